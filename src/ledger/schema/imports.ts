/** Where facts came from: batches, what was said about their rows, mappings that are remembered. */
import type { Generated } from 'kysely';
import type { Instant } from '../../domain/dates.ts';

export interface ImportBatchesTable {
  id: Generated<number>;
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
  id: Generated<number>;
  batch_id: number;
  severity: string;
  code: string;
  line: number | null;
  column_name: string | null;
  message: string;
}

/** The newest row of a `shape` is the remembered mapping of files with those headers. */
export interface ImportMappingsTable {
  id: Generated<number>;
  recorded_at: Instant;
  name: string;
  /** Hash of kind and normalised headers. */
  shape: string;
  headers: string;
  mapping: string;
}
