/**
 * How one item (or one receipt) is used up over time, as steps.
 *
 *     limit 120000   steps 2026-02-09 +50000, 2026-03-01 −50000, 2026-03-05 +120000
 *     peak  120000   settledOn 2026-03-05
 *
 * SQL derives the same in `derive.ts`; `verify` and the property tests hold both equal.
 */
import { NEVER, type IsoDate } from '../../domain/dates.ts';
import { assertMinor, type Minor } from '../../domain/money.ts';

export interface Step {
  readonly on: IsoDate;
  readonly amount: Minor;
}

const ascending = (steps: readonly Step[]): Step[] =>
  [...steps].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/** From this date (inclusive) on, Σ steps equals `limit` for ever; `NEVER` when it does not at the end. */
export function settledOn(limit: Minor, steps: readonly Step[]): IsoDate {
  const [only] = steps;
  if (only === undefined) return NEVER;
  if (steps.length === 1) return only.amount === limit ? only.on : NEVER;
  const sorted = ascending(steps);
  let total = 0;
  for (const step of sorted) total += step.amount;
  if (assertMinor(total) !== limit) return NEVER;
  // Walk back: the first day (from the end) before whose steps the sum was not the limit.
  let after = total;
  let index = sorted.length - 1;
  while (index >= 0) {
    const day = (sorted[index] as Step).on;
    while (index >= 0 && (sorted[index] as Step).on === day) {
      after -= (sorted[index] as Step).amount;
      index -= 1;
    }
    if (after !== limit) return day;
  }
  return NEVER;
}

/** The highest Σ steps at the end of any day on or after `from`. */
export function peakFrom(steps: readonly Step[], from: IsoDate): Minor {
  const sorted = ascending(steps);
  let sum = 0;
  let index = 0;
  for (; index < sorted.length && (sorted[index] as Step).on <= from; index += 1)
    sum += (sorted[index] as Step).amount;
  let peak = sum;
  while (index < sorted.length) {
    const day = (sorted[index] as Step).on;
    for (; index < sorted.length && (sorted[index] as Step).on === day; index += 1)
      sum += (sorted[index] as Step).amount;
    peak = Math.max(peak, sum);
  }
  return assertMinor(peak);
}

/** Whether Σ steps stays between 0 and `limit` at the end of every day. */
export function staysWithin(limit: Minor, steps: readonly Step[]): boolean {
  const sorted = ascending(steps);
  let sum = 0;
  for (let index = 0; index < sorted.length;) {
    const day = (sorted[index] as Step).on;
    for (; index < sorted.length && (sorted[index] as Step).on === day; index += 1)
      sum += (sorted[index] as Step).amount;
    if (sum < 0 || sum > limit) return false;
  }
  return true;
}
