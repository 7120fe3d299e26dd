import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, formulaSafe } from '../../../src/domain/csv-line.ts';
import { reportOfAging } from '../../../src/domain/report-of-aging.ts';
import { csvBytes, csvText } from '../../../src/formats/out/csv.ts';
import { BY_CUSTOMER, BY_ITEM } from './aging-report.ts';
import { inEnglish } from '../../harness/english.ts';

test.each([
  ['by customer', 'customer', BY_CUSTOMER],
  ['by item', 'item', BY_ITEM],
] as const)('the aging report %s', async (_, name, report) => {
  await expect(csvText(inEnglish(reportOfAging(report)))).toMatchFileSnapshot(
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

  test('a figure is a number, also a negative one', () => {
    expect(csvLine(['-12.50', '-12.50'], [false, true])).toBe("-12.50,'-12.50\r\n");
  });

  test('no cell of any text begins a formula, and every text comes back', () => {
    const start = fc.constantFrom('', '=', '+', '-', '@', '\t', '"', ' ', '\n');
    const cell = fc.tuple(start, fc.string({ unit: 'grapheme' })).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
        const [row] = parse(csvLine(cells), { recordDelimiter: '\r\n' });
        expect(row).toEqual(cells.map(formulaSafe));
        for (const value of row ?? []) expect(value).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

test('lines end with CRLF; the byte order mark is there when asked for', () => {
  const report = inEnglish(reportOfAging(BY_ITEM));
  const bytes = (byteOrderMark: boolean) => csvBytes(report, { byteOrderMark });
  const plain = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes(false));
  expect(plain.startsWith('customer,name,')).toBe(true);
  expect(plain.split('\r\n').map((line) => /[\r\n]/.test(line))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect([...bytes(true).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes(true).length).toBe(bytes(false).length + 3);
});
