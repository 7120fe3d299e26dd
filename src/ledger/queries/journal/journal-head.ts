/** Where the journal stands: two equal answers mean that nothing was recorded in between. */
import { connectionOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';

/** Number of the newest entry; 0 before the first. */
export async function journalHead(db: ReadDb): Promise<number> {
  const row = await db
    .selectFrom('journal')
    .select(({ fn }) => fn.max<number | null>('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** An entry by its number and its hash, which is of everything that was recorded up to it. */
export interface JournalEntryName {
  readonly seq: number;
  readonly hash: string;
}

/** The entry `seq`, else the newest before it; the newest of all where none is named; 0 before the first. */
export const journalEntry = (db: ReadDb, seq: number = Number.MAX_SAFE_INTEGER): JournalEntryName =>
  connectionOf(db)
    .statement<JournalEntryName>(
      'select seq, hash from journal where seq <= ? order by seq desc limit 1',
    )
    .get(seq) ?? { seq: 0, hash: '' };
