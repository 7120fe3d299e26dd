/**
 * A report as XLSX: what was asked on top, the table with its head frozen, the totals, the tie-out below.
 *
 * Cells are typed: amounts are numbers shown with their currency's digits, dates are dates, and text
 * is text whatever it begins with; no cell holds a formula.
 */
import type { CellValue, Row, Style, Workbook, Worksheet } from 'exceljs';
import { exponentOf } from '../../domain/currencies.ts';
import { ENGLISH, render } from '../../domain/texts/render.ts';
import { say } from '../../domain/texts/text.ts';
import { minorToDecimal } from '../../domain/money.ts';
import type { Instant } from '../../domain/dates.ts';
import {
  columnsOn,
  currencyColumns,
  currencyOf,
  isFigure,
  tieOutTable,
  type DrawnColumn,
  type Report,
  type ReportRow,
  type ReportTable,
} from '../../domain/report.ts';

/** Excel keeps fifteen significant digits; what has more is written as text, not rounded in silence. */
const LARGEST_EXACT = 999_999_999_999_999;

const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF1F3F4' } } as const;
const RULE = { style: 'thin', color: { argb: 'FF5F6368' } } as const;

/** `madeAt`: the moment the file says it was made. */
export async function xlsxBytes(report: Report, madeAt: Instant): Promise<Uint8Array> {
  // Loaded when needed: it takes longer to load than everything else at start-up together.
  const { default: ExcelJs } = await import('exceljs');
  const workbook: Workbook = new ExcelJs.Workbook();
  workbook.creator = 'Duebook';
  workbook.created = new Date(madeAt);
  workbook.modified = new Date(madeAt);
  const sheet = workbook.addWorksheet(report.name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  });

  addLine(sheet, [`${report.title}: ${report.company}`]).font = { bold: true, size: 14 };
  for (const { label, words, kind, on } of report.asked) {
    if (on?.includes('file') === false) continue;
    const row = addLine(sheet, [label]);
    row.getCell(1).font = { color: { argb: 'FF5F6368' } };
    write(row, 2, kind === 'date' ? dateCell(words) : { value: words });
    row.getCell(2).alignment = { horizontal: 'left' };
  }
  addLine(sheet, []);

  const columns = columnsOn(report, 'file');
  columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.characters + 2;
  });
  const head = addTable(sheet, report);
  sheet.views = [{ state: 'frozen', ySplit: head }];
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  if (report.rows.length > 0)
    sheet.autoFilter = {
      from: { row: head, column: 1 },
      to: { row: head + report.rows.length, column: columns.length },
    };

  if (report.tieOut !== null) {
    addLine(sheet, []);
    addLine(sheet, [render(say`Tie-out`, ENGLISH)]).font = { bold: true, size: 12 };
    addLine(sheet, [
      render(say`${report.tieOut.note} Report: ${report.tieOut.column}.`, ENGLISH),
    ]).font = {
      color: { argb: 'FF5F6368' },
    };
    addTable(sheet, tieOutTable(report.tieOut));
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const addLine = (sheet: Worksheet, values: readonly string[]): Row => sheet.addRow([...values]);

/** Returns the number of the head's row. */
function addTable(sheet: Worksheet, table: ReportTable): number {
  const columns = columnsOn(table, 'file');
  const head = addLine(
    sheet,
    columns.map((column) => column.heading),
  );
  head.eachCell((cell, column) => {
    const drawn = columns[column - 1];
    cell.font = { bold: true };
    cell.fill = HEAD_FILL;
    cell.border = { bottom: RULE };
    cell.alignment = {
      vertical: 'bottom',
      horizontal: drawn !== undefined && isFigure(drawn) ? 'right' : 'left',
    };
  });
  for (const row of [...table.rows, ...table.totals]) {
    const line = addLine(sheet, []);
    columns.forEach((column, index) => write(line, index + 1, cellOf(row, column)));
    if (row.kind === 'row') continue;
    const [first] = columns;
    if (row.kind === 'total' && first !== undefined && !currencyColumns(table).has(first.name))
      write(line, 1, { value: 'Total' });
    for (let column = 1; column <= columns.length; column += 1) {
      line.getCell(column).font = { bold: true };
      line.getCell(column).border = { top: RULE };
    }
  }
  return head.number;
}

interface XlsxCell {
  readonly value: CellValue;
  readonly numFmt?: Style['numFmt'];
}

function write(row: Row, column: number, { value, numFmt }: XlsxCell): void {
  if (value === null) return;
  const target = row.getCell(column);
  target.value = value;
  if (numFmt !== undefined) target.numFmt = numFmt;
}

const dateCell = (date: string): XlsxCell => ({
  value: new Date(`${date}T00:00:00.000Z`),
  numFmt: 'yyyy-mm-dd',
});

function cellOf(row: ReportRow, column: DrawnColumn): XlsxCell {
  const cell = row.cells[column.at] ?? null;
  if (cell === null) return { value: null };
  switch (column.kind) {
    case 'text':
      return { value: cell };
    case 'count':
      return { value: cell, numFmt: '0' };
    case 'percent':
      return { value: Number(cell) / 100, numFmt: '0.0%' };
    case 'date':
      return dateCell(String(cell));
    case 'money': {
      const currency = currencyOf(row, column);
      const minor = Number(cell);
      const decimal = minorToDecimal(minor, currency);
      if (Math.abs(minor) > LARGEST_EXACT) return { value: decimal };
      return { value: Number(decimal), numFmt: amountFormat(exponentOf(currency)) };
    }
  }
}

const amountFormat = (decimals: number): string =>
  decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
