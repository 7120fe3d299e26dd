/** Invented items, payers and lines for the tests of matching; only what matters is named. */
import { isoDateOf } from '../../../../src/domain/dates.ts';
import type {
  ClosedDocument,
  ConvertMoney,
  FindClosed,
  MatchItem,
  MatchLine,
  MatchPayer,
  MatchProposal,
} from '../../../../src/domain/bank/matching/match-facts.ts';

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

/** Nothing but open items is known. */
export const NOTHING_CLOSED: FindClosed = () => [];

/** `K-1` of C7, settled, in EUR, unless said. */
export const closedOf = (
  customer: string,
  name: string,
  more: Partial<ClosedDocument> = {},
): ClosedDocument => ({
  document: name,
  kind: 'number',
  name,
  customer,
  currency: 'EUR',
  state: 'settled',
  ...more,
});

/** Hands all of them over whatever is asked: what the key does not mean has to be dropped. */
export const findIn =
  (...documents: readonly ClosedDocument[]): FindClosed =>
  () =>
    documents;

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

/** 1 EUR = 1.0832 USD from 2026-03-03 on, as the ECB said it; no other rate. */
export const USD_RATE: ConvertMoney = (amountMinor, from, to, on) => {
  const rateOn = isoDateOf('2026-03-03');
  const isThere = (from === 'EUR' && to === 'USD') || (from === 'USD' && to === 'EUR');
  if (!isThere || on < rateOn) return null;
  const minor = Math.round(from === 'EUR' ? amountMinor * 1.0832 : amountMinor / 1.0832);
  return { minor, rate: from === 'EUR' ? '1.0832' : '0.9231905465', rateOn, source: 'ECB' };
};

/**
 * `exact! C7 1:121000` for an unambiguous one; discount, charge, difference after `-`; `+500` on
 * account; `C7+C8` for two customers; `USD` behind the shares when they are of another currency.
 */
export function short(proposal: MatchProposal | undefined): string {
  if (proposal === undefined) return 'nothing';
  const { parts, shares, onAccountMinor, fx, strength, isUnambiguous } = proposal;
  const taken = shares.map(({ itemId, amountMinor, discountMinor, chargeMinor, differenceMinor }) =>
    [
      `${itemId}:${amountMinor}`,
      discountMinor > 0 ? `-discount ${discountMinor}` : '',
      chargeMinor > 0 ? `-charge ${chargeMinor}` : '',
      differenceMinor > 0 ? `-difference ${differenceMinor}` : '',
    ].join(''),
  );
  if (onAccountMinor > 0) taken.push(`+${onAccountMinor}`);
  if (fx !== null) taken.push(fx.currency);
  const customers = parts.map((part) => part.customer).join('+');
  return `${strength}${isUnambiguous ? '!' : ''} ${customers} ${taken.join(' ')}`;
}
