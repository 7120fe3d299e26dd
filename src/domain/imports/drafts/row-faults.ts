/**
 * Rows that cannot be trusted as a whole: ragged, with quotes that do not match, with a value that
 * is far too long. They are refused, never padded and never dropped.
 */
import type { SourceRow } from './drafted-file.ts';
import { findingAt, shortened, type ImportFinding } from '../findings.ts';
import { count, say } from '../../texts/text.ts';

const columnName = (headers: readonly string[], column: number): string =>
  headers[column] ?? `column ${column + 1}`;

/** Why `row` is refused, or null when its values can be read. */
export function rowFault(row: SourceRow, headers: readonly string[]): ImportFinding | null {
  const { fault, line, fields } = row;
  if (fault !== null) {
    const column = columnName(headers, fault.column);
    if (fault.code === 'unclosed_quote')
      return findingAt(
        'refused',
        'unclosed_quote',
        line,
        column,
        say`a quote is opened and never closed; close it, or write a quote inside a value twice`,
      );
    if (fault.code === 'text_after_quote')
      return findingAt(
        'refused',
        'stray_quote',
        line,
        column,
        say`text follows a closing quote in "${shortened(fields[fault.column] ?? '')}"; write a quote inside a value twice`,
      );
    return findingAt(
      'refused',
      'value_too_long',
      line,
      column,
      say`the value has ${count(fault.length, 'character')}; at most 10,000 are read`,
    );
  }
  if (fields.length < headers.length)
    return findingAt(
      'refused',
      'ragged_row',
      line,
      null,
      say`the row has ${count(fields.length, 'value')}, the header has ${count(headers.length, 'column')}; a value or a separator is missing`,
    );
  // Separators at the end of a line hold nothing and harm nothing.
  if (
    fields.length > headers.length &&
    fields.slice(headers.length).some((field) => field.trim() !== '')
  )
    return findingAt(
      'refused',
      'ragged_row',
      line,
      null,
      say`the row has ${count(fields.length, 'value')}, the header has ${count(headers.length, 'column')}; put quotes around values that contain the separator`,
    );
  return null;
}

/** What to mention about a row that was read all the same, or null. */
export function strayQuote(row: SourceRow, headers: readonly string[]): ImportFinding | null {
  if (row.strayQuote < 0) return null;
  return findingAt(
    'warning',
    'stray_quote',
    row.line,
    columnName(headers, row.strayQuote),
    say`a quote stands in the middle of "${shortened(row.fields[row.strayQuote] ?? '')}"; it was read as part of the value`,
  );
}

/** How Excel writes a formula that failed, also into CSV. */
const ERROR_CELL = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/;

/** A failed formula in a column that counts (`used`), or null. */
export function cellError(
  row: SourceRow,
  headers: readonly string[],
  used: ReadonlySet<number>,
): ImportFinding | null {
  for (let column = 0; column < row.fields.length; column += 1) {
    const field = row.fields[column] as string;
    if (field.charCodeAt(0) !== 35 || !used.has(column) || !ERROR_CELL.test(field.trim())) continue;
    return findingAt(
      'refused',
      'error_cell',
      row.line,
      columnName(headers, column),
      say`the cell holds the error ${field.trim()}; correct the formula in the workbook and bring it in again`,
    );
  }
  return null;
}
