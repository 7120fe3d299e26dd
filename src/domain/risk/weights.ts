/**
 * What each kind of signal weighs, in which group of the score, and how soon it counts half as much. Source:
 * domain-rules 6.5 and 6.6; a kind that is not here is shown with 0 points.
 *
 *     relocation   10 points, half of them after 180 days
 */
import { SIGNALS } from '../facts/case-facts.ts';
import { LATE_NOW } from './late-now.ts';

/** Beside those that can be recorded: states that are worked out of the ledger alone. */
export const SIGNAL_KINDS = [...SIGNALS, 'late_now', 'utilisation', 'concentration'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Groups of the score, and the most points that the signals of each come to together. */
export const SCORE_GROUPS = {
  payment: 40,
  purchases: 15,
  exposure: 15,
  organisation: 25,
  external: 30,
  integrity: 15,
} as const;
export type ScoreGroup = keyof typeof SCORE_GROUPS;

export interface SignalWeight {
  readonly group: ScoreGroup;
  /** Of a state that is worked out: the most, its rule says how many. */
  readonly points: number;
  /** Of class severe; left out: the same. */
  readonly severe?: number;
  /** Days; null: a state, which counts in full as long as it lasts. */
  readonly halfLife: number | null;
}

const of = (
  group: ScoreGroup,
  points: number,
  halfLife: number | null,
  severe?: number,
): SignalWeight =>
  severe === undefined ? { group, points, halfLife } : { group, points, halfLife, severe };

const SIGNAL_WEIGHTS: Readonly<Partial<Record<SignalKind, SignalWeight>>> = {
  payment_shift: of('payment', 15, 90, 22),
  broken_promise: of('payment', 10, 120),
  partial_payments: of('payment', 6, 60),
  cherry_picking: of('payment', 5, 60),
  extension_requests: of('payment', 12, 90),
  late_now: of('payment', LATE_NOW.mostPoints, null),
  order_size: of('purchases', 5, 60),
  order_burst: of('purchases', 5, 60),
  off_season: of('purchases', 10, 60, 15),
  utilisation: of('exposure', 10, null),
  concentration: of('exposure', 7, null),
  no_signed_contract: of('exposure', 4, null),
  staff_change: of('organisation', 5, 180),
  reorganisation: of('organisation', 8, 180),
  relocation: of('organisation', 10, 180),
  cross_region: of('organisation', 5, 180),
  dumping: of('organisation', 8, 180),
  clearance_sale: of('organisation', 12, 180),
  diversification: of('organisation', 10, 180),
  closure_signs: of('organisation', 25, 180),
  force_majeure: of('organisation', 20, 180),
  stale_report: of('external', 3, null),
  downgrade: of('external', 12, 180),
  litigation: of('external', 12, 180),
  enforcement: of('external', 20, 180),
  suspected_insolvency: of('external', 25, 180),
  contradiction: of('integrity', 12, 180),
  stalling: of('integrity', 8, 180),
  elaborate_excuse: of('integrity', 2, 180),
  false_proof: of('integrity', 15, 180),
};

/** Null: the kind is shown with 0 points. */
export const weightOf = (kind: SignalKind): SignalWeight | null => SIGNAL_WEIGHTS[kind] ?? null;

/** Lasts as long as what it says; an event happens on a day and fades. */
export const isState = (kind: SignalKind): boolean => SIGNAL_WEIGHTS[kind]?.halfLife === null;

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
