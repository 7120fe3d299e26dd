/**
 * How late a customer is today: the oldest open undisputed item that is overdue. A state, not an event: it
 * lasts as long as the item is open, and says of who simply stops paying what a change of the pattern can only
 * say after several invoices. Source: domain-rules 6.7 no. 6.
 *
 *     INV-9, first due 2026-03-01, open on 2026-03-15: 14 days, 21 points
 *     usually 2 days late: from 12 days an alert
 *
 * Reading: it began on the first day of the oldest item's present stretch of being overdue and undisputed.
 * Who never paid anything is usually on time.
 */
import { daysBetween, type IsoDate } from '../dates.ts';
import { medianOf, observationsOn, type Observation, type PaymentHistory } from './observations.ts';

export const LATE_NOW = { pointsADay: 1.5, mostPoints: 24, alertDays: 10 } as const;

export interface LateNow {
  /** Overdue and undisputed, the oldest first due date first. */
  readonly evidence: readonly Observation[];
  readonly onDate: IsoDate;
  /** Of the oldest, from its first due date. */
  readonly days: number;
  /** The customer's own median of all payments, in days; null: there are none. */
  readonly usual: number | null;
  /** How many payments that is of. */
  readonly payments: number;
  readonly points: number;
  /** 10 days or more beyond the usual. */
  readonly alert: boolean;
}

/** Null: nothing is overdue. */
export function lateNow(history: PaymentHistory, asOf: IsoDate): LateNow | null {
  const { paid, overdue } = observationsOn(history, asOf);
  const [oldest] = overdue;
  if (oldest === undefined) return null;
  const { days } = oldest;
  const usual = paid.length === 0 ? null : medianOf(paid.map((one) => one.days));
  return {
    evidence: overdue,
    onDate: beganOn(history, oldest),
    days,
    usual,
    payments: paid.length,
    points: pointsOfLateDays(days),
    alert: days >= (usual ?? 0) + LATE_NOW.alertDays,
  };
}

export const pointsOfLateDays = (days: number): number =>
  Math.min(LATE_NOW.mostPoints, LATE_NOW.pointsADay * Math.max(0, days));

/** Since when it is overdue: a part payment begins a stretch of its own, and the item was late before it. */
export function beganOn({ overdue }: PaymentHistory, { item, on }: Observation): IsoDate {
  let first = on;
  for (;;) {
    const before = overdue.find(
      (one) => one.item === item && one.before === first && daysBetween(one.from, first) > 0,
    );
    if (before === undefined) return first;
    first = before.from;
  }
}
