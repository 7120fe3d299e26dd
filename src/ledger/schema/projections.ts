/** What is kept beside the facts for speed. `rebuild` makes it anew; `verify` proves it equal. */
import type { ColumnType, Generated } from 'kysely';
import type { Instant, IsoDate } from '../../domain/dates.ts';

/**
 * PROJECTION of instalments and allocations. `settled_on`: from this date on the item stays
 * settled as far as is known now (`9999-12-31`: open). A reader for `asOf` needs only rows with
 * `settled_on > asOf`; a reader with `knownAt` also those with `touched_at > knownAt`.
 *
 *     gross 1000, allocations +300 on 2026-02-01 and +200 on 2026-05-01
 *     ->  open_minor 500, unchanged_from 2026-05-01: on 1 May or later 500 is open, before it is derived
 */
export interface OpenItemsTable {
  instalment_id: number;
  invoice_id: number;
  customer_id: number;
  currency: string;
  issued_on: IsoDate;
  due_on: IsoDate;
  gross_minor: number;
  /** Gross less every allocation known now, also one that counts from a later day than today. */
  open_minor: number;
  /** Date of the newest of those allocations, the invoice's own when there is none (inclusive). */
  unchanged_from: IsoDate;
  recorded_at: Instant;
  settled_on: IsoDate;
  /** Newest `recorded_at` among the invoice and its allocations. */
  touched_at: Instant;
}

/** PROJECTION: the same for receipts and credit notes; `used_up_on` as `settled_on`, `left_minor` as `open_minor`. */
export interface OpenCreditsTable {
  id: Generated<number>;
  receipt_id: number | null;
  credit_note_id: number | null;
  customer_id: number;
  currency: string;
  effective_on: IsoDate;
  amount_minor: number;
  left_minor: number;
  unchanged_from: IsoDate;
  recorded_at: Instant;
  used_up_on: IsoDate;
  touched_at: Instant;
}

/**
 * PROJECTION: the receivables control account. Σ amount_minor with effective_on ≤ asOf is what all
 * customers owe net, computed without a single allocation: the other side of the tie-out.
 */
export interface ReceivableMovementsTable {
  currency: string;
  effective_on: IsoDate;
  amount_minor: ColumnType<number, number, number>;
}
