/**
 * Drafts: facts about to be recorded, whole and checked, not yet in the ledger. They name each
 * other by the keys people use (customer code, document number), never by database ids.
 *
 *     invoice INV-7 of C1, issued 2026-01-10, EUR 1,200.00, due 600.00 on 02-10 and 600.00 on 03-10
 *     receipt R-1 of C1, received 2026-02-09, EUR 600.00
 *     allocation of R-1 to INV-7, instalment 1, 600.00, effective 2026-02-09
 */
import type { IsoDate } from './dates.ts';
import type { CurrencyCode, Minor } from './money.ts';

export type DebtorKind = 'company' | 'sole_trader' | 'individual' | 'public_body';

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

export interface InstalmentDraft {
  readonly dueOn: IsoDate;
  readonly grossMinor: Minor;
}

export interface InvoiceDraft {
  readonly number: string;
  readonly customer: string;
  readonly issuedOn: IsoDate;
  readonly currency: CurrencyCode;
  readonly grossMinor: Minor;
  /** At least one; by due date; Σ grossMinor = the invoice's. */
  readonly instalments: readonly InstalmentDraft[];
  readonly terms: string;
  readonly contract: string;
  readonly po: string;
  readonly goods: string;
  readonly quantity: string;
  /** JSON object of further columns, or `''`. */
  readonly notes: string;
}

export interface CreditNoteDraft {
  readonly number: string;
  readonly customer: string;
  readonly issuedOn: IsoDate;
  readonly currency: CurrencyCode;
  /** Positive. */
  readonly amountMinor: Minor;
  readonly reference: string;
}

export interface ReceiptDraft {
  readonly number: string;
  readonly customer: string;
  readonly receivedOn: IsoDate;
  readonly currency: CurrencyCode;
  readonly amountMinor: Minor;
  readonly reference: string;
}

export interface AllocationDraft {
  readonly sourceKind: 'receipt' | 'credit_note';
  readonly source: string;
  readonly invoice: string;
  /** Instalment position, 1 for the first. */
  readonly position: number;
  /** Not before the source's date, not before the invoice's. */
  readonly effectiveOn: IsoDate;
  readonly amountMinor: Minor;
}

export interface DisputeDraft {
  readonly invoice: string;
  readonly openedOn: IsoDate;
  readonly reason: string;
}

export interface FactDrafts {
  readonly customers: readonly CustomerDraft[];
  readonly invoices: readonly InvoiceDraft[];
  readonly creditNotes: readonly CreditNoteDraft[];
  readonly receipts: readonly ReceiptDraft[];
  readonly allocations: readonly AllocationDraft[];
  readonly disputes: readonly DisputeDraft[];
}

export const NO_DRAFTS: FactDrafts = {
  customers: [],
  invoices: [],
  creditNotes: [],
  receipts: [],
  allocations: [],
  disputes: [],
};
