/**
 * What was written off, of which item, and why?
 *
 *     W-2026-0001  small_balance  INV-7 (2/3)  C1  2026-03-04  EUR 0.40  "less than a stamp"
 *
 * A reversed write-off stays in the list, marked.
 */
import { sql } from 'kysely';
import type { WriteOffRow } from '../../../../contract/calls/facts.ts';
import type { Page } from '../../../../contract/calls/facts.ts';
import { itemLabel } from '../../../../domain/aging-report.ts';
import { kyselyOf } from '../../../connection.ts';
import type { ReadDb } from '../../../handles.ts';
import { survivor } from '../../customers/survivors.ts';
import { isListed, listOrder, type ListQuery } from '../../list-query.ts';
import { customerAt, knownUntil } from '../../moment-sql.ts';
import { reversedAt } from '../../../facts/live.ts';

export interface WriteOffListQuery extends ListQuery {
  /** Only this number. */
  readonly number?: string | undefined;
  /** Only of this invoice (database id). */
  readonly invoiceId?: number;
}

/** In the order asked for; newest first, by date, when none is. */
export async function writeOffList(
  db: ReadDb,
  query: WriteOffListQuery,
): Promise<Page<WriteOffRow>> {
  const from = sql`from write_offs w
    join instalments n on n.id = w.instalment_id join invoices i on i.id = n.invoice_id
    where w.effective_on <= ${query.asOf} and w.recorded_at <= ${knownUntil(query)}
      and (${isListed(query, { number: 'w.number', customerId: 'i.customer_id' })}
        or ${isListed(query, { number: 'i.number', customerId: 'i.customer_id' })})
      ${query.number === undefined ? sql`` : sql`and w.number = ${query.number}`}
      ${query.invoiceId === undefined ? sql`` : sql`and i.id = ${query.invoiceId}`}`;
  const order = sql`order by ${listOrder(query, {
    date: 'w.effective_on',
    number: 'w.number',
    customerId: 'i.customer_id',
    amount: 'w.amount_minor',
    id: 'w.id',
  })}`;
  const { rows: totals } = await sql<{ total: number }>`select count(*) as total ${from}`.execute(
    kyselyOf(db),
  );
  type Row = Omit<WriteOffRow, 'item' | 'reversed'> & {
    invoice: string;
    position: number;
    instalments: number;
    reversed: number;
  };
  const { rows } = await sql<Row>`
    select w.number, w.kind, n.id as "itemId", i.number as invoice, n.position,
      (select count(*) from instalments s where s.invoice_id = i.id) as instalments,
      c.code as customer, coalesce(${customerAt('name', 'c.id', query)}, c.code) as name,
      w.effective_on as "effectiveOn", w.currency, w.amount_minor as "amountMinor", w.reason,
      (select p.number from receipts p where p.id = w.receipt_id) as receipt,
      ${reversedAt('write_off', 'w.id', query)} as reversed,
      w.recorded_at as "recordedAt"
    from write_offs w
    join instalments n on n.id = w.instalment_id join invoices i on i.id = n.invoice_id
    join customers c on c.id = ${survivor('i.customer_id', query)}
    where w.id in (select w.id ${from} ${order} limit ${query.limit} offset ${query.offset})
    ${order}`.execute(kyselyOf(db));
  return {
    total: totals[0]?.total ?? 0,
    rows: rows.map(({ invoice, position, instalments, reversed, ...row }) => ({
      ...row,
      item: itemLabel(invoice, position, instalments),
      reversed: reversed === 1,
    })),
  };
}
