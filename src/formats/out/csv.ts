/**
 * A report as CSV after RFC 4180: comma, CRLF, quotes doubled; UTF-8; amounts as plain decimals,
 * dates ISO. The rows alone: totals and subtotals would be counted twice. What was asked stands in
 * every row, so that a file found a year later still says it.
 *
 *     customer,name,currency,not_due,outstanding,as_of
 *     0042,"Harrow, Pike & Co",EUR,1700.00,2400.00,2026-06-30
 *     C7,'=HYPERLINK("…"),EUR,0.00,10.00,2026-06-30
 *
 * Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay
 * numbers, negative ones too. The apostrophe is the price of safety: a program that reads the file
 * sees it, which is why exports meant for programs are JSON.
 *
 * A byte order mark is optional: with it Excel reads ķ and 鲜 right on a double click; without it a
 * script's first column has the name it expects.
 */
import { csvLine } from '../../domain/csv-line.ts';
import { minorToDecimal } from '../../domain/money.ts';
import {
  columnsOn,
  currencyOf,
  isFigure,
  type DrawnColumn,
  type Report,
  type ReportRow,
} from '../../domain/report.ts';

function cellText(row: ReportRow, column: DrawnColumn): string {
  const cell = row.cells[column.at] ?? null;
  if (cell === null) return '';
  return column.kind === 'money'
    ? minorToDecimal(Number(cell), currencyOf(row, column))
    : String(cell);
}

/** Head and rows, each ended by CRLF. */
export function csvText(report: Report): string {
  const columns = columnsOn(report, 'file');
  const asked = report.asked.flatMap(({ name, value, on }) =>
    name === undefined || on?.includes('file') === false
      ? []
      : [{ name, value: Array.isArray(value) ? value.join(' ') : String(value ?? '') }],
  );
  const isText = [...columns.map((column) => !isFigure(column)), ...asked.map(() => true)];
  const lines = [csvLine([...columns, ...asked].map(({ name }) => name))];
  for (const row of report.rows)
    if (row.kind === 'row')
      lines.push(
        csvLine(
          [...columns.map((column) => cellText(row, column)), ...asked.map(({ value }) => value)],
          isText,
        ),
      );
  return lines.join('');
}

export const csvBytes = (
  report: Report,
  options: { readonly byteOrderMark: boolean },
): Uint8Array =>
  new TextEncoder().encode((options.byteOrderMark ? '\ufeff' : '') + csvText(report));
