/**
 * Which proposal comes first, how strong it is, and whether it may be accepted without a closer look.
 *
 * A draft is a fit with the signs that speak for it. `exact` is what the text and the amount say
 * together, or a certain payer whose amount is one item and nothing else; everything that agrees
 * less is `likely` or `possible`. Unambiguous is an exact draft that nothing on the line contradicts.
 *
 * Never unambiguous: an amount alone; money for several customers or converted by a rate; a payer by
 * a name inside another customer's name; an amount that a set of up to three items or a run of
 * neighbours has, too; an item issued after the money came; a text that names any other number; a
 * search for sets that was cut off. [J] On Classic Models 243 of 273 lines are accepted so, none
 * wrongly. An owner's own history of corrections would change this rule.
 */
import { type Agreement, agreesToTheCent, type Fit } from './fit.ts';
import type { MatchPart, MatchProposal, MatchReason, MatchStrength } from './match-facts.ts';
import type { Text } from '../../texts/text.ts';

export interface Sign {
  readonly reason: MatchReason;
  readonly because: Text;
  /** How much it speaks for the customer. */
  readonly weight: number;
}

export interface Draft {
  readonly customer: string;
  /** What each customer gets of the line, this one first. */
  readonly parts: readonly MatchPart[];
  readonly fit: Fit;
  /** What led to it: named by text or reference, known payer, or only an amount. */
  readonly by: 'named' | 'weakly_named' | 'payer' | 'amount';
  /** Every mention of the line is paid by it (`named`), or the line names nothing (`payer`). */
  readonly coversMentions: boolean;
  /** `payer`: one customer for certain. */
  readonly isCertain: boolean;
  /** Pays items although all that the line names is closed: comes after what it names, and is only possible. */
  readonly passesOverClosed: boolean;
  readonly signs: readonly Sign[];
  /** Due order of its first item; settles ties. */
  readonly order: number;
}

/** What the whole line says against accepting its best draft unseen. */
export interface Doubts {
  /** Whether text, name or account point beside this customer to another one, or to what is closed. */
  readonly pointsElsewhere: (customer: string) => boolean;
  /** Announced numbers that no item has. */
  readonly hasUnknownNumbers: boolean;
}

const MOST_PROPOSALS = 8;

const RANK: Readonly<Record<MatchStrength, number>> = { exact: 2, likely: 1, possible: 0 };

/** Agreement of the amount, against weights of signs from 10 to 80. */
const WORTH: Readonly<Record<Agreement, number>> = {
  equal: 30,
  discount: 26,
  charge: 25,
  discount_charge: 23,
  oldest_set: 24,
  small_set: 20,
  near: 12,
  near_net: 11,
  converted: 11,
  large_set: 10,
  part: 9,
  over: 8,
  oldest: 5,
  none: 0,
};

/**
 * What a payer who names items plausibly sends to the cent: all of it, or less what he may keep. A part
 * payment of a named invoice stays ahead of a small shortfall, so that Enter never writes off what
 * nobody named.
 */
const INVITED: ReadonlySet<Agreement> = new Set(['equal', 'discount', 'charge', 'discount_charge']);

export function strengthOf(draft: Draft): MatchStrength {
  const { agreement, isOnly } = draft.fit;
  if (draft.passesOverClosed) return 'possible';
  // What several customers owe, or a rate brings near, is looked at however well it fits.
  if (draft.parts.length > 1) return 'likely';
  if (agreement === 'converted')
    return draft.by === 'named' || (draft.isCertain && isOnly) ? 'likely' : 'possible';
  if (draft.by === 'named') {
    if (agreement === 'near' || agreement === 'near_net' || agreement === 'none') return 'possible';
    return INVITED.has(agreement) && isOnly && draft.coversMentions ? 'exact' : 'likely';
  }
  if (draft.by === 'weakly_named') return agreesToTheCent(agreement) ? 'likely' : 'possible';
  if (draft.by === 'amount') return 'possible';
  if (agreement === 'equal')
    return draft.isCertain && isOnly && draft.coversMentions ? 'exact' : 'likely';
  if (!draft.isCertain) return 'possible';
  return agreesToTheCent(agreement) && agreement !== 'large_set' ? 'likely' : 'possible';
}

const weightOf = (draft: Draft): number =>
  draft.signs.reduce((sum, sign) => sum + sign.weight, 0) + WORTH[draft.fit.agreement];

const keyOf = ({ customer, fit }: Draft): string =>
  `${customer}\n${fit.shares.map((share) => `${share.itemId}:${share.amountMinor}:${share.discountMinor}:${share.chargeMinor}`).join()}`;

function isUnambiguous(best: Draft, others: readonly Draft[], doubts: Doubts): boolean {
  if (strengthOf(best) !== 'exact') return false;
  if (doubts.pointsElsewhere(best.customer)) return false;
  if (best.by === 'payer' && doubts.hasUnknownNumbers) return false;
  return !others.some(
    (other) => agreesToTheCent(other.fit.agreement) && strengthOf(other) !== 'possible',
  );
}

/** The drafts as proposals, best first, none twice. */
export function rankProposals(drafts: readonly Draft[], doubts: Doubts): readonly MatchProposal[] {
  const compare = (a: Draft, b: Draft): number =>
    Number(a.passesOverClosed) - Number(b.passesOverClosed) ||
    RANK[strengthOf(b)] - RANK[strengthOf(a)] ||
    weightOf(b) - weightOf(a) ||
    a.order - b.order ||
    (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0) ||
    (keyOf(a) < keyOf(b) ? -1 : 1);
  const seen = new Set<string>();
  const ranked = [...drafts].sort(compare).filter((draft) => {
    const key = keyOf(draft);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return ranked.slice(0, MOST_PROPOSALS).map((draft, place) => ({
    customer: draft.customer,
    parts: draft.parts,
    shares: draft.fit.shares,
    onAccountMinor: draft.fit.onAccountMinor,
    fx: draft.fit.fx ?? null,
    strength: strengthOf(draft),
    isUnambiguous: place === 0 && isUnambiguous(draft, ranked.slice(1), doubts),
    reasons: [
      ...draft.signs.map(({ reason, because }) => ({ reason, because })),
      { reason: draft.fit.reason, because: draft.fit.because },
    ],
  }));
}
