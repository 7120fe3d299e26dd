/** What was applied to items by a day, with what is known now: money, credit notes, write-offs, and their reversals. */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { ItemMovement } from '../../../domain/interest/item-interest.ts';
import type { Minor } from '../../../domain/money.ts';
import { rawRows } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { isAmong } from '../moment-sql.ts';

/** By item id; items with none are left out. `asOf` inclusive. */
export function itemMovements(
  db: ReadDb,
  itemIds: readonly number[],
  asOf: IsoDate,
): ReadonlyMap<number, readonly ItemMovement[]> {
  const movements = new Map<number, ItemMovement[]>();
  if (itemIds.length === 0) return movements;
  for (const [itemId, on, minor, by] of rawRows<
    readonly [number, IsoDate, Minor, ItemMovement['by']]
  >(
    db,
    sql`select a.instalment_id, a.effective_on, a.amount_minor,
        case when a.receipt_id is not null then 'money'
          when a.write_off_id is not null then 'write_off' else 'credit' end
      from allocations a
      where ${isAmong('a.instalment_id', itemIds)} and a.effective_on <= ${asOf}
      order by a.effective_on, a.id`,
  )) {
    const ofItem = movements.get(itemId);
    if (ofItem === undefined) movements.set(itemId, [{ on, minor, by }]);
    else ofItem.push({ on, minor, by });
  }
  return movements;
}
