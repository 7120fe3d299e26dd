/**
 * The next free number of a document that we number ourselves, one series a kind and year.
 *
 *     R-2026-0001, R-2026-0002, …  receipts (one of 2025 recorded today continues R-2025-)
 *     W-2026-0001                  write-offs
 *     RF-2026-0001                 refunds
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { ReadDb } from '../../handles.ts';

const SERIES = {
  receipt: { table: 'receipts', letters: 'R' },
  write_off: { table: 'write_offs', letters: 'W' },
  refund: { table: 'refunds', letters: 'RF' },
} as const;

/** Counts on from the highest number of the series, also when that document was reversed. */
export async function nextNumber(
  db: ReadDb,
  kind: keyof typeof SERIES,
  effectiveOn: IsoDate,
): Promise<string> {
  const { table, letters } = SERIES[kind];
  const prefix = `${letters}-${effectiveOn.slice(0, 4)}-`;
  const rows = await db
    .selectFrom(table)
    .where('number', '>=', prefix)
    .where('number', '<', `${prefix}:`) // ':' follows '9', so this is every number that begins so
    .where(sql<boolean>`length(number) >= ${prefix.length + 4}`)
    .select('number')
    .execute();
  let highest = 0;
  for (const { number } of rows) {
    const digits = number.slice(prefix.length);
    if (/^\d{4,9}$/.test(digits)) highest = Math.max(highest, Number(digits));
  }
  return prefix + String(highest + 1).padStart(4, '0');
}
