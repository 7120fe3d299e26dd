/**
 * What explains a payment shift to a person, and decides nothing: the chart of each payment with its
 * exponentially weighted average (EWMA), the plain comparison of medians, and the day since when.
 * Source: domain-rules 6.2 as corrected by 6.7 no. 3.
 *
 *     median of the last three 18 days, of the nine before 3: 15 days later
 *     since 2026-03-12: 14 days later on average
 */
import type { IsoDate } from '../dates.ts';
import { count, day, say, type Text } from '../texts/text.ts';
import { medianOf, type Observation } from './observations.ts';
import { baselineOf, SHIFT_PARAMETERS, zOf, type Baseline } from './payment-shift.ts';

// --- The chart.

const EWMA = { lambda: 0.2, l: 2.86 } as const;

export interface ChartPoint {
  readonly on: IsoDate;
  readonly days: number;
  /** Null: fewer than six payments to compare with; the rest of the point is null then, too. */
  readonly usual: number | null;
  /** Standard deviations above the usual, at most 3 either way. */
  readonly z: number | null;
  readonly ewma: number | null;
}

/** `limit` is constant (6.7 no. 3): 2.86 · √(0.2 / 1.8). */
export const EWMA_LIMIT = EWMA.l * Math.sqrt(EWMA.lambda / (2 - EWMA.lambda));

export const ewmaStep = (ewma: number, z: number): number =>
  EWMA.lambda * z + (1 - EWMA.lambda) * ewma;

/** A point for each payment, in their order; the baseline of each are the payments before it. */
export function shiftChart(paid: readonly Observation[]): readonly ChartPoint[] {
  let ewma = 0;
  return paid.map(({ on, days }, at) => {
    const baseline = baselineBefore(paid, at);
    if (baseline === null) return { on, days, usual: null, z: null, ewma: null };
    const z = zOf(days, baseline);
    ewma = ewmaStep(ewma, z);
    return { on, days, usual: baseline.usual, z, ewma };
  });
}

function baselineBefore(paid: readonly Observation[], at: number): Baseline | null {
  const { leftOut, baselineMost } = SHIFT_PARAMETERS;
  const end = Math.max(0, at - leftOut);
  const before = paid.slice(Math.max(0, end - baselineMost), end);
  return baselineOf(before.map(({ days }) => days));
}

// --- Medians.

const LAST = 3;
const BEFORE = 9;
const LATER_DAYS = 10;

export interface MedianShift {
  readonly last: number;
  readonly before: number;
}

/** Null: fewer than twelve payments, or less than ten days later. A sentence, no detector. */
export function medianShift(days: readonly number[]): MedianShift | null {
  if (days.length < LAST + BEFORE) return null;
  const last = medianOf(days.slice(-LAST));
  const before = medianOf(days.slice(-LAST - BEFORE, -LAST));
  return last - before >= LATER_DAYS ? { last, before } : null;
}

// --- Since when.

const LEAST_SEGMENT = 5;

export interface ChangePoint {
  /** The first payment of the second part. */
  readonly at: number;
  /** Mean of the second part less that of the first, in days. */
  readonly laterDays: number;
}

/**
 * The split that leaves the least squared error of y, where it is worth more than 3 · ln(n) · s², s² the
 * squared error of the two parts by n − 2; null: none is.
 */
export function changePoint(days: readonly number[]): ChangePoint | null {
  const n = days.length;
  if (n < 2 * LEAST_SEGMENT) return null;
  const usual = medianOf(days);
  const y = days.map((one) => Math.asinh((one - usual) / SHIFT_PARAMETERS.scale));
  let best = { at: 0, error: Number.POSITIVE_INFINITY };
  for (let at = LEAST_SEGMENT; at <= n - LEAST_SEGMENT; at += 1) {
    const error = squaredError(y.slice(0, at)) + squaredError(y.slice(at));
    if (error < best.error) best = { at, error };
  }
  const drop = squaredError(y) - best.error;
  if (drop <= 3 * Math.log(n) * (best.error / (n - 2))) return null;
  return { at: best.at, laterDays: mean(days.slice(best.at)) - mean(days.slice(0, best.at)) };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
function squaredError(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
}

// --- In words.

/** Sentences about these payments, in their order; none where there is nothing to say. */
export function shiftExplained(paid: readonly Observation[]): readonly Text[] {
  const days = paid.map((one) => one.days);
  const medians = medianShift(days);
  const change = changePoint(days);
  const laterDays = change === null ? 0 : Math.round(change.laterDays);
  const since = change === null ? undefined : paid[change.at];
  return [
    ...(medians === null
      ? []
      : [
          say`The middle of the last three payments is ${lateness(medians.last)}, that of the nine before ${lateness(medians.before)}.`,
        ]),
    ...(since === undefined || laterDays <= 0
      ? []
      : [say`Since ${day(since.on)} ${count(laterDays, 'day')} later on average.`]),
  ];
}

/** `12 days late`, `2.5 days early`, `on the due date`; days are whole or halves. */
export function lateness(days: number): Text {
  const size = Math.abs(days);
  // A half has no plural form of its own, and keeps its decimal.
  if (!Number.isInteger(size)) {
    const half = size.toFixed(1);
    return days > 0 ? say`${half} days late` : say`${half} days early`;
  }
  if (days === 0) return say`on the due date`;
  return days > 0 ? say`${count(size, 'day')} late` : say`${count(size, 'day')} early`;
}
