/**
 * Customers by id, and the versions of one; the profile in force is asked of `customers-at.ts`.
 */
import { sql } from 'kysely';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { knownUntil } from '../moment-sql.ts';
import { knownReversed } from '../../facts/live.ts';

/** Customer id → code, of all. A document whose customer's profile was undone still has a code. */
export async function customerCodes(db: ReadDb): Promise<ReadonlyMap<number, string>> {
  const rows = await db.selectFrom('customers').select(['id', 'code']).execute();
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** Every version of one customer's profile that is known and not reversed, newest first. */
export const customerVersions = (db: ReadDb, customerId: number, moment: Moment) =>
  db
    .selectFrom('customer_versions')
    .selectAll()
    .where('customer_versions.customer_id', '=', customerId)
    .where('customer_versions.recorded_at', '<=', knownUntil(moment))
    .where(sql<boolean>`not ${knownReversed('customer_version', 'customer_versions.id', moment)}`)
    .orderBy('customer_versions.effective_on', 'desc')
    .orderBy('customer_versions.id', 'desc')
    .execute();
