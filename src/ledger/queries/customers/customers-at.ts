/**
 * Customers as they are at a moment: of each, the version in force.
 *
 * In force is the newest version effective by `asOf`. Where none is effective yet (a list from
 * 2012 imported today names its customers today) the earliest known one stands in, so that an old
 * invoice always has a name beside it. Versions reversed by the moment do not count. Customers that
 * are merged into another at the moment are left out; their code and id lead to the survivor.
 */
import { sql, type RawBuilder } from 'kysely';
import type { CustomerAt } from '../../../domain/case/case.ts';
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import { eachRow } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { isAmong, knownBy } from '../moment-sql.ts';
import { customerOfCode, isSurvivor, survivor } from './survivors.ts';
import { versionReversedAt } from '../../facts/live.ts';

export interface CustomersQuery extends Moment {
  /** Ids of customers; one that was merged means its survivor. */
  readonly customerIds?: readonly number[] | undefined;
  readonly code?: string | undefined;
}

/** Sorted by code. */
export function customersAt(db: ReadDb, query: CustomersQuery): Promise<readonly CustomerAt[]> {
  const customers: CustomerAt[] = [];
  let best: VersionRow | null = null;
  for (const row of eachRow<VersionRow>(db, customersAtSql(query))) {
    if (best !== null && best[0] !== row[0]) customers.push(customerOf(best));
    if (best === null || best[0] !== row[0] || isBetter(row, best, query.asOf)) best = row;
  }
  if (best !== null) customers.push(customerOf(best));
  return Promise.resolve(customers);
}

/** The newest that is effective, else the earliest; of two of one day the one recorded later. */
function isBetter(row: VersionRow, best: VersionRow, asOf: IsoDate): boolean {
  const [on, bestOn] = [row[3], best[3]];
  if (on === bestOn) return row[1] > best[1];
  if (on <= asOf && bestOn <= asOf) return on > bestOn;
  return on < bestOn;
}

/** In the order of the columns of `customersAtSql`. */
type VersionRow = readonly [
  customerId: number,
  customerVersionId: number,
  code: string,
  effectiveOn: IsoDate,
  recordedAt: Instant,
  name: string,
  country: string | null,
  language: string | null,
  currency: string | null,
  taxId: string,
  kind: CustomerAt['kind'],
  email: string,
  phone: string,
  address: string,
  terms: string,
  creditLimitMinor: number | null,
  governingLaw: string,
  notes: string,
];

const customerOf = (row: VersionRow): CustomerAt => ({
  customerId: row[0],
  customerVersionId: row[1],
  code: row[2],
  effectiveOn: row[3],
  recordedAt: row[4],
  name: row[5],
  country: row[6],
  language: row[7],
  currency: row[8],
  taxId: row[9],
  kind: row[10],
  email: row[11],
  phone: row[12],
  address: row[13],
  terms: row[14],
  creditLimitMinor: row[15],
  governingLaw: row[16],
  notes: row[17],
});

/** The customer of this code, or null when there is none at the moment. */
export async function customerAt(
  db: ReadDb,
  moment: Moment,
  code: string,
): Promise<CustomerAt | null> {
  const [customer] = await customersAt(db, { ...moment, code });
  return customer ?? null;
}

const survivorsOf = (ids: readonly number[], moment: Moment) =>
  sql`select ${survivor('wanted.id', moment)} from customers wanted where ${isAmong('wanted.id', ids)}`;

/** Every version that counts at the moment, those of a customer together. */
export const customersAtSql = (query: CustomersQuery): RawBuilder<unknown> => sql`
  select c.id, v.id, c.code, v.effective_on, v.recorded_at, v.name, v.country, v.language, v.currency,
    v.tax_id, v.kind, v.email, v.phone, v.address, v.terms, v.credit_limit_minor, v.governing_law, v.notes
  from customers c cross join customer_versions v on v.customer_id = c.id
  where not ${versionReversedAt('v', query)}${knownBy('v', query)}
    ${query.customerIds === undefined ? sql`` : sql`and c.id in (${survivorsOf(query.customerIds, query)})`}
    ${query.code === undefined ? sql`` : sql`and c.id = ${customerOfCode(query.code, query)}`}
    and ${isSurvivor('c.id', query)}
  order by c.code`;
