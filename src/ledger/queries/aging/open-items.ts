/**
 * Which invoices, or instalments of them, are open at a moment, and how much of each.
 *
 *     { itemId: 12, invoice: 'INV-7', position: 2, of: 3, dueOn: '2026-03-10', openMinor: 60000, … }
 */
import { sql } from 'kysely';
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import { assertMinor, type Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { maybeOpenItems, openOfItem, type Narrowing } from './open-amount.ts';

export interface OpenItem {
  /** Instalment id. */
  readonly itemId: number;
  readonly invoiceId: number;
  readonly invoice: string;
  /** This is instalment `position` of `of`. */
  readonly position: number;
  readonly of: number;
  readonly customerId: number;
  readonly currency: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly grossMinor: Minor;
  readonly openMinor: Minor;
  readonly recordedAt: Instant;
}

export type OpenItemsQuery = Moment & Narrowing;

/** Sorted by due date, then id. Items with nothing open at the moment are left out. */
export async function openItems(db: ReadDb, query: OpenItemsQuery): Promise<readonly OpenItem[]> {
  const { rows } = await openItemsSql(query).execute(kyselyOf(db));
  for (const row of rows) assertMinor(row.openMinor);
  return rows;
}

/** `materialized`, because SQLite would otherwise compute each open amount once more to filter by it. */
export const openItemsSql = (query: OpenItemsQuery) => sql<OpenItem>`
  with x as materialized (${maybeOpenItems(
    sql`o.instalment_id as "itemId", o.customer_id as "customerId", o.currency,
      o.issued_on as "issuedOn", o.due_on as "dueOn", o.gross_minor as "grossMinor",
      o.recorded_at as "recordedAt",
      ${openOfItem('o', query)} as "openMinor"`,
    query,
    query,
  )})
  select x.*, i.id as "invoiceId", i.number as "invoice", n.position as "position",
    (select count(*) from instalments s where s.invoice_id = i.id) as "of"
  from x
  cross join instalments n on n.id = x."itemId"
  cross join invoices i on i.id = n.invoice_id
  where x."openMinor" <> 0
  order by x."dueOn", x."itemId"`;
