/**
 * XLSX: what was asked on top, the table with its head frozen, the totals, the proofs below.
 *
 * Cells are typed: amounts are numbers shown with their currency's digits, dates are dates, and text
 * is text whatever it begins with; no cell holds a formula.
 */
import type { CellValue, Row, Style, Workbook, Worksheet } from 'exceljs';
import { exponentOf } from '../../domain/currencies.ts';
import { minorToDecimal } from '../../domain/money.ts';
import type { Instant } from '../../domain/dates.ts';
import type { Cell, SheetDocument, SheetTable } from './sheet-document.ts';

/** Excel keeps fifteen significant digits; what has more is written as text, not rounded in silence. */
const LARGEST_EXACT = 999_999_999_999_999;

const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF1F3F4' } } as const;
const RULE = { style: 'thin', color: { argb: 'FF5F6368' } } as const;

/** `madeAt`: the moment the file says it was made. */
export async function xlsxBytes(document: SheetDocument, madeAt: Instant): Promise<Uint8Array> {
  // Loaded when needed: it takes longer to load than everything else at start-up together.
  const { default: ExcelJs } = await import('exceljs');
  const workbook: Workbook = new ExcelJs.Workbook();
  workbook.creator = 'Duebook';
  workbook.created = new Date(madeAt);
  workbook.modified = new Date(madeAt);
  const sheet = workbook.addWorksheet(document.name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  });

  addLine(sheet, [document.title]).font = { bold: true, size: 14 };
  for (const { label, value } of document.facts) {
    const row = addLine(sheet, [label]);
    row.getCell(1).font = { color: { argb: 'FF5F6368' } };
    write(row, 2, value);
    row.getCell(2).alignment = { horizontal: 'left' };
  }
  addLine(sheet, []);

  document.main.columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.characters + 2;
  });
  const head = addTable(sheet, document.main);
  sheet.views = [{ state: 'frozen', ySplit: head }];
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  if (document.main.rows.length > 0)
    sheet.autoFilter = {
      from: { row: head, column: 1 },
      to: { row: head + document.main.rows.length, column: document.main.columns.length },
    };

  for (const proof of document.proofs) {
    addLine(sheet, []);
    addLine(sheet, [proof.heading]).font = { bold: true, size: 12 };
    addLine(sheet, [proof.note]).font = { color: { argb: 'FF5F6368' } };
    addTable(sheet, proof.table);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const addLine = (sheet: Worksheet, values: readonly string[]): Row => sheet.addRow([...values]);

/** Returns the number of the head's row. */
function addTable(sheet: Worksheet, table: SheetTable): number {
  const head = addLine(
    sheet,
    table.columns.map((column) => column.heading),
  );
  const first = table.rows[0] ?? table.totals[0];
  head.eachCell((cell, column) => {
    cell.font = { bold: true };
    cell.fill = HEAD_FILL;
    cell.border = { bottom: RULE };
    const below = first?.[column - 1]?.kind;
    cell.alignment = {
      vertical: 'bottom',
      horizontal: below === 'amount' || below === 'count' ? 'right' : 'left',
    };
  });
  for (const cells of table.rows) addCells(sheet, cells);
  for (const cells of table.totals) {
    const row = addCells(sheet, cells);
    for (let column = 1; column <= cells.length; column += 1) {
      row.getCell(column).font = { bold: true };
      row.getCell(column).border = { top: RULE };
    }
  }
  return head.number;
}

function addCells(sheet: Worksheet, cells: readonly Cell[]): Row {
  const row = addLine(sheet, []);
  cells.forEach((cell, index) => write(row, index + 1, cell));
  return row;
}

function write(row: Row, column: number, cell: Cell): void {
  if (cell.kind === 'empty') return;
  const { value, numFmt } = valueOf(cell);
  const target = row.getCell(column);
  target.value = value;
  if (numFmt !== undefined) target.numFmt = numFmt;
}

function valueOf(cell: Exclude<Cell, { kind: 'empty' }>): {
  readonly value: CellValue;
  readonly numFmt?: Style['numFmt'];
} {
  switch (cell.kind) {
    case 'text':
      return { value: cell.text };
    case 'count':
      return { value: cell.count, numFmt: '0' };
    case 'date':
      return { value: new Date(`${cell.date}T00:00:00.000Z`), numFmt: 'yyyy-mm-dd' };
    case 'amount': {
      const decimal = minorToDecimal(cell.minor, cell.currency);
      if (Math.abs(cell.minor) > LARGEST_EXACT) return { value: decimal };
      return { value: Number(decimal), numFmt: amountFormat(exponentOf(cell.currency)) };
    }
  }
}

const amountFormat = (decimals: number): string =>
  decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
