/**
 * What the matching of money knows and what it answers. Pure values: the services gather the facts
 * from the ledger, `propose.ts` ranks, the owner decides.
 *
 *     +1,210.00 EUR 2026-03-04 "Factura INV-1042" from Florería Sol
 *     ->  1. INV-1042 of C7, 1,210.00, exact: "INV-1042" in the text, amount equal to the item
 */
import type { IsoDate } from '../../dates.ts';
import type { CurrencyCode, Minor } from '../../money.ts';
import type { Text } from '../../texts/text.ts';
import type { PerListSpan } from './per-list.ts';

/** One incoming bank line, or the part of it that is still to be matched. */
export interface MatchLine {
  readonly lineId: number;
  readonly bookedOn: IsoDate;
  readonly currency: CurrencyCode;
  /** Positive. */
  readonly amountMinor: Minor;
  readonly structuredReference: string;
  readonly endToEndId: string;
  readonly text: string;
  readonly payerName: string;
  readonly payerAccount: string;
  /** Charges the bank took out before it booked; 0 when it names none. */
  readonly chargesMinor: Minor;
}

/** An item that is open when the line is matched. */
export interface MatchItem {
  readonly itemId: number;
  /** Code of who owes it (the surviving customer after a merge). */
  readonly customer: string;
  readonly invoice: string;
  readonly position: number;
  readonly instalments: number;
  readonly currency: CurrencyCode;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly openMinor: Minor;
  /** Other texts that name it: RF reference, purchase order. */
  readonly references: readonly string[];
  /** Early-payment discount still to be had on the line's day or earlier; null when none. */
  readonly discount: { readonly untilOn: IsoDate; readonly amountMinor: Minor } | null;
  /**
   * Not open: settled per list, and open to the money that replaces it. An item of its own beside what
   * is open of the same instalment.
   */
  readonly perList?: PerListSpan;
}

/** How a customer can be known from the side of the bank. */
export interface MatchPayer {
  readonly customer: string;
  /** Name in force first, then earlier legal names and aliases. */
  readonly names: readonly string[];
  /** Accounts money came from before, without blanks. */
  readonly accounts: readonly string[];
}

/** Why a document takes no money: paid or written off, cancelled, dated after today, a credit. */
export type ClosedState = 'settled' | 'reversed' | 'not_yet' | 'credit_note';

/** A document of the ledger of which nothing is open. A line that names it pays nothing else unseen. */
export interface ClosedDocument {
  /** Number of the document, as recorded. */
  readonly document: string;
  /** By what it may be named: the number of the document, or a reference such as the purchase order. */
  readonly kind: 'number' | 'reference';
  readonly name: string;
  /** Code of whose it is (the surviving customer after a merge). */
  readonly customer: string;
  readonly currency: CurrencyCode;
  readonly state: ClosedState;
}

/**
 * Documents of which nothing is open and whose name may be meant by the key (`number-keys.ts`); others
 * among them are dropped here. Asked for what a line mentions, because a ledger has a million of them.
 */
export type FindClosed = (key: string) => readonly ClosedDocument[];

/** What a customer has on account counts for nothing here; only open items take money. */
export interface MatchFacts {
  readonly items: readonly MatchItem[];
  readonly payers: readonly MatchPayer[];
  readonly closed: FindClosed;
}

export const MATCH_REASONS = [
  'reference', // the structured reference names the item
  'number', // the invoice number stands in the text
  'account', // money of this customer came from this account before
  'name', // the payer's name is a name or alias of the customer
  'name_like', // … or similar
  'amount_one', // the amount equals one open item
  'amount_set', // … the sum of several
  'amount_less_discount', // … items less the discount they allow
  'amount_less_charge', // … items less the charge the bank names, or a small usual one
  'amount_less_both', // … items less both
  'amount_converted', // … items of another currency, at the ledger's rate
  'oldest_first', // the amount fits nothing; oldest due first
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

export interface MatchShare {
  readonly itemId: number;
  /** Money of the line applied to the item. */
  readonly amountMinor: Minor;
  /** Early-payment discount given on top. */
  readonly discountMinor: Minor;
  /** Bank charge borne by us, written off on top. */
  readonly chargeMinor: Minor;
  /** Exchange difference, written off on top; only where the money was converted. */
  readonly differenceMinor: Minor;
}

/** What a customer gets of a line, in its currency. */
export interface MatchPart {
  readonly customer: string;
  readonly amountMinor: Minor;
}

/** Money of the line in the currency of the items. */
export interface MatchConversion {
  readonly currency: CurrencyCode;
  /** All of the line, in that currency. */
  readonly receiptMinor: Minor;
  /** Units of `currency` for one of the line's, decimal text. */
  readonly rate: string;
  readonly rateOn: IsoDate;
  /** `ECB`. */
  readonly source: string;
}

/** An amount in another currency, at the last rate on or before `on`; null: there is none. */
export type ConvertMoney = (
  amountMinor: Minor,
  from: CurrencyCode,
  to: CurrencyCode,
  on: IsoDate,
) => (Omit<MatchConversion, 'currency' | 'receiptMinor'> & { readonly minor: Minor }) | null;

/**
 * `exact`: reference or number and amount agree, or a known payer's amount equals one item and no
 * other · `likely`: one strong sign · `possible`: worth a look.
 */
export type MatchStrength = 'exact' | 'likely' | 'possible';

export interface MatchProposal {
  /** The first of the parts'. */
  readonly customer: string;
  /** One, unless the line pays for several customers. Σ = the line's amount. */
  readonly parts: readonly MatchPart[];
  /** Of the customers of the parts; in the currency of `fx`, if any. */
  readonly shares: readonly MatchShare[];
  /** Rest that no item takes. Σ share amounts + this = the line's amount, or that of `fx`. */
  readonly onAccountMinor: Minor;
  /** The items are in another currency than the line. */
  readonly fx: MatchConversion | null;
  readonly strength: MatchStrength;
  /** Only `exact` ones that no other proposal of the line comes near to: may be accepted together with others after one look. */
  readonly isUnambiguous: boolean;
  /** Each with a plain sentence: `the payment text mentions INV-1042`. */
  readonly reasons: readonly { readonly reason: MatchReason; readonly because: Text }[];
}
