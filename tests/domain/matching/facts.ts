/** Invented items, payers and lines for the tests of matching; only what matters is named. */
import { isoDateOf } from '../../../src/domain/dates.ts';
import type {
  MatchItem,
  MatchLine,
  MatchPayer,
  MatchProposal,
} from '../../../src/domain/matching/match-facts.ts';

/** `open` in minor units of EUR. The id tells it from others; due on 1 February 2026 unless said. */
export const itemOf = (
  itemId: number,
  customer: string,
  invoice: string,
  openMinor: number,
  more: Partial<MatchItem> = {},
): MatchItem => ({
  itemId,
  customer,
  invoice,
  position: 1,
  instalments: 1,
  currency: 'EUR',
  issuedOn: isoDateOf('2026-01-02'),
  dueOn: isoDateOf('2026-02-01'),
  openMinor,
  references: [],
  discount: null,
  ...more,
});

export const payerOf = (
  customer: string,
  names: readonly string[],
  accounts: readonly string[] = [],
): MatchPayer => ({ customer, names, accounts });

/** A line of 4 March 2026 in EUR with nothing but its amount. */
export const lineOf = (amountMinor: number, more: Partial<MatchLine> = {}): MatchLine => ({
  lineId: 1,
  bookedOn: isoDateOf('2026-03-04'),
  currency: 'EUR',
  amountMinor,
  structuredReference: '',
  endToEndId: '',
  text: '',
  payerName: '',
  payerAccount: '',
  chargesMinor: 0,
  ...more,
});

/** `exact! C7 1:121000` for an unambiguous one; discount and charge after `-`; `+500` on account. */
export function short(proposal: MatchProposal | undefined): string {
  if (proposal === undefined) return 'nothing';
  const { customer, shares, onAccountMinor, strength, isUnambiguous } = proposal;
  const taken = shares.map(({ itemId, amountMinor, discountMinor, chargeMinor }) =>
    [
      `${itemId}:${amountMinor}`,
      discountMinor > 0 ? `-discount ${discountMinor}` : '',
      chargeMinor > 0 ? `-charge ${chargeMinor}` : '',
    ].join(''),
  );
  if (onAccountMinor > 0) taken.push(`+${onAccountMinor}`);
  return `${strength}${isUnambiguous ? '!' : ''} ${customer} ${taken.join(' ')}`;
}
