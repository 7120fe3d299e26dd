/**
 * Aging: how old is what is owed, on a day.
 *
 *     limits 30, 60, 90   as of 2026-06-30
 *
 *     due 2026-07-05 or 2026-06-30   not_due   (due today is not overdue)
 *     due 2026-06-29 … 2026-05-31    1-30
 *     due 2026-05-30 … 2026-05-01    31-60
 *     due 2026-04-30 … 2026-04-01    61-90
 *     due 2026-03-31 and before      91+       (the last column is open-ended)
 *
 * Money on account (unapplied receipts and credit notes) has its own column and never cancels an
 * invoice silently. Boundaries: `product.md`, "The terminal"; peers differ (peer case BOUND-01), so
 * every screen and export states them.
 */
import { addDays, daysBetween, type IsoDate } from './dates.ts';
import { err, ok, type Result } from './result.ts';
import { say, type Text } from './texts/text.ts';

/** Days are counted from the due date (default) or from the date of the invoice. */
export type AgingBasis = 'due' | 'invoice';

/** Upper ends, inclusive, of the overdue columns but the last: whole days, ascending, 1 … 3650. */
export type AgingLimits = readonly number[];

export const DEFAULT_AGING_LIMITS: AgingLimits = [30, 60, 90];
export const MAX_AGING_LIMITS = 8;

/** `limits` when they can serve as column ends, else a sentence that says what is wrong. */
export function checkAgingLimits(limits: readonly number[]): Result<AgingLimits, Text> {
  if (limits.length === 0) return err(say`name at least one limit, for example 30,60,90`);
  if (limits.length > MAX_AGING_LIMITS)
    return err(say`${limits.length} limits are too many; ${MAX_AGING_LIMITS} at most`);
  let previous = 0;
  for (const limit of limits) {
    if (!Number.isInteger(limit) || limit < 1 || limit > 3650)
      return err(say`"${limit}" is not a limit; limits are whole days from 1 to 3650`);
    if (limit <= previous)
      return err(say`limits must rise: ${limit} does not come after ${previous}`);
    previous = limit;
  }
  return ok(limits);
}

/**
 * Stable column names, `limits.length + 2` of them: `not_due`, `1-30`, …, `91+`. By invoice date the
 * first column keeps its name, because the JSON is stable, and holds what was issued that day; the
 * screens head it so.
 */
export function agingColumns(limits: AgingLimits): readonly string[] {
  const columns = ['not_due'];
  let from = 1;
  for (const limit of limits) {
    columns.push(`${from}-${limit}`);
    from = limit + 1;
  }
  columns.push(`${from}+`);
  return columns;
}

/**
 * The earliest date of each column but the last, so that a date belongs to the first column whose
 * boundary it is not before. Dates compare as text, so SQL and this file share one rule.
 *
 *     asOf 2026-06-30, limits 30, 60, 90  ->  [2026-06-30, 2026-05-31, 2026-05-01, 2026-04-01]
 */
export const agingBoundaries = (asOf: IsoDate, limits: AgingLimits): readonly IsoDate[] => [
  asOf,
  ...limits.map((limit) => addDays(asOf, -limit)),
];

/** Index into `agingColumns` of an item whose basis date is `date`. */
export function agingColumnOf(date: IsoDate, boundaries: readonly IsoDate[]): number {
  for (let column = 0; column < boundaries.length; column += 1)
    if (date >= (boundaries[column] as IsoDate)) return column;
  return boundaries.length;
}

/** Days past due on `asOf`: 0 when due that day or later. */
export const daysPastDue = (dueOn: IsoDate, asOf: IsoDate): number =>
  Math.max(0, daysBetween(dueOn, asOf));
