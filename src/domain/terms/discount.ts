/**
 * The early-payment discount of an invoice (domain-rules.md 1.1 P15): 2 % within 10 days of the
 * invoice date.
 *
 *     issued 2026-01-31, EUR 1,234.50, 2 % / 10 days  ->  24.69 until 2026-02-10, that day included
 *     paid on 2026-02-10 with 24.69 taken             ->  given
 *     paid whole, or still open on 2026-02-11         ->  lost
 */
import { addDays, type IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import { percentOf } from './share-out.ts';
import type { Terms } from './terms.ts';

export interface DiscountInput {
  readonly issuedOn: IsoDate;
  /** In minor units of `currency`. */
  readonly grossMinor: Minor;
  readonly currency: CurrencyCode;
}

export interface DiscountOffer {
  /** The last day on which it may be taken; not moved to a business day. */
  readonly untilOn: IsoDate;
  /** In minor units of the invoice's currency; positive. */
  readonly amountMinor: Minor;
}

/**
 * What paying early is worth: a percentage of the gross amount, rounded half up once. Null where the
 * terms offer none, or it comes to nothing, or the document is not a claim (gross 0 or negative).
 */
export function discountOf(terms: Terms, input: DiscountInput): DiscountOffer | null {
  if (terms.discount === undefined || input.grossMinor <= 0) return null;
  const amountMinor = percentOf(input.grossMinor, terms.discount.percentBp);
  if (amountMinor === 0) return null;
  return { untilOn: addDays(input.issuedOn, terms.discount.days), amountMinor };
}

export interface DiscountStateInput extends DiscountInput {
  readonly asOf: IsoDate;
  /** Day on which nothing was left open, on or before `asOf`; null: still open. */
  readonly settledOn: IsoDate | null;
  /** Discount allocated to the invoice on or before `asOf`. */
  readonly takenMinor: Minor;
  /** Day on which the money came that took it; null when none was taken. */
  readonly takenOn: IsoDate | null;
}

/**
 * `offered`: may still be taken · `given`: was taken, in whole or in part · `lost`: the customer paid
 * without it or let the day pass. `givenMinor + lostMinor` is the offer, unless more was given.
 */
export interface DiscountState extends DiscountOffer {
  readonly outcome: 'offered' | 'given' | 'lost';
  readonly givenMinor: Minor;
  readonly lostMinor: Minor;
  /** Given after the last day or above the offer: somebody conceded it (domain-rules.md 1.5 D03). */
  readonly isConcession: boolean;
}

/** How the discount of an invoice stands on `asOf`; null where none was offered and none taken. */
export function discountState(terms: Terms, input: DiscountStateInput): DiscountState | null {
  const offer = discountOf(terms, input);
  const { takenMinor, takenOn, settledOn, asOf } = input;
  if (takenMinor > 0) {
    const amountMinor = offer?.amountMinor ?? 0;
    const untilOn = offer?.untilOn ?? input.issuedOn;
    return {
      outcome: 'given',
      untilOn,
      amountMinor,
      givenMinor: takenMinor,
      lostMinor: Math.max(0, amountMinor - takenMinor),
      isConcession:
        offer === null || takenMinor > amountMinor || (takenOn !== null && takenOn > untilOn),
    };
  }
  if (offer === null) return null;
  const isOffered = settledOn === null && asOf <= offer.untilOn;
  return {
    ...offer,
    outcome: isOffered ? 'offered' : 'lost',
    givenMinor: 0,
    lostMinor: isOffered ? 0 : offer.amountMinor,
    isConcession: false,
  };
}
