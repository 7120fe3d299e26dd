/**
 * Exchange CSV: UTF-8, comma, decimal point, ISO dates, header row, CRLF.
 *
 *     invoice,customer,issued_on,due_on,currency,gross
 *     0042,C1,2026-01-10,2026-02-09,EUR,1234.50
 *
 * Deliberately NOT made safe against spreadsheet formulas: these files go from program to program,
 * and a name that begins with `=` must come back as it was. The reports that people open in a
 * spreadsheet (aging, lists) are made safe; those are never imported.
 */
import type { FileOut } from '../../contract/fields.ts';

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

const cell = (text: string): string =>
  NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

export function exchangeCsv(
  headers: readonly string[],
  rows: Iterable<readonly string[]>,
): Uint8Array {
  const lines = [headers.map(cell).join(',')];
  for (const row of rows) lines.push(row.map(cell).join(','));
  return new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join(''));
}

export const exchangeFile = (
  fileName: string,
  headers: readonly string[],
  rows: Iterable<readonly string[]>,
): FileOut => ({
  fileName,
  mediaType: 'text/csv; charset=utf-8',
  bytes: exchangeCsv(headers, rows),
});

/**
 * A column of an exchange file. Of columns in a `group` all are written where one of them says
 * something, and none where none does: most ledgers have no use for most of them.
 */
export interface ExchangeColumn<T> {
  readonly name: string;
  readonly of: (row: T) => string;
  readonly group?: string;
}

export interface ExchangeTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function exchangeTable<T>(
  columns: readonly ExchangeColumn<T>[],
  rows: readonly T[],
): ExchangeTable {
  const spoken = new Set<string | undefined>([undefined]);
  for (const { group, of } of columns)
    if (!spoken.has(group) && rows.some((row) => of(row) !== '')) spoken.add(group);
  const written = columns.filter(({ group }) => spoken.has(group));
  return {
    headers: written.map(({ name }) => name),
    rows: rows.map((row) => written.map(({ of }) => of(row))),
  };
}
