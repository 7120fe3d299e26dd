import { describe, expect, it } from 'vitest';
import type { DelimitedRow } from '../../../../src/formats/in/read-delimited.ts';
import { openWorkbook } from '../../../../src/formats/in/sheet/open-workbook.ts';
import type { SheetRead } from '../../../../src/formats/in/sheet/sheet-rows.ts';
import { textRows, workbookOf, workbookParts, zipOf } from './workbook-of.ts';
import { english } from '../../../harness/english.ts';

async function read(
  bytes: Uint8Array,
  sheet = 'List',
): Promise<{ rows: [number, readonly string[]][]; read: SheetRead }> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(english(opened.error.sentence));
  const rows: DelimitedRow[] = [];
  const done = await opened.value.rows(
    sheet,
    (row) => rows.push(row),
    () => undefined,
  );
  if (!done.ok) throw new Error(english(done.error.sentence));
  return { rows: rows.map((row) => [row.line, row.fields]), read: done.value };
}

/** The sentence of the refusal, wherever it comes. */
async function refusal(bytes: Uint8Array, sheet = 'List'): Promise<string> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) return `${opened.error.code}: ${english(opened.error.sentence)}`;
  const done = await opened.value.rows(
    sheet,
    () => undefined,
    () => undefined,
  );
  return done.ok ? 'read' : `${done.error.code}: ${english(done.error.sentence)}`;
}

describe('cells', () => {
  it('of every type', async () => {
    const row = [
      '<c r="A2" t="s"><v>0</v></c>',
      '<c r="B2" t="s"><v>1</v></c>',
      '<c r="C2"><v>27</v></c>',
      '<c r="D2" s="1"><v>43449</v></c>',
      '<c r="E2" t="b"><v>1</v></c>',
      '<c r="F2" t="e"><v>#N/A</v></c>',
      '<c r="G2" t="str"><f>A1&amp;B1</f><v>joined</v></c>',
      '<c r="H2" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>',
      '<c r="I2"><f>SUM(A1:A9)</f><v>0.30000000000000004</v></c>',
      '<c r="J2" t="d"><v>2026-01-31</v></c>',
    ].join('');
    const { rows } = await read(
      workbookOf({
        sheets: { List: `<row r="2">${row}</row>` },
        formats: ['dd/mm/yyyy'],
        texts: [
          '<si><t>plain</t></si>',
          '<si><r><t xml:space="preserve">rich </t></r><r><t>text</t></r><rPh><t>reading</t></rPh></si>',
        ],
      }),
    );
    expect(rows).toEqual([
      [
        2,
        [
          'plain',
          'rich text',
          '27',
          '2018-12-15',
          'TRUE',
          '#N/A',
          'joined',
          'inline',
          '0.3',
          '2026-01-31',
        ],
      ],
    ]);
  });
  it('that are missing leave empty values, rows keep their line', async () => {
    const { rows } = await read(
      workbookOf({
        sheets: {
          List: '<row r="3"><c r="C3"><v>1</v></c></row><row r="5"><c r="A5" t="str"><v> </v></c></row><row><c><v>2</v></c><c r="D6"><v>3</v></c></row>',
        },
      }),
    );
    expect(rows).toEqual([
      [3, ['', '', '1']],
      [6, ['2', '', '', '3']],
    ]);
  });
  it('dates count from 1904 where the workbook says so', async () => {
    const { rows } = await read(
      workbookOf({
        sheets: { List: '<row r="1"><c r="A1" s="1"><v>41987</v></c></row>' },
        formats: ['yyyy-mm-dd'],
        is1904: true,
      }),
    );
    expect(rows).toEqual([[1, ['2018-12-15']]]);
  });
  it('merged downwards show their value in every row', async () => {
    const { rows } = await read(
      workbookOf({
        sheets: {
          List: textRows([
            ['Rosa', 'INV-1'],
            ['', 'INV-2'],
            ['', 'INV-3'],
            ['', 'INV-4'],
          ]),
        },
        after: '<mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="A9:D9"/></mergeCells>',
      }),
    );
    expect(rows.map(([, fields]) => fields.join(' '))).toEqual([
      'Rosa INV-1',
      'Rosa INV-2',
      'Rosa INV-3',
      ' INV-4',
    ]);
  });
  it('hidden columns and rows are read, and said', async () => {
    const { rows, read: done } = await read(
      workbookOf({
        sheets: { List: '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>' },
        before: '<cols><col min="2" max="3" hidden="1"/></cols>',
      }),
    );
    expect(rows).toHaveLength(1);
    expect(done).toMatchObject({ hiddenColumns: [1, 2], hiddenRows: 1 });
  });
});

describe('sheets', () => {
  it('are named in their order, hidden ones marked', async () => {
    const opened = await openWorkbook(
      workbookOf({ sheets: { Notes: '', List: '', Old: '' }, hidden: ['Old'] }),
    );
    expect(opened.ok && opened.value.sheets).toEqual([
      { name: 'Notes', hidden: false },
      { name: 'List', hidden: false },
      { name: 'Old', hidden: true },
    ]);
  });
  it('an unknown one is refused with the names there are', async () => {
    expect(await refusal(workbookOf({ sheets: { Notes: '' } }))).toBe(
      'unreadable: the workbook has no sheet "List"; it has "Notes"',
    );
  });
});

const compound = (name: string): Uint8Array =>
  new Uint8Array(
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from(name, 'utf16le')]),
  );
const good = { sheets: { List: textRows([['a', 'b']]) } };

describe('what is not read says why', () => {
  it.each<[string, Uint8Array, string]>([
    [
      '.xls',
      compound('Workbook'),
      'binary_file: this is an Excel 97–2003 workbook (.xls); open it and save it as .xlsx or CSV',
    ],
    [
      'a password',
      compound('EncryptedPackage'),
      'binary_file: the workbook is protected by a password; open it in Excel, take the password off and save it again',
    ],
    [
      '.xlsb',
      zipOf([{ name: 'xl/workbook.bin', data: 'x' }]),
      'binary_file: this is a binary Excel workbook (.xlsb); open it and save it as .xlsx or CSV',
    ],
    [
      '.ods',
      zipOf([
        { name: 'mimetype', data: 'x' },
        { name: 'content.xml', data: 'x' },
      ]),
      'binary_file: this is an OpenDocument spreadsheet (.ods); open it and save it as .xlsx or CSV',
    ],
    [
      '.docx',
      zipOf([{ name: 'word/document.xml', data: 'x' }]),
      'binary_file: this is a Word document; export the list as .xlsx or CSV instead',
    ],
    [
      'an archive',
      zipOf([{ name: 'a.csv', data: 'x' }]),
      'binary_file: this is a ZIP archive; unpack it first',
    ],
    [
      'half a file',
      workbookOf(good).slice(0, 300),
      'unreadable: the workbook is damaged (it is not a whole ZIP archive); open it in Excel, save it again and bring in the copy',
    ],
    [
      'a document type',
      workbookOf({ ...good, prolog: '<!DOCTYPE worksheet [<!ENTITY a "b">]>' }),
      'unreadable: the workbook is refused: xl/worksheets/sheet1.xml has a document type of its own (DOCTYPE), which no spreadsheet program writes',
    ],
    [
      'an entity of its own',
      workbookOf({ sheets: { List: '<row r="1"><c t="str"><v>&boom;</v></c></row>' } }),
      'unreadable: the workbook is damaged (xl/worksheets/sheet1.xml is not well-formed XML: undefined entity.); open it in Excel, save it again and bring in the copy',
    ],
    [
      'a text that is not there',
      workbookOf({ sheets: { List: '<row r="1"><c r="B1" t="s"><v>7</v></c></row>' } }),
      'unreadable: the workbook is damaged (cell B1 of sheet "List" points to a text that is not there); open it in Excel, save it again and bring in the copy',
    ],
    [
      'a row beyond the last',
      workbookOf({ sheets: { List: '<row r="1048577"><c><v>1</v></c></row>' } }),
      'too_large: sheet "List" has a row beyond 1,048,576; it is damaged',
    ],
    [
      'a column beyond the last',
      workbookOf({ sheets: { List: '<row r="1"><c r="XFE1"><v>1</v></c></row>' } }),
      'too_large: sheet "List" has a cell beyond column XFD (XFE1); it is damaged',
    ],
    [
      'an encrypted part',
      zipOf(
        workbookParts(good).map((part) => ({ ...part, encrypted: part.name.includes('sheet1') })),
      ),
      'binary_file: the workbook is encrypted; take the password off, save it and bring it in again',
    ],
    [
      'a bomb that declares itself',
      zipOf(workbookParts({ sheets: { List: ' '.repeat(40_000_000) } })),
      'too_large: the workbook unpacks to far more than a list needs (xl/worksheets/sheet1.xml: 40 MB); save the one sheet you need as CSV',
    ],
    [
      'a bomb that lies about its size',
      zipOf(
        workbookParts({ sheets: { List: ' '.repeat(40_000_000) } }).map((part) =>
          part.name.includes('sheet1') ? { ...part, declared: 900 } : part,
        ),
      ),
      'too_large: the workbook unpacks to far more than a list needs (xl/worksheets/sheet1.xml: more than 20 MB); save the one sheet you need as CSV',
    ],
  ])('%s', async (_name, bytes, sentence) => {
    expect(await refusal(bytes)).toBe(sentence);
  });

  it('a byte that was flipped anywhere is read or refused, never thrown', async () => {
    const whole = workbookOf(good);
    for (let at = 0; at < whole.length; at += 7) {
      const broken = whole.slice();
      broken[at] = (broken[at] ?? 0) ^ 0x55;
      expect(await refusal(broken)).toMatch(/^(?:read|unreadable|binary_file|too_large)/);
    }
  });
});

describe('a large sheet', () => {
  it('gives others their turn after every piece', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => [`INV-${index}`, 'Rosa', '1.50']);
    const opened = await openWorkbook(workbookOf({ sheets: { List: textRows(rows) } }));
    if (!opened.ok) throw new Error(english(opened.error.sentence));
    const shares: number[] = [];
    let seen = 0;
    let most = 0;
    let before = 0;
    await opened.value.rows(
      'List',
      () => {
        seen += 1;
      },
      (share) => {
        shares.push(share);
        most = Math.max(most, seen - before);
        before = seen;
        return undefined;
      },
    );
    expect(seen).toBe(5_000);
    expect(shares.at(-1)).toBe(1);
    // A piece is 32 kB: a few hundred rows between two checkpoints.
    expect(most).toBeLessThan(500);
  });
});
