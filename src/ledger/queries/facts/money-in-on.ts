/** Receipts of one day that nobody has reversed, and that no list made: what came in on it. */
import { sql } from 'kysely';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { reversedAt } from '../../facts/live.ts';
import { knownUntil } from '../moment-sql.ts';

export const moneyInOn = (
  db: ReadDb,
  moment: Moment,
): Promise<readonly { readonly currency: string; readonly minor: number }[]> =>
  db
    .selectFrom('receipts')
    .select(['receipts.currency as currency', 'receipts.amount_minor as minor'])
    .where('receipts.received_on', '=', moment.asOf)
    .where('receipts.recorded_at', '<=', knownUntil(moment))
    .where('receipts.per_list_on', 'is', null)
    .where(sql<boolean>`${reversedAt('receipt', 'receipts.id', moment)} = 0`)
    .execute();
