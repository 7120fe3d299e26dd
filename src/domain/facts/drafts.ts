/**
 * Drafts: facts about to be recorded, whole and checked, not yet in the ledger. They name each
 * other by the keys people use (customer code, document number), never by database ids.
 *
 *     invoice INV-7 of C1, issued 2026-01-10, EUR 1,200.00, due 600.00 on 02-10 and 600.00 on 03-10
 *     receipt R-1 of C1, received 2026-02-09, EUR 600.00
 *     allocation of R-1 to INV-7, instalment 1, 600.00, effective 2026-02-09
 */
import type { IsoDate } from '../dates.ts';
import type { BankLine, BankStatement } from '../bank/bank-file.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { CaseFactDraft } from './case-facts.ts';

export const DEBTOR_KINDS = ['company', 'sole_trader', 'individual', 'public_body'] as const;
export type DebtorKind = (typeof DEBTOR_KINDS)[number];

/** Empty text: not known. */
export interface CustomerDraft {
  readonly code: string;
  readonly effectiveOn: IsoDate;
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
  /** In minor units of `currency`. */
  readonly creditLimitMinor: Minor | null;
  readonly governingLaw: string;
  readonly notes: string;
}

/** Another name, code or bank account that a customer is known by. */
export interface AliasDraft {
  /** Code of the customer. */
  readonly customer: string;
  readonly kind: 'name' | 'code' | 'account';
  readonly value: string;
}

export interface InstalmentDraft {
  /** As it was first due. */
  readonly dueOn: IsoDate;
  readonly grossMinor: Minor;
  /** Corrections of the due date, oldest first: the last says when it is due. Absent: none. */
  readonly changes?: readonly { readonly dueOn: IsoDate; readonly reason: string }[];
}

/** What was delivered: one line of an invoice. Texts are empty when not known. */
export interface GoodsLineDraft {
  readonly deliveredOn: IsoDate | null;
  /** The article's number. */
  readonly code: string;
  readonly description: string;
  /** Decimal text as written, `10.5`. */
  readonly quantity: string;
  readonly unit: string;
  /** Price of one unit as decimal text; currency of the invoice. */
  readonly unitPrice: string;
  /** Without tax; negative for goods that came back. */
  readonly netMinor: Minor | null;
}

/**
 * `dueReason` of an invoice whose document names no due date that can be read: the date is a guess, and
 * letters leave it out until a person looks. A change of the due date ends that.
 */
export const DUE_GUESSED = 'guessed';

export interface InvoiceDraft {
  /** A debit note is owed like an invoice; it says so on every list. Absent: an invoice. */
  readonly kind?: 'invoice' | 'debit_note';
  readonly number: string;
  readonly customer: string;
  readonly issuedOn: IsoDate;
  readonly currency: CurrencyCode;
  readonly grossMinor: Minor;
  /** At least one; by the date they are due now; Σ grossMinor = the invoice's. */
  readonly instalments: readonly InstalmentDraft[];
  readonly terms: string;
  readonly contract: string;
  readonly po: string;
  readonly goods: string;
  readonly quantity: string;
  /** JSON object of further columns, or `''`. */
  readonly notes: string;
  readonly lines?: readonly GoodsLineDraft[];
  /** Terms the due dates were computed from, as JSON of `domain/terms`; absent: stated as they are. */
  readonly termsRule?: string;
  /** Why the due dates differ from what the terms give, or `DUE_GUESSED`; `''` or absent when they do not. */
  readonly dueReason?: string;
}

export interface CreditNoteDraft {
  readonly number: string;
  readonly customer: string;
  readonly issuedOn: IsoDate;
  readonly currency: CurrencyCode;
  /** Positive. */
  readonly amountMinor: Minor;
  readonly reference: string;
  /** Number of the invoice that its list names, in the ledger or not; absent: none. */
  readonly forInvoice?: string;
}

export interface ReceiptDraft {
  readonly number: string;
  readonly customer: string;
  readonly receivedOn: IsoDate;
  readonly currency: CurrencyCode;
  readonly amountMinor: Minor;
  readonly reference: string;
  /** What came in, when it was in another currency than the receipt is kept in; absent: the same. */
  readonly paid?: {
    readonly currency: CurrencyCode;
    readonly amountMinor: Minor;
    /** Receipt currency for one unit of the paid one, as decimal text. */
    readonly rate: string;
    readonly rateOn: IsoDate;
    readonly rateSource: string;
  };
  /** As of a credit note. */
  readonly forInvoice?: string;
  /** Day of the list from which it was concluded; absent: the money was seen, and `receivedOn` is when. */
  readonly perListOn?: IsoDate;
}

export const WRITE_OFF_KINDS = [
  'bad_debt',
  'small_balance',
  'discount',
  'bank_charge',
  'exchange_difference',
  'correction',
] as const;
/** `discount`: early payment, as the terms allow. `correction`: from another ledger's history. */
export type WriteOffKind = (typeof WRITE_OFF_KINDS)[number];

/** Part of one item that is written off. It closes the item by an allocation of its own. */
export interface WriteOffDraft {
  /** `W-2026-0001`. */
  readonly number: string;
  readonly kind: WriteOffKind;
  readonly invoice: string;
  readonly position: number;
  readonly effectiveOn: IsoDate;
  /** Below zero (only a `correction`): takes earlier ones of the item back, from another ledger's history. */
  readonly amountMinor: Minor;
  readonly reason: string;
  /** Number of the receipt it came with (discount, charge, difference), or `''`. */
  readonly receipt: string;
}

/** Money given back: uses up what a receipt or credit note has left. */
export interface RefundDraft {
  readonly number: string;
  readonly sourceKind: 'receipt' | 'credit_note';
  readonly source: string;
  readonly refundedOn: IsoDate;
  /** Below zero: takes earlier ones of the source back, from another ledger's history. */
  readonly amountMinor: Minor;
  readonly reason: string;
}

/** Units of `currency` for one unit of `base`. */
export interface RateDraft {
  readonly base: CurrencyCode;
  readonly currency: CurrencyCode;
  readonly on: IsoDate;
  /** Decimal text as published. */
  readonly rate: string;
  readonly source: string;
}

/** A statement with those of its lines that are new; `key` tells a line again in another file. */
export interface BankStatementDraft {
  readonly statement: Omit<BankStatement, 'lines'>;
  /** How many booked lines the file has in it, new or not. */
  readonly linesRead: number;
  /** Σ of those, minor units of the statement's currency. */
  readonly linesMinor: Minor;
  readonly lines: readonly { readonly key: string; readonly line: BankLine }[];
}

export interface AllocationDraft {
  readonly sourceKind: 'receipt' | 'credit_note';
  readonly source: string;
  readonly invoice: string;
  /** Instalment position, 1 for the first. */
  readonly position: number;
  /** Not before the source's date, not before the invoice's. */
  readonly effectiveOn: IsoDate;
  /** Below zero: takes earlier ones of the pair back, from another ledger's history. */
  readonly amountMinor: Minor;
}

export interface DisputeDraft {
  readonly invoice: string;
  readonly openedOn: IsoDate;
  readonly reason: string;
}

export interface FactDrafts {
  readonly customers: readonly CustomerDraft[];
  readonly aliases: readonly AliasDraft[];
  readonly invoices: readonly InvoiceDraft[];
  readonly creditNotes: readonly CreditNoteDraft[];
  readonly receipts: readonly ReceiptDraft[];
  readonly allocations: readonly AllocationDraft[];
  readonly disputes: readonly DisputeDraft[];
  readonly writeOffs: readonly WriteOffDraft[];
  readonly refunds: readonly RefundDraft[];
  readonly rates: readonly RateDraft[];
  readonly caseFacts: readonly CaseFactDraft[];
  readonly bankStatements: readonly BankStatementDraft[];
}

export const NO_DRAFTS: FactDrafts = {
  customers: [],
  aliases: [],
  invoices: [],
  creditNotes: [],
  receipts: [],
  allocations: [],
  disputes: [],
  writeOffs: [],
  refunds: [],
  rates: [],
  caseFacts: [],
  bankStatements: [],
};

/** What an import counts, in the order in which its summary tells it, as the terminal calls it. */
export const COUNTED_FACTS = {
  customers: 'customers',
  /** Other names, codes and accounts of customers. */
  aliases: 'other names',
  invoices: 'invoices',
  creditNotes: 'credit notes',
  receipts: 'receipts',
  allocations: 'allocations',
  disputes: 'disputes',
  goodsLines: 'goods lines',
  writeOffs: 'write-offs',
  refunds: 'refunds',
  rates: 'rates',
  caseFacts: 'case facts',
  bankLines: 'bank lines',
} as const;

/** How many facts of each kind something records. */
export type FactCounts = { readonly [Counted in keyof typeof COUNTED_FACTS]: number };

export const COUNTED = Object.keys(COUNTED_FACTS) as readonly (keyof FactCounts)[];

export const NO_FACTS = Object.fromEntries(COUNTED.map((kind) => [kind, 0])) as FactCounts;
