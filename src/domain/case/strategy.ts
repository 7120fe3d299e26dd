/**
 * What a customer says it could pay, what was verified of it, and how one goes on: ability and willingness in
 * a grid of two by two, not one scale (domain-rules 1.5 D05, D06, D09, D10; 1.11).
 *
 *     says     "Cash is tight" since 2026-03-02, not verified
 *     able     good      (assessment AS-1 of 2026-03-05)
 *     willing  bad       (D05: says it cannot, and can)
 *     ->  pressure, waiting times halved, nothing conceded
 *
 *                    willing                          not willing
 *     able           remind: nothing stands in the    pressure, step by step
 *                    way but the reminder
 *     not able       support: help, plan, watch       shortened: half the waiting times, and an eye on
 *                                                     insolvency (D06: the reason contradicts the facts)
 *
 * The words of a customer change nothing by themselves: without an assessment or a verified reason there is
 * no strategy, and what is missing is said. `middling` is as good as able to whom it is put: able to pay a
 * part, which is a plan.
 */
import { addDays, type IsoDate } from '../dates.ts';
import { day, list, plural, say, type Text } from '../texts/text.ts';
import type { CaseDetails, CaseFactKind } from '../facts/case-facts.ts';
import type { CustomerCase } from './case.ts';
import type { CaseFact } from './live-facts.ts';
import type { JudgedCase } from './judged-case.ts';

export const RATINGS = ['good', 'middling', 'bad', 'unknown'] as const;
export type Rating = (typeof RATINGS)[number];

export const STANCES = ['remind', 'support', 'shortened', 'pressure'] as const;
export type Stance = (typeof STANCES)[number];

/** "Cash is tight", "no money in the account": what a verified ability contradicts (D05). */
export const SAYS_IT_CANNOT: readonly string[] = ['X04', 'X07'];
/** For so many days what somebody said stands for what they are like (domain-rules 6.5, integrity). */
export const SAID_COUNTS_DAYS = 180;

export interface AbilityAndWillingness {
  /** The newest reason that says it cannot pay; null: it never said so. */
  readonly claim: CaseFact | null;
  /** The newest that counts and says one of the two. */
  readonly assessment: CaseFact | null;
  /** By the assessment; where it says nothing, `bad` by a verified claim. */
  readonly ability: Rating;
  readonly willingness: Rating;
  /** A reason was found to be untrue. */
  readonly contradicted: CaseFact | null;
}

export function abilityAndWillingness({ facts, asOf }: CustomerCase): AbilityAndWillingness {
  let claim: CaseFact | null = null;
  let assessment: CaseFact | null = null;
  let contradicted: CaseFact | null = null;
  for (const fact of facts) {
    if (!fact.isLive) continue;
    if (fact.kind === 'assessment') assessment = saysOf(fact) ? fact : assessment;
    else if (fact.kind === 'reason' && addDays(fact.on, SAID_COUNTS_DAYS) >= asOf) {
      if (SAYS_IT_CANNOT.includes(fact.details.code ?? '')) claim = fact;
      if (fact.details.state === 'contradicted') contradicted = fact;
    }
  }
  const rated = (rating: string | undefined): Rating =>
    RATINGS.find((one) => one === rating) ?? 'unknown';
  const assessed = rated(assessment?.details.ability);
  const isVerified = claim?.details.state === 'verified';
  const ability = assessed === 'unknown' && isVerified ? 'bad' : assessed;
  const isBadFaith =
    ability === 'good' && ((claim !== null && !isVerified) || contradicted !== null);
  return {
    claim,
    assessment,
    ability,
    willingness: isBadFaith ? 'bad' : rated(assessment?.details.willingness),
    contradicted,
  };
}

/** Who writes down a decision alone says nothing new of the two. */
const saysOf = ({ details }: CaseFact): boolean =>
  details.ability !== undefined || details.willingness !== undefined;

/** Null: nothing was verified by which one could choose. */
export function stanceOf(one: CustomerCase): Stance | null {
  const { ability, willingness, contradicted } = abilityAndWillingness(one);
  if (ability === 'unknown') return null;
  if (ability === 'bad')
    return contradicted !== null ? 'shortened' : willingness === 'bad' ? 'pressure' : 'support';
  if (willingness === 'bad') return 'pressure';
  return ability === 'middling' ? 'support' : 'remind';
}

/**
 * By how much the offsets after the due date are shortened: by half for who could pay and will not (D05), and
 * for who stalls (D06); 1 otherwise.
 */
export function paceOf(one: CustomerCase): number {
  const stance = stanceOf(one);
  if (stance === 'shortened') return 0.5;
  return stance === 'pressure' && abilityAndWillingness(one).ability === 'good' ? 0.5 : 1;
}

// --- What is done about it.

export interface StrategyStep {
  /** Imperative clause: `agree on a plan over what is open`. */
  readonly what: Text;
  /** The day on which it was last done, where the ledger knows it. */
  readonly doneOn: IsoDate | null;
}

export interface Strategy {
  readonly ability: Rating;
  readonly willingness: Rating;
  /** Null: `missing` says what would decide. */
  readonly stance: Stance | null;
  /** The waiting times of the policy after the due date are halved. */
  readonly isHalved: boolean;
  /** Sentences: what it rests on. */
  readonly because: readonly Text[];
  /** In the order in which they are tried. */
  readonly steps: readonly StrategyStep[];
  /** Sentence: what has to be found out. */
  readonly missing: Text | null;
}

/** Null: the customer neither said that it cannot pay nor was assessed. */
export function strategyOf(judged: JudgedCase): Strategy | null {
  const { one } = judged;
  const found = abilityAndWillingness(one);
  const { claim, assessment, ability, willingness } = found;
  if (claim === null && assessment === null) return null;
  const stance = stanceOf(one);
  return {
    ability,
    willingness,
    stance,
    isHalved: paceOf(one) < 1,
    because: becauseOf(found),
    steps: stance === null ? [] : STEPS[stance](judged),
    missing:
      stance === null
        ? say`Whether it could pay is not known: verify what it says, or record an assessment.`
        : willingness === 'unknown' && stance !== 'shortened'
          ? say`Whether it wants to pay is not assessed.`
          : null,
  };
}

function becauseOf(found: AbilityAndWillingness): readonly Text[] {
  const { claim, assessment, ability, contradicted } = found;
  const said: Text[] = [];
  if (claim !== null)
    said.push(
      claim.details.state === 'verified'
        ? say`It says that it cannot pay (${claim.key}, since ${day(claim.since)}), and that is verified.`
        : claim.details.state === 'contradicted'
          ? say`It says that it cannot pay (${claim.key}, since ${day(claim.since)}), and that is not true.`
          : say`It says that it cannot pay (${claim.key}, since ${day(claim.since)}); that is not verified.`,
    );
  if (assessment !== null) said.push(say`Assessed on ${day(assessment.on)} (${assessment.key}).`);
  if (contradicted !== null && contradicted !== claim)
    said.push(
      say`A reason that it gave is not true (${contradicted.key}, ${day(contradicted.on)}).`,
    );
  if (ability === 'good' && claim !== null && claim.details.state !== 'verified')
    said.push(say`Who could pay and says otherwise does not want to.`);
  return said;
}

const STEPS: Readonly<Record<Stance, (judged: JudgedCase) => readonly StrategyStep[]>> = {
  remind: (judged) => [
    step(say`ring, and ask for the day of payment`, lastContact(judged)),
    step(say`send the statement again, with the documents they need`),
  ],
  support: (judged) => [
    step(say`agree on a plan over what is open, by amounts and days`, lastOf(judged, 'plan')),
    step(say`ask for security: a guarantee, goods, cheques with later dates`, securedOn(judged)),
    step(say`ask what would bring money in: stock to sell, invoices of their own to collect`),
    step(say`deliver against payment only, in half quantities`, lastOf(judged, 'hold')),
    step(
      say`ring on the day on which money comes in: a new order, funds, a large customer that pays`,
    ),
  ],
  shortened: (judged) => [
    step(say`say which fact contradicts the reason they gave, and ask again`, lastContact(judged)),
    step(say`look whether an insolvency was filed, before you take payments or a plan`),
    step(say`stop deliveries on account`, lastOf(judged, 'hold')),
    step(say`send the formal demand`, demandedOn(judged)),
    step(say`hear an agency about what it would recover`, routedOn(judged)),
  ],
  pressure: (judged) => [
    step(say`ring politely, and ask for an amount and a day`, lastContact(judged)),
    step(say`say what the delay costs you, as far as it is true`),
    step(say`send the formal demand`, demandedOn(judged)),
    step(say`stop deliveries on account, and concede nothing`, lastOf(judged, 'hold')),
    step(say`give it to an agency`, routedOn(judged)),
    step(say`weigh a court claim: its cost, its months, and what would be left`),
  ],
};

const step = (what: Text, doneOn: IsoDate | null = null): StrategyStep => ({ what, doneOn });

const lastOf = ({ one }: JudgedCase, kind: CaseFact['kind']): IsoDate | null =>
  one.facts.findLast((fact) => fact.kind === kind && fact.isLive)?.on ?? null;
const lastContact = ({ one }: JudgedCase): IsoDate | null =>
  one.facts.findLast(({ kind, details }) => kind === 'contact' && details.direction !== 'in')?.on ??
  null;
const securedOn = ({ plans }: JudgedCase): IsoDate | null =>
  plans.findLast(({ fact }) => fact.isLive && (fact.details.security ?? '') !== '')?.fact.on ??
  null;

const FORMAL_LEVEL = 3;
const demandedOn = ({ items }: JudgedCase): IsoDate | null =>
  items
    .flatMap(({ demands }) => demands.filter(({ level }) => level >= FORMAL_LEVEL))
    .map(({ on }) => on)
    .sort()
    .at(-1) ?? null;
const routedOn = ({ items }: JudgedCase): IsoDate | null =>
  items
    .flatMap(({ routes }) => routes.map(({ on }) => on))
    .sort()
    .at(-1) ?? null;

// --- What may be conceded (D03).

/** What one can concede; the discount of the terms is none: it is the customer's by right. */
export const CONCEDED_KINDS = [
  'concession',
  'waiver',
  'extension',
] as const satisfies readonly CaseFactKind[];
export type ConcededKind = (typeof CONCEDED_KINDS)[number];

/** An extension that is asked for or refused concedes nothing. */
export const isConceded = <
  Fact extends { readonly kind: CaseFactKind; readonly details: CaseDetails },
>(
  fact: Fact,
): fact is Fact & { readonly kind: ConcededKind } =>
  CONCEDED_KINDS.some((kind) => kind === fact.kind) &&
  (fact.kind !== 'extension' || fact.details.state === 'granted');

export interface Conceded {
  readonly kind: ConcededKind;
  readonly approvedBy: string;
  readonly reason: string;
}

/**
 * Null: it may be conceded. Otherwise a clause that says what is missing. A part of the sum is let go only
 * for who cannot pay, and that is verified; whatever it is, somebody answers for it by name.
 */
export function whyNotConceded(wanted: Conceded, one: CustomerCase): Text | null {
  const missing: Text[] = [];
  if (wanted.approvedBy.trim() === '') missing.push(say`who approves it (approved_by)`);
  if (wanted.kind !== 'extension' && wanted.reason.trim() === '') missing.push(say`why (reason)`);
  if (missing.length > 0)
    return say`${list(missing, 'and')} ${plural(missing.length, 'is', 'are')} missing: what is conceded has a name to it`;
  if (wanted.kind !== 'concession') return null;
  const { ability } = abilityAndWillingness(one);
  if (ability === 'bad') return null;
  return ability === 'unknown'
    ? say`that ${one.customer.code} cannot pay is not verified: record an assessment with ability bad, or verify the reason it gave; an early-payment discount of the terms needs no concession`
    : say`${one.customer.code} is assessed as able to pay (ability ${ability}), and nothing is let go of then; agree on a plan instead`;
}
