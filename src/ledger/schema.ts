/**
 * The tables of a ledger, as Kysely sees them. The DDL is in `migrations/`; a test holds both equal.
 *
 * Facts are added, never edited. Every fact has the date from which it counts (`effective_on`, or
 * the trade's own name for it: `issued_on`, `received_on`, `opened_on`) and `recorded_at`.
 *
 * What is open is a sum:
 *
 *     open(item, asOf, knownAt) = gross_minor − Σ allocations.amount_minor
 *                                 with effective_on ≤ asOf and recorded_at ≤ knownAt
 *
 * It stays a plain sum under corrections, because every correction is itself an allocation row:
 *
 *     money applied          receipt 7    → instalment 12    +50000
 *     that allocation undone receipt 7    → instalment 12    −50000   reversal 3
 *     invoice reversed       (reversal 4) → instalment 12   +120000   reversal 4 closes what it owed
 *     receipt reversed       receipt 7    → (reversal 5)     +50000   reversal 5 uses the receipt up
 */
import type { ColumnType, Generated } from 'kysely';
import type { Instant, IsoDate } from '../domain/dates.ts';

type Id = Generated<number>;

export interface MetaTable {
  /** `ledger_id`, `created_at`, `created_by`, `is_sample`. */
  key: string;
  value: string;
}

export interface CompanyVersionsTable {
  id: Id;
  effective_on: IsoDate;
  recorded_at: Instant;
  name: string;
  address: string;
  country: string;
  currency: string;
  registration_number: string;
  vat_number: string;
  contact: string;
  phone: string;
  email: string;
  signatory: string;
  signatory_position: string;
}

/** The newest row of a `bank_account_id` is the account as it is known; `is_retired` ends it. */
export interface BankAccountVersionsTable {
  id: Id;
  bank_account_id: number;
  effective_on: IsoDate;
  recorded_at: Instant;
  holder: string;
  account: string;
  bic: string;
  bank: string;
  currency: string;
  is_default: number;
  is_retired: number;
}

export interface ImportBatchesTable {
  id: Id;
  recorded_at: Instant;
  file_name: string;
  file_sha256: string;
  kind: string;
  /** JSON of the mapping that was used. */
  mapping: string;
  rows_read: number;
  rows_new: number;
  rows_duplicate: number;
  rows_refused: number;
  /** JSON of FactCounts: what the batch recorded. */
  facts: string;
}

export interface ImportFindingsTable {
  id: Id;
  batch_id: number;
  severity: string;
  code: string;
  line: number | null;
  column_name: string | null;
  message: string;
}

/** The newest row of a `shape` is the remembered mapping of files with those headers. */
export interface ImportMappingsTable {
  id: Id;
  recorded_at: Instant;
  name: string;
  /** Hash of kind and normalised headers. */
  shape: string;
  headers: string;
  mapping: string;
}

export interface CustomersTable {
  id: Id;
  /** Text, exactly as the source wrote it (leading zeros too). Unique. */
  code: string;
  recorded_at: Instant;
  batch_id: number | null;
}

/** A customer without a version that is not reversed does not exist for a reader. */
export interface CustomerVersionsTable {
  id: Id;
  customer_id: number;
  effective_on: IsoDate;
  recorded_at: Instant;
  name: string;
  country: string | null;
  language: string | null;
  currency: string | null;
  tax_id: string;
  kind: string;
  email: string;
  phone: string;
  address: string;
  terms: string;
  credit_limit_minor: number | null;
  governing_law: string;
  notes: string;
  batch_id: number | null;
}

export interface InvoicesTable {
  id: Id;
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
  id: Id;
  invoice_id: number;
  /** 1, 2, 3 … by due date. */
  position: number;
  due_on: IsoDate;
  gross_minor: number;
}

export interface CreditNotesTable {
  id: Id;
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
  id: Id;
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
  id: Id;
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
  id: Id;
  invoice_id: number;
  opened_on: IsoDate;
  reason: string;
  recorded_at: Instant;
  batch_id: number | null;
}

export interface DisputeResolutionsTable {
  id: Id;
  dispute_id: number;
  resolved_on: IsoDate;
  resolution: string;
  recorded_at: Instant;
}

/** Exactly one target; a target is reversed at most once. */
export interface ReversalsTable {
  id: Id;
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

export interface LettersTable {
  id: Id;
  /** `L-2026-0001`; unique, kept when cancelled. */
  number: string;
  level: number;
  language: string;
  layout: string;
  customer_id: number;
  currency: string;
  issued_on: IsoDate;
  deadline_on: IsoDate;
  delivery_method: string;
  total_minor: number;
  /** JSON of everything printed: sender, recipient, bank account, wording version. */
  content: string;
  pdf_sha256: string;
  recorded_at: Instant;
}

export interface LetterItemsTable {
  letter_id: number;
  position: number;
  instalment_id: number;
  item: string;
  issued_on: IsoDate;
  due_on: IsoDate;
  days_past_due: number;
  gross_minor: number;
  open_minor: number;
}

/** Bytes by their own hash: written once, never changed. */
export interface LetterFilesTable {
  sha256: string;
  bytes: Uint8Array;
}

export interface LetterCancellationsTable {
  id: Id;
  letter_id: number;
  cancelled_on: IsoDate;
  reason: string;
  recorded_at: Instant;
}

export interface JournalTable {
  seq: number;
  recorded_at: Instant;
  actor: string;
  command: string;
  /** JSON: what was recorded, in counts and keys. */
  detail: string;
  idempotency_key: string | null;
  input_sha256: string;
  previous_hash: string;
  hash: string;
}

/**
 * PROJECTION of instalments and allocations. `settled_on`: from this date on the item stays
 * settled as far as is known now (`9999-12-31`: open). A reader for `asOf` needs only rows with
 * `settled_on > asOf`; a reader with `knownAt` also those with `touched_at > knownAt`.
 */
export interface OpenItemsTable {
  instalment_id: number;
  invoice_id: number;
  customer_id: number;
  currency: string;
  issued_on: IsoDate;
  due_on: IsoDate;
  gross_minor: number;
  recorded_at: Instant;
  settled_on: IsoDate;
  /** Newest `recorded_at` among the invoice and its allocations. */
  touched_at: Instant;
}

/** PROJECTION: the same for receipts and credit notes; `used_up_on` as `settled_on`. */
export interface OpenCreditsTable {
  id: Id;
  receipt_id: number | null;
  credit_note_id: number | null;
  customer_id: number;
  currency: string;
  effective_on: IsoDate;
  amount_minor: number;
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

export interface LedgerSchema {
  meta: MetaTable;
  company_versions: CompanyVersionsTable;
  bank_account_versions: BankAccountVersionsTable;
  import_batches: ImportBatchesTable;
  import_findings: ImportFindingsTable;
  import_mappings: ImportMappingsTable;
  customers: CustomersTable;
  customer_versions: CustomerVersionsTable;
  invoices: InvoicesTable;
  instalments: InstalmentsTable;
  credit_notes: CreditNotesTable;
  receipts: ReceiptsTable;
  allocations: AllocationsTable;
  disputes: DisputesTable;
  dispute_resolutions: DisputeResolutionsTable;
  reversals: ReversalsTable;
  letters: LettersTable;
  letter_items: LetterItemsTable;
  letter_files: LetterFilesTable;
  letter_cancellations: LetterCancellationsTable;
  journal: JournalTable;
  open_items: OpenItemsTable;
  open_credits: OpenCreditsTable;
  receivable_movements: ReceivableMovementsTable;
}
