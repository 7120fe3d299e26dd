/**
 * How many documents stand under a customer, those reversed or cancelled too: they stay in the lists.
 *
 *     C4  ->  { invoices: 12, receipts: 9, creditNotes: 1, letters: 2 }
 */
import { sql } from 'kysely';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { survivors } from './survivors.ts';

export interface DocumentCounts {
  readonly invoices: number;
  readonly receipts: number;
  readonly creditNotes: number;
  readonly letters: number;
}

export const NO_DOCUMENTS: DocumentCounts = {
  invoices: 0,
  receipts: 0,
  creditNotes: 0,
  letters: 0,
};

/** By id of the survivor, as is known now. Customers without documents are not in it. */
export async function documentCounts(db: ReadDb): Promise<ReadonlyMap<number, DocumentCounts>> {
  const { rows } = await sql<{ customerId: number; kind: keyof DocumentCounts; count: number }>`
    select customer_id as "customerId", 'invoices' as kind, count(*) as count
      from invoices group by customer_id
    union all
    select customer_id, 'receipts', count(*) from receipts group by customer_id
    union all
    select customer_id, 'creditNotes', count(*) from credit_notes group by customer_id
    union all
    select customer_id, 'letters', count(*) from letters group by customer_id`.execute(
    kyselyOf(db),
  );
  const merged = await survivors(db, { knownAt: null });
  const counts = new Map<number, DocumentCounts>();
  for (const { customerId, kind, count } of rows) {
    const id = merged.get(customerId) ?? customerId;
    const before = counts.get(id) ?? NO_DOCUMENTS;
    counts.set(id, { ...before, [kind]: before[kind] + count });
  }
  return counts;
}
