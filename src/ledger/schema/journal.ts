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
}
