/**
 * When did each customer last pay, and when was the last letter?
 *
 *     customer 12  last receipt 2026-06-02  last letter 2026-06-20
 *
 * Reversed receipts, receipts per list (nobody knows when that money came) and cancelled letters do not count.
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { ReadDb } from '../../handles.ts';
import { survivors, type Survivors } from './survivors.ts';
import { knownUntil } from '../moment-sql.ts';
import type { Moment } from '../../moment.ts';
import { reversedAt } from '../../facts/live.ts';

/** Customer id → date of the newest receipt that counts at the moment. */
export async function lastReceipts(
  db: ReadDb,
  moment: Moment,
): Promise<ReadonlyMap<number, IsoDate>> {
  const rows = await db
    .selectFrom('receipts')
    .where('receipts.received_on', '<=', moment.asOf)
    .where('receipts.recorded_at', '<=', knownUntil(moment))
    .where('receipts.per_list_on', 'is', null)
    .where(sql<boolean>`not ${reversedAt('receipt', 'receipts.id', moment)}`)
    .groupBy('receipts.customer_id')
    .select((eb) => [
      'receipts.customer_id as id',
      eb.fn.max<IsoDate>('receipts.received_on').as('on'),
    ])
    .execute();
  return newest(rows, await survivors(db, moment));
}

/** Customer id → date of the newest letter that is not cancelled at the moment. */
export async function lastLetters(
  db: ReadDb,
  moment: Moment,
): Promise<ReadonlyMap<number, IsoDate>> {
  const rows = await db
    .selectFrom('letters')
    .where('letters.issued_on', '<=', moment.asOf)
    .where('letters.recorded_at', '<=', knownUntil(moment))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('letter_cancellations')
            .select('letter_cancellations.id')
            .whereRef('letter_cancellations.letter_id', '=', 'letters.id')
            .where('letter_cancellations.cancelled_on', '<=', moment.asOf)
            .where('letter_cancellations.recorded_at', '<=', knownUntil(moment)),
        ),
      ),
    )
    .groupBy('letters.customer_id')
    .select((eb) => ['letters.customer_id as id', eb.fn.max<IsoDate>('letters.issued_on').as('on')])
    .execute();
  return newest(rows, await survivors(db, moment));
}

/** What was paid by, or sent to, a customer that was merged counts for the survivor. */
function newest(
  rows: readonly { readonly id: number; readonly on: IsoDate }[],
  merged: Survivors,
): ReadonlyMap<number, IsoDate> {
  const dates = new Map<number, IsoDate>();
  for (const { id, on } of rows) {
    const customerId = merged.get(id) ?? id;
    const known = dates.get(customerId);
    if (known === undefined || known < on) dates.set(customerId, on);
  }
  return dates;
}
