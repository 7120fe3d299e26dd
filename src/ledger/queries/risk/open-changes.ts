/**
 * What everybody owes, as what each day changed of it: two sums for all items that there ever were.
 *
 *     2026-03-02  EUR  12,400.00    invoiced, less what was paid, credited and written off
 */
import { sql } from 'kysely';
import type { OpenChange } from '../../../domain/risk/open-by-day.ts';
import { rawRows } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { knownBy } from '../moment-sql.ts';

/** In no order; a day and currency may come twice. */
export function openChanges(db: ReadDb, moment: Moment): readonly OpenChange[] {
  const issued = sql`i.issued_on <= ${moment.asOf} ${knownBy('i', moment)}`;
  return rawRows<readonly [OpenChange['on'], string, number]>(
    db,
    sql`select i.issued_on, i.currency, sum(n.gross_minor)
      from invoices i join instalments n on n.invoice_id = i.id where ${issued}
      group by i.issued_on, i.currency
      union all
      select a.effective_on, i.currency, -sum(a.amount_minor)
      from allocations a join instalments n on n.id = a.instalment_id
        join invoices i on i.id = n.invoice_id
      where ${issued} and a.effective_on <= ${moment.asOf} ${knownBy('a', moment)}
      group by a.effective_on, i.currency`,
  ).map(([on, currency, minor]) => ({ on, currency, minor }));
}
