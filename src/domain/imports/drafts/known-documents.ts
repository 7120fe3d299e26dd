/**
 * What the ledger knows already, as far as an import has to compare with it. The services answer
 * from prepared look-ups; tests answer from a plain object. Only live facts count: what was
 * reversed may be imported again.
 */
import type { DebtorKind } from '../../facts/drafts.ts';
import type { IsoDate } from '../../dates.ts';
import type { CurrencyCode, Minor } from '../../money.ts';
import type { KnownCase } from './case-facts/known-case.ts';

export interface KnownItem {
  readonly position: number;
  readonly dueOn: IsoDate;
  readonly grossMinor: Minor;
  /** What can still be allocated with effect on `on` without exceeding the item on any day. */
  roomFrom(on: IsoDate): Minor;
}

export interface KnownInvoice {
  readonly customer: string;
  readonly currency: CurrencyCode;
  readonly issuedOn: IsoDate;
  readonly grossMinor: Minor;
  /** By position. */
  readonly items: readonly KnownItem[];
  /** All that counts on its items, day by day; below zero: taken back. */
  steps(): readonly KnownStep[];
  /** Also when the dispute was resolved since: importing again must not open it again. */
  readonly everDisputed: boolean;
}

/** A receipt or credit note. */
export interface KnownCredit {
  readonly customer: string;
  readonly currency: CurrencyCode;
  readonly effectiveOn: IsoDate;
  readonly amountMinor: Minor;
  /** What of it can still be used with effect on `on`. */
  roomFrom(on: IsoDate): Minor;
}

/**
 * A live receipt or credit note that names an invoice in its list, and of which only imports have applied
 * anything, all of it to that invoice. Nobody and no bank line has had a hand in it.
 */
export interface KnownNamed {
  readonly kind: 'receipt' | 'credit_note';
  readonly number: string;
  readonly customer: string;
  readonly currency: CurrencyCode;
  readonly on: IsoDate;
  readonly amountMinor: Minor;
  /** Its live allocations, with the ledger's ids. */
  readonly laid: readonly (KnownStep & { readonly id: number })[];
}

/** What a list of open items is compared with: the ledger of its day. */
export interface KnownOnDay {
  /** Invoices of which something is open on the day. `ofList`: they came with an invoice list. */
  readonly open: readonly { readonly number: string; readonly ofList: boolean }[];
  /** Credits with something left on the day; `roomMinor` of it is left ever since. */
  readonly credits: readonly {
    readonly kind: 'receipt' | 'credit_note';
    readonly number: string;
    readonly customer: string;
    readonly currency: CurrencyCode;
    readonly on: IsoDate;
    readonly leftMinor: Minor;
    readonly roomMinor: Minor;
  }[];
  /** Money in that is not matched, booked by the day: what is left of it. */
  readonly bankLines: readonly {
    readonly bookedOn: IsoDate;
    readonly currency: CurrencyCode;
    readonly amountMinor: Minor;
  }[];
  /** The newest day before of which a list was imported and not undone. */
  readonly previousOn: IsoDate | null;
  /** Live receipts that lists made for this invoice, oldest first, with all that they pay. */
  perList(invoice: string): readonly { readonly receipt: string; readonly amountMinor: Minor }[];
}

/** The newest version of a customer. */
export interface KnownCustomer {
  readonly name: string;
  readonly country: string | null;
  readonly language: string | null;
  readonly currency: CurrencyCode | null;
  readonly taxId: string;
  readonly kind: DebtorKind;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly terms: string;
  readonly creditLimitMinor: Minor | null;
  readonly governingLaw: string;
  readonly notes: string;
}

/** One step of what is between two sides; below zero when it no longer counts from that day. */
export interface KnownStep {
  /** Instalment of the invoice; null where there is no invoice. */
  readonly position: number | null;
  readonly on: IsoDate;
  readonly amountMinor: Minor;
}

export interface KnownDocuments {
  /** No invoice, receipt or credit note at all: nothing to compare with. */
  readonly hasDocuments: boolean;
  invoice(number: string): KnownInvoice | null;
  receipt(number: string): KnownCredit | null;
  creditNote(number: string): KnownCredit | null;
  customer(code: string): KnownCustomer | null;
  /** Asked once, where a list is a snapshot. */
  onDay?(day: IsoDate): KnownOnDay;
  /** Credits that name the invoice of this number, which may not be there yet. */
  naming?(invoice: string): readonly KnownNamed[];
  /** Numbers of live documents that differ from this one only in zeros at the front of their digits. */
  zeroTwins?(kind: 'invoice' | 'credit_note' | 'receipt', number: string): readonly string[];
  /** Codes of customers that differ from this one only so. */
  codeTwins?(code: string): readonly string[];
  /** The code of who a code means: the survivor of a merged customer, the owner of an alias; else itself. */
  codeNow?(code: string): string;
  /** Codes of the customers that have this alias; of a code also the customer whose own it is. */
  ownersOf?(kind: 'name' | 'code' | 'account', value: string): readonly string[];
  /** Versions of the customer of exactly this code, oldest first; what never counted is left out. */
  versions?(code: string): readonly (KnownCustomer & { readonly effectiveOn: IsoDate })[];
  /**
   * What a live source paid towards a live invoice, day by day. Without a source: what was written off
   * of the invoice; without an invoice: what was given back of the source.
   */
  history(
    kind: 'receipt' | 'credit_note' | null,
    source: string,
    invoice: string,
  ): readonly KnownStep[];
  /** A live write-off or refund has this number. */
  hasNumber(number: string): boolean;
  /** Only asked where case facts are settled. */
  readonly caseFacts?: KnownCase;
}
