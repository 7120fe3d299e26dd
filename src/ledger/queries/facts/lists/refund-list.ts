/**
 * What money was given back, out of what, and why?
 *
 *     RF-2026-0001  C1  2026-03-04  EUR 20.00  out of receipt R-9  "paid twice"
 *
 * A reversed refund stays in the list, marked.
 */
import { sql } from 'kysely';
import type { RefundRow } from '../../../../contract/calls/facts.ts';
import type { Page } from '../../../../contract/calls/facts.ts';
import { kyselyOf } from '../../../connection.ts';
import type { ReadDb } from '../../../handles.ts';
import { survivor } from '../../customers/survivors.ts';
import { isListed, listOrder, type ListQuery } from '../../list-query.ts';
import { customerAt, knownUntil } from '../../moment-sql.ts';
import { reversedAt } from '../../../facts/live.ts';

export interface RefundListQuery extends ListQuery {
  /** Only this number. */
  readonly number?: string | undefined;
}

/** In the order asked for; newest first, by date, when none is. */
export async function refundList(db: ReadDb, query: RefundListQuery): Promise<Page<RefundRow>> {
  const from = sql`from refunds f
    where f.refunded_on <= ${query.asOf} and f.recorded_at <= ${knownUntil(query)}
      and ${isListed(query, { number: 'f.number', customerId: 'f.customer_id' })}
      ${query.number === undefined ? sql`` : sql`and f.number = ${query.number}`}`;
  const order = sql`order by ${listOrder(query, {
    date: 'f.refunded_on',
    number: 'f.number',
    customerId: 'f.customer_id',
    amount: 'f.amount_minor',
    id: 'f.id',
  })}`;
  const { rows: totals } = await sql<{ total: number }>`select count(*) as total ${from}`.execute(
    kyselyOf(db),
  );
  type Row = Omit<RefundRow, 'reversed'> & { reversed: number };
  const { rows } = await sql<Row>`
    select f.number, c.code as customer,
      coalesce(${customerAt('name', 'c.id', query)}, c.code) as name,
      f.refunded_on as "refundedOn", f.currency, f.amount_minor as "amountMinor",
      case when a.receipt_id is not null then 'receipt' else 'credit_note' end as "sourceKind",
      coalesce(p.number, k.number) as source, f.reason,
      ${reversedAt('refund', 'f.id', query)} as reversed,
      f.recorded_at as "recordedAt"
    from refunds f
    join allocations a on a.refund_id = f.id and a.reversal_id is null
    left join receipts p on p.id = a.receipt_id
    left join credit_notes k on k.id = a.credit_note_id
    join customers c on c.id = ${survivor('f.customer_id', query)}
    where f.id in (select f.id ${from} ${order} limit ${query.limit} offset ${query.offset})
    ${order}`.execute(kyselyOf(db));
  return {
    total: totals[0]?.total ?? 0,
    rows: rows.map((row) => ({ ...row, reversed: row.reversed === 1 })),
  };
}
