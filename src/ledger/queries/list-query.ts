/**
 * What the lists of the ledger screen share: a moment, a page, a search text and one customer.
 *
 *     { asOf: '2026-06-30', knownAt: null, search: 'müller', customer: null, offset: 0, limit: 200 }
 */
import { sql, type RawBuilder } from 'kysely';
import type { Moment } from '../moment.ts';
import { customerAt } from './moment-sql.ts';
import { textSearch } from './text-search.ts';

export interface ListQuery extends Moment {
  /** Matches document number, customer code and name, anywhere in them; empty: everything. */
  readonly search: string;
  /** One customer code; null: all. */
  readonly customer: string | null;
  /** Rows skipped, and the most returned. */
  readonly offset: number;
  readonly limit: number;
}

export interface ListPage<Row> {
  /** Rows there are in all, beyond the page. */
  readonly total: number;
  readonly rows: readonly Row[];
}

/**
 * True for rows the list asks for: of the customer, and matching the search. `number` and
 * `customerId` are column references of the query around it. Customers are searched in one pass of
 * their own, so that a name is looked up once per customer and not once per document.
 */
export function isListed(
  query: ListQuery,
  refs: { readonly number: string | null; readonly customerId: string },
): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [];
  const customerId = sql.ref(refs.customerId);
  if (query.customer !== null)
    conditions.push(
      sql`${customerId} in (select cs.id from customers as cs where cs.code = ${query.customer})`,
    );
  const wanted = textSearch(query.search);
  if (wanted !== null) {
    const bySide = sql`${customerId} in (select cs.id from customers as cs
      where ${wanted.inName(sql.ref('cs.code'))}
        or ${wanted.inName(customerAt('name', 'cs.id', query))})`;
    conditions.push(
      refs.number === null ? bySide : sql`(${wanted.inNumber(sql.ref(refs.number))} or ${bySide})`,
    );
  }
  return conditions.length === 0
    ? sql<boolean>`1 = 1`
    : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
