/**
 * What leaves a list must be harmless in a spreadsheet: a customer who calls himself
 * `=HYPERLINK("http://evil")` is a name, while `-12.50` in a column of figures is a number.
 */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formulaSafe } from '../../../src/domain/csv-line.ts';
import { toCsv, toTsv } from '../../../src/renderer/kit/table/out/delimited.ts';

describe('toCsv', () => {
  it('quotes commas, quotes and breaks, and keeps the minus of figures', () => {
    expect(
      toCsv(
        ['Customer', 'Open EUR'],
        [
          ['=HYPERLINK("x")', '-12.50'],
          ['Two\nlines, one name', '7.00'],
        ],
        [true, false],
      ),
    ).toBe('Customer,Open EUR\r\n"\'=HYPERLINK(""x"")",-12.50\r\n"Two\nlines, one name",7.00\r\n');
  });

  it('guards a list like a report: full-width signs and line feeds too', () => {
    expect(toCsv(['a'], [['＝1'], ['\n=1']], [true])).toBe('a\r\n\'＝1\r\n"\'\n=1"\r\n');
  });

  it('gives back what went in, cell by cell', () => {
    const cell = fc.string().map((text) => formulaSafe(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const lines = parseCsv(toCsv(['a', 'b'], rows, [true, true]));
        expect(lines.slice(1)).toEqual(rows.map(([a, b]) => [a, b]));
      }),
    );
  });
});

describe('toTsv', () => {
  it('has no tab or break inside a cell', () => {
    expect(toTsv(['a', 'b'], [['x\ty', 'line\r\nbreak']], [true, true])).toBe(
      'a\tb\nx y\tline break',
    );
  });
});

/** The smallest reader of RFC 4180, written for this test alone. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      row.push(cell);
      cell = '';
    } else if (sign === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += sign;
  }
  return rows;
}
