/** The frozen bytes of letters, with the hash they were stored under. */
import { sql } from 'kysely';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { sha256 } from '../../journal.ts';

export interface LetterFile {
  readonly number: string;
  readonly bytes: Uint8Array;
  /** The bytes still have the hash they were stored under. */
  readonly isIntact: boolean;
}

/** The file of one letter, or null when there is no letter of this number. */
export async function letterFile(db: ReadDb, number: string): Promise<LetterFile | null> {
  const { rows } = await sql<{ hash: string; bytes: Uint8Array | null }>`
    select l.pdf_sha256 as "hash", f.bytes
    from letters l left join letter_files f on f.sha256 = l.pdf_sha256
    where l.number = ${number}`.execute(kyselyOf(db));
  const [row] = rows;
  if (row === undefined) return null;
  const bytes = new Uint8Array(row.bytes ?? new Uint8Array());
  return { number, bytes, isIntact: row.bytes !== null && sha256(bytes) === row.hash };
}
