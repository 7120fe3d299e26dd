/** A ledger's own settings: `ledger_id`, `created_at`, `created_by`, `is_sample`. */
import type { ReadDb } from '../../handles.ts';

export async function ledgerMeta(db: ReadDb, key: string): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}
