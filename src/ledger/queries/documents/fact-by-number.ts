/** Which document has this number? The live one, else the newest that was reversed. */
import { sql } from 'kysely';
import type { ReadDb } from '../../handles.ts';

export type NumberedKind = 'invoice' | 'credit_note' | 'receipt' | 'write_off' | 'refund';

const TABLES = {
  invoice: 'invoices',
  credit_note: 'credit_notes',
  receipt: 'receipts',
  write_off: 'write_offs',
  refund: 'refunds',
} as const;

/** Database id; null when no document of the kind ever had the number. */
export async function factByNumber(
  db: ReadDb,
  kind: NumberedKind,
  number: string,
): Promise<number | null> {
  const reversed = sql`exists (select 1 from reversals as rv
    where ${sql.ref(`rv.${kind}_id`)} = ${sql.ref(`${TABLES[kind]}.id`)})`;
  const row = await db
    .selectFrom(TABLES[kind])
    .where('number', '=', number)
    .select('id')
    .orderBy(sql`case when ${reversed} then 1 else 0 end`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
