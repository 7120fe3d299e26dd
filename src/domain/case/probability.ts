/**
 * How likely an open item is to be paid: a base by its age, moved in odds by what happened since
 * (domain-rules 2.3; readings 2.6 no. 14).
 *
 *     41 days late         0.88    odds 7.33
 *     two broken promises  × 0.5 × 0.5
 *                          0.65
 *
 * The bases are marketing figures of collection agencies, not science: every factor is shown beside the
 * result, and an owner who knows better says so.
 */
export interface ProbabilityRules {
  /** By days past due up to and including `upTo`; the last one is open-ended. */
  readonly bases: readonly { readonly upTo: number | null; readonly p: number }[];
  /** What odds are multiplied by. */
  readonly odds: Readonly<Record<OddsFactor, number>>;
  /** So many broken promises count at most. */
  readonly mostBrokenPromises: number;
  /** From so many contacts without an answer on. */
  readonly unansweredContacts: number;
  /** With a formal insolvency and no dividend named. */
  readonly insolvent: number;
  readonly lowest: number;
  readonly highest: number;
}

export const ODDS_FACTORS = [
  'broken_promise',
  'plan_on_track',
  'plan_defaulted',
  'dispute',
  'severe_signal',
  'suspected_insolvency',
  'unanswered',
] as const;
export type OddsFactor = (typeof ODDS_FACTORS)[number];

export const DEFAULT_PROBABILITY_RULES: ProbabilityRules = {
  bases: [
    { upTo: 0, p: 0.99 },
    { upTo: 30, p: 0.95 },
    { upTo: 60, p: 0.88 },
    { upTo: 90, p: 0.78 },
    { upTo: 180, p: 0.6 },
    { upTo: 365, p: 0.35 },
    { upTo: null, p: 0.15 },
  ],
  odds: {
    broken_promise: 0.5,
    plan_on_track: 1.5,
    plan_defaulted: 0.5,
    dispute: 0.7,
    severe_signal: 0.4,
    suspected_insolvency: 0.3,
    unanswered: 0.7,
  },
  mostBrokenPromises: 3,
  unansweredContacts: 3,
  insolvent: 0.05,
  lowest: 0.01,
  highest: 0.99,
};

export interface ProbabilityInputs {
  /** 0 when not due. */
  readonly daysPastDue: number;
  readonly brokenPromises: number;
  readonly plan: 'none' | 'on_track' | 'defaulted';
  readonly isDisputed: boolean;
  readonly isSevere: boolean;
  readonly insolvency: 'none' | 'suspected' | 'formal';
  /** 0 to 1: what creditors will get in a formal insolvency; null: nobody knows. */
  readonly dividend: number | null;
  /** Contacts without an answer since the last sign of life. */
  readonly unanswered: number;
  /** Chosen by hand; replaces everything. */
  readonly manual: number | null;
}

export interface Probability {
  /** Not rounded. */
  readonly p: number;
  /** Where it begins: the age, a formal insolvency, or what somebody chose. */
  readonly base: { readonly of: 'age' | 'insolvency' | 'manual'; readonly p: number };
  /** In the order in which they are multiplied; a factor stands as often as it counts. */
  readonly factors: readonly { readonly factor: OddsFactor; readonly odds: number }[];
}

/** Of an item that is so many days past due (0: not due). */
export function baseProbability(daysPastDue: number, { bases }: ProbabilityRules): number {
  const band = bases.find(({ upTo }) => upTo === null || daysPastDue <= upTo);
  if (band === undefined) throw new RangeError('the last base is not open-ended');
  return band.p;
}

/** How often a factor counts. */
function timesOf(factor: OddsFactor, inputs: ProbabilityInputs, rules: ProbabilityRules): number {
  switch (factor) {
    case 'broken_promise':
      return Math.min(inputs.brokenPromises, rules.mostBrokenPromises);
    case 'plan_on_track':
      return Number(inputs.plan === 'on_track');
    case 'plan_defaulted':
      return Number(inputs.plan === 'defaulted');
    case 'dispute':
      return Number(inputs.isDisputed);
    case 'severe_signal':
      return Number(inputs.isSevere);
    case 'suspected_insolvency':
      return Number(inputs.insolvency === 'suspected');
    case 'unanswered':
      return Number(inputs.unanswered >= rules.unansweredContacts);
  }
}

export function probabilityOf(inputs: ProbabilityInputs, rules: ProbabilityRules): Probability {
  if (inputs.manual !== null)
    return { p: inputs.manual, base: { of: 'manual', p: inputs.manual }, factors: [] };
  if (inputs.insolvency === 'formal') {
    const p = inputs.dividend ?? rules.insolvent;
    return { p, base: { of: 'insolvency', p }, factors: [] };
  }
  const factors: { readonly factor: OddsFactor; readonly odds: number }[] = [];
  for (const factor of ODDS_FACTORS)
    for (let times = timesOf(factor, inputs, rules); times > 0; times -= 1)
      factors.push({ factor, odds: rules.odds[factor] });
  const base = baseProbability(inputs.daysPastDue, rules);
  if (factors.length === 0) return { p: base, base: { of: 'age', p: base }, factors };
  const odds = factors.reduce((product, factor) => product * factor.odds, base / (1 - base));
  const p = Math.min(rules.highest, Math.max(rules.lowest, odds / (1 + odds)));
  return { p, base: { of: 'age', p: base }, factors };
}
