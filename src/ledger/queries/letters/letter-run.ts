/**
 * Was this run of letters issued before? A call that is repeated with the same key must answer with
 * the letters of the first time.
 *
 *     key "run-2026-11-21-a"  ->  { inputSha256: '9f…', numbers: ['L-2026-0007', 'L-2026-0008'] }
 */
import { sql } from 'kysely';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { inputHash } from '../../journal.ts';

export interface LetterRun {
  readonly numbers: readonly string[];
  /** The run was asked for with exactly this input. */
  readonly hasInput: (input: unknown) => boolean;
}

export async function letterRun(
  db: ReadDb,
  command: string,
  idempotencyKey: string,
): Promise<LetterRun | null> {
  const { rows } = await sql<{ detail: string; hash: string }>`
    select detail, input_sha256 as "hash" from journal
    where command = ${command} and idempotency_key = ${idempotencyKey}`.execute(kyselyOf(db));
  const [entry] = rows;
  if (entry === undefined) return null;
  const { letters } = JSON.parse(entry.detail) as { readonly letters: readonly string[] };
  return { numbers: letters, hasInput: (input) => inputHash(input) === entry.hash };
}
