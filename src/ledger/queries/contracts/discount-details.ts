/**
 * Whose invoices are these, and with which receipt was the discount taken?
 *
 *     INV-7  C1  Petalo SL  receipt R-12 of 2026-02-09, the one that the discount came with
 */
import { sql, type RawBuilder } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { survivor } from '../customers/survivors.ts';
import { customerAt, knownUntil } from '../moment-sql.ts';
import { reversedAt } from '../../facts/live.ts';

export interface DiscountDetail {
  readonly invoiceId: number;
  readonly customer: string;
  readonly name: string;
  /** The receipt that took the discount, else the last one applied to the invoice and not taken back. */
  readonly receipt: string | null;
  /** Null also where a list of open items had it settled: nobody saw the money. */
  readonly receivedOn: IsoDate | null;
}

/** At most a page of invoices, by their database ids; in no order. */
export async function discountDetails(
  db: ReadDb,
  moment: Moment,
  invoiceIds: readonly number[],
): Promise<ReadonlyMap<number, DiscountDetail>> {
  if (invoiceIds.length === 0) return new Map();
  const { rows } = await discountDetailsSql(moment, invoiceIds).execute(kyselyOf(db));
  return new Map(rows.map((row) => [row.invoiceId, row]));
}

/** `invoiceIds` is not empty. */
export function discountDetailsSql(
  moment: Moment,
  invoiceIds: readonly number[],
): RawBuilder<DiscountDetail> {
  const { asOf } = moment;
  const known = knownUntil(moment);
  return sql<DiscountDetail>`
    with paid as (
      select i.id, c.code as customer, coalesce(${customerAt('name', 'c.id', moment)}, c.code) as name,
        (select a.receipt_id from instalments n cross join allocations a on a.instalment_id = n.id
          cross join receipts p on p.id = a.receipt_id
          where n.invoice_id = i.id and a.effective_on <= ${asOf} and a.recorded_at <= ${known}
          group by a.receipt_id having sum(a.amount_minor) > 0
          order by max(exists (select 1 from write_offs w
              where w.receipt_id = a.receipt_id and w.instalment_id = n.id and w.kind = 'discount'
                and w.effective_on <= ${asOf} and w.recorded_at <= ${known}
                and not ${reversedAt('write_off', 'w.id', moment)})) desc,
            p.per_list_on is null desc, max(p.received_on) desc, a.receipt_id desc
          limit 1) as receipt_id
      from invoices i join customers c on c.id = ${survivor('i.customer_id', moment)}
      where i.id in (${sql.join(invoiceIds)}))
    select paid.id as "invoiceId", paid.customer, paid.name, r.number as receipt,
      case when r.per_list_on is null then r.received_on end as "receivedOn"
    from paid left join receipts r on r.id = paid.receipt_id`;
}
