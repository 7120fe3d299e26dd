/** What was applied to items by a day, with what is known now: money, credit notes, write-offs, and their reversals. */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { ItemMovement } from '../../../domain/interest/item-interest.ts';
import { namesInvoice } from '../../../domain/letters/own-credits.ts';
import type { Minor } from '../../../domain/money.ts';
import { rawRows } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { isAmong } from '../moment-sql.ts';
import { appliedByLetter } from './letter-applications.ts';

/**
 * By item id; items with none are left out. `asOf` inclusive. A credit note that a letter applied, and that does not
 * name the invoice, is told with its own day.
 */
export function itemMovements(
  db: ReadDb,
  itemIds: readonly number[],
  asOf: IsoDate,
): ReadonlyMap<number, readonly ItemMovement[]> {
  const movements = new Map<number, ItemMovement[]>();
  if (itemIds.length === 0) return movements;
  for (const [itemId, effectiveOn, minor, kind, openSince, reference, invoice] of rawRows<
    readonly [
      number,
      IsoDate,
      Minor,
      'money' | 'credit' | 'write_off',
      IsoDate | null,
      string | null,
      string,
    ]
  >(
    db,
    sql`select a.instalment_id, a.effective_on, a.amount_minor,
        case when a.receipt_id is not null then 'money'
          when a.write_off_id is not null then 'write_off' else 'credit' end,
        case when exists (select 1 from allocations b where b.credit_note_id = a.credit_note_id
          and b.instalment_id = a.instalment_id and ${appliedByLetter('b')}) then c.issued_on end,
        c.reference, i.number
      from allocations a
      join instalments n on n.id = a.instalment_id
      join invoices i on i.id = n.invoice_id
      left join credit_notes c on c.id = a.credit_note_id
      where ${isAmong('a.instalment_id', itemIds)} and a.effective_on <= ${asOf}
      order by a.effective_on, a.id`,
  )) {
    const isOpenCredit =
      openSince !== null && reference !== null && !namesInvoice(reference, invoice);
    const movement: ItemMovement = {
      on: isOpenCredit && minor > 0 ? openSince : effectiveOn,
      minor,
      by: isOpenCredit ? 'open_credit' : kind,
    };
    const ofItem = movements.get(itemId);
    if (ofItem === undefined) movements.set(itemId, [movement]);
    else ofItem.push(movement);
  }
  return movements;
}
