/** One entry a command, each with the hash of the one before. */
import type { Instant } from '../../domain/dates.ts';

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
  /** Of the `sealed_rows` of the entry (`seals.ts`); null before the proof of rows began. */
  rows_sha256: string | null;
}

/** What an entry wrote into one table: rows above `from_id`, up to `to_id`. */
export interface SealedRowsTable {
  seq: number;
  table_name: string;
  from_id: number;
  to_id: number;
  /** Of the ledger, whose columns of the table are hashed. */
  version: number;
  sha256: string;
}
