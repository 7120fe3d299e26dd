/** Where the journal stands: two equal answers mean that nothing was recorded in between. */
import type { ReadDb } from '../../handles.ts';

/** Number of the newest entry; 0 before the first. */
export async function journalHead(db: ReadDb): Promise<number> {
  const row = await db
    .selectFrom('journal')
    .select(({ fn }) => fn.max<number | null>('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? 0;
}
