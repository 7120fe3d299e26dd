/**
 * Rows of text as TSV for the clipboard and as CSV for a file.
 *
 *     toCsv(['Customer', 'Open'], [['=HYPERLINK("x")', '12.50']], [true, false])
 *       ->  Customer,Open\r\n"'=HYPERLINK(""x"")",12.50\r\n
 */
import { csvLine, formulaSafe } from '../../../../domain/csv-line.ts';

/** A TSV cell has no quoting that every program reads, so breaks and tabs become spaces. */
const tsvCell = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');

/** RFC 4180 lines, CRLF; `isText[i]` false marks a column of figures. */
export function toCsv(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  isText: readonly boolean[],
): string {
  return [csvLine(headers), ...rows.map((row) => csvLine(row, isText))].join('');
}

/** Tab-separated lines, LF, for pasting into a spreadsheet. */
export function toTsv(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  isText: readonly boolean[],
): string {
  const line = (cells: readonly string[], text?: readonly boolean[]): string =>
    cells.map((cell, at) => tsvCell(text?.[at] === false ? cell : formulaSafe(cell))).join('\t');
  return [line(headers), ...rows.map((row) => line(row, isText))].join('\n');
}
