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
import type { IsoDate } from '../../../domain/dates.ts';
import { objectRows } from '../../connection.ts';
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
  let best: CustomerAt | null = null;
  for (const version of objectRows<CustomerAt>(db, customersAtSql(query))) {
    const isSame = best?.customerId === version.customerId;
    if (best !== null && !isSame) customers.push(best);
    if (best === null || !isSame || isBetter(version, best, query.asOf)) best = version;
  }
  if (best !== null) customers.push(best);
  return Promise.resolve(customers);
}

/** The newest that is effective, else the earliest; of two of one day the one recorded later. */
function isBetter(version: CustomerAt, best: CustomerAt, asOf: IsoDate): boolean {
  const [on, bestOn] = [version.effectiveOn, best.effectiveOn];
  if (on === bestOn) return version.customerVersionId > best.customerVersionId;
  if (on <= asOf && bestOn <= asOf) return on > bestOn;
  return on < bestOn;
}

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

/** Every version that counts at the moment, those of a customer together, in the names of `CustomerAt`. */
export const customersAtSql = (query: CustomersQuery): RawBuilder<unknown> => sql`
  select c.id as "customerId", v.id as "customerVersionId", c.code, v.effective_on as "effectiveOn",
    v.recorded_at as "recordedAt", v.name, v.country, v.language, v.currency, v.tax_id as "taxId", v.kind,
    v.email, v.phone, v.address, v.terms, v.credit_limit_minor as "creditLimitMinor",
    v.governing_law as "governingLaw", v.notes
  from customers c cross join customer_versions v on v.customer_id = c.id
  where not ${versionReversedAt('v', query)}${knownBy('v', query)}
    ${query.customerIds === undefined ? sql`` : sql`and c.id in (${survivorsOf(query.customerIds, query)})`}
    ${query.code === undefined ? sql`` : sql`and c.id = ${customerOfCode(query.code, query)}`}
    and ${isSurvivor('c.id', query)}
  order by c.code`;
