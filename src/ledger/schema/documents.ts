/**
 * What is owed and what came in: invoices with instalments, credit notes, receipts, allocations,
 * disputes, and the reversals of any of them.
 */
import type { Generated } from 'kysely';
import type { Instant, IsoDate } from '../../domain/dates.ts';

export interface InvoicesTable {
  id: Generated<number>;
  /** Unique among invoices that are not reversed; `verify` checks it. */
  number: string;
  customer_id: number;
  issued_on: IsoDate;
  currency: string;
  gross_minor: number;
  terms: string;
  contract: string;
  po: string;
  goods: string;
  quantity: string;
  /** JSON of the columns that mean nothing to the program: header → text. `''` when none. */
  notes: string;
  recorded_at: Instant;
  batch_id: number | null;
}

/** At least one per invoice; Σ gross_minor = the invoice's. This is what becomes an open item. */
export interface InstalmentsTable {
  id: Generated<number>;
  invoice_id: number;
  /** 1, 2, 3 … by due date. */
  position: number;
  due_on: IsoDate;
  gross_minor: number;
}

export interface CreditNotesTable {
  id: Generated<number>;
  number: string;
  customer_id: number;
  issued_on: IsoDate;
  currency: string;
  /** Positive. */
  amount_minor: number;
  reference: string;
  recorded_at: Instant;
  batch_id: number | null;
}

export interface ReceiptsTable {
  id: Generated<number>;
  number: string;
  customer_id: number;
  received_on: IsoDate;
  currency: string;
  amount_minor: number;
  reference: string;
  recorded_at: Instant;
  batch_id: number | null;
}

/**
 * Credit side: `receipt_id`, or `credit_note_id`, or neither (a reversal closes the item itself).
 * Debit side: `instalment_id`, or none (a reversal uses the receipt or credit note up).
 * `effective_on` is never before the date of either side. Negative only with `reversal_id`.
 */
export interface AllocationsTable {
  id: Generated<number>;
  receipt_id: number | null;
  credit_note_id: number | null;
  instalment_id: number | null;
  reversal_id: number | null;
  effective_on: IsoDate;
  amount_minor: number;
  recorded_at: Instant;
  batch_id: number | null;
}

export interface DisputesTable {
  id: Generated<number>;
  invoice_id: number;
  opened_on: IsoDate;
  reason: string;
  recorded_at: Instant;
  batch_id: number | null;
}

export interface DisputeResolutionsTable {
  id: Generated<number>;
  dispute_id: number;
  resolved_on: IsoDate;
  resolution: string;
  recorded_at: Instant;
}

/** Exactly one target; a target is reversed at most once. */
export interface ReversalsTable {
  id: Generated<number>;
  customer_version_id: number | null;
  invoice_id: number | null;
  credit_note_id: number | null;
  receipt_id: number | null;
  allocation_id: number | null;
  dispute_id: number | null;
  effective_on: IsoDate;
  reason: string;
  recorded_at: Instant;
  /** The batch that was undone, when the reversal is part of an undo. */
  undoes_batch_id: number | null;
}
