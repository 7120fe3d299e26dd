/**
 * Which credit notes are there, and what is left of each?
 *
 *     CN-12  C1  2026-02-09  EUR 600.00  unallocated 100.00  "two boxes broken"
 *
 * A reversed credit note stays in the list, marked; nothing of it is left.
 */
import { sql } from 'kysely';
import type { CreditRow, Page } from '../../../../contract/calls/facts.ts';
import type { ReadDb } from '../../../handles.ts';
import { survivor } from '../../customers/survivors.ts';
import { isListed, listOrder, type CreditListQuery } from '../../list-query.ts';
import { customerAt, knownUntil, takenFromCredit } from '../../moment-sql.ts';
import { reversedAt } from '../../../facts/live.ts';

/** In the order asked for; newest first, by date, when none is. */
export async function creditNoteList(db: ReadDb, query: CreditListQuery): Promise<Page<CreditRow>> {
  const taken = takenFromCredit('credit_note_id', 'credit_notes.id', query);
  let matching = db
    .selectFrom('credit_notes')
    .where('credit_notes.issued_on', '<=', query.asOf)
    .where('credit_notes.recorded_at', '<=', knownUntil(query))
    .where(
      isListed(query, { number: 'credit_notes.number', customerId: 'credit_notes.customer_id' }),
    );
  if (query.number !== undefined)
    matching = matching.where('credit_notes.number', '=', query.number);
  if (query.id !== undefined) matching = matching.where('credit_notes.id', '=', query.id);

  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const order = listOrder(query, {
    date: 'credit_notes.issued_on',
    number: 'credit_notes.number',
    customerId: 'credit_notes.customer_id',
    amount: 'credit_notes.amount_minor',
    id: 'credit_notes.id',
  });
  // The page is chosen by id first: what is shown of a row is looked up for the page only.
  const onPage = matching
    .select('credit_notes.id')
    .orderBy(order)
    .offset(query.offset)
    .limit(query.limit);
  const rows = await db
    .selectFrom('credit_notes')
    .where('credit_notes.id', 'in', onPage)
    .innerJoin('customers', (join) =>
      join.on('customers.id', '=', survivor('credit_notes.customer_id', query)),
    )
    .select([
      'credit_notes.id as creditId',
      'credit_notes.number as number',
      'customers.code as customer',
      sql<string>`coalesce(${customerAt('name', 'customers.id', query)}, customers.code)`.as(
        'name',
      ),
      'credit_notes.issued_on as effectiveOn',
      'credit_notes.currency as currency',
      'credit_notes.amount_minor as amountMinor',
      sql<number>`credit_notes.amount_minor - ${taken}`.as('unallocatedMinor'),
      'credit_notes.reference as reference',
      reversedAt('credit_note', 'credit_notes.id', query).as('reversed'),
      'credit_notes.batch_id as batchId',
    ])
    .orderBy(order)
    .execute();
  return {
    total,
    rows: rows.map((row) => ({
      ...row,
      reversed: row.reversed === 1,
      paid: null,
      perListOn: null,
    })),
  };
}
