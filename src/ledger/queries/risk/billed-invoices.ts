/** Which invoices of customers the ledger has by a day: what an order that names one is in already. */
import { sql } from 'kysely';
import { rawRows } from '../../connection.ts';
import { reversedAt } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { memberIds, survivors } from '../customers/survivors.ts';
import { isAmong, knownBy } from '../moment-sql.ts';

/** Customer as it is at the moment → numbers of invoices issued by the day and not reversed. */
export async function billedInvoices(
  db: ReadDb,
  moment: Moment,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const members = await memberIds(db, customerIds, moment);
  const now = await survivors(db, moment);
  const billed = new Map<number, Set<string>>();
  for (const [customerId, number] of rawRows<readonly [number, string]>(
    db,
    sql`select i.customer_id, i.number from invoices i
      where ${isAmong('i.customer_id', members)} and i.issued_on <= ${moment.asOf}
        ${knownBy('i', moment)} and ${reversedAt('invoice', 'i.id', moment)} = 0`,
  )) {
    const whose = now.get(customerId) ?? customerId;
    const before = billed.get(whose);
    if (before === undefined) billed.set(whose, new Set([number]));
    else before.add(number);
  }
  return billed;
}
