/**
 * Rows of text as TSV for the clipboard and as CSV for a file.
 *
 *     toCsv(['Customer', 'Open'], [['=HYPERLINK("x")', '12.50']], [true, false])
 *       ->  Customer,Open\r\n"'=HYPERLINK(""x"")",12.50\r\n
 *
 * Text that begins with `=`, `+`, `-`, `@`, TAB or CR would be run as a formula by a spreadsheet; it
 * gets a leading apostrophe (architecture.md 2, issue 2 "bad input" 9). Figures keep their minus.
 */

const FORMULA_START = /^[=+\-@\t\r]/;

/** `text` so that no spreadsheet takes it for a formula. */
export const formulaSafe = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text);

const csvCell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A TSV cell has no quoting that every program reads, so breaks and tabs become spaces. */
const tsvCell = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');

const safeRow = (row: readonly string[], isText: readonly boolean[]): readonly string[] =>
  row.map((cell, index) => (isText[index] === false ? cell : formulaSafe(cell)));

/** RFC 4180 lines, CRLF; `isText[i]` false marks a column of figures. */
export function toCsv(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  isText: readonly boolean[],
): string {
  const lines = [headers.map((header) => csvCell(formulaSafe(header))).join(',')];
  for (const row of rows) lines.push(safeRow(row, isText).map(csvCell).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** Tab-separated lines, LF, for pasting into a spreadsheet. */
export function toTsv(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  isText: readonly boolean[],
): string {
  const lines = [headers.map((header) => tsvCell(formulaSafe(header))).join('\t')];
  for (const row of rows) lines.push(safeRow(row, isText).map(tsvCell).join('\t'));
  return lines.join('\n');
}
