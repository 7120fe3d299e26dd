/**
 * The next free number of a receipt that we number ourselves, one series a year.
 *
 *     R-2026-0001, R-2026-0002, …  (a receipt of 2025 recorded today continues R-2025-)
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { ReadDb } from '../../handles.ts';

/** Counts on from the highest number of the series, also when that receipt was reversed. */
export async function nextReceiptNumber(db: ReadDb, receivedOn: IsoDate): Promise<string> {
  const prefix = `R-${receivedOn.slice(0, 4)}-`;
  const rows = await db
    .selectFrom('receipts')
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
