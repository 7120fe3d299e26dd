/** The journal as a list, newest first, and one entry by its idempotency key. */
import type { Instant } from '../../../domain/dates.ts';
import type { ReadDb } from '../../handles.ts';

export interface JournalEntry {
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly command: string;
  /** JSON text. */
  readonly detail: string;
  readonly inputSha256: string;
  readonly hash: string;
}

const COLUMNS = [
  'seq',
  'recorded_at as recordedAt',
  'actor',
  'command',
  'detail',
  'input_sha256 as inputSha256',
  'hash',
] as const;

/** `total` counts all entries; `rows` are `limit` of them after `offset`. */
export async function journalEntries(
  db: ReadDb,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly rows: readonly JournalEntry[] }> {
  const { total } = await db
    .selectFrom('journal')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('journal')
    .select([...COLUMNS])
    .orderBy('seq', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { total, rows };
}

/**
 * The command that was recorded under this key, or null. Compare `inputSha256` with
 * `inputHash(input)`: the same key with another input is another command (`idempotency_mismatch`).
 */
export async function findJournalEntry(
  db: ReadDb,
  idempotencyKey: string,
): Promise<JournalEntry | null> {
  const entry = await db
    .selectFrom('journal')
    .select([...COLUMNS])
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst();
  return entry ?? null;
}
