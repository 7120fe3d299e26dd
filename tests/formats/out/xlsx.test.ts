import ExcelJs, { type Cell, type Worksheet } from 'exceljs';
import { expect, test } from 'vitest';
import { instantOf } from '../../../src/domain/dates.ts';
import type { Report } from '../../../src/domain/report.ts';
import { reportOfAging } from '../../../src/domain/report-of-aging.ts';
import { xlsxBytes } from '../../../src/formats/out/xlsx.ts';
import { BY_CUSTOMER, BY_ITEM } from './aging-report.ts';
import { inEnglish } from '../../harness/english.ts';

const AT = instantOf(Date.parse('2026-11-21T09:30:00.000Z'));

async function sheetsOf(document: Report): Promise<readonly Worksheet[]> {
  const workbook = new ExcelJs.Workbook();
  const bytes = await xlsxBytes(document, AT);
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook.worksheets;
}

async function euros(document: Report): Promise<Worksheet> {
  const sheet = (await sheetsOf(document)).find(({ name }) => name === 'Aging EUR');
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

/** What is seen in a cell: of a formula its figure. */
const seen = (cell: Cell): unknown =>
  cell.type === ExcelJs.ValueType.Formula ? cell.result : cell.value;

/** Every cell with its type and format, as a spreadsheet has it. */
function told(sheets: readonly Worksheet[]): string {
  const lines: string[] = [];
  for (const sheet of sheets) {
    const view = sheet.views[0];
    lines.push(
      `===== ${sheet.name}: frozen ${view?.state === 'frozen' ? `${view.xSplit} × ${view.ySplit}` : 'nothing'}, filter ${JSON.stringify(sheet.autoFilter)}`,
    );
    sheet.eachRow((row) => {
      const cells: string[] = [];
      row.eachCell((cell) => {
        // A merged cell says what its first one says.
        if (cell.isMerged && cell.master.address !== cell.address) return;
        const value = seen(cell);
        const kind = value instanceof Date ? 'date' : typeof value;
        const text =
          value instanceof Date
            ? value.toISOString().slice(0, 10)
            : String(value as string | number | null);
        const formula = cell.type === ExcelJs.ValueType.Formula ? ` =${cell.formula}` : '';
        cells.push(kind === 'string' ? text : `${text} <${kind} ${cell.numFmt ?? ''}${formula}>`);
      });
      lines.push(cells.join(' | '));
    });
  }
  return `${lines.join('\n')}\n`;
}

test.each([
  ['customer', BY_CUSTOMER],
  ['item', BY_ITEM],
] as const)(
  'the aging report by %s has typed cells, its question and its proof',
  async (name, report) => {
    await expect(told(await sheetsOf(inEnglish(reportOfAging(report))))).toMatchFileSnapshot(
      `../../golden/aging/${name}.xlsx.txt`,
    );
  },
);

test('no text of ours or of a customer becomes a formula; formulas are figures of the totals', async () => {
  let texts = 0;
  let formulas = 0;
  for (const sheet of await sheetsOf(inEnglish(reportOfAging(BY_CUSTOMER))))
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        expect(cell.hyperlink ?? '').toBe('');
        if (cell.value === '=HYPERLINK("http://evil","click")') texts += 1;
        if (cell.type !== ExcelJs.ValueType.Formula) return;
        formulas += 1;
        expect(cell.formula).toMatch(
          /^(ROUND\(SUBTOTAL\(109,[A-Z]+\d+:[A-Z]+\d+\),\d\)|IF\([A-Z]+\d+=0,"",ROUND\([A-Z]+\d+\/[A-Z]+\d+,2\)\))$/,
        );
        expect(typeof cell.result).toBe('number');
      }),
    );
  expect(texts).toBe(1);
  expect(formulas).toBeGreaterThan(0);
});

test('a sheet a currency, our own first; its formulas give what the report says', async () => {
  const report = inEnglish(reportOfAging(BY_CUSTOMER));
  const sheets = await sheetsOf(report);
  expect(sheets.map(({ name }) => name)).toEqual(['Aging EUR', 'Aging JPY', 'Aging KWD']);
  let checked = 0;
  for (const sheet of sheets) {
    const filter = sheet.autoFilter;
    if (typeof filter !== 'string') throw new Error('a filter as it is read back is an address');
    const [first, last] = filter.split(':').map((at) => Number(/\d+/.exec(at)?.[0]));
    const from = { row: first ?? 0 };
    const to = { row: last ?? 0 };
    expect(sheet.getRow(from.row).getCell(1).value).toBe('Code');
    // The rows stand alone: an empty line above the head and one below the last row.
    expect([sheet.getRow(from.row - 1).hasValues, sheet.getRow(to.row + 1).hasValues]).toEqual([
      false,
      false,
    ]);
    const total = sheet.getRow(to.row + 2);
    const shares = sheet.getRow(to.row + 3);
    expect(shares.getCell(1).value).toBe('% of outstanding');
    total.eachCell((cell, column) => {
      if (cell.type !== ExcelJs.ValueType.Formula || !cell.formula.startsWith('ROUND(SUBTOTAL'))
        return;
      const letter = sheet.getColumn(column).letter;
      expect(cell.formula).toContain(`(109,${letter}${from.row + 1}:${letter}${to.row})`);
      let sum = 0;
      for (let row = from.row + 1; row <= to.row; row += 1)
        sum += Number(sheet.getRow(row).getCell(column).value);
      expect(cell.result).toBeCloseTo(sum, 6);
      checked += 1;
    });
  }
  // Five ages, overdue, outstanding, on account and net, in each of three currencies.
  expect(checked).toBe(27);
});

test('printed landscape, one page wide, with the head on every page and the names in sight', async () => {
  const sheet = await euros(inEnglish(reportOfAging(BY_CUSTOMER)));
  expect(sheet.pageSetup).toMatchObject({
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  });
  const [view] = sheet.views;
  if (view?.state !== 'frozen') throw new Error('not frozen');
  expect(view.xSplit).toBe(2);
  expect(sheet.pageSetup.printTitlesRow).toBe(`${view.ySplit}:${view.ySplit}`);
});

test('nothing open is a sheet with its question and no rows', async () => {
  const empty = { ...BY_CUSTOMER, rows: [], allRows: 0, totals: [], tieOut: [] };
  const [sheet, ...others] = await sheetsOf(inEnglish(reportOfAging(empty)));
  expect([sheet?.name, others]).toEqual(['Aging', []]);
});

test('an amount with more digits than a spreadsheet keeps is text, not rounded', async () => {
  const report = inEnglish(reportOfAging(BY_CUSTOMER));
  const [row] = report.rows;
  if (row === undefined) throw new Error('no row');
  const cells = row.cells.with(-1, Number.MAX_SAFE_INTEGER);
  const sheet = await euros({ ...report, rows: [{ ...row, cells }], tieOut: null });
  const values: unknown[] = [];
  sheet.eachRow((each) => each.eachCell((cell) => values.push(cell.value)));
  expect(values).toContain('90071992547409.91');
  // A sum would leave out what is text: the total is the figure of the report.
  expect(values).toContain(2101);
});
