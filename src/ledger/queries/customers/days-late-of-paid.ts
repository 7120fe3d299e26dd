/**
 * How late the items of a customer were paid (domain-rules 6.7.1): an item counts on the day on which money
 * closes it, in days from its first due date; a part payment when the last one closes it.
 *
 *     INV-1  due 2026-03-01, R-1 of 03-04 and R-2 of 03-11 close it     10
 *     INV-2  due 2026-04-01, paid on 03-30                              -2
 *     INV-3  credited, written off as bad debt, disputed, prepaid or cash on delivery: none
 */
import { sql, type RawBuilder } from 'kysely';
import { rawRows } from '../../connection.ts';
import { reversedAt } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { openItemsKnown, openOfItem } from '../aging/open-amount.ts';
import { knownBy, knownUntil } from '../moment-sql.ts';

/** By the day on which they were paid, then by due date. `customerId`: of a survivor at the moment. */
export const daysLateOfPaid = (db: ReadDb, moment: Moment, customerId: number): readonly number[] =>
  rawRows<readonly [number]>(db, daysLateOfPaidSql(moment, customerId)).map(([days]) => days);

export const daysLateOfPaidSql = (moment: Moment, customerId: number): RawBuilder<unknown> => sql`
  with x as materialized (
    select n.due_on, n.id, i.number, (
        select max(p.received_on) from (
          select a.receipt_id from allocations a
          where a.instalment_id = w.instalment_id and a.receipt_id is not null
            and a.effective_on <= ${moment.asOf} ${knownBy('a', moment)}
          group by a.receipt_id having sum(a.amount_minor) > 0) m
        cross join receipts p on p.id = m.receipt_id) as paid_on
    from ${openItemsKnown(moment)} w
    cross join instalments n on n.id = w.instalment_id
    cross join invoices i on i.id = w.invoice_id
    where w.customer_id = ${customerId} and w.issued_on <= ${moment.asOf}
      and w.recorded_at <= ${knownUntil(moment)}
      and i.kind = 'invoice' and ${openOfItem('w', moment)} = 0
      and i.terms_rule not like '%"prepaid"%' and i.terms_rule not like '%"cod"%'
      and not exists (select 1 from write_offs b
        where b.instalment_id = n.id and b.kind = 'bad_debt' and b.effective_on <= ${moment.asOf}
          ${knownBy('b', moment)} and not ${reversedAt('write_off', 'b.id', moment)})
      and not exists (select 1 from disputes d
        where d.invoice_id = i.id and d.opened_on <= ${moment.asOf} ${knownBy('d', moment)}
          and not ${reversedAt('dispute', 'd.id', moment)}))
  select cast(julianday(x.paid_on) - julianday(x.due_on) as integer) from x
  where x.paid_on is not null
  order by x.paid_on, x.due_on, x.number, x.id`;
