/** Which rates a ledger has: two equal answers mean that none was recorded or undone in between. */
import { connectionOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';

/** Opaque. The undo of any import changes it: one reversal is that of all rates of its batch. */
export const ratesMark = (db: ReadDb): string =>
  connectionOf(db)
    .rawStatement<readonly [number, number]>(
      `select coalesce((select max(id) from rates), 0),
        (select count(*) from reversals where undoes_batch_id is not null)`,
    )
    .all()
    .join();
