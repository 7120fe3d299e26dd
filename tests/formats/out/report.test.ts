/** One report value on every surface, with every kind of column and of row. */
import ExcelJs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../../../src/domain/dates.ts';
import { columnsOn, totalsOf, type Report } from '../../../src/domain/report.ts';
import { renderPdf } from '../../../src/documents/render.ts';
import { csvText } from '../../../src/formats/out/csv.ts';
import { reportJson } from '../../../src/formats/out/report-json.ts';
import { xlsxBytes } from '../../../src/formats/out/xlsx.ts';
import { reportText } from '../../../src/hosts/cli/terminal/report-text.ts';
import { reportColumns } from '../../../src/renderer/kit/table/report-grid.tsx';
import { pdfText } from '../../documents/pdf-text.ts';
import { COUNTRIES } from './invented-report.ts';

const AT = instantOf(Date.parse('2026-11-21T09:30:00.000Z'));
const AMOUNT = '#,##0.00;-#,##0.00;"–"';
const printed = async (report: Report): Promise<string> =>
  pdfText(await renderPdf({ kind: 'report', report, locale: 'en-GB', printedAt: AT }));

describe('a report that nobody drew before', () => {
  test('CSV has the rows, and in each of them what was asked; nothing is counted twice', () => {
    expect(csvText(COUNTRIES)).toBe(
      [
        'group,country,currency,open,items,share,oldest_on,as_of',
        'EU,ES,EUR,700.00,3,87.5,2026-03-01,2026-06-30',
        'EU,,EUR,100.00,1,12.5,,2026-06-30',
        'Asia,JP,JPY,1234,2,100,2026-05-01,2026-06-30',
        '',
      ].join('\r\n'),
    );
  });

  test('JSON has names in camelCase, amounts as decimal text, totals without what has none', () => {
    expect(reportJson(COUNTRIES)).toEqual({
      asOf: '2026-06-30',
      groups: ['EU', 'Asia'],
      rows: [
        { country: 'ES', currency: 'EUR', open: '700.00', items: 3, share: 87.5, oldestOn: '2026-03-01' }, // prettier-ignore
        { country: null, currency: 'EUR', open: '100.00', items: 1, share: 12.5, oldestOn: null },
        { country: 'JP', currency: 'JPY', open: '1234', items: 2, share: 100, oldestOn: '2026-05-01' }, // prettier-ignore
      ],
      totals: [
        { currency: 'EUR', open: '800.00', items: 4 },
        { currency: 'JPY', open: '1234', items: 2 },
      ],
    });
  });

  test('XLSX has typed cells; figures and their heads stand to the right', async () => {
    const workbook = new ExcelJs.Workbook();
    const bytes = await xlsxBytes(COUNTRIES, AT);
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Countries EUR', 'Countries JPY']);
    const sheet = workbook.getWorksheet('Countries EUR');
    const head = sheet?.views[0]?.state === 'frozen' ? (sheet.views[0].ySplit ?? 0) : 0;
    const line = (row: number) =>
      [1, 2, 3, 4, 5, 6, 7].map((column) => {
        const { value, numFmt } = sheet?.getRow(row).getCell(column) ?? {};
        return value instanceof Date
          ? value.toISOString().slice(0, 10)
          : [value as string | number | undefined, numFmt].join(' ');
      });
    expect([4, 5, 6, 7].map((at) => sheet?.getRow(head).getCell(at).alignment.horizontal)).toEqual([
      'right',
      'right',
      'right',
      'left',
    ]);
    expect(line(head + 1).slice(3)).toEqual([`700 ${AMOUNT}`, '3 0', '0.875 0.0%', '2026-03-01']);
    expect(line(head + 3)[1]).toBe('all of the EU ');
    expect(sheet?.getRow(head + 3).getCell(4).font.bold).toBe(true);
    expect(sheet?.getRow(head + 1).getCell(4).font?.bold).not.toBe(true);
    // Subtotals stand among the rows, where a formula would count them twice: the figure alone.
    expect(line(head + 5)).toEqual(['Total EUR ', ' ', 'EUR ', `800 ${AMOUNT}`, '4 0', ' ', ' ']);
  });

  test('the terminal has every row and a total a currency', () => {
    expect(reportText(COUNTRIES)).toBe(
      [
        'Siempreviva Import S.L.: customers by country as of 2026-06-30',
        '',
        'Country        Currency    Open  Items   Share  Oldest',
        'ES             EUR       700.00      3  87.5 %  2026-03-01',
        'not known      EUR       100.00      1  12.5 %',
        'all of the EU  EUR       800.00      4   100 %',
        'JP             JPY         1234      2   100 %  2026-05-01',
        'TOTAL          EUR       800.00      4',
        'TOTAL          JPY         1234      2',
        '',
        '',
      ].join('\n'),
    );
  });

  test('paper has a table a currency, with the figures that have a total under it', async () => {
    const text = await printed(COUNTRIES);
    expect(text).toContain(
      'Country  Open  Items  Share  Oldest\nES  700.00  3  87.5 %  1 Mar 2026',
    );
    expect(text).toContain('Total  800.00  4');
    expect(text).toContain('JP  1,234  2  100 %  1 May 2026\nTotal  1,234  2');
    expect(text).not.toContain('Tie-out');
  });

  test('paper drops no row where a report has no totals, or no amounts at all', async () => {
    const withoutTotals = await printed({ ...COUNTRIES, totals: [] });
    expect(withoutTotals).toContain('ES  700.00');
    expect(withoutTotals).not.toContain('Total');
    const counts = await printed({
      ...COUNTRIES,
      columns: COUNTRIES.columns.map((column) =>
        column.name === 'open' ? { ...column, on: ['file'] } : column,
      ),
    });
    expect(counts).toContain('ES  EUR  3  87.5 %');
    expect(counts).toContain('JP  JPY  2');
    expect(await printed({ ...COUNTRIES, rows: [], totals: [] })).toContain(COUNTRIES.nothing);
  });

  test('the screen has its columns, the identity in sight, and sums what a filter leaves', () => {
    const columns = reportColumns(COUNTRIES, 'EUR', { share: { startsHidden: true } }, []);
    expect(columns.map(({ id, kind }) => [id, kind])).toEqual([
      ['country', 'text'],
      ['currency', 'text'],
      ['open', 'money'],
      ['items', 'number'],
      ['share', 'number'],
      ['oldest_on', 'date'],
    ]);
    expect(columns[0]?.pinned).toBe(true);
    const [spain, , , japan] = COUNTRIES.rows;
    if (spain === undefined || japan === undefined) throw new Error('no row');
    expect(columns.map((column) => column.text(spain))).toEqual([
      'ES',
      'EUR',
      '700.00',
      '3',
      '87.5',
      '2026-03-01',
    ]);
    expect(totalsOf(COUNTRIES, [spain, spain, japan]).map((row) => row.cells)).toEqual([
      [null, null, 'EUR', 140_000, null, null, null],
      [null, null, 'JPY', 1_234, null, null, null],
    ]);
  });
});

test('an amount without a currency is a bug, and says so', () => {
  const lost = COUNTRIES.columns.filter((column) => column.name !== 'currency');
  expect(() => columnsOn({ ...COUNTRIES, columns: lost }, 'file')).toThrow(
    '"open" has no column for its currency',
  );
  const [row] = COUNTRIES.rows;
  if (row === undefined) throw new Error('no row');
  const cells = row.cells.with(2, null);
  expect(() => csvText({ ...COUNTRIES, rows: [{ ...row, cells }] })).toThrow(
    'a row has no currency for "open"',
  );
});
