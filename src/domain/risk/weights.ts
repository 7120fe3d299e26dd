/**
 * What each kind of signal weighs, and how soon it counts half as much. Source: domain-rules 6.5 and 6.6; a
 * kind that is not here is shown with 0 points.
 *
 *     relocation   10 points, half of them after 180 days
 */
import { SIGNALS } from '../facts/case-facts.ts';

/** `late_now` is worked out and never recorded. */
export const SIGNAL_KINDS = [...SIGNALS, 'late_now'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Without a weight of one number. */
const STATES: readonly SignalKind[] = ['late_now'];

export interface SignalWeight {
  readonly points: number;
  /** Of class severe; left out: the same. */
  readonly severe?: number;
  /** Days; null: a state, which counts in full as long as it lasts. */
  readonly halfLife: number | null;
}

const of = (points: number, halfLife: number | null, severe?: number): SignalWeight =>
  severe === undefined ? { points, halfLife } : { points, halfLife, severe };

const SIGNAL_WEIGHTS: Readonly<Partial<Record<SignalKind, SignalWeight>>> = {
  payment_shift: of(15, 90, 22),
  broken_promise: of(10, 120),
  partial_payments: of(6, 60),
  cherry_picking: of(5, 60),
  extension_requests: of(12, 90),
  order_size: of(5, 60),
  order_burst: of(5, 60),
  off_season: of(10, 60, 15),
  no_signed_contract: of(4, null),
  staff_change: of(5, 180),
  reorganisation: of(8, 180),
  relocation: of(10, 180),
  cross_region: of(5, 180),
  dumping: of(8, 180),
  clearance_sale: of(12, 180),
  diversification: of(10, 180),
  closure_signs: of(25, 180),
  force_majeure: of(20, 180),
  stale_report: of(3, null),
  downgrade: of(12, 180),
  litigation: of(12, 180),
  enforcement: of(20, 180),
  suspected_insolvency: of(25, 180),
  contradiction: of(12, 180),
  stalling: of(8, 180),
  elaborate_excuse: of(2, 180),
  false_proof: of(15, 180),
};

/** Null: the kind is shown with 0 points. */
export const weightOf = (kind: SignalKind): SignalWeight | null => SIGNAL_WEIGHTS[kind] ?? null;

/** Lasts as long as what it says; an event happens on a day and fades. */
export const isState = (kind: SignalKind): boolean =>
  STATES.includes(kind) || SIGNAL_WEIGHTS[kind]?.halfLife === null;

/** `points × confidence × 2^(−age / half-life)`, before the cap of a group. */
export function weighedPoints(
  kind: SignalKind,
  isSevere: boolean,
  confidence: number,
  ageDays: number,
): number {
  const weight = SIGNAL_WEIGHTS[kind];
  if (weight === undefined) return 0;
  const { points, severe = points, halfLife } = weight;
  const left = halfLife === null ? 1 : 2 ** (-ageDays / halfLife);
  return (isSevere ? severe : points) * confidence * left;
}
