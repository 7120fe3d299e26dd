/**
 * Customers that begin to pay later: whom the detectors catch, how soon, and how often they are wrong, beside
 * five simpler ones.
 *
 *     npm run bench -- risk
 *
 *     IBM without disputed               +10 d caught, in  …  false a year   on before
 *       payment_shift h = 5                   58.2 % in 5             0.011       0.0 %
 *       three late in a row                   38.0 % in 3             0.135      24.1 %
 *
 * Histories are those of `ibm-late-payments` (shared data, not part of the repository; left out where it is
 * missing), and simulated payers with the shapes of `risk-measures.ts` and an invoice a week, a fortnight or a
 * month. A drift is planted from the middle invoice on, by due date: everything from there on is settled 10, 15
 * or 30 days later. Each day is replayed with what was known by its end, to the last movement.
 *
 * Readings. Days late are those of the settlement, below zero for early ones (the file's `DaysLate` has 0 there).
 * A disputed invoice is no observation (6.7 no. 1): left out; a second ledger has them all. A customer has 16
 * invoices or more. Caught: an alarm begins on a day from the drift's first due date on. One that runs since
 * before tells nothing new and does not count, otherwise than in `risk-measures.ts`: a rule that is always on
 * would catch everybody at once. "On before" is the share of customers of whom one runs on that date. Invoices
 * until the alert are those that fell due from that date to the day of the alarm, both inclusive; the table has
 * the median of who was caught. Alarms of the untouched histories are all false (what really changed in the IBM
 * file counts so, too, for everybody alike), in customer-years from the 8th payment to the last movement.
 *
 * All see the same: paid items in their order, then the open overdue ones, oldest first due date first, each
 * with its days so far; a row may end at any of those. "Usual" and its deviation are of the payments before
 * less the last three, the latest 100, at least six, as in 6.7 no. 2. An alarm of a baseline lasts until five
 * payments were made without it being true, so that it is not counted twice where ours is counted once.
 *
 * Targets. Beside a baseline that has no more false alarms, ours catches at least as many (half of one in a
 * hundred is rounding), and is not later: the medians of the customers that both caught, else who catches only
 * what is easy would be the fastest.
 */
import { existsSync, readFileSync } from 'node:fs';
import {
  addDays,
  daysBetween,
  isoDateOf,
  laterOf,
  NEVER,
  type IsoDate,
} from '../../src/domain/dates.ts';
import { daysBeyondTerms } from '../../src/domain/risk/adbt.ts';
import {
  rankingDays,
  rankingPower,
  watched,
  yearsOf,
  type BacktestSettings,
} from '../../src/domain/risk/backtest.ts';
import { lateNow } from '../../src/domain/risk/late-now.ts';
import {
  observationsOn,
  paymentHistory,
  type ItemHistory,
  type PaymentHistory,
} from '../../src/domain/risk/observations.ts';
import { PastScores } from '../../src/domain/risk/past-alarms.ts';
import { H_RANGE, paymentShifts, SHIFT_PARAMETERS } from '../../src/domain/risk/payment-shift.ts';
import { picture } from '../domain/risk/made-picture.ts';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';
import { seeded, type Seeded } from './made/seeded.ts';
import { median, shownLine, type Line } from './measure.ts';
import { SHAPES } from './risk-measures.ts';

interface Invoice {
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  /** Days from the due date to the settlement. */
  readonly late: number;
  readonly minor: number;
}
/** Of one customer, by due date. */
type History = readonly Invoice[];

const DRIFTS = [10, 15, 30] as const;
const LEAST_INVOICES = 16;
const SEED = 1511;

/** `scale` 1: 150 payers of each shape and rhythm; 10: 50. */
export function driftMeasures(scale: number, say: (line: string) => void): readonly Line[] {
  const lines: Line[] = [];
  for (const [ledger, histories] of ledgers(scale === 1 ? 150 : 50, say)) {
    const results = measured(histories);
    say('');
    for (const line of written(`${ledger}: ${histories.length} customers`, results)) say(line);
    lines.push(...verdicts(ledger, results));
  }
  return [...lines, ...rankingLines(scale === 1 ? 300 : 100)];
}

// --- Ledgers.

function ledgers(
  customers: number,
  say: (line: string) => void,
): readonly (readonly [string, readonly History[]])[] {
  const real: (readonly [string, readonly History[]])[] = [];
  const file = hasSharedData
    ? sharedData('ibm-late-payments', 'WA_Fn-UseC_-Accounts-Receivable.csv')
    : null;
  if (file === null || !existsSync(file))
    say('no shared data (ibm-late-payments): drifts of real payers are not measured');
  else
    real.push(
      ['IBM without disputed', readIbm(file, false)],
      ['IBM, disputed too', readIbm(file, true)],
    );
  const made = Object.entries(RHYTHMS).flatMap(([rhythm, days]) =>
    [false, true].map((isHard) => {
      const shapes = Object.values(SHAPES).filter((shape) => shape.isHard === isHard);
      const chance = seeded(SEED + days);
      const histories = shapes.flatMap((shape) =>
        Array.from({ length: customers }, () => simulated(shape.days, days, chance)),
      );
      return [`${rhythm}, ${isHard ? 'hard' : 'plain'} shapes`, histories] as const;
    }),
  );
  return [...real, ...made];
}

function readIbm(file: string, withDisputed: boolean): readonly History[] {
  const byCustomer = new Map<string, Invoice[]>();
  for (const line of readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1)) {
    const [, customer = '', , , issued = '', due = '', amount = '', disputed, settled = ''] =
      line.split(',');
    if (disputed === 'Yes' && !withDisputed) continue;
    const dueOn = dayOf(due);
    const late = daysBetween(dueOn, dayOf(settled));
    const minor = Math.round(Number(amount) * 100);
    const invoice = { issuedOn: dayOf(issued), dueOn, late, minor };
    const invoices = byCustomer.get(customer);
    if (invoices === undefined) byCustomer.set(customer, [invoice]);
    else invoices.push(invoice);
  }
  return [...byCustomer.values()]
    .filter(({ length }) => length >= LEAST_INVOICES)
    .map((invoices) => invoices.sort((a, b) => daysBetween(b.dueOn, a.dueOn)));
}

/** `1/26/2013`. */
function dayOf(text: string): IsoDate {
  const [month = '', day = '', year = ''] = text.split('/');
  return isoDateOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

const RHYTHMS = { weekly: 7, fortnightly: 14, monthly: 30 } as const;
const FIRST = isoDateOf('2020-01-01');
const TERMS_DAYS = 30;
const INVOICES = 32;

const simulated = (
  shape: (chance: Seeded) => number,
  rhythm: number,
  chance: Seeded,
  invoices = INVOICES,
): History =>
  Array.from({ length: invoices }, (_, at): Invoice => {
    const issuedOn = addDays(FIRST, at * rhythm);
    const late = Math.max(-TERMS_DAYS, Math.round(shape(chance)));
    return { issuedOn, dueOn: addDays(issuedOn, TERMS_DAYS), late, minor: 100_000 };
  });

/** `drift`: days that everything due from `from` on is settled later. */
const itemsOf = (
  history: History,
  drift: { readonly from: IsoDate; readonly days: number } | null,
): readonly ItemHistory[] =>
  history.map(({ issuedOn, dueOn, late, minor }, at): ItemHistory => {
    const later = drift !== null && dueOn >= drift.from ? drift.days : 0;
    return {
      itemId: at,
      invoice: String(at).padStart(4, '0'),
      position: 1,
      of: 1,
      currency: 'EUR',
      issuedOn,
      firstDueOn: dueOn,
      dueOn,
      grossMinor: minor,
      isPaidAtOnce: false,
      movements: [{ on: addDays(dueOn, late + later), minor, by: 'money' }],
      disputed: [],
      extended: [],
    };
  });

// --- Detectors.

/** What a baseline asks on a day: of the first `count` payments, and of the days of what is open. */
type Rule = (paid: readonly number[]) => (count: number, open: readonly number[]) => boolean;

interface Usual {
  readonly median: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Of payments in their order: what the one after the first `count` is compared with. */
function usuals(paid: readonly number[]): (count: number) => Usual | null {
  const { baselineLeast, baselineMost, leftOut } = SHIFT_PARAMETERS;
  const known = new Map<number, Usual | null>();
  const of = (count: number): Usual | null => {
    const end = count - leftOut;
    if (end < baselineLeast) return null;
    const days = paid.slice(Math.max(0, end - baselineMost), end);
    const mean = sum(days) / days.length;
    const squares = sum(days.map((one) => (one - mean) ** 2));
    return { median: median(days), mean, deviation: Math.sqrt(squares / (days.length - 1)) };
  };
  return (count) => {
    let usual = known.get(count);
    if (usual === undefined) known.set(count, (usual = of(count)));
    return usual;
  };
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** Of the payments and any first part of what is open. */
const atAnyEnd = (
  paid: readonly number[],
  open: readonly number[],
  isTrue: (days: readonly number[]) => boolean,
): boolean => {
  const days = [...paid];
  if (isTrue(days)) return true;
  return open.some((one) => {
    days.push(one);
    return isTrue(days);
  });
};

const inARow = (days: readonly number[], least: number): boolean =>
  days.length >= 3 && days.slice(-3).every((one) => one >= least);

/** Standard deviations of less than a day would make one day a change. */
const LEAST_DEVIATION = 1;
const EWMA = { lambda: 0.2, limit: 2.86 } as const;

const ewma: Rule = (paid) => {
  const usual = usuals(paid);
  const next = (before: number, days: number, { mean, deviation }: Usual): number =>
    EWMA.lambda * ((days - mean) / Math.max(deviation, LEAST_DEVIATION)) +
    (1 - EWMA.lambda) * before;
  const isOver = (value: number, count: number): boolean =>
    value >
    EWMA.limit *
      Math.sqrt(
        (EWMA.lambda / (2 - EWMA.lambda)) * (1 - (1 - EWMA.lambda) ** (2 * Math.max(1, count))),
      );
  // After the first so many payments, and how many of them are in it.
  const after: { readonly value: number; readonly count: number }[] = [{ value: 0, count: 0 }];
  for (const [at, days] of paid.entries()) {
    const { value, count } = after[at] as { value: number; count: number };
    const known = usual(at);
    after.push(
      known === null ? { value, count } : { value: next(value, days, known), count: count + 1 },
    );
  }
  return (of, open) => {
    let { value, count } = after[of] as { value: number; count: number };
    if (isOver(value, count)) return true;
    const known = usual(of);
    if (known === null) return false;
    return open.some((days) => {
      if (days <= known.median) return false;
      value = next(value, days, known);
      count += 1;
      return isOver(value, count);
    });
  };
};

const TO_BEAT = 'three in a row 6 d above own median';
const RULES: Readonly<Record<string, Rule>> = {
  'EWMA on raw days': ewma,
  'three late in a row': (paid) => (count, open) =>
    atAnyEnd(paid.slice(Math.max(0, count - 3), count), open, (days) => inARow(days, 1)),
  [TO_BEAT]: (paid) => {
    const usual = usuals(paid);
    return (count, open) => {
      const known = usual(count);
      if (known === null) return false;
      const late = open.filter((days) => days > known.median);
      return atAnyEnd(paid.slice(Math.max(0, count - 3), count), late, (days) =>
        inARow(days, known.median + 6),
      );
    };
  },
  '30 days late': () => (_, open) => open.some((days) => days >= 30),
  'plain median rule': (paid) => {
    const usual = usuals(paid);
    return (count, open) => {
      const late = open.filter((days) => days > (usual(count)?.median ?? 0));
      return atAnyEnd(
        paid.slice(Math.max(0, count - 12), count),
        late,
        (days) => days.length >= 12 && median(days.slice(-3)) - median(days.slice(-12, -3)) >= 10,
      );
    };
  },
};

const OURS = `payment_shift h = ${SHIFT_PARAMETERS.h}`;
/** What the owner may set it to, only shown. */
const SOONER = `payment_shift h = ${H_RANGE.least}`;
const SEEN = 'payment_shift or late_now alert';
const DETECTORS = [OURS, SEEN, SOONER, ...Object.keys(RULES)];

/** From its first day (inclusive) to the first on which it was over (exclusive; null: it runs). */
interface Alarm {
  readonly from: IsoDate;
  before: IsoDate | null;
}

/** Of each of the detectors, oldest first. */
function alarmsOf(payments: PaymentHistory, to: IsoDate): ReadonlyMap<string, readonly Alarm[]> {
  const { closed } = payments;
  const paid = closed.map(({ days }) => days ?? 0);
  const rules = Object.entries(RULES).map(([name, rule]) => ({
    name,
    isTrue: rule(paid),
    /** Payments by the last day on which it was true. */
    trueAt: 0,
    running: null as Alarm | null,
    alarms: [] as Alarm[],
  }));
  const lateAlerts: Alarm[] = [];
  let late: Alarm | null = null;
  let count = 0;
  const first = closed[0]?.from ?? to;
  for (let day = first; day <= to; day = addDays(day, 1)) {
    while ((closed[count]?.from ?? NEVER) <= day) count += 1;
    const open = payments.overdue
      .filter(({ from, before }) => from <= day && (before ?? NEVER) > day)
      .map(({ item }) => daysBetween(item.firstDueOn, day));
    for (const rule of rules) {
      if (rule.isTrue(count, open)) {
        rule.trueAt = count;
        if (rule.running === null) rule.alarms.push((rule.running = { from: day, before: null }));
      } else if (rule.running !== null && count - rule.trueAt >= SHIFT_PARAMETERS.newest) {
        rule.running.before = day;
        rule.running = null;
      }
    }
    if (open.length > 0 && lateNow(payments, day)?.alert === true) {
      if (late === null) lateAlerts.push((late = { from: day, before: null }));
    } else if (late !== null) {
      late.before = day;
      late = null;
    }
  }
  const shiftsAt = (h: number): readonly Alarm[] =>
    paymentShifts(payments, to, [], { ...SHIFT_PARAMETERS, h }).map(({ onDate, overOn }) => ({
      from: onDate,
      before: overOn,
    }));
  const shifts = shiftsAt(SHIFT_PARAMETERS.h);
  // Both on one day are two signals of one customer, and one look at it.
  const notOfShifts = lateAlerts.filter((one) => !shifts.some(({ from }) => from === one.from));
  return new Map<string, readonly Alarm[]>([
    [OURS, shifts],
    [SEEN, [...shifts, ...notOfShifts].sort((a, b) => daysBetween(b.from, a.from))],
    [SOONER, shiftsAt(H_RANGE.least)],
    ...rules.map(({ name, alarms }) => [name, alarms] as const),
  ]);
}

// --- Counting.

interface Result {
  /** Of each drift and customer the invoices until the alert; null: not caught. */
  readonly until: Readonly<Record<number, readonly (number | null)[]>>;
  readonly falseAYear: number;
  /** Per cent of the customers of whom an alarm runs when the drift begins. */
  readonly running: number;
}
interface Results {
  readonly years: number;
  readonly of: ReadonlyMap<string, Result>;
}

const EVER: BacktestSettings = { from: '0000-01-01' as IsoDate, to: NEVER, late: 30, ahead: 60 };

function measured(histories: readonly History[]): Results {
  const until = new Map(DETECTORS.map((name) => [name, new Map<number, (number | null)[]>()]));
  const falses = new Map(DETECTORS.map((name) => [name, 0]));
  const running = new Map(DETECTORS.map((name) => [name, 0]));
  let years = 0;
  for (const history of histories) {
    const items = itemsOf(history, null);
    const payments = paymentHistory(items);
    const seen = watched('', items, payments, EVER);
    if (seen === null) throw new Error('a history without eight payments');
    years += yearsOf(seen);
    const { dueOn: from } = history[history.length >> 1] as Invoice;
    for (const [name, alarms] of alarmsOf(payments, seen.to)) {
      const wrong = alarms.filter((one) => one.from >= seen.from).length;
      falses.set(name, (falses.get(name) as number) + wrong);
      if (alarms.some((one) => one.from < from && (one.before ?? NEVER) > from))
        running.set(name, (running.get(name) as number) + 1);
    }
    for (const drift of DRIFTS) {
      const later = paymentHistory(itemsOf(history, { from, days: drift }));
      const to = later.closed.reduce((day, one) => laterOf(day, one.from), from);
      for (const [name, alarms] of alarmsOf(later, to)) {
        const alarm = alarms.find((one) => one.from >= from);
        const invoices =
          alarm === undefined
            ? null
            : history.filter(({ dueOn }) => dueOn >= from && dueOn <= alarm.from).length;
        const ofDrifts = until.get(name) as Map<number, (number | null)[]>;
        ofDrifts.set(drift, [...(ofDrifts.get(drift) ?? []), invoices]);
      }
    }
  }
  const of = DETECTORS.map((name): readonly [string, Result] => {
    const ofDrifts = Object.fromEntries(until.get(name) as Map<number, (number | null)[]>);
    return [
      name,
      {
        until: ofDrifts,
        falseAYear: (falses.get(name) as number) / years,
        running: (100 * (running.get(name) as number)) / histories.length,
      },
    ];
  });
  return { years, of: new Map(of) };
}

const caughtOf = ({ until }: Result, drift: number): readonly number[] =>
  (until[drift] ?? []).filter((one) => one !== null);
const percentOf = (result: Result, drift: number): number =>
  (100 * caughtOf(result, drift).length) / (result.until[drift] ?? []).length;

function written(title: string, results: Results): readonly string[] {
  const row = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(40) : cell.padStart(17))).join('');
  return [
    `${title}, ${results.years.toFixed(0)} customer-years`,
    row(['', ...DRIFTS.map((drift) => `+${drift} d caught, in`), 'false a year', 'on before']),
    ...[...results.of].map(([name, result]) =>
      row([
        `  ${name}`,
        ...DRIFTS.map((drift) => {
          const caught = caughtOf(result, drift);
          const percent = `${percentOf(result, drift).toFixed(1)} %`;
          return caught.length === 0 ? percent : `${percent} in ${median(caught)}`;
        }),
        result.falseAYear.toFixed(3),
        `${result.running.toFixed(1)} %`,
      ]),
    ),
  ];
}

/** Whole per cent. */
const ROUNDING = 0.5;

function verdicts(ledger: string, results: Results): readonly Line[] {
  const ours = results.of.get(OURS) as Result;
  const rivals = Object.keys(RULES)
    .map((name) => ({ name, result: results.of.get(name) as Result }))
    .filter(({ result }) => result.falseAYear <= ours.falseAYear);
  const toBeat = results.of.get(TO_BEAT) as Result;
  return [
    {
      measure: `${ledger}: false alarms a customer-year`,
      ours: ours.falseAYear.toFixed(3),
      reference: toBeat.falseAYear.toFixed(3),
      ratio: '',
      target: `≤ ${TO_BEAT}`,
      isMet: ours.falseAYear <= toBeat.falseAYear,
    },
    ...(rivals.length === 0
      ? [shownLine('  caught, and how soon', 'no baseline has so few false alarms')]
      : DRIFTS.flatMap((drift) => beside(drift, ours, rivals))),
  ];
}

interface Rival {
  readonly name: string;
  readonly result: Result;
}

/** The reference is the one that is hardest to equal. */
function beside(drift: number, ours: Result, rivals: readonly Rival[]): readonly Line[] {
  const percent = percentOf(ours, drift);
  const most = rivals
    .map(({ name, result }) => ({ name, theirs: percentOf(result, drift) }))
    .reduce((a, b) => (b.theirs > a.theirs ? b : a));
  const soonest = rivals
    .flatMap(({ name, result }) => {
      const both = (ours.until[drift] ?? []).flatMap((mine, at) => {
        const theirs = result.until[drift]?.[at] ?? null;
        return mine === null || theirs === null ? [] : [{ mine, theirs }];
      });
      if (both.length === 0) return [];
      const mine = median(both.map((one) => one.mine));
      return [{ name, mine, theirs: median(both.map((one) => one.theirs)) }];
    })
    .sort((a, b) => b.mine - b.theirs - (a.mine - a.theirs))[0];
  return [
    {
      measure: `  +${drift} d caught`,
      ours: `${percent.toFixed(1)} %`,
      reference: `${most.theirs.toFixed(1)} %`,
      ratio: '',
      target: `≥ ${most.name}`,
      isMet: percent >= most.theirs - ROUNDING,
    },
    ...(soonest === undefined
      ? []
      : [
          {
            measure: '    invoices until the alert, where both catch',
            ours: `${soonest.mine}`,
            reference: `${soonest.theirs}`,
            ratio: '',
            target: `≤ ${soonest.name}`,
            isMet: soonest.mine <= soonest.theirs,
          },
        ]),
  ];
}

// --- Ranking: who of two customers is the worse risk.

const STOPS_DAYS = { least: 40, most: 90 } as const;
const RANKED_INVOICES = 48;

/**
 * A made-up ledger: of ten customers seven are steady, one and a half pay 15 days later from some invoice on,
 * and as many pay nothing for 40 to 90 days once, and then what came due meanwhile at once. `chance` decides
 * who, and when.
 */
function madeCustomer(at: number, rhythm: number, chance: Seeded): readonly ItemHistory[] {
  const shapes = Object.values(SHAPES);
  const { days } = shapes[at % shapes.length] as (typeof shapes)[number];
  const history = simulated(days, rhythm, chance, RANKED_INVOICES);
  const kind = chance.next();
  const place = chance.whole(RANKED_INVOICES / 4, (3 * RANKED_INVOICES) / 4);
  const { dueOn: from } = history[place] as Invoice;
  const again = addDays(from, chance.whole(STOPS_DAYS.least, STOPS_DAYS.most));
  if (kind < 0.7) return itemsOf(history, null);
  if (kind < 0.85) return itemsOf(history, { from, days: 15 });
  return itemsOf(
    history.map((one) => {
      const paidOn = addDays(one.dueOn, one.late);
      return paidOn >= from && paidOn < again
        ? { ...one, late: daysBetween(one.dueOn, again) }
        : one;
    }),
    null,
  );
}

function rankingLines(customers: number): readonly Line[] {
  return Object.entries(RHYTHMS).flatMap(([rhythm, days]) => {
    const chance = seeded(SEED + 2 * days);
    const ranked = Array.from({ length: customers }, (_, at) =>
      rankedDays(madeCustomer(at, days, chance)),
    ).flat();
    const power = (of: keyof Numbers): string =>
      (
        rankingPower(ranked.map(({ numbers, isDefault }) => ({ value: numbers[of], isDefault }))) ??
        Number.NaN
      ).toFixed(3);
    const defaults = ranked.filter(({ isDefault }) => isDefault).length;
    return [
      shownLine(`ranking power, ${customers} made-up customers, ${rhythm}: score`, power('score')),
      shownLine('  days of the oldest overdue item', power('oldest')),
      shownLine('  average days beyond terms', power('adbt')),
      shownLine('  was more than 30 days late before', power('lateBefore')),
      shownLine('  first days of months, before a default', `${ranked.length}, ${defaults}`),
    ];
  });
}

/** As `signals.backtest` has them. */
interface Numbers {
  readonly score: number;
  readonly oldest: number;
  readonly adbt: number;
  readonly lateBefore: number;
}

function rankedDays(
  items: readonly ItemHistory[],
): readonly { readonly numbers: Numbers; readonly isDefault: boolean }[] {
  const payments = paymentHistory(items);
  const seen = watched('', items, payments, EVER);
  if (seen === null) throw new Error('a customer without eight payments');
  const seenBy = picture({ asOf: seen.to, items });
  const scores = new PastScores(seenBy);
  return rankingDays(seen, EVER).map(({ day, isDefault }) => {
    const { paid, overdue } = observationsOn(payments, day);
    const numbers = {
      score: scores.on(day).score,
      oldest: overdue[0]?.days ?? 0,
      adbt: daysBeyondTerms(payments, day, seenBy.inHome)?.adbt ?? 0,
      lateBefore: [...paid, ...overdue].some(({ days }) => days > EVER.late) ? 1 : 0,
    };
    return { numbers, isDefault };
  });
}
