/** Contracts with their clauses, and attachments of customers, invoices and contracts. */
import type { Generated } from 'kysely';
import type { Instant, IsoDate } from '../../domain/dates.ts';

/** The newest version of a number is the contract as it is known. */
export interface ContractVersionsTable {
  id: Generated<number>;
  customer_id: number;
  /** Unique per customer. */
  number: string;
  effective_on: IsoDate;
  recorded_at: Instant;
  /** JSON of `domain/contracts/contract.ts` Contract. */
  contract: string;
  is_retired: number;
}

/** What somebody attached; the bytes are in `letter_files`' sibling `stored_files` by hash. */
export interface AttachmentsTable {
  id: Generated<number>;
  sha256: string;
  file_name: string;
  media_type: string;
  size_bytes: number;
  /** Exactly one of the three. */
  customer_id: number | null;
  invoice_id: number | null;
  /** Of the contract's customer. */
  contract_customer_id: number | null;
  contract_number: string | null;
  note: string;
  recorded_at: Instant;
}

/** Taken off the list; the file stays. */
export interface AttachmentRemovalsTable {
  id: Generated<number>;
  attachment_id: number;
  reason: string;
  recorded_at: Instant;
}

/** Bytes by their own hash: written once, never changed. */
export interface StoredFilesTable {
  sha256: string;
  bytes: Uint8Array;
}
