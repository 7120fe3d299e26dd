/**
 * What credit the owner gave a customer: whether any, decided on the credit file, and how much.
 *
 *     AS-3 of 2026-01-12   cash only ("no report from the register")
 *     LI-2 of 2026-03-01   20,000.00 EUR until 2026-06-30; afterwards LI-1 of 2025-06-01 holds again, 12,000.00 EUR
 *
 * Source: domain-rules 1.1 P01 and P05; product.md, "Case facts" (`assessment`, `limit`).
 */
import type { CustomerCase } from '../case/case.ts';
import type { CaseFact } from '../case/live-facts.ts';
import type { IsoDate } from '../dates.ts';
import { CASE_FACTS } from '../facts/case-facts.ts';
import type { CurrencyCode, Minor } from '../money.ts';

/** Credit that the customer has, in the currency it was given in. */
export interface CreditLimit {
  readonly currency: CurrencyCode;
  readonly minor: Minor;
}

/** The newest limit that counts, a temporary one as long as it lasts; null: none was recorded. */
export const limitInForce = (facts: readonly CaseFact[]): CaseFact | null =>
  newest(
    facts.filter(
      ({ kind, isLive, amountMinor, currency }) =>
        kind === 'limit' && isLive && amountMinor !== null && currency !== null,
    ),
  );

/** The limit in force, else that of the customer's details; null: none was set. */
export function creditLimitOf({
  facts,
  customer,
}: Pick<CustomerCase, 'facts' | 'customer'>): CreditLimit | null {
  const set = limitInForce(facts);
  if (set?.currency != null && set.amountMinor !== null)
    return { currency: set.currency, minor: set.amountMinor };
  return customer.creditLimitMinor === null || customer.currency === null
    ? null
    : { currency: customer.currency, minor: customer.creditLimitMinor };
}

/** From the one that gives nothing. */
export const CREDIT_DECISIONS = CASE_FACTS.assessment.details.decision.values ?? [];
export type CreditDecision = (typeof CREDIT_DECISIONS)[number];

export interface CreditDecided {
  readonly decision: CreditDecision;
  readonly key: string;
  readonly on: IsoDate;
  readonly reason: string;
  readonly person: string;
}

/** The newest decision that has not expired; null: nobody has decided. */
export function creditDecided(facts: readonly CaseFact[]): CreditDecided | null {
  const fact = newest(
    facts.filter(
      ({ kind, isLive, details }) =>
        kind === 'assessment' && isLive && details.decision !== undefined,
    ),
  );
  const decision = CREDIT_DECISIONS.find((one) => one === fact?.details.decision);
  if (fact === null || decision === undefined) return null;
  const { key, on, person, details } = fact;
  return { decision, key, on, person, reason: details.reason ?? '' };
}

const newest = (facts: readonly CaseFact[]): CaseFact | null =>
  facts.reduce<CaseFact | null>(
    (last, one) => (last === null || one.on >= last.on ? one : last),
    null,
  );
