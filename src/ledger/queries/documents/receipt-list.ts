/**
 * Which receipts are there, and what is left of each?
 *
 *     R-2026-0001  C1  2026-02-09  EUR 600.00  unallocated 100.00  "invoice 7, thank you"
 *
 * A reversed receipt stays in the list, marked; nothing of it is left.
 */
import { sql } from 'kysely';
import type { ReadDb } from '../../handles.ts';
import type { CreditListQuery, CreditListRow } from './credit-lists.ts';
import { isListed, type ListPage } from '../list-query.ts';
import { customerAt, isReversedAt, knownUntil, takenFromCredit } from '../moment-sql.ts';

/** Newest first: by date, then as they were recorded. */
export async function receiptList(
  db: ReadDb,
  query: CreditListQuery,
): Promise<ListPage<CreditListRow>> {
  const taken = takenFromCredit('receipt_id', 'receipts.id', query);
  let matching = db
    .selectFrom('receipts')
    .where('receipts.received_on', '<=', query.asOf)
    .where('receipts.recorded_at', '<=', knownUntil(query))
    .where(isListed(query, { number: 'receipts.number', customerId: 'receipts.customer_id' }));
  if (query.number !== undefined) matching = matching.where('receipts.number', '=', query.number);

  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  // The page is chosen by id first: what is shown of a row is looked up for the page only.
  const onPage = matching
    .select('receipts.id')
    .orderBy('receipts.received_on', 'desc')
    .orderBy('receipts.id', 'desc')
    .offset(query.offset)
    .limit(query.limit);
  const rows = await db
    .selectFrom('receipts')
    .where('receipts.id', 'in', onPage)
    .innerJoin('customers', 'customers.id', 'receipts.customer_id')
    .select([
      'receipts.id as creditId',
      'receipts.customer_id as customerId',
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
      isReversedAt('receipt_id', 'receipts.id', query).as('reversed'),
      'receipts.batch_id as batchId',
    ])
    .orderBy('receipts.received_on', 'desc')
    .orderBy('receipts.id', 'desc')
    .execute();
  return { total, rows: rows.map((row) => ({ ...row, reversed: row.reversed === 1 })) };
}
