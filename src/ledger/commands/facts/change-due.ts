/**
 * Another due date for one item, with its reason. It counts from now on and for every as-of: the
 * newest one known is when the item is due.
 *
 *     INV-7 (2/3)  due 2026-03-10  ->  2026-04-10  "agreed by telephone"
 */
import type { IsoDate } from '../../../domain/dates.ts';
import type { Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';

export interface DueChangeDraft {
  /** Instalment id. */
  readonly itemId: number;
  readonly dueOn: IsoDate;
  /** Not empty. */
  readonly reason: string;
}

/** Returns the change's id. Throws when there is no such item. */
export async function changeDue(
  tx: Tx,
  scope: WriteScope,
  change: DueChangeDraft,
): Promise<number> {
  const { id } = await tx
    .insertInto('due_changes')
    .values({
      instalment_id: change.itemId,
      due_on: change.dueOn,
      reason: change.reason,
      recorded_at: scope.recordedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('open_items')
    .set({ due_on: change.dueOn })
    .where('instalment_id', '=', change.itemId)
    .execute();
  return id;
}
