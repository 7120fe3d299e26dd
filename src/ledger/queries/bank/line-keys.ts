/**
 * How often is each of these lines in the ledger already? Two equal lines of one day share a key, so a
 * file brings only those beyond the number that is known. Lines of undone imports do not count.
 *
 *     lineKeys(db, ['9f…', 'a0…'])  ->  Map { '9f…' => 2 }
 */
import { connectionOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { liveText } from '../../facts/live.ts';

/** Parameters of one statement. */
const CHUNK = 500;

/** Keys that are not in the ledger are not in the answer. Synchronous: a file may have 100,000 lines. */
export function lineKeys(db: ReadDb, keys: readonly string[]): ReadonlyMap<string, number> {
  const distinct = [...new Set(keys)];
  const found = new Map<string, number>();
  for (let at = 0; at < distinct.length; at += CHUNK) {
    const some = distinct.slice(at, at + CHUNK);
    const rows = connectionOf(db)
      .statement<{ key: string; n: number }>(
        `select l.line_key as "key", count(*) as n from bank_lines l
         where l.line_key in (${some.map(() => '?').join(', ')})
           and ${liveText('import_batch', 'l.batch_id')}
         group by l.line_key`,
      )
      .all(...some);
    for (const { key, n } of rows) found.set(key, n);
  }
  return found;
}
