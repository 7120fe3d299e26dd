/**
 * Which invoices are there, and what is open of each?
 *
 *     INV-7  C1  issued 2026-01-10  due 2026-03-10  EUR 1200.00  open 600.00  2 instalments
 *
 * A reversed invoice stays in the list, marked; nothing of it is open.
 */
import { sql } from 'kysely';
import type { InvoiceRow, Page } from '../../../../contract/calls/facts.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import type { ReadDb } from '../../../handles.ts';
import { survivor } from '../../customers/survivors.ts';
import { dueOnAt } from '../due-on.ts';
import { isListed, listOrder, type ListQuery } from '../../list-query.ts';
import { isDisputedAt } from '../../case/disputed.ts';
import { customerAt, knownUntil, maybeOpenAt } from '../../moment-sql.ts';
import { reversedAt } from '../../../facts/live.ts';

export interface InvoiceListQuery extends ListQuery {
  readonly onlyOpen: boolean;
  /** Only this invoice number; absent: all. */
  readonly number?: string;
}

/** In the order asked for; newest first, by date of issue, when none is. */
export async function invoiceList(db: ReadDb, query: InvoiceListQuery): Promise<Page<InvoiceRow>> {
  const applied = sql<number>`coalesce((select sum(al.amount_minor)
    from instalments as it join allocations as al on al.instalment_id = it.id
    where it.invoice_id = invoices.id
      and al.effective_on <= ${query.asOf} and al.recorded_at <= ${knownUntil(query)}), 0)`;

  let matching = db
    .selectFrom('invoices')
    .where('invoices.issued_on', '<=', query.asOf)
    .where('invoices.recorded_at', '<=', knownUntil(query))
    .where(isListed(query, { number: 'invoices.number', customerId: 'invoices.customer_id' }));
  if (query.number !== undefined) matching = matching.where('invoices.number', '=', query.number);
  if (query.onlyOpen)
    // The projection names the candidates; the sum decides, because a candidate may be settled.
    matching = matching
      .where('invoices.id', 'in', (eb) =>
        eb.selectFrom('open_items').select('open_items.invoice_id').where(maybeOpenAt(query)),
      )
      .where(sql<boolean>`invoices.gross_minor - ${applied} <> 0`);

  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const order = listOrder(query, {
    date: 'invoices.issued_on',
    number: 'invoices.number',
    customerId: 'invoices.customer_id',
    amount: 'invoices.gross_minor',
    id: 'invoices.id',
  });
  // The page is chosen by id first: what is shown of an invoice is looked up for the page only.
  const onPage = matching
    .select('invoices.id')
    .orderBy(order)
    .offset(query.offset)
    .limit(query.limit);
  const rows = await db
    .selectFrom('invoices')
    .where('invoices.id', 'in', onPage)
    .innerJoin('customers', (join) =>
      join.on('customers.id', '=', survivor('invoices.customer_id', query)),
    )
    .select([
      'invoices.id as invoiceId',
      'invoices.number as invoice',
      sql<'invoice' | 'debit_note'>`invoices.kind`.as('kind'),
      'customers.code as customer',
      sql<string>`coalesce(${customerAt('name', 'customers.id', query)}, customers.code)`.as(
        'name',
      ),
      'invoices.issued_on as issuedOn',
      sql<IsoDate>`(select max(${dueOnAt('it', query)}) from instalments as it where it.invoice_id = invoices.id)`.as(
        'dueOn',
      ),
      'invoices.currency as currency',
      'invoices.gross_minor as grossMinor',
      sql<number>`invoices.gross_minor - ${applied}`.as('openMinor'),
      sql<number>`(select count(*) from instalments as it where it.invoice_id = invoices.id)`.as(
        'instalments',
      ),
      isDisputedAt('invoices.id', query).as('disputed'),
      reversedAt('invoice', 'invoices.id', query).as('reversed'),
      'invoices.batch_id as batchId',
    ])
    .orderBy(order)
    .execute();
  return {
    total,
    rows: rows.map((row) => ({
      ...row,
      disputed: row.disputed === 1,
      reversed: row.reversed === 1,
    })),
  };
}
