/** Which document has this number? The live one, else the newest that was reversed. */
import type { NumberedKind } from '../../../domain/facts/kinds.ts';
import { connectionOf } from '../../connection.ts';
import { factTable } from '../../facts/kinds.ts';
import { reversedText } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';

/** Database id; null when no document of the kind ever had the number. */
export function factByNumber(db: ReadDb, kind: NumberedKind, number: string): number | null {
  const row = connectionOf(db)
    .statement<{ id: number }>(
      `select t.id from ${factTable(kind).table} t where ${factTable(kind).number} = ?
       order by case when ${reversedText(kind, 't.id')} then 1 else 0 end, t.id desc limit 1`,
    )
    .get(number);
  return row?.id ?? null;
}
