/**
 * CSV after RFC 4180: comma, CRLF, quotes doubled; UTF-8; amounts as plain decimals, dates ISO.
 *
 *     customer,name,currency,not_due,outstanding
 *     0042,"Harrow, Pike & Co",EUR,1700.00,2400.00
 *     C7,'=HYPERLINK("…"),EUR,0.00,10.00
 *
 * Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay
 * numbers, negative ones too. The apostrophe is the price of safety: a program that reads the file
 * sees it, which is why exports meant for programs are JSON.
 *
 * A byte order mark is optional: with it Excel reads ķ and 鲜 right on a double click; without it a
 * script's first column has the name it expects.
 */
import { minorToDecimal } from '../../domain/money.ts';
import type { Cell, SheetTable } from './sheet-document.ts';

/**
 * `=`, `+`, `-`, `@`, tab, carriage return and line feed at the beginning of a cell start a formula
 * or hide one (OWASP, CSV injection); East Asian editions take the full-width signs alike.
 */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/** Text that no spreadsheet computes. */
export const formulaSafe = (value: string): string =>
  FORMULA_START.test(value) ? `'${value}` : value;

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

const quoted = (value: string): string =>
  NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return quoted(formulaSafe(cell.text));
    case 'amount':
      return minorToDecimal(cell.minor, cell.currency);
    case 'count':
      return String(cell.count);
    case 'date':
      return cell.date;
    case 'empty':
      return '';
  }
}

/** Head and rows of the table, each ended by CRLF. */
export function csvText(table: SheetTable): string {
  const lines = [table.columns.map((column) => quoted(formulaSafe(column.name))).join(',')];
  for (const row of table.rows) lines.push(row.map(cellText).join(','));
  return lines.map((line) => `${line}\r\n`).join('');
}

export const csvBytes = (
  table: SheetTable,
  options: { readonly byteOrderMark: boolean },
): Uint8Array => new TextEncoder().encode((options.byteOrderMark ? '\ufeff' : '') + csvText(table));
