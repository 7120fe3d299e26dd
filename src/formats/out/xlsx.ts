/**
 * A report as XLSX: a sheet a currency, because a column of several currencies has no sum.
 *
 *     1   Aging report: Flor Eterna Import S.L., EUR
 *     2   As of       2026-11-26
 *     …   what was asked, a line each; an empty line
 *     8   Customer    Name   …   Not due   1–30   …    the head: frozen, repeated on every printed page
 *     9   C1          …                                the rows: the range of the filter
 *         an empty line, the total, its per cents, the tie-out
 *
 * Title and totals stand apart from the rows by an empty line, so that a filter, a sort or a pivot
 * takes the rows and nothing else.
 *
 * Cells are typed: amounts are numbers shown with their currency's digits, dates are dates, and text
 * is text whatever it begins with. The only formulas are ours: totals are sums of the visible rows
 * (`SUBTOTAL(109, …)`), rounded to the currency's digits, so that a filter set in the spreadsheet is
 * followed by the totals, as on the screen. With every formula stands the report's own figure, which
 * is what is seen before anything is filtered and in programs that compute nothing. Where a sum could
 * differ from the report (subtotals among the rows, amounts beyond fifteen digits) it is the figure
 * alone. The tie-out is figures: the ledger knows no filter.
 */
import type { CellValue, Row, Style, Workbook, Worksheet } from 'exceljs';
import { exponentOf } from '../../domain/currencies.ts';
import { ENGLISH, render } from '../../domain/texts/render.ts';
import { say } from '../../domain/texts/text.ts';
import { minorToDecimal } from '../../domain/money.ts';
import type { Instant } from '../../domain/dates.ts';
import {
  columnsOn,
  currencyBlocks,
  currencyOf,
  isFigure,
  sharesOf,
  tieOutTable,
  type CurrencyBlock,
  type DrawnColumn,
  type Report,
  type ReportRow,
} from '../../domain/report.ts';

/** Excel keeps fifteen significant digits; what has more is written as text, not rounded in silence. */
const LARGEST_EXACT = 999_999_999_999_999;

const QUIET = { color: { argb: 'FF5F6368' } } as const;
const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF1F3F4' } } as const;
const RULE = { style: 'thin', color: { argb: 'FF5F6368' } } as const;
const DOUBLE_RULE = { style: 'double', color: { argb: 'FF5F6368' } } as const;
/** Points of a line of text. */
const LINE_HEIGHT = 15;

/** `madeAt`: the moment the file says it was made. */
export async function xlsxBytes(report: Report, madeAt: Instant): Promise<Uint8Array> {
  // Loaded when needed: it takes longer to load than everything else at start-up together.
  const { default: ExcelJs } = await import('exceljs');
  const workbook: Workbook = new ExcelJs.Workbook();
  workbook.creator = 'Duebook';
  workbook.created = new Date(madeAt);
  workbook.modified = new Date(madeAt);
  const blocks = currencyBlocks(report);
  if (blocks.length === 0) addSheet(workbook, report, NO_ROWS);
  for (const block of blocks) addSheet(workbook, report, block);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const NO_ROWS: CurrencyBlock = { currency: null, rows: [], totals: [] };

function addSheet(workbook: Workbook, report: Report, block: CurrencyBlock): void {
  const { currency } = block;
  const sheet = workbook.addWorksheet(
    currency === null ? report.name : `${report.name} ${currency}`,
    {
      pageSetup: {
        paperSize: 9,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      },
      headerFooter: { oddFooter: '&R&P / &N' },
    },
  );
  const columns = columnsOn(report, 'file');
  columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.characters + 2;
  });

  addTitle(sheet, report, currency, columns);
  addLine(sheet, []);
  const head = addHead(sheet, columns);
  const identity = columns.findIndex((column) => column.identity === true);
  sheet.views = [{ state: 'frozen', ySplit: head, xSplit: identity + 1 }];
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  addRows(sheet, columns, block.rows);
  if (block.rows.length > 0)
    sheet.autoFilter = {
      from: { row: head, column: 1 },
      to: { row: head + block.rows.length, column: columns.length },
    };
  if (block.totals.length > 0) {
    addLine(sheet, []);
    for (const total of block.totals) addTotal(sheet, report, block, total, head + 1);
  }
  if (report.tieOut !== null && report.tieOut.lines.length > 0) {
    addLine(sheet, []);
    addLine(sheet, [render(say`Tie-out`, ENGLISH)]).font = { bold: true, size: 12 };
    addLine(sheet, [report.tieOut.note]).font = QUIET;
    if (report.tieOut.scope !== undefined) addLine(sheet, [report.tieOut.scope]).font = QUIET;
    const proof = tieOutTable(report.tieOut);
    const proofColumns = columnsOn(proof, 'file');
    addHead(sheet, proofColumns);
    addRows(
      sheet,
      proofColumns,
      proof.rows.filter((row) => currency === null || row.cells[0] === currency),
    );
  }
}

const addLine = (sheet: Worksheet, values: readonly string[]): Row => sheet.addRow([...values]);

/** What it is and what was asked. Sentences are wrapped within the columns of the rows. */
function addTitle(
  sheet: Worksheet,
  report: Report,
  currency: string | null,
  columns: readonly DrawnColumn[],
): void {
  const whose = currency === null ? report.company : `${report.company}, ${currency}`;
  addLine(sheet, [`${report.title}: ${whose}`]).font = { bold: true, size: 14 };
  const room = columns.slice(1).reduce((sum, column) => sum + column.characters, 0);
  for (const { label, words, kind, on } of report.asked) {
    if (on?.includes('file') === false) continue;
    const row = addLine(sheet, [label]);
    row.getCell(1).font = QUIET;
    row.getCell(1).alignment = { vertical: 'top' };
    write(row, 2, kind === 'date' ? dateCell(words) : { value: words });
    row.getCell(2).alignment = { horizontal: 'left', vertical: 'top', wrapText: true };
    const lines = Math.ceil(words.length / Math.max(room, 1));
    if (columns.length > 2) sheet.mergeCells(row.number, 2, row.number, columns.length);
    if (lines > 1) row.height = LINE_HEIGHT * lines;
  }
}

/** Returns the number of the head's row. */
function addHead(sheet: Worksheet, columns: readonly DrawnColumn[]): number {
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
  return head.number;
}

function addRows(
  sheet: Worksheet,
  columns: readonly DrawnColumn[],
  rows: readonly ReportRow[],
): void {
  for (const row of rows) {
    const line = addLine(sheet, []);
    columns.forEach((column, index) => write(line, index + 1, cellOf(row, column)));
    if (row.kind === 'subtotal')
      for (let column = 1; column <= columns.length; column += 1) {
        line.getCell(column).font = { bold: true };
        line.getCell(column).border = { top: RULE };
      }
  }
}

/** The total over the rows from `from` on, and its per cents below it. */
function addTotal(
  sheet: Worksheet,
  report: Report,
  { currency, rows }: CurrencyBlock,
  total: ReportRow,
  from: number,
): void {
  const columns = columnsOn(report, 'file');
  const line = addLine(sheet, []);
  const to = from + rows.length - 1;
  const isSum = (column: DrawnColumn): boolean =>
    rows.every(
      (row) => row.kind === 'row' && Math.abs(Number(row.cells[column.at])) <= LARGEST_EXACT,
    );
  const addressOf = (name: string, row: Row): string | null => {
    const at = columns.findIndex((column) => column.name === name);
    return at === -1 ? null : row.getCell(at + 1).address;
  };
  columns.forEach((column, index) => {
    const figure = cellOf(total, column);
    const { value } = figure;
    if (typeof value !== 'number') return write(line, index + 1, figure);
    const letter = sheet.getColumn(index + 1).letter;
    if (column.kind === 'money' && isSum(column))
      return write(line, index + 1, {
        ...figure,
        value: {
          formula: `ROUND(SUBTOTAL(109,${letter}${from}:${letter}${to}),${exponentOf(currencyOf(total, column))})`,
          result: value,
        },
      });
    return write(line, index + 1, figure);
  });
  const percent = (part: string | null, whole: string | null, value: number): CellValue =>
    part === null || whole === null
      ? value
      : { formula: `IF(${whole}=0,"",ROUND(${part}/${whole},2))`, result: value };
  columns.forEach((column, index) => {
    if (column.kind !== 'percent' || column.of === undefined) return;
    const figure = cellOf(total, column);
    if (typeof figure.value === 'number')
      write(line, index + 1, {
        ...figure,
        value: percent(
          addressOf(column.of.part, line),
          addressOf(column.of.whole, line),
          figure.value,
        ),
      });
  });
  const word = render(say`Total`, ENGLISH);
  write(line, 1, { value: currency === null ? word : `${word} ${currency}` });
  for (let column = 1; column <= columns.length; column += 1) {
    line.getCell(column).font = { bold: true };
    line.getCell(column).border = { top: RULE, bottom: DOUBLE_RULE };
  }

  const shares = sharesOf(report, total);
  if (shares === null || report.shares === undefined) return;
  const below = addLine(sheet, [report.shares.label]);
  const whole = addressOf(report.shares.of, line);
  columns.forEach((column, index) => {
    const share = shares[column.at] ?? null;
    if (share !== null)
      write(below, index + 1, {
        value: percent(line.getCell(index + 1).address, whole, share / 100),
        numFmt: WHOLE_PERCENT,
      });
  });
  below.font = QUIET;
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

const WHOLE_PERCENT = '0%';

function cellOf(row: ReportRow, column: DrawnColumn): XlsxCell {
  const cell = row.cells[column.at] ?? null;
  if (cell === null) return { value: null };
  switch (column.kind) {
    case 'text':
    case 'country':
      return { value: cell };
    case 'count':
      return { value: cell, numFmt: '0' };
    case 'percent':
      return {
        value: Number(cell) / 100,
        numFmt: column.of === undefined ? '0.0%' : WHOLE_PERCENT,
      };
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

/** Nothing is a dash, as on paper; the cell still holds 0. */
function amountFormat(decimals: number): string {
  const digits = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
  return `${digits};-${digits};"–"`;
}
