/**
 * Which receipts are there, and what is left of each?
 *
 *     R-2026-0001  C1  2026-02-09  EUR 600.00  unallocated 100.00  "invoice 7, thank you"
 *
 * A reversed receipt stays in the list, marked; nothing of it is left.
 */
import { sql } from 'kysely';
import type { CreditRow, Page } from '../../../../contract/calls/facts.ts';
import { differenceToRate } from '../../../../domain/rates/multiplier.ts';
import type { ReadDb } from '../../../handles.ts';
import { survivor } from '../../customers/survivors.ts';
import { isListed, listOrder, type CreditListQuery } from '../../list-query.ts';
import { customerAt, knownUntil, takenFromCredit } from '../../moment-sql.ts';
import { reversedAt } from '../../../facts/live.ts';

/** In the order asked for; newest first, by date, when none is. */
export async function receiptList(db: ReadDb, query: CreditListQuery): Promise<Page<CreditRow>> {
  const taken = takenFromCredit('receipt_id', 'receipts.id', query);
  let matching = db
    .selectFrom('receipts')
    .where('receipts.received_on', '<=', query.asOf)
    .where('receipts.recorded_at', '<=', knownUntil(query))
    .where(isListed(query, { number: 'receipts.number', customerId: 'receipts.customer_id' }));
  if (query.number !== undefined) matching = matching.where('receipts.number', '=', query.number);
  if (query.id !== undefined) matching = matching.where('receipts.id', '=', query.id);

  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const order = listOrder(query, {
    date: 'receipts.received_on',
    number: 'receipts.number',
    customerId: 'receipts.customer_id',
    amount: 'receipts.amount_minor',
    id: 'receipts.id',
  });
  // The page is chosen by id first: what is shown of a row is looked up for the page only.
  const onPage = matching
    .select('receipts.id')
    .orderBy(order)
    .offset(query.offset)
    .limit(query.limit);
  const rows = await db
    .selectFrom('receipts')
    .where('receipts.id', 'in', onPage)
    .innerJoin('customers', (join) =>
      join.on('customers.id', '=', survivor('receipts.customer_id', query)),
    )
    .select([
      'receipts.id as creditId',
      'receipts.number as number',
      'customers.code as customer',
      sql<string>`coalesce(${customerAt('name', 'customers.id', query)}, customers.code)`.as(
        'name',
      ),
      'receipts.received_on as effectiveOn',
      'receipts.currency as currency',
      'receipts.amount_minor as amountMinor',
      sql<number>`receipts.amount_minor - ${taken}`.as('unallocatedMinor'),
      'receipts.reference as reference',
      reversedAt('receipt', 'receipts.id', query).as('reversed'),
      'receipts.batch_id as batchId',
      'receipts.paid_currency as paidCurrency',
      'receipts.paid_minor as paidMinor',
      'receipts.rate as rate',
      'receipts.rate_on as rateOn',
      'receipts.rate_source as rateSource',
      'receipts.per_list_on as perListOn',
    ])
    .orderBy(order)
    .execute();
  return {
    total,
    rows: rows.map(({ paidCurrency, paidMinor, rate, rateOn, rateSource, ...row }) => ({
      ...row,
      reversed: row.reversed === 1,
      // All five or none, by a CHECK of the table.
      paid:
        paidCurrency === null || paidMinor === null || rate === null || rateOn === null
          ? null
          : {
              currency: paidCurrency,
              amountMinor: paidMinor,
              rate,
              rateOn,
              rateSource: rateSource ?? '',
              differenceMinor: differenceToRate(
                { currency: paidCurrency, amountMinor: paidMinor, rate },
                row.currency,
                row.amountMinor,
              ),
            },
    })),
  };
}
