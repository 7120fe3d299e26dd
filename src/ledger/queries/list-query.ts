/**
 * What the lists of the ledger screen share: a moment, a page, a search text and one customer.
 *
 *     { asOf: '2026-06-30', knownAt: null, search: 'müller 2026', customer: null, offset: 0, limit: 200 }
 */
import { sql, type RawBuilder } from 'kysely';
import { searchedWords } from '../../domain/text-match.ts';
import type { Moment } from '../moment.ts';
import { customerOfCode, membersOf, survivor } from './customers/survivors.ts';
import { customerAt } from './moment-sql.ts';
import { customerHasWord, textSearch } from './text-search.ts';

export interface ListSort {
  readonly by: 'date' | 'number' | 'customer' | 'amount';
  readonly descending: boolean;
}

export interface ListQuery extends Moment {
  /** Each word is in the document number, or in code, name or country of the customer; empty: everything. */
  readonly search: string;
  /** One customer code, also an old one of a customer that was merged; null: all. */
  readonly customer: string | null;
  /** Rows skipped, and the most returned. */
  readonly offset: number;
  readonly limit: number;
  /** Absent or null: newest first, by date, then as they were recorded. */
  readonly sort?: ListSort | null;
}

export interface CreditListQuery extends ListQuery {
  /** Only this document number. */
  readonly number?: string;
  /** Only this document (database id): of a number that was used again, one. */
  readonly id?: number;
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
      sql`${customerId} in ${membersOf(sql`select ${customerOfCode(query.customer, query)}`, query)}`,
    );
  for (const word of searchedWords(query.search)) {
    // A text that names one of two merged customers finds the documents of both: they are one.
    const bySide = sql`${survivor(refs.customerId, query)} in (
      select ${survivor('cs.id', query)} from customers as cs
      where ${customerHasWord(
        word,
        [sql.ref('cs.code'), customerAt('name', 'cs.id', query)],
        customerAt('country', 'cs.id', query),
      )})`;
    const wanted = refs.number === null ? null : textSearch(word);
    conditions.push(
      wanted === null || refs.number === null
        ? bySide
        : sql`(${wanted.inNumber(sql.ref(refs.number))} or ${bySide})`,
    );
  }
  return conditions.length === 0
    ? sql<boolean>`1 = 1`
    : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/**
 * The order a list asks for, after `order by`; equal rows in the order they were recorded. Nothing
 * that takes a sum over allocations can be asked for: it would be summed for the whole history.
 */
export function listOrder(
  query: Moment & Pick<ListQuery, 'sort'>,
  refs: {
    readonly date: string;
    readonly number: string;
    readonly customerId: string;
    readonly amount: string;
    readonly id: string;
  },
): RawBuilder<unknown> {
  const { by, descending } = query.sort ?? { by: 'date', descending: true };
  const key =
    by === 'customer'
      ? sql`(select cs.code from customers as cs where cs.id = ${survivor(refs.customerId, query)})`
      : sql.ref(refs[by]);
  const direction = sql.raw(descending ? 'desc' : 'asc');
  return sql`${key} ${direction}, ${sql.ref(refs.id)} ${direction}`;
}
