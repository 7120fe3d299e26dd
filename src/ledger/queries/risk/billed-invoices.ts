/** Which invoices of customers the ledger has by a day: what an order that names one is in already. */
import { sql } from 'kysely';
import { rawRows } from '../../connection.ts';
import { reversedAt } from '../../facts/live.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { memberIds, survivors } from '../customers/survivors.ts';
import { isAmong, knownBy } from '../moment-sql.ts';

/** Customer as it is at the moment → number of an invoice issued by the day and not reversed → its day. */
export async function billedOn(
  db: ReadDb,
  moment: Moment,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, IsoDate>>> {
  if (customerIds.length === 0) return new Map();
  const members = await memberIds(db, customerIds, moment);
  const now = await survivors(db, moment);
  const billed = new Map<number, Map<string, IsoDate>>();
  for (const [customerId, number, on] of rawRows<readonly [number, string, IsoDate]>(
    db,
    sql`select i.customer_id, i.number, i.issued_on from invoices i
      where ${isAmong('i.customer_id', members)} and i.issued_on <= ${moment.asOf}
        ${knownBy('i', moment)} and ${reversedAt('invoice', 'i.id', moment)} = 0`,
  )) {
    const whose = now.get(customerId) ?? customerId;
    const before = billed.get(whose);
    if (before === undefined) billed.set(whose, new Map([[number, on]]));
    else before.set(number, on);
  }
  return billed;
}
