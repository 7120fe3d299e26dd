/**
 * What receipts that a list of open items made settle of which item: no money anybody saw, so money that the bank
 * brings may replace it (`domain/bank/matching/per-list.ts`).
 *
 *     L-INV-2 per list of 2026-02-28: 120.00 of INV-2
 */
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import { connectionOf } from '../../connection.ts';
import { liveText } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';

export interface SettledPerList {
  readonly itemId: number;
  readonly receipt: string;
  readonly amountMinor: Minor;
  /** Day of the list. */
  readonly takenOn: IsoDate;
}

/** Of live receipts, oldest first. */
export const settledPerList = (db: ReadDb): readonly SettledPerList[] =>
  connectionOf(db)
    .statement<SettledPerList>(
      `select a.instalment_id as itemId, d.number as receipt, sum(a.amount_minor) as amountMinor,
         d.per_list_on as takenOn
       from receipts d join allocations a on a.receipt_id = d.id
       where d.per_list_on is not null and a.instalment_id is not null and ${liveText('receipt', 'd.id')}
       group by d.id, a.instalment_id having sum(a.amount_minor) > 0 order by d.id, a.instalment_id`,
    )
    .all();
