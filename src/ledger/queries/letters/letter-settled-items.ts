/**
 * Which items were settled shortly before a date? A proposal names them, so that whoever looks for
 * an invoice in it finds why it is not asked for.
 *
 *     INV-4 of C1, gross 800.00, nothing open since 2026-11-10
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import { live } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';

export interface SettledItem {
  readonly itemId: number;
  readonly invoice: string;
  /** This is instalment `position` of `of`. */
  readonly position: number;
  readonly of: number;
  readonly customerId: number;
  readonly currency: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly grossMinor: Minor;
  readonly settledOn: IsoDate;
  /** Day of the list of open items that had it settled, where no money was seen that day; null: money was. */
  readonly perListOn: IsoDate | null;
}

/** Settled after `since` (exclusive) and by `asOf` (inclusive), newest first. */
export async function settledItems(
  db: ReadDb,
  query: { readonly since: IsoDate; readonly asOf: IsoDate },
): Promise<readonly SettledItem[]> {
  const { rows } = await sql<SettledItem>`
    select o.instalment_id as "itemId", i.number as "invoice", n.position,
      (select count(*) from instalments s where s.invoice_id = o.invoice_id) as "of",
      o.customer_id as "customerId", o.currency, o.issued_on as "issuedOn", o.due_on as "dueOn",
      o.gross_minor as "grossMinor", o.settled_on as "settledOn",
      (select max(p.per_list_on) from allocations a join receipts p on p.id = a.receipt_id
        where a.instalment_id = o.instalment_id and a.effective_on = o.settled_on
          and ${live('receipt', 'p.id')}) as "perListOn"
    from open_items o
    join invoices i on i.id = o.invoice_id
    join instalments n on n.id = o.instalment_id
    where o.settled_on > ${query.since} and o.settled_on <= ${query.asOf}
    order by o.settled_on desc, o.instalment_id`.execute(kyselyOf(db));
  return rows;
}
