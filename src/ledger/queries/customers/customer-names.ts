/**
 * Customers by id, and the versions of one; the profile in force is asked of `customers-at.ts`.
 */
import { sql } from 'kysely';
import { eachRow, kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { customerAt, isAmong, knownUntil } from '../moment-sql.ts';
import { knownReversed } from '../../facts/live.ts';

/**
 * Customer id → code, of these ids or (null) of all. A document whose customer's profile was undone still
 * has a code.
 */
export function customerCodes(
  db: ReadDb,
  ids: readonly number[] | null = null,
): Promise<ReadonlyMap<number, string>> {
  const which = ids === null ? sql`1 = 1` : isAmong('c.id', ids);
  const rows = eachRow<readonly [id: number, code: string]>(
    db,
    sql`select c.id, c.code from customers c where ${which}`,
  );
  return Promise.resolve(new Map(rows));
}

export interface NamedCustomer {
  readonly customerId: number;
  readonly code: string;
  readonly name: string;
  readonly country: string | null;
}

/**
 * Code, name and country of every customer by id: what a report of all of them shows, at a third of the
 * cost of whole profiles. A customer without a profile at the moment (its import was undone, its
 * invoices were not) is named by its code: it keeps its row.
 */
export async function namedCustomers(
  db: ReadDb,
  moment: Moment,
  /** Of these alone. */
  customerIds?: readonly number[],
): Promise<ReadonlyMap<number, NamedCustomer>> {
  const { rows } = await namedCustomersSql(moment, customerIds).execute(kyselyOf(db));
  return new Map(rows.map((row) => [row.customerId, row]));
}

export const namedCustomersSql = (
  moment: Moment,
  customerIds?: readonly number[],
) => sql<NamedCustomer>`
  select c.id as "customerId", c.code, coalesce(v.name, c.code) as name, v.country
  from customers c left join customer_versions v on v.id = ${customerAt('id', 'c.id', moment)}
  ${customerIds === undefined ? sql`` : sql`where ${isAmong('c.id', customerIds)}`}`;

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
