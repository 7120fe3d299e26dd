/**
 * The score of a customer, 0 to 100: what its signals and its days beyond terms add up to, in groups with a cap
 * each, and the reasons that weigh most.
 *
 *     37.9 watch
 *       payment 29.9 of 40       10.0 broken promise · 11.9 shift of the pattern, 15 of 30 days ago · 8.0 ADBT 22 days
 *       exposure 4.0 of 15       4.0 utilisation 92 %
 *       organisation 4.0 of 25   4.0 relocation, hearsay
 *
 * A kind counts once, with its strongest record; broken promises each. It moves no bucket and stops no order:
 * what follows from a band is a proposal. Source: domain-rules 6.5, 6.6 and 6.7 no. 5, 6.
 */
import type { CaseFact } from '../case/live-facts.ts';
import type { IsoDate } from '../dates.ts';
import { count, day, say, type Text } from '../texts/text.ts';
import type { DaysBeyondTerms } from './adbt.ts';
import { lateness } from './shift-explained.ts';
import type { RiskSignal } from './signals.ts';
import { SCORE_GROUPS, weightOf, type ScoreGroup, type SignalKind } from './weights.ts';

export const SCORE_BANDS = ['low', 'watch', 'high', 'critical'] as const;
export type ScoreBand = (typeof SCORE_BANDS)[number];

/** From how many points on, of the score before it is rounded. */
const BAND_FROM: Readonly<Record<ScoreBand, number>> = {
  low: 0,
  watch: 25,
  high: 50,
  critical: 75,
};

/** What a band proposes, beside what the bands under it propose. */
const BAND_EFFECT: Readonly<Record<ScoreBand, Text | null>> = {
  low: null,
  watch: say`Do not raise the limit.`,
  high: say`Propose payment in advance.`,
  critical: say`The owner decides today.`,
};

const MOST_POINTS = 100;
const REASONS = 4;

export interface ScoreReason {
  readonly kind: SignalKind | 'adbt' | 'insolvency';
  /** Before the cap of its group. */
  readonly points: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** As a signal has it; of `adbt` the day of the score. */
  readonly onDate: IsoDate;
  readonly because: Text;
}

export interface GroupOfScore {
  readonly group: ScoreGroup;
  /** At most the cap; together, up to 100, they are the score unless insolvency proceedings are open. */
  readonly points: number;
  readonly cap: number;
}

export interface RiskScore {
  /** 0 to 100, not rounded. */
  readonly score: number;
  readonly band: ScoreBand;
  /** Every group, also those without a point. */
  readonly groups: readonly GroupOfScore[];
  /** At most four, most points first, then the newest. */
  readonly reasons: readonly ScoreReason[];
  /** What is proposed; nothing of it happens by itself. */
  readonly effects: readonly Text[];
}

export interface ScoredCustomer {
  readonly asOf: IsoDate;
  /** Worked out and recorded by hand; those that count no more have no points. */
  readonly signals: readonly Pick<
    RiskSignal,
    'kind' | 'points' | 'confidence' | 'onDate' | 'because'
  >[];
  readonly adbt: DaysBeyondTerms | null;
  /** Of the case; insolvency among them. */
  readonly facts: readonly CaseFact[];
}

/** What adds up. */
type Counted = ScoreReason & { readonly kind: SignalKind | 'adbt' };

export function scoreOf({ asOf, signals, adbt, facts }: ScoredCustomer): RiskScore {
  const counted = strongest([...signals, ...adbtReasons(adbt, asOf)]);
  const groups = Object.entries(SCORE_GROUPS).map(([name, cap]): GroupOfScore => {
    const group = name as ScoreGroup;
    const sum = counted
      .filter(({ kind }) => groupOf(kind) === group)
      .reduce((points, one) => points + one.points, 0);
    return { group, points: Math.min(cap, sum), cap };
  });
  const insolvency = formalInsolvency(facts);
  const total = groups.reduce((sum, { points }) => sum + points, 0);
  const score = insolvency === null ? Math.min(MOST_POINTS, total) : MOST_POINTS;
  const band = bandOf(score);
  return {
    score,
    band,
    groups,
    reasons: [insolvency ?? [], counted].flat().slice(0, REASONS),
    effects: SCORE_BANDS.slice(0, SCORE_BANDS.indexOf(band) + 1).flatMap(
      (one) => BAND_EFFECT[one] ?? [],
    ),
  };
}

/** `score`: from 0, not rounded. */
export const bandOf = (score: number): ScoreBand =>
  SCORE_BANDS.findLast((band) => score >= BAND_FROM[band]) as ScoreBand;

const groupOf = (kind: Counted['kind']): ScoreGroup | undefined =>
  kind === 'adbt' ? 'payment' : weightOf(kind)?.group;

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const byPoints = (a: Counted, b: Counted): number =>
  b.points - a.points || compare(b.onDate, a.onDate) || compare(a.kind, b.kind);

/** In the order of reasons: of each kind the one with the most points, of broken promises all; none without any. */
function strongest(records: readonly Counted[]): readonly Counted[] {
  const told = new Set<Counted['kind']>();
  return records
    .filter(({ points }) => points > 0)
    .map(({ kind, points, confidence, onDate, because }) => ({
      kind,
      points,
      confidence,
      onDate,
      because,
    }))
    .sort(byPoints)
    .filter(({ kind }) => {
      const isFirst = kind === 'broken_promise' || !told.has(kind);
      told.add(kind);
      return isFirst;
    });
}

function adbtReasons(adbt: DaysBeyondTerms | null, asOf: IsoDate): readonly Counted[] {
  if (adbt === null) return [];
  const open = adbt.evidence.filter(({ isOpen }) => isOpen).length;
  const paid = adbt.evidence.length - open;
  const late = lateness(Math.round(adbt.adbt * 10) / 10);
  const because =
    open === 0
      ? say`By amount, ${count(paid, 'payment')} came ${late} on average.`
      : say`By amount, ${count(paid, 'payment')} and ${count(open, 'open item')} are ${late} on average.`;
  return [{ kind: 'adbt', points: adbt.points, confidence: 1, onDate: asOf, because }];
}

/** The newest that counts; null: no proceedings are open. */
function formalInsolvency(facts: readonly CaseFact[]): ScoreReason | null {
  const formal = facts.findLast(
    ({ kind, isLive, details }) => kind === 'insolvency' && isLive && details.state === 'formal',
  );
  if (formal === undefined) return null;
  const { on, key } = formal;
  const because = say`Insolvency proceedings are open since ${day(on)} (${key}).`;
  return { kind: 'insolvency', points: MOST_POINTS, confidence: 1, onDate: on, because };
}
