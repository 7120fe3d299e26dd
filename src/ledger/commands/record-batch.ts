/** An import batch: which file, how it was read, what became of its rows. */
import type { Tx } from '../handles.ts';
import type { WriteScope } from '../ledger.ts';
import { insertInto } from '../connection.ts';
import { lastId } from './facts/fact-inserts.ts';
import { type Text, storedText } from '../../domain/texts/text.ts';

export interface BatchDraft {
  readonly fileName: string;
  /** Hex SHA-256 of the file's bytes. */
  readonly fileSha256: string;
  readonly kind: string;
  /** The mapping that was used, as JSON text. */
  readonly mapping: string;
  readonly rowsRead: number;
  readonly rowsNew: number;
  readonly rowsDuplicate: number;
  readonly rowsRefused: number;
  /** FactCounts as JSON text. */
  readonly facts: string;
}

export interface FindingDraft {
  readonly severity: 'refused' | 'warning' | 'note';
  readonly code: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly message: Text;
}

/** Returns the batch's id. Record it first: the facts of the batch refer to it. */
export async function recordBatch(tx: Tx, scope: WriteScope, batch: BatchDraft): Promise<number> {
  if (batch.rowsRead !== batch.rowsNew + batch.rowsDuplicate + batch.rowsRefused)
    throw new Error(`batch of ${batch.fileName}: read is not new + duplicate + refused`);
  const id = lastId(tx, 'import_batches') + 1;
  await tx
    .insertInto('import_batches')
    .values({
      id,
      recorded_at: scope.recordedAt,
      file_name: batch.fileName,
      file_sha256: batch.fileSha256,
      kind: batch.kind,
      mapping: batch.mapping,
      rows_read: batch.rowsRead,
      rows_new: batch.rowsNew,
      rows_duplicate: batch.rowsDuplicate,
      rows_refused: batch.rowsRefused,
      facts: batch.facts,
    })
    .execute();
  return id;
}

export async function recordFindings(
  tx: Tx,
  batchId: number,
  findings: readonly FindingDraft[],
): Promise<void> {
  const insert = insertInto(tx, 'import_findings');
  for (const { severity, code, line, column, message } of findings)
    insert({
      batch_id: batchId,
      severity,
      code,
      line,
      column_name: column,
      message: storedText(message),
    });
}

export interface RememberedMapping {
  readonly name: string;
  /** Hash of kind and normalised headers: files of the same shape are read alike. */
  readonly shape: string;
  /** JSON text. */
  readonly headers: string;
  readonly mapping: string;
}

export async function rememberMapping(
  tx: Tx,
  scope: WriteScope,
  mapping: RememberedMapping,
): Promise<void> {
  await tx
    .insertInto('import_mappings')
    .values({ recorded_at: scope.recordedAt, ...mapping })
    .execute();
}
