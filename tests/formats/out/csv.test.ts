import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agingCsvTable } from '../../../src/formats/out/aging-sheet.ts';
import { csvBytes, csvText, formulaSafe } from '../../../src/formats/out/csv.ts';
import { text, type SheetTable } from '../../../src/formats/out/sheet-document.ts';
import { BY_CUSTOMER, BY_ITEM } from './aging-report.ts';

const table = (...cells: string[]): SheetTable => ({
  columns: cells.map((_, index) => ({ name: `c${index}`, heading: '', characters: 5 })),
  rows: [cells.map(text)],
  totals: [],
});

test.each([
  ['by customer', 'customer', BY_CUSTOMER],
  ['by item', 'item', BY_ITEM],
] as const)('the aging report %s', async (_, name, report) => {
  await expect(csvText(agingCsvTable(report))).toMatchFileSnapshot(
    `../../golden/aging/${name}.csv`,
  );
});

describe('text that a spreadsheet would compute', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+34 961', "'+34 961"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
    ['1-30', '1-30'],
    ["'=1", "'=1"],
    ['', ''],
  ])('%j becomes %j', (from, to) => {
    expect(formulaSafe(from)).toBe(to);
  });

  test('an amount is a number, also a negative one', () => {
    const [row] = csvText({
      ...table('x'),
      rows: [[{ kind: 'amount', minor: -1250, currency: 'EUR' }]],
    })
      .split('\r\n')
      .slice(1);
    expect(row).toBe('-12.50');
  });

  test('no cell of any text begins a formula, and every text comes back', () => {
    const start = fc.constantFrom('', '=', '+', '-', '@', '\t', '"', ' ', '\n');
    const cell = fc.tuple(start, fc.string({ unit: 'grapheme' })).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
        const [, row] = parse(csvText(table(...cells)), { recordDelimiter: '\r\n' });
        expect(row).toEqual(cells.map(formulaSafe));
        for (const value of row ?? []) expect(value).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

test('lines end with CRLF; the byte order mark is there when asked for', () => {
  const plain = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    csvBytes(table('é'), { byteOrderMark: false }),
  );
  expect(plain).toBe('c0\r\né\r\n');
  expect([...csvBytes(table('é'), { byteOrderMark: true }).slice(0, 3)]).toEqual([
    0xef, 0xbb, 0xbf,
  ]);
});
