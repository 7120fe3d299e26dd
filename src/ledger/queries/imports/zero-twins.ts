/**
 * Numbers of documents that differ from one only in zeros at the front of their digits, as a
 * spreadsheet loses them.
 *
 *     invoice 611365   ->   0000611365
 */
import { differInZeros } from '../../../domain/imports/drafts/zero-twins.ts';
import { connectionOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { NumberIndex } from '../facts/number-index.ts';

const TABLES = { invoice: 'invoices', credit_note: 'credit_notes', receipt: 'receipts' } as const;

/** Of documents reversed since, too: the caller asks for the live one of the number. */
export function zeroTwins(
  db: ReadDb,
  numbers: NumberIndex,
): (kind: keyof typeof TABLES, number: string) => readonly string[] {
  const connection = connectionOf(db);
  const finder = numbers.at(db);
  return (kind, number) => {
    const row = connection.statement<{ number: string }>(
      `select number from ${TABLES[kind]} where id = ?`,
    );
    const found = new Set<string>();
    for (const id of finder.find(kind, number)) {
      const other = row.get(id)?.number;
      if (other !== undefined && differInZeros(number, other)) found.add(other);
    }
    return [...found];
  };
}
