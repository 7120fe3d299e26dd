import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { openTable } from '../../../../src/formats/in/open-table.ts';
import { english } from '../../../harness/english.ts';

/** A workbook by another hand than ours: the writer that many programs use. */
async function bytesOf(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Invoices');
  fill(sheet, book);
  return new Uint8Array((await book.xlsx.writeBuffer()) as unknown as ArrayBuffer);
}

async function rowsOf(bytes: Uint8Array): Promise<string[]> {
  const opened = await openTable(bytes);
  if (!opened.ok) throw new Error(english(opened.error.sentence));
  const rows: string[] = [opened.value.layout.headers.join('|')];
  const read = await opened.value.read((row) => rows.push(`${row.line}: ${row.fields.join('|')}`));
  if (!read.ok) throw new Error(english(read.error.sentence));
  return rows;
}

describe('a workbook written by exceljs', () => {
  it('gives its values as text', async () => {
    const bytes = await bytesOf((sheet) => {
      sheet.addRow(['Invoices of June 2026']);
      sheet.mergeCells('A1:F1');
      sheet.addRow([]);
      sheet.addRow(['Invoice', 'Customer', 'Date', 'Amount', 'Tax', 'Disputed']);
      sheet.addRow([
        1042,
        { richText: [{ text: 'Müller ' }, { text: '& Söhne', font: { bold: true } }] },
        new Date(Date.UTC(2026, 5, 1)),
        0.1 + 0.2,
        0.21,
        false,
      ]);
      sheet.addRow([
        'INV-7',
        { text: 'Rosa SL', hyperlink: 'https://rosa.example' },
        new Date(Date.UTC(2026, 5, 2, 13, 30)),
        { formula: 'D4*2', result: 0.6 },
        { error: '#DIV/0!' },
        true,
      ]);
      sheet.getColumn(3).numFmt = 'dd/mm/yyyy hh:mm';
      sheet.getColumn(5).numFmt = '0%';
    });
    expect(await rowsOf(bytes)).toEqual([
      'Invoice|Customer|Date|Amount|Tax|Disputed',
      '4: 1042|Müller & Söhne|2026-06-01|0.3|21%|FALSE',
      '5: INV-7|Rosa SL|2026-06-02 13:30:00|0.6|#DIV/0!|TRUE',
    ]);
  });
  it('counts its days from 1904 when it says so', async () => {
    const bytes = await bytesOf((sheet, book) => {
      book.properties.date1904 = true;
      sheet.addRow(['Invoice', 'Customer', 'Date']);
      sheet.addRow(['A-1', 'Rosa', new Date(Date.UTC(2026, 5, 1))]);
      sheet.getColumn(3).numFmt = 'yyyy-mm-dd';
    });
    expect((await rowsOf(bytes))[1]).toBe('2: A-1|Rosa|2026-06-01');
  });
});
