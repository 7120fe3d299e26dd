import { describe, expect, it } from 'vitest';
import { openTable, type TableWish } from '../../../src/formats/in/open-table.ts';
import { textRows, workbookOf } from './sheet/workbook-of.ts';
import { english } from '../../harness/english.ts';

interface Read {
  readonly headers: readonly string[];
  readonly header: string;
  readonly rows: readonly string[];
  readonly notes: readonly string[];
}

async function read(content: string | Uint8Array, wish: TableWish = {}): Promise<Read> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const opened = await openTable(bytes, wish);
  if (!opened.ok) throw new Error(english(opened.error.sentence));
  const rows: string[] = [];
  const done = await opened.value.read((row) => rows.push(`${row.line}: ${row.fields.join('|')}`));
  if (!done.ok) throw new Error(english(done.error.sentence));
  expect(done.value.rows).toBe(rows.length);
  const { headers, headerLine, headerRows } = opened.value.layout;
  return {
    headers,
    header: `${headerLine ?? 'none'}/${headerRows}`,
    rows,
    notes: done.value.notes.map((note) => english(note.message)),
  };
}

describe('the header', () => {
  it('stands below a banner, also one that is as wide as the list', async () => {
    expect(
      await read(
        'ROSA SL EXPORT;;;\nOpen invoices on 30.06.2026;;;\n\nInvoice;Customer;Date;Amount\nA-1;Iris;01.06.2026;5,00\n',
      ),
    ).toEqual({
      headers: ['Invoice', 'Customer', 'Date', 'Amount'],
      header: '4/1',
      rows: ['5: A-1|Iris|01.06.2026|5,00'],
      notes: [],
    });
  });
  it('stands below a stated separator and blank lines', async () => {
    expect((await read('sep=;\n\nInvoice;Customer\nA-1;Iris\n')).header).toBe('3/1');
  });
  it('of unknown words is the first row as wide as the others', async () => {
    expect((await read('Title;;\nRot;Blau;Grün\na;b;c\nd;e;f\n')).header).toBe('2/1');
  });
  it('is found with any line end', async () => {
    expect((await read('x\rInvoice,Customer\rA-1,Iris\r')).rows).toEqual(['3: A-1|Iris']);
  });
  it('of two rows is joined', async () => {
    expect(
      await read(
        'Customer,Invoice,,Amount,\n,Number,Date,Net,Gross\nIris,A-1,2026-06-01,4.00,5.00\n',
      ),
    ).toMatchObject({
      headers: ['Customer', 'Invoice Number', 'Invoice Date', 'Amount Net', 'Amount Gross'],
      header: '1/2',
      rows: ['3: Iris|A-1|2026-06-01|4.00|5.00'],
    });
  });
  it('of one row is not joined with the first row of the list', async () => {
    expect((await read('Invoice,Customer,Goods\nA,Iris,Roses\nB,Rosa,Tulips\n')).header).toBe(
      '1/1',
    );
  });
  it('may miss: then columns have numbers', async () => {
    expect(await read('ES12;Roses;01.06.2026;-5,00\nES12;Tulips;02.06.2026;7,00\n')).toMatchObject({
      headers: ['column 1', 'column 2', 'column 3', 'column 4'],
      header: 'none/1',
      rows: ['1: ES12|Roses|01.06.2026|-5,00', '2: ES12|Tulips|02.06.2026|7,00'],
    });
  });
  it('may be chosen by a person', async () => {
    const file = 'Note,x\nInvoice,Customer\nA-1,Iris\n';
    expect((await read(file, { headerLine: 1 })).rows).toHaveLength(2);
    expect((await read(file, { headerLine: null })).rows).toHaveLength(3);
  });
  it('may leave a column without a name', async () => {
    expect((await read('Invoice,,Amount\nA-1,x,5.00\n')).headers).toEqual([
      'Invoice',
      '',
      'Amount',
    ]);
  });
});

describe('rows that are not of the list are left out, and said', () => {
  it('totals, headers once more, a footer', async () => {
    expect(
      await read(
        [
          'Invoice,Customer,Date,Amount',
          'A-1,Iris,2026-06-01,5.00',
          'Invoice,Customer,Date,Amount',
          'A-2,Total SE,2026-06-02,7.00',
          'Subtotal,,,12.00',
          'A-3,Iris,2026-06-03,1.00',
          'Total,,,13.00',
          'Printed on 30 June,,,',
          '',
        ].join('\n'),
      ),
    ).toEqual({
      headers: ['Invoice', 'Customer', 'Date', 'Amount'],
      header: '1/1',
      rows: [
        '2: A-1|Iris|2026-06-01|5.00',
        '4: A-2|Total SE|2026-06-02|7.00',
        '6: A-3|Iris|2026-06-03|1.00',
      ],
      notes: [
        'line 3: the column names stand here once more; the line was left out',
        'line 5: "Subtotal 12.00" is a total, not a row of the list; it was left out',
        'line 7: "Total 13.00" is a total, not a row of the list; it was left out',
        'line 8: "Printed on 30 June" stands below the list; it was left out',
      ],
    });
  });
  it('a broken row in the middle stays a row, for its reader to refuse', async () => {
    const { rows } = await read(
      'Invoice,Customer,Date,Amount\nA-1,Iris,2026-06-01,5.00\nonly this,,,\nA-2,Iris,2026-06-01,5.00\n',
    );
    expect(rows.map((row) => row.split(':')[0])).toEqual(['2', '3', '4']);
  });
  it('a customer called Total or Saldo is a customer', async () => {
    const { rows } = await read(
      'Customer,Invoice,Due,Amount\nTotal SAS,1001,,50.00\nSaldo Nord GmbH,1002,,5.00\nTotal,,,55.00\nTotal for Rosa,,,55.00\n',
    );
    expect(rows.map((row) => row.split(':')[0])).toEqual(['2', '3']);
  });
  it('in German, Spanish, Chinese', async () => {
    for (const word of ['Summe', 'Gesamtsumme:', 'TOTAL GENERAL', '合计', 'Zwischensumme'])
      expect(
        (await read(`Rechnungsnr;Kunde;Betrag\nA-1;Iris;5,00\n${word};;5,00\n`)).rows,
      ).toHaveLength(1);
  });
});

describe('a workbook', () => {
  const list = textRows([
    ['Invoice', 'Customer', 'Amount'],
    ['A-1', 'Iris', '5.00'],
    ['A-2', 'Iris'],
  ]);
  it('is read like text: the likeliest sheet, rows as wide as the header', async () => {
    const bytes = workbookOf({
      sheets: { Notes: textRows([['read me'], ['please']]), Hidden: list, List: list },
      hidden: ['Hidden'],
    });
    const opened = await openTable(bytes);
    expect(opened.ok && opened.value.sheet).toEqual({
      name: 'List',
      how: 'guessed',
      because: '3 of its columns have known names, more than on other sheets',
    });
    expect((await read(bytes)).rows).toEqual(['2: A-1|Iris|5.00', '3: A-2|Iris|']);
    expect((await read(bytes, { sheet: 'Notes' })).headers).toEqual(['read me']);
    expect((await read(bytes, { sheet: 'Hidden' })).notes).toEqual([
      'sheet "Hidden" is hidden in the workbook',
    ]);
  });
  it('with a group header over merged cells', async () => {
    expect(
      await read(
        workbookOf({
          sheets: {
            List: textRows([
              ['Rosa SL, open items'],
              ['Customer', 'Invoice', '', 'Amount', ''],
              ['', 'No', 'Date', 'Net', 'Gross'],
              ['Iris', 'A-1', '2026-06-01', '4', '5'],
            ]),
          },
          after: '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/></mergeCells>',
        }),
      ),
    ).toMatchObject({
      headers: ['Customer', 'Invoice No', 'Invoice Date', 'Amount Net', 'Amount Gross'],
      header: '2/2',
      rows: ['4: Iris|A-1|2026-06-01|4|5'],
    });
  });
  it('says what is hidden and what was saved without a value', async () => {
    const { notes } = await read(
      workbookOf({
        sheets: {
          List: `${list}<row r="9" hidden="1"><c t="str"><v>A-9</v></c><c t="str"><v>Iris</v></c><c><f>1+1</f></c></row>`,
        },
        before: '<cols><col min="3" max="3" hidden="1"/></cols>',
      }),
    );
    expect(notes).toEqual([
      'column C is hidden in sheet "List"; it was read as well',
      '1 row is hidden in sheet "List" (perhaps by a filter); it was read as well',
      '1 formula was saved without a value; open the workbook in Excel and save it, then bring it in again',
    ]);
  });
  it('without rows is refused', async () => {
    const opened = await openTable(workbookOf({ sheets: { Empty: '' } }));
    expect(opened).toEqual({
      ok: false,
      error: { code: 'no_rows', sentence: 'there are no rows; export the list again' },
    });
  });
});
