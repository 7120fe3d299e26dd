/**
 * Customers as they are at a moment: of each, the version in force.
 *
 * In force is the newest version effective by `asOf`. Where none is effective yet (a list from
 * 2012 imported today names its customers today) the earliest known one stands in, so that an old
 * invoice always has a name beside it. Versions reversed by the moment do not count. Customers that
 * are merged into another at the moment are left out; their code and id lead to the survivor.
 */
import { sql } from 'kysely';
import type { CustomerAt } from '../../../domain/case/case.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { knownBy } from '../moment-sql.ts';
import { customerOfCode, isSurvivor, survivor } from './survivors.ts';
import { versionReversedAt } from '../../facts/live.ts';

export interface CustomersQuery extends Moment {
  /** Ids of customers; one that was merged means its survivor. */
  readonly customerIds?: readonly number[] | undefined;
  readonly code?: string | undefined;
}

/** Sorted by code. */
export async function customersAt(
  db: ReadDb,
  query: CustomersQuery,
): Promise<readonly CustomerAt[]> {
  const { rows } = await customersAtSql(query).execute(kyselyOf(db));
  return rows;
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
  sql`select ${survivor('wanted.id', moment)} from customers wanted where wanted.id in (${sql.join(ids)})`;

export const customersAtSql = (query: CustomersQuery) => sql<CustomerAt>`
  select x."customerId", x."customerVersionId", x.code, x."effectiveOn", x."recordedAt", x.name,
    x.country, x.language, x.currency, x."taxId", x.kind, x.email, x.phone, x.address, x.terms,
    x."creditLimitMinor", x."governingLaw", x.notes
  from (
    select c.id as "customerId", v.id as "customerVersionId", c.code,
      v.effective_on as "effectiveOn", v.recorded_at as "recordedAt", v.name, v.country,
      v.language, v.currency, v.tax_id as "taxId", v.kind, v.email, v.phone, v.address, v.terms,
      v.credit_limit_minor as "creditLimitMinor", v.governing_law as "governingLaw", v.notes,
      row_number() over (
        partition by v.customer_id
        order by case when v.effective_on <= ${query.asOf} then 0 else 1 end,
          case when v.effective_on <= ${query.asOf} then v.effective_on end desc,
          v.effective_on,
          v.id desc
      ) as rank
    from customers c join customer_versions v on v.customer_id = c.id
    where not ${versionReversedAt('v', query)}${knownBy('v', query)}
      ${query.customerIds === undefined ? sql`` : sql`and c.id in (${survivorsOf(query.customerIds, query)})`}
      ${query.code === undefined ? sql`` : sql`and c.id = ${customerOfCode(query.code, query)}`}
      and ${isSurvivor('c.id', query)}
  ) x
  where x.rank = 1
  order by x.code`;
