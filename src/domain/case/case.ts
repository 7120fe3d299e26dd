/**
 * A customer's case: everything that a judgement about the customer looks at, at one moment. What is
 * judged (a letter, a match, later a bucket, the next step, a signal) is a pure function of it, so the
 * past is judged again by loading the case as it was known (`ledger/queries/case/load-cases.ts`).
 *
 *     C1 Müller GmbH, as of 2026-03-12
 *       items       INV-7 (2/3)  due 2026-03-10  EUR 250.00 of 600.00 open, disputed since 2026-03-11
 *       on account  receipt R-9  EUR 100.00 of 500.00 left
 *       facts       P-1 promise of EUR 250.00 for 2026-03-16
 *       letters     L-2026-0004 of 2026-02-20, deadline 2026-03-06, demands INV-7 (2/3)
 *
 * Amounts are minor units of the currency beside them. Days are inclusive.
 */
import type { Instant, IsoDate } from '../dates.ts';
import type { CustomerProfile } from '../customers/profile.ts';
import type { CustomerDraft } from '../facts/drafts.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { CaseFact } from './live-facts.ts';

/** One instalment of an invoice of which something is open. */
export interface OpenItem {
  /** Instalment id. */
  readonly itemId: number;
  readonly invoiceId: number;
  readonly invoice: string;
  readonly kind: 'invoice' | 'debit_note';
  /** This is instalment `position` of `of`, 1 for the first. */
  readonly position: number;
  readonly of: number;
  /** Whose it is at the moment, after merges: id and code. */
  readonly customerId: number;
  readonly customer: string;
  readonly currency: CurrencyCode;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly grossMinor: Minor;
  readonly openMinor: Minor;
  /** Of all instalments together. */
  readonly invoiceGrossMinor: Minor;
  /** As the invoice has them; `''`: none. `termsRule` is JSON of `domain/terms`. */
  readonly terms: string;
  readonly termsRule: string;
  readonly contract: string;
  readonly po: string;
  /** By a dispute of the invoice or by a case fact. The oldest that is neither ended nor reversed at the moment. */
  readonly dispute: ItemDispute | null;
  /** Letters in force that demand it, newest first. */
  readonly letters: readonly CaseLetter[];
}

/** What a case fact is about: an item, whether it is open or settled. */
export type ItemOfFact = Pick<
  OpenItem,
  'itemId' | 'invoice' | 'position' | 'of' | 'customerId' | 'currency' | 'issuedOn' | 'dueOn' | 'openMinor'
>; // prettier-ignore

export interface ItemDispute {
  readonly openedOn: IsoDate;
  readonly reason: string;
  /** The invoice is disputed as a whole, whatever case facts say of a part. */
  readonly ofInvoice: boolean;
}

/** A letter that was issued and is not cancelled at the moment. */
export interface EarlierLetter {
  readonly number: string;
  readonly issuedOn: IsoDate;
  /** The day printed on it. */
  readonly deadlineOn: IsoDate;
}

/** A letter to the customer, with the level and currency of its demand. */
export interface CaseLetter extends EarlierLetter {
  readonly level: number;
  readonly currency: CurrencyCode;
}

/** What is left of a receipt or credit note. */
export interface MoneyOnAccount {
  readonly kind: 'receipt' | 'credit_note';
  /** Of the receipt or the credit note. */
  readonly id: number;
  readonly number: string;
  readonly customerId: number;
  readonly currency: CurrencyCode;
  readonly effectiveOn: IsoDate;
  readonly amountMinor: Minor;
  readonly unallocatedMinor: Minor;
  readonly recordedAt: Instant;
}

/** An item that was closed by a write-off as bad debt: what is owed still, and not expected. */
export interface WrittenOff {
  /** Nothing is open of it. */
  readonly item: OpenItem;
  /** What was written off as bad debt. */
  readonly memoMinor: Minor;
}

/** Who the customer is at the moment: the version in force. */
export interface CustomerAt extends CustomerDraft {
  readonly customerId: number;
  readonly customerVersionId: number;
  readonly recordedAt: Instant;
}

/** Money that came, as it is used at the moment. */
export interface MoneyIn {
  readonly on: IsoDate;
  readonly currency: string;
  /** Item id → minor units applied to it. */
  readonly applied: ReadonlyMap<number, Minor>;
  readonly onAccountMinor: Minor;
}

export interface CustomerCase {
  /** The moment: effective by the end of `asOf`, recorded by `knownAt` (null: by now). */
  readonly asOf: IsoDate;
  readonly knownAt: Instant | null;
  /** Identity, profile and terms. */
  readonly customer: CustomerAt;
  /** Oldest due first, then by id. */
  readonly items: readonly OpenItem[];
  /**
   * Items of which nothing is open and that a case fact or a dispute names, or the money of `receipts`
   * paid; by due date. Only where the history was asked for.
   */
  readonly settled: readonly ItemOfFact[];
  /**
   * Money that came since the customer's first fact of a kind that money is judged against (a plan),
   * oldest first. Only where the history was asked for.
   */
  readonly receipts: readonly MoneyIn[];
  /** Of items of which nothing is open, by due date. Only where the history was asked for. */
  readonly writtenOff: readonly WrittenOff[];
  /** Open item → days of receipts that paid a part of it. Only where the history was asked for. */
  readonly partPaidOn: ReadonlyMap<number, readonly IsoDate[]>;
  /**
   * The newest receipt that was not returned, invoice or dispute of an invoice; null: none. Only where
   * the history was asked for.
   */
  readonly lastSignOn: IsoDate | null;
  /** Contacts, pay days, times to avoid. Empty where none was recorded; only with the history. */
  readonly profile: CustomerProfile;
  /** Number of a contract → the law that governs it, where it names one. Only with the history. */
  readonly lawOfContract: ReadonlyMap<string, string>;
  /** By date, then number. */
  readonly onAccount: readonly MoneyOnAccount[];
  /** Newest first. */
  readonly letters: readonly CaseLetter[];
  /**
   * Begun by the moment and not taken back, in the order of recording, each with its end. Of the kinds
   * that were asked for; without those that no rule looks at any more (contacts older than `judgedDays`,
   * notes), unless they were asked for too. Read out of their text when they are first looked at.
   */
  readonly facts: readonly CaseFact[];
}
