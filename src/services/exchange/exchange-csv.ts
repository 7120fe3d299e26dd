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
