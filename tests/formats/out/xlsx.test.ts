import ExcelJs, { type Worksheet } from 'exceljs';
import { expect, test } from 'vitest';
import { instantOf } from '../../../src/domain/dates.ts';
import type { Report } from '../../../src/domain/report.ts';
import { reportOfAging } from '../../../src/domain/report-of-aging.ts';
import { xlsxBytes } from '../../../src/formats/out/xlsx.ts';
import { BY_CUSTOMER, BY_ITEM } from './aging-report.ts';
import { inEnglish } from '../../harness/english.ts';

const AT = instantOf(Date.parse('2026-11-21T09:30:00.000Z'));

async function sheetOf(document: Report): Promise<Worksheet> {
  const workbook = new ExcelJs.Workbook();
  const bytes = await xlsxBytes(document, AT);
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  const sheet = workbook.getWorksheet('Aging');
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

/** Every cell with its type and format, as a spreadsheet has it. */
function told(sheet: Worksheet): string {
  const lines: string[] = [];
  sheet.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell((cell) => {
      const value =
        cell.value instanceof Date
          ? cell.value.toISOString().slice(0, 10)
          : String(cell.value as string | number | null);
      const kind = cell.value instanceof Date ? 'date' : typeof cell.value;
      cells.push(kind === 'string' ? value : `${value} <${kind} ${cell.numFmt ?? ''}>`);
    });
    lines.push(cells.join(' | '));
  });
  return `${lines.join('\n')}\n`;
}

test.each([
  ['customer', BY_CUSTOMER],
  ['item', BY_ITEM],
] as const)(
  'the aging report by %s has typed cells, its question and its proof',
  async (name, report) => {
    await expect(told(await sheetOf(inEnglish(reportOfAging(report))))).toMatchFileSnapshot(
      `../../golden/aging/${name}.xlsx.txt`,
    );
  },
);

test('no cell is a formula, whatever the names are', async () => {
  const sheet = await sheetOf(inEnglish(reportOfAging(BY_CUSTOMER)));
  let texts = 0;
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      expect(cell.type).not.toBe(ExcelJs.ValueType.Formula);
      expect(cell.hyperlink ?? '').toBe('');
      if (cell.value === '=HYPERLINK("http://evil","click")') texts += 1;
    }),
  );
  expect(texts).toBe(1);
});

test('the columns of the sheet add up to its totals, currency by currency', async () => {
  const sheet = await sheetOf(inEnglish(reportOfAging(BY_CUSTOMER)));
  const head = sheet.views[0]?.state === 'frozen' ? (sheet.views[0].ySplit ?? 0) : 0;
  expect(sheet.getRow(head).getCell(1).value).toBe('Customer');
  const sums = new Map<string, number>();
  let checked = 0;
  for (let row = head + 1; sheet.getRow(row).getCell(1).value !== null; row += 1) {
    const cells = sheet.getRow(row);
    const currency = String(cells.getCell(4).value as string);
    const net = Number(cells.getCell(12).value);
    if (cells.getCell(1).value === 'Total') {
      expect(net).toBeCloseTo(sums.get(currency) ?? Number.NaN, 4);
      checked += 1;
    } else sums.set(currency, (sums.get(currency) ?? 0) + net);
  }
  expect(checked).toBe(3);
});

test('an amount with more digits than a spreadsheet keeps is text, not rounded', async () => {
  const report = inEnglish(reportOfAging(BY_CUSTOMER));
  const [row] = report.rows;
  if (row === undefined) throw new Error('no row');
  const cells = row.cells.with(-1, Number.MAX_SAFE_INTEGER);
  const sheet = await sheetOf({ ...report, rows: [{ ...row, cells }], totals: [], tieOut: null });
  const values: unknown[] = [];
  sheet.eachRow((each) => each.eachCell((cell) => values.push(cell.value)));
  expect(values).toContain('90071992547409.91');
});
