/**
 * When a customer begins to pay later than it used to: a one-sided cumulative sum (CUSUM) of how far each
 * payment lies above the customer's own usual day, and the alarms that it raised, day by day.
 *
 *     usually 3 days late (median of 14)   then 12, 18, 20 days late: z 1.9, 2.6, 2.8
 *     C    0 → 1.4 → 3.5 → 5.8             C ≥ 5, and their median is 15 above 3: an alarm, severe
 *
 * Source: domain-rules 6.2 as corrected by 6.7 no. 2 and 3. An alarm keeps its day: every day from the first
 * is gone through with what was effective by then.
 *
 * Readings. The alarm is raised when C reaches h. The run is what came since C was last 0; "the run's last
 * five" are as many of it as there are. All open items of a day are compared with one baseline, that of the
 * next payment. The run is over when each of the last five payments is less than 2.5 days above the usual.
 * What was open and late when an alarm was dismissed is not brought up again before it is paid. An alarm is
 * severe from the day on which it was, to its end.
 */
import { addDays, daysBetween, NEVER, type IsoDate } from '../dates.ts';
import {
  byFirstDue,
  medianOf,
  observationOf,
  type Observation,
  type PaymentHistory,
  type Stretch,
} from './observations.ts';

/** What the detector is set to. The owner moves `h` between 4 and 6; the rest is measured (6.7). */
export interface ShiftParameters {
  /** Of C, in standard deviations: 4 more alarms, 6 fewer. */
  readonly h: number;
  /** What each observation may lie above the usual without C growing, in standard deviations. */
  readonly k: number;
  /** z counts at most so much, either way. */
  readonly mostZ: number;
  /** Days after which a difference counts half as much: y = asinh((days − usual) / scale). */
  readonly scale: number;
  /** Of y: what most customers have, how many observations that is worth, and the least. */
  readonly priorDeviation: number;
  readonly priorWeight: number;
  readonly leastDeviation: number;
  /** Observations: in no baseline with fewer, weak with fewer, at most; the newest that are left out. */
  readonly baselineLeast: number;
  readonly baselineWeak: number;
  readonly baselineMost: number;
  readonly leftOut: number;
  /** How many of a run's newest are looked at, and days of their median above the usual. */
  readonly newest: number;
  readonly alarmDays: number;
  readonly severeDays: number;
  readonly overDays: number;
  /** C goes at most so much above h. */
  readonly mostAbove: number;
}

export const SHIFT_PARAMETERS: ShiftParameters = {
  h: 5,
  k: 0.5,
  mostZ: 3,
  scale: 5,
  priorDeviation: 0.75,
  priorWeight: 8,
  leastDeviation: 0.35,
  baselineLeast: 6,
  baselineWeak: 8,
  baselineMost: 100,
  leftOut: 3,
  newest: 5,
  alarmDays: 5,
  severeDays: 15,
  overDays: 2.5,
  mostAbove: 3,
};

/** What the owner may set h to (inclusive). */
export const H_RANGE = { least: 4, most: 6 } as const;

/** What somebody said of an alarm; it counts from the end of `on`. */
export interface ShiftVerdict {
  readonly on: IsoDate;
  /** The day of the alarm. One that a correction has moved by at most 14 days is meant, too. */
  readonly alarmOn: IsoDate;
  readonly verdict: 'confirmed' | 'dismissed';
}

/** What an alarm rests on. Whatever is said of it can be worked out from here. */
export interface ShiftEvidence {
  /** The day it describes. */
  readonly on: IsoDate;
  /** Everything paid by then, or since a new normal was confirmed. */
  readonly paid: readonly Observation[];
  /** Those of it that are the usual, oldest first; fewer than 8 are weak. */
  readonly baseline: readonly Observation[];
  /** Since C was last 0, up to where it was highest: paid ones in their order, then open ones, oldest due first. */
  readonly run: readonly Observation[];
  readonly c: number;
}

export interface ShiftAlarm {
  /** The first day on which it would have been raised. */
  readonly onDate: IsoDate;
  readonly isSevere: boolean;
  /** The first day on which the run was over; null: it runs. */
  readonly overOn: IsoDate | null;
  readonly verdict: ShiftVerdict | null;
  /** As of today; of a run that is over, as it was when the alarm was raised. */
  readonly evidence: ShiftEvidence;
}

/** The middle of the newest of the run (at most five), in days. */
export const nowOfRun = (run: readonly Observation[], newest = SHIFT_PARAMETERS.newest): number =>
  medianOf(run.slice(-newest).map(({ days }) => days));
export const usualOf = (baseline: readonly Observation[]): number =>
  medianOf(baseline.map(({ days }) => days));

const VERDICT_FOLLOWS_DAYS = 14;

/** What is looked for by: a verdict is about the alarm of its day, else about the nearest within 14 days. */
export function meantBy<A extends { readonly onDate: IsoDate }>(
  alarms: readonly A[],
  day: IsoDate,
): A | null {
  let nearest: A | null = null;
  let least = VERDICT_FOLLOWS_DAYS + 1;
  for (const alarm of alarms) {
    const distance = Math.abs(daysBetween(alarm.onDate, day));
    if (distance < least) [nearest, least] = [alarm, distance];
  }
  return nearest;
}

// --- The usual day.

/** Of a baseline: its median and, of y, mean and deviation; `spread` is for one more observation. */
export interface Baseline {
  readonly n: number;
  readonly usual: number;
  readonly mean: number;
  readonly spread: number;
}

/** Null: too few. `days`: in any order. */
export function baselineOf(
  days: readonly number[],
  parameters: ShiftParameters = SHIFT_PARAMETERS,
): Baseline | null {
  const n = days.length;
  if (n < parameters.baselineLeast) return null;
  const usual = medianOf(days);
  let sum = 0;
  let squares = 0;
  for (const one of days) sum += yOf(one - usual, parameters.scale);
  const mean = sum / n;
  for (const one of days) squares += (yOf(one - usual, parameters.scale) - mean) ** 2;
  const { priorWeight, priorDeviation, leastDeviation } = parameters;
  const pooled = Math.sqrt((priorWeight * priorDeviation ** 2 + squares) / (priorWeight + n - 1));
  return {
    n,
    usual,
    mean,
    spread: Math.max(pooled, leastDeviation) * Math.sqrt(1 + 1 / n),
  };
}

export function zOf(
  days: number,
  { usual, mean, spread }: Baseline,
  { mostZ, scale }: ShiftParameters = SHIFT_PARAMETERS,
): number {
  const z = (yOf(days - usual, scale) - mean) / spread;
  return Math.min(mostZ, Math.max(-mostZ, z));
}

const yOf = (above: number, scale: number): number => {
  // Days are whole and medians end in halves, so a ledger asks for a few hundred different ones.
  const at = above * 2;
  if (scale !== SHIFT_PARAMETERS.scale || !Number.isInteger(at) || Math.abs(at) >= KNOWN_Y)
    return Math.asinh(above / scale);
  const known = knownY[at + KNOWN_Y] as number;
  if (!Number.isNaN(known)) return known;
  return (knownY[at + KNOWN_Y] = Math.asinh(above / scale));
};
const KNOWN_Y = 2000;
const knownY = new Float64Array(2 * KNOWN_Y).fill(Number.NaN);

// --- Day after day.

/** C, and what it is the sum of: the run since it was last 0. */
interface Sum {
  c: number;
  readonly run: Observation[];
}

/** C after one more observation of `z` standard deviations. */
export const cusumStep = (
  c: number,
  z: number,
  { h, k, mostAbove }: Pick<ShiftParameters, 'h' | 'k' | 'mostAbove'>,
): number => Math.min(h + mostAbove, Math.max(0, c + z - k));

function addTo(sum: Sum, one: Observation, baseline: Baseline, parameters: ShiftParameters): void {
  sum.c = cusumStep(sum.c, zOf(one.days, baseline, parameters), parameters);
  if (sum.c === 0) sum.run.length = 0;
  else sum.run.push(one);
}

/** Days that the middle of the run's newest lies above the usual. */
const aboveUsual = ({ run }: Sum, { usual }: Baseline, { newest }: ShiftParameters): number =>
  run.length === 0 ? 0 : nowOfRun(run, newest) - usual;
const isAlarm = (sum: Sum, baseline: Baseline, parameters: ShiftParameters): boolean =>
  sum.c >= parameters.h && aboveUsual(sum, baseline, parameters) >= parameters.alarmDays;

/** From the end of this day on C begins with 0 again, and the baseline, where it says so, with the run. */
interface Reset {
  readonly on: IsoDate;
  /** The first of the run that was paid; `none`: nothing was. Null: the baseline stays. */
  readonly baselineFrom: Stretch | 'none' | null;
}

type Open = { -readonly [Key in keyof ShiftAlarm]: ShiftAlarm[Key] };

/**
 * Alarms of one customer up to the end of `asOf`, oldest first. Of `history` and `verdicts` what is later
 * than that day counts for nothing.
 */
export function paymentShifts(
  history: PaymentHistory,
  asOf: IsoDate,
  verdicts: readonly ShiftVerdict[] = [],
  parameters: ShiftParameters = SHIFT_PARAMETERS,
): readonly ShiftAlarm[] {
  // Alarms of a customer with less than a baseline and one payment there cannot be.
  if (history.closed.length < parameters.baselineLeast + parameters.leftOut) return [];
  return new Replay(history, asOf, verdicts, parameters).alarms();
}

class Replay {
  readonly #history: PaymentHistory;
  readonly #asOf: IsoDate;
  readonly #verdicts: readonly ShiftVerdict[];
  readonly #parameters: ShiftParameters;
  readonly #alarms: Open[] = [];
  readonly #resets: Reset[] = [];
  /** The alarm that runs. */
  #running: Open | null = null;
  /** Closed by the day and not opened again. */
  #paid: Stretch[] = [];
  #sum: Sum = { c: 0, run: [] };
  /** Where the baseline begins in `#paid`. */
  #from = 0;
  readonly #baselines = new Map<number, Baseline | null>();
  /** Overdue and undisputed, oldest due first. */
  #open: readonly Stretch[] = [];
  readonly #dismissed = new Set<number>();

  constructor(
    history: PaymentHistory,
    asOf: IsoDate,
    verdicts: readonly ShiftVerdict[],
    parameters: ShiftParameters,
  ) {
    this.#history = history;
    this.#asOf = asOf;
    this.#verdicts = verdicts
      .filter(({ on }) => on <= asOf)
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.alarmOn < b.alarmOn ? -1 : 1));
    this.#parameters = parameters;
  }

  alarms(): readonly ShiftAlarm[] {
    const { closed } = this.#history;
    const overdue = this.#history.overdue.toSorted((a, b) =>
      a.from < b.from ? -1 : Number(a.from > b.from),
    );
    const days = this.#eventDays();
    let closedAt = 0;
    let overdueAt = 0;
    let verdictAt = 0;
    for (const [at, day] of days.entries()) {
      if (this.#paid.some(({ before }) => before !== null && before <= day)) this.#takeOut(day);
      for (; (closed[closedAt]?.from ?? NEVER) <= day; closedAt += 1)
        this.#add(closed[closedAt] as Stretch, day);
      const open = this.#open.filter(({ before }) => (before ?? NEVER) > day);
      for (; (overdue[overdueAt]?.from ?? NEVER) <= day; overdueAt += 1)
        open.push(overdue[overdueAt] as Stretch);
      this.#open = open.sort(byFirstDue);
      this.#lookAt(day);
      for (; (this.#verdicts[verdictAt]?.on ?? NEVER) <= day; verdictAt += 1)
        this.#hear(this.#verdicts[verdictAt] as ShiftVerdict, day);
      const next = days[at + 1];
      this.#wait(day, next === undefined ? this.#asOf : addDays(next, -1));
    }
    this.#describe(this.#asOf);
    return this.#alarms;
  }

  /** Up to `asOf`, those on which something is more than a day older than the day before. */
  #eventDays(): readonly IsoDate[] {
    const days = new Set<IsoDate>();
    for (const stretches of [this.#history.closed, this.#history.overdue])
      for (const { from, before } of stretches) {
        days.add(from);
        if (before !== null) days.add(before);
      }
    for (const { on } of this.#verdicts) days.add(on);
    return [...days].filter((day) => day <= this.#asOf).sort();
  }

  /** What the observation after `count` paid ones is compared with. */
  #baseline(count: number): Baseline | null {
    let baseline = this.#baselines.get(count);
    if (baseline === undefined) {
      const days = this.#baselineStretches(count).map((one) => one.days ?? 0);
      baseline = baselineOf(days, this.#parameters);
      this.#baselines.set(count, baseline);
    }
    return baseline;
  }

  #baselineStretches(count: number): readonly Stretch[] {
    const end = count - this.#parameters.leftOut;
    const begin = Math.max(this.#from, end - this.#parameters.baselineMost);
    return end <= begin ? [] : this.#paid.slice(begin, end);
  }

  #add(one: Stretch, day: IsoDate): void {
    const baseline = this.#push(one);
    if (baseline !== null) this.#judge(day, this.#sum, baseline, this.#paid.length - 1);
  }

  #push(one: Stretch): Baseline | null {
    const baseline = this.#baseline(this.#paid.length);
    this.#paid.push(one);
    if (baseline !== null)
      addTo(this.#sum, observationOf(one, one.from), baseline, this.#parameters);
    return baseline;
  }

  /** An alarm, or one that runs is severe. `count`: paid ones before what was added last. */
  #judge(day: IsoDate, sum: Sum, baseline: Baseline, count: number): void {
    if (this.#running === null && isAlarm(sum, baseline, this.#parameters)) {
      this.#running = {
        onDate: day,
        isSevere: false,
        overOn: null,
        verdict: null,
        evidence: this.#evidence(day, sum, count),
      };
      this.#alarms.push(this.#running);
    }
    if (
      this.#running !== null &&
      aboveUsual(sum, baseline, this.#parameters) >= this.#parameters.severeDays
    )
      this.#running.isSevere = true;
  }

  /** A payment came back: the sum as it is without it, with everything that was decided since. */
  #takeOut(day: IsoDate): void {
    const left = this.#paid.filter(({ before }) => (before ?? NEVER) > day);
    this.#paid = [];
    this.#from = 0;
    this.#baselines.clear();
    this.#sum = { c: 0, run: [] };
    let resetAt = 0;
    for (const one of left) {
      for (; (this.#resets[resetAt]?.on ?? NEVER) < one.from; resetAt += 1)
        this.#reset(this.#resets[resetAt] as Reset);
      this.#push(one);
    }
    for (; resetAt < this.#resets.length; resetAt += 1) this.#reset(this.#resets[resetAt] as Reset);
  }

  #reset({ baselineFrom }: Reset): void {
    this.#sum = { c: 0, run: [] };
    if (baselineFrom === null) return;
    this.#from = this.#paid.length;
    if (baselineFrom !== 'none') {
      // Where it was taken out itself, what came with or after it.
      const same = this.#paid.indexOf(baselineFrom);
      const next = this.#paid.findIndex(({ from }) => from >= baselineFrom.from);
      if (same !== -1) this.#from = same;
      else if (next !== -1) this.#from = next;
    }
    this.#baselines.clear();
  }

  /** Later than usual on the day, and not dismissed before. */
  #late(day: IsoDate, { usual }: Baseline): readonly Observation[] {
    return this.#open
      .filter(({ item }) => !this.#dismissed.has(item.itemId))
      .map((one) => observationOf(one, day))
      .filter(({ days }) => days > usual);
  }

  /** What is open and late added to the sum, one by one. Returns the sum where it was highest. */
  #withOpen(day: IsoDate, baseline: Baseline, each?: (sum: Sum) => void): Sum {
    const sum: Sum = { c: this.#sum.c, run: [...this.#sum.run] };
    let highest: Sum = this.#sum;
    for (const one of this.#late(day, baseline)) {
      addTo(sum, one, baseline, this.#parameters);
      each?.(sum);
      // As high as before with more of it: where C is at its most, the newest is told, too.
      if (sum.c >= highest.c && sum.c > 0) highest = { c: sum.c, run: [...sum.run] };
    }
    return highest;
  }

  /** After everything of the day: what is open may raise an alarm, and a run may be over. */
  #lookAt(day: IsoDate): void {
    const baseline = this.#baseline(this.#paid.length);
    if (baseline === null) return;
    const { c } = this.#lookAtOpen(day, baseline);
    const running = this.#running;
    if (running === null) return;
    const { h, newest, overDays } = this.#parameters;
    const isBack =
      this.#paid.slice(-newest).every(({ days }) => (days ?? 0) < baseline.usual + overDays) &&
      this.#late(day, baseline).length === 0;
    if (c > h / 2 && !isBack) return;
    running.overOn = day;
    this.#end({ on: day, baselineFrom: null });
  }

  #lookAtOpen = (day: IsoDate, baseline: Baseline): Sum =>
    this.#withOpen(day, baseline, (sum) => this.#judge(day, sum, baseline, this.#paid.length));

  /** From the day after `day` to `last` nothing happens but that what is open gets older. */
  #wait(day: IsoDate, last: IsoDate): void {
    if (day >= last || this.#open.length === 0) return;
    const baseline = this.#baseline(this.#paid.length);
    if (baseline === null) return;
    // Meanwhile C only rises: where it is low on the last day it was on all of them.
    if (this.#running === null && this.#withOpen(last, baseline).c < this.#parameters.h) return;
    for (let on = addDays(day, 1); on <= last; on = addDays(on, 1)) {
      if (this.#running?.isSevere === true) return;
      this.#lookAtOpen(on, baseline);
    }
  }

  #end(reset: Reset): void {
    this.#running = null;
    this.#resets.push(reset);
    this.#reset(reset);
  }

  #hear(verdict: ShiftVerdict, day: IsoDate): void {
    const alarm = meantBy(this.#alarms, verdict.alarmOn);
    if (alarm === null) return;
    alarm.verdict = verdict;
    if (alarm !== this.#running) return;
    this.#describe(day);
    if (verdict.verdict === 'dismissed') {
      const baseline = this.#baseline(this.#paid.length);
      if (baseline !== null)
        for (const { item } of this.#late(day, baseline)) this.#dismissed.add(item.itemId);
      this.#end({ on: day, baselineFrom: null });
      return;
    }
    const first = this.#paid[this.#paid.length - this.#sum.run.length];
    this.#end({ on: day, baselineFrom: first ?? 'none' });
  }

  /** The evidence of the alarm that runs, as of the day. */
  #describe(day: IsoDate): void {
    if (this.#running === null) return;
    const baseline = this.#baseline(this.#paid.length);
    const highest = baseline === null ? this.#sum : this.#withOpen(day, baseline);
    const count = this.#paid.length - (highest === this.#sum ? 1 : 0);
    // Where so much came back that nothing is left to tell, it is told as it was raised.
    if (highest.run.length === 0 || this.#baseline(count) === null) return;
    this.#running.evidence = this.#evidence(day, highest, count);
  }

  #evidence(day: IsoDate, { c, run }: Sum, count: number): ShiftEvidence {
    const told = (one: Stretch): Observation => observationOf(one, day);
    return {
      on: day,
      paid: this.#paid.slice(this.#from).map(told),
      baseline: this.#baselineStretches(count).map(told),
      run: [...run],
      c,
    };
  }
}
