/**
 * How late a customer usually pays, and lately: what one tells a colleague before a call.
 *
 *     paid in this order, days late   4 6 7 5 8 6 | 29 31 40     usually 6, lately 31
 *     four items paid so far          -                          not known yet
 *
 * What is usual leaves the last three out, so that a customer who begins to drift is compared with what was
 * (domain-rules 6.2, and 6.7.2: of the latest 100 of the others, never of fewer than six).
 */

import { medianOf } from './observations.ts';

export interface PayingHabit {
  /** Items that it is taken from, the last three too. */
  readonly items: number;
  /** Median of days after the due date, a whole number; negative: early. */
  readonly usualDays: number;
  readonly latelyDays: number;
}

const LATELY = 3;
const LEAST_BEFORE = 6;
const MOST_BEFORE = 100;

/** `daysLate`: of each paid item, the one that was paid first in front. Null: too few to say. */
export function payingHabit(daysLate: readonly number[]): PayingHabit | null {
  const taken = daysLate.slice(-(MOST_BEFORE + LATELY));
  const before = taken.slice(0, -LATELY);
  if (before.length < LEAST_BEFORE) return null;
  return {
    items: taken.length,
    // Of an even number the middle of the two, half a day up.
    usualDays: Math.round(medianOf(before)),
    latelyDays: Math.round(medianOf(taken.slice(-LATELY))),
  };
}
