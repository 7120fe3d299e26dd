import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  delimitedReader,
  readDelimited,
  type DelimitedRow,
} from '../../../src/formats/in/read-delimited.ts';

const fieldsOf = (text: string, delimiter = ','): (readonly string[])[] =>
  readDelimited(text, delimiter).map((row) => row.fields);

describe('rows', () => {
  it.each([
    [
      'plain',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR alone',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'blank lines are no rows',
      '\n\na,b\n\n ,\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['delimiter inside quotes', 'a,"b,c"\n', [['a', 'b,c']]],
    ['quote inside quotes', 'a,"say ""yes"""\n', [['a', 'say "yes"']]],
    [
      'line end inside quotes',
      'a,"x\r\ny"\n1,2\n',
      [
        ['a', 'x\r\ny'],
        ['1', '2'],
      ],
    ],
    ['empty values', ',,\n1,,3\n', [['1', '', '3']]],
    ['quoted empty value', '"",a\n', [['', 'a']]],
    ['blanks after a closing quote', '"a" ,b\n', [['a', 'b']]],
  ])('%s', (_name, text, rows) => {
    expect(fieldsOf(text)).toEqual(rows);
  });

  it('says on which line each row began, also after values of several lines', () => {
    const rows = readDelimited('h1,h2\n\n"a\nb",1\nc,2\n', ',');
    expect(rows.map((row) => row.line)).toEqual([1, 3, 5]);
  });
});

describe('faults stay in their own row', () => {
  const shape = (text: string) =>
    readDelimited(text, ';').map((row) => [row.line, row.fault?.code ?? 'ok', row.fields[0]]);

  it('text after a closing quote', () => {
    expect(shape('a;b\n1;"x" y\n2;z\n')).toEqual([
      [1, 'ok', 'a'],
      [2, 'text_after_quote', '1'],
      [3, 'ok', '2'],
    ]);
  });
  it('a quote that is never closed does not swallow the rows below it', () => {
    expect(shape('a;b\n1;"x\n2;y\n3;z')).toEqual([
      [1, 'ok', 'a'],
      [2, 'unclosed_quote', '1'],
      [3, 'ok', '2'],
      [4, 'ok', '3'],
    ]);
  });
  it('a quote that seems to close at the next quoted value', () => {
    expect(shape('a;b\n1;"x\n2;"y"\n3;z')).toEqual([
      [1, 'ok', 'a'],
      [2, 'text_after_quote', '1'],
      [3, 'ok', '2'],
      [4, 'ok', '3'],
    ]);
  });
  it('a million characters in one value', () => {
    const rows = readDelimited(`a;b\n1;${'x'.repeat(1_000_000)}\n2;y\n`, ';');
    expect(rows.map((row) => row.fault)).toEqual([
      null,
      { code: 'field_too_long', column: 1, length: 1_000_000 },
      null,
    ]);
    expect(rows[1]?.fields[1]?.length).toBe(100);
  });
  it('a stray quote inside a plain value is read as it stands, and noticed', () => {
    const [row] = readDelimited('5" nail;b\n', ';');
    expect(row).toMatchObject({ fields: ['5" nail', 'b'], fault: null, strayQuote: 0 });
  });
});

const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('', '"', 'a"b', 'a,b', 'x\ny', 'x\r\ny', ' ', '""', 'ä', '发票'),
);
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 12 });
const written = (rows: readonly (readonly string[])[], lineEnd: string): string =>
  rows
    .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + lineEnd)
    .join('');

const collect = (pieces: readonly string[], delimiter: string): DelimitedRow[] => {
  const rows: DelimitedRow[] = [];
  const reader = delimitedReader(delimiter, (row) => rows.push(row));
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return rows;
};

describe('properties', () => {
  it('reads what csv-parse reads', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
        const text = written(rows, lineEnd);
        const theirs = (
          parse(text, { relax_column_count: true, record_delimiter: lineEnd }) as string[][]
        ).filter((row) => row.some((value) => value.trim() !== ''));
        expect(fieldsOf(text)).toEqual(theirs);
      }),
    );
  });

  it('gives the same rows wherever the text is cut into pieces', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('a', '1', ',', ';', '"', '\n', '\r', ' ', 'é'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(60), { maxLength: 6 }), (text, cuts) => {
        const at = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort(
          (a, b) => a - b,
        );
        const pieces = [0, ...at].map((from, index) => text.slice(from, at[index] ?? text.length));
        expect(collect(pieces, ',')).toEqual(readDelimited(text, ','));
      }),
      { numRuns: 1000 },
    );
  });

  it('never loses a line that holds something', () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n'), maxLength: 40 });
    fc.assert(
      fc.property(anyText, (text) => {
        // Every letter of the file stands in some row.
        const letters = (value: string): number => value.replace(/[^a]/g, '').length;
        const kept = readDelimited(text, ',').reduce(
          (sum, row) => sum + row.fields.reduce((inRow, value) => inRow + letters(value), 0),
          0,
        );
        expect(kept).toBe(letters(text));
      }),
      { numRuns: 1000 },
    );
  });
});
