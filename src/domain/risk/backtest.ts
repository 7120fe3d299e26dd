/**
 * A back-test: what the detectors would have said on each day of a ledger's past, with what had happened by
 * then, beside what came: who was warned before an item was very late, how long before, and how often the
 * alarm was for nothing.
 *
 *     C7   alarm 2026-03-02   INV-31 more than 30 days late on 2026-04-11   warned, 40 days before
 *     C9   alarm 2026-05-20   nothing in the 60 days after                  false
 *     C12                     INV-77 more than 30 days late on 2026-06-03   missed
 *
 * Verdicts say nothing here: they came after the alarm. Source: domain-rules 6.7 no. 9.
 *
 * Readings. "None in the 120 days before": on none of them an item was so late. A customer is watched from its
 * 8th payment to its last movement; alarms and defaults of other days are not counted, though an alarm of the
 * days before may have warned. An alarm while a default runs, or up to `ahead` days before one, is right.
 */
import { addDays, daysBetween, earlierOf, laterOf, NEVER, type IsoDate } from '../dates.ts';
import { medianOf, type ItemHistory, type PaymentHistory } from './observations.ts';

export interface BacktestSettings {
  /** First and last day, inclusive. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Days past its first due date that make an item a default, as soon as it is more. */
  readonly late: number;
  /** Days before a default in which an alarm has warned of it. */
  readonly ahead: number;
}

export interface Default {
  readonly customer: string;
  readonly item: ItemHistory;
  /** The first day on which it was more than `late` days late. */
  readonly on: IsoDate;
  /** The last day on which this or another item was; `NEVER`: it runs on. */
  readonly lastOn: IsoDate;
}

/** A customer on the days on which it counts. */
export interface Watched {
  readonly customer: string;
  /** Inclusive. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly defaults: readonly Default[];
}

export interface Tally {
  readonly alerts: number;
  /** Defaults before which an alarm began, and those before which none did. */
  readonly warned: number;
  readonly missed: number;
  /** Days from the first alarm to the default, of those warned; null: none was. */
  readonly leadMedian: number | null;
  /** Warned before the item was due, or on that day. */
  readonly beforeDue: number;
  readonly false: number;
  /** Alarms that were not false. */
  readonly right: number;
}

const LEAST_PAYMENTS = 8;
const QUIET_DAYS = 120;

/** Null: there are no eight payments, or none of the days is asked about. */
export function watched(
  customer: string,
  items: readonly ItemHistory[],
  history: PaymentHistory,
  { from, to, late }: BacktestSettings,
): Watched | null {
  const eighth = history.closed[LEAST_PAYMENTS - 1];
  if (eighth === undefined) return null;
  const begins = laterOf(from, eighth.from);
  const ends = earlierOf(to, lastMovement(items));
  if (begins > ends) return null;
  const defaults = defaultsOf(customer, history, late).filter(
    ({ on }) => on >= begins && on <= ends,
  );
  return { customer, from: begins, to: ends, defaults };
}

const lastMovement = (items: readonly ItemHistory[]): IsoDate => {
  let last = '0000-01-01' as IsoDate;
  for (const { issuedOn, movements } of items) {
    last = laterOf(last, issuedOn);
    for (const { on } of movements) last = laterOf(last, on);
  }
  return last;
};

/** The first days of being more than `late` days late, none within 120 days of such a day before. */
function defaultsOf(customer: string, { overdue }: PaymentHistory, late: number): Default[] {
  const spells = overdue
    .flatMap((stretch) => {
      const on = laterOf(stretch.from, addDays(stretch.item.firstDueOn, late + 1));
      const before = stretch.before ?? NEVER;
      return on < before ? [{ on, before, item: stretch.item }] : [];
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const found: { customer: string; item: ItemHistory; on: IsoDate; lastOn: IsoDate }[] = [];
  let quietFrom = '0000-01-01' as IsoDate;
  for (const { on, before, item } of spells) {
    const lastOn = before === NEVER ? NEVER : addDays(before, -1);
    const last = found.at(-1);
    if (last === undefined || on >= quietFrom) found.push({ customer, item, on, lastOn });
    else last.lastOn = laterOf(last.lastOn, lastOn);
    quietFrom = laterOf(quietFrom, lastOn === NEVER ? NEVER : addDays(lastOn, QUIET_DAYS + 1));
  }
  return found;
}

/** Years that a customer is watched. */
export const yearsOf = ({ from, to }: Watched): number => (daysBetween(from, to) + 1) / 365.25;

/** `alarms`: of each customer the days on which one began, in order. */
export function tallied(
  customers: readonly { readonly watched: Watched; readonly alarms: readonly IsoDate[] }[],
  { ahead }: Pick<BacktestSettings, 'ahead'>,
): Tally {
  const leads: number[] = [];
  let [alerts, right, missed, beforeDue] = [0, 0, 0, 0];
  for (const { watched: one, alarms } of customers) {
    for (const day of alarms) {
      if (day < one.from || day > one.to) continue;
      alerts += 1;
      if (one.defaults.some(({ on, lastOn }) => day <= lastOn && addDays(day, ahead) >= on))
        right += 1;
    }
    for (const { on, item } of one.defaults) {
      const first = alarms.find((day) => day < on && day >= addDays(on, -ahead));
      if (first === undefined) missed += 1;
      else {
        leads.push(daysBetween(first, on));
        if (first <= item.firstDueOn) beforeDue += 1;
      }
    }
  }
  return {
    alerts,
    warned: leads.length,
    missed,
    leadMedian: leads.length === 0 ? null : medianOf(leads),
    beforeDue,
    false: alerts - right,
    right,
  };
}

// --- Ranking: who of two customers is the worse risk.

/** What a number said of a customer on a day, and what came. */
export interface Ranked {
  readonly value: number;
  readonly isDefault: boolean;
}

/**
 * The chance that of one customer before a default and one who is not the first has the higher number (area
 * under the curve); 0.5 is guessing, and equal numbers are half right. Null: there are not both.
 */
export function rankingPower(ranked: readonly Ranked[]): number | null {
  const sorted = ranked.toSorted((a, b) => a.value - b.value);
  let [goodBelow, wins, good, bad] = [0, 0, 0, 0];
  for (let at = 0; at < sorted.length;) {
    const { value } = sorted[at] as Ranked;
    let [goodHere, badHere] = [0, 0];
    for (; sorted[at]?.value === value; at += 1)
      if (sorted[at]?.isDefault === true) badHere += 1;
      else goodHere += 1;
    wins += badHere * (goodBelow + goodHere / 2);
    goodBelow += goodHere;
    good += goodHere;
    bad += badHere;
  }
  return good === 0 || bad === 0 ? null : wins / (good * bad);
}

/** First days of the months on which the customer is watched and no default runs, with what came after. */
export function rankingDays(
  { from, to, defaults }: Watched,
  { ahead }: Pick<BacktestSettings, 'ahead'>,
): readonly { readonly day: IsoDate; readonly isDefault: boolean }[] {
  const days: { day: IsoDate; isDefault: boolean }[] = [];
  for (let day = firstOfMonth(from); day <= to; day = firstOfMonth(addDays(day, 31))) {
    if (day < from || defaults.some(({ on, lastOn }) => on <= day && day <= lastOn)) continue;
    days.push({ day, isDefault: defaults.some(({ on }) => on > day && on <= addDays(day, ahead)) });
  }
  return days;
}

const firstOfMonth = (day: IsoDate): IsoDate => `${day.slice(0, 8)}01` as IsoDate;
