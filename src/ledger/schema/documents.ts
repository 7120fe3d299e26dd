/**
 * What is owed and what came in: invoices with instalments, credit notes, receipts, allocations,
 * disputes, and the reversals of any of them.
 */
import type { ColumnType, Generated } from 'kysely';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import type { ReversibleKind } from '../../domain/facts/kinds.ts';

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
  /** `invoice` or `debit_note`. */
  kind: ColumnType<string, string | undefined, never>;
  /** JSON of the terms the due dates were computed from, `''` when they were stated. */
  terms_rule: ColumnType<string, string | undefined, never>;
  /** Why the due dates differ from the terms; `''` when they do not. */
  due_reason: ColumnType<string, string | undefined, never>;
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

/** What was delivered, line by line. Decimal text stays as it was written. */
export interface GoodsLinesTable {
  id: Generated<number>;
  invoice_id: number;
  position: number;
  delivered_on: IsoDate | null;
  code: string;
  description: string;
  quantity: string;
  unit: string;
  unit_price: string;
  net_minor: number | null;
}

/**
 * A corrected due date with its reason. It counts from when it was recorded, for every as-of: the
 * newest one known is when the item is due.
 */
export interface DueChangesTable {
  id: Generated<number>;
  instalment_id: number;
  due_on: IsoDate;
  reason: string;
  recorded_at: Instant;
}

/**
 * Closes its item by one allocation of its own (`write_off_id`). Below zero (only `correction`): an
 * earlier one of another ledger's history no longer counts from that day.
 */
export interface WriteOffsTable {
  id: Generated<number>;
  /** `W-2026-0001`; unique among those not reversed. */
  number: string;
  /** `domain/facts/drafts.ts` WRITE_OFF_KINDS. */
  kind: string;
  customer_id: number;
  instalment_id: number;
  effective_on: IsoDate;
  currency: string;
  amount_minor: number;
  reason: string;
  /** The receipt it came with, when it is a discount, charge or difference. */
  receipt_id: number | null;
  recorded_at: Instant;
  batch_id: number | null;
}

/**
 * Money given back; uses its source up by one allocation of its own (`refund_id`). Below zero: an
 * earlier one of another ledger's history no longer counts from that day.
 */
export interface RefundsTable {
  id: Generated<number>;
  number: string;
  customer_id: number;
  refunded_on: IsoDate;
  currency: string;
  amount_minor: number;
  reason: string;
  recorded_at: Instant;
  batch_id: number | null;
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
  /** Number of the invoice that its list names, in the ledger or not; `''`: none. */
  for_invoice: ColumnType<string, string | undefined, never>;
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
  /** What came in, when it was in another currency; all five null or none. */
  paid_currency: ColumnType<string | null, string | null | undefined, never>;
  paid_minor: ColumnType<number | null, number | null | undefined, never>;
  rate: ColumnType<string | null, string | null | undefined, never>;
  rate_on: ColumnType<IsoDate | null, IsoDate | null | undefined, never>;
  rate_source: ColumnType<string | null, string | null | undefined, never>;
  /** As of a credit note. */
  for_invoice: ColumnType<string, string | undefined, never>;
  /** Day of the list from which it was concluded: nobody knows when the money came. Null: it was seen. */
  per_list_on: ColumnType<IsoDate | null, IsoDate | null | undefined, never>;
}

/**
 * Credit side: `receipt_id`, `credit_note_id` or `write_off_id`, or none (a reversal closes the item itself).
 * Debit side: `instalment_id` or `refund_id`, or none (a reversal uses the receipt or credit note up).
 * `effective_on` is never before the date of either side. Negative with `reversal_id`, or as a fact of
 * its own that takes an earlier one back: how another ledger's history is written down.
 */
export interface AllocationsTable {
  id: Generated<number>;
  receipt_id: number | null;
  credit_note_id: number | null;
  instalment_id: number | null;
  write_off_id: ColumnType<number | null, number | null | undefined, never>;
  refund_id: ColumnType<number | null, number | null | undefined, never>;
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

/** A target is reversed at most once. */
export interface ReversalsTable {
  id: Generated<number>;
  /** What is reversed: a kind of `domain/facts/kinds.ts` and the id in that kind's table. */
  target_kind: ReversibleKind;
  target_id: number;
  effective_on: IsoDate;
  reason: string;
  recorded_at: Instant;
  /** The batch that was undone, when the reversal is part of an undo. */
  undoes_batch_id: number | null;
}
