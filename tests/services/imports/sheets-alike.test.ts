/** A workbook with a sheet a month was read in part, and nobody was told. */
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { reads } from './what-it-reads.ts';

type Sheets = readonly (readonly [name: string, header: readonly string[], rows: number])[];

async function told(sheets: Sheets): Promise<readonly string[]> {
  const book = new ExcelJS.Workbook();
  for (const [name, header, rows] of sheets) {
    const sheet = book.addWorksheet(name);
    sheet.addRow([...header]);
    for (let row = 0; row < rows; row += 1)
      sheet.addRow([`${name}-${row}`, 'Rosa', '2026-03-02', '2026-04-01', 5 + row]);
  }
  const read = await reads([new Uint8Array(await book.xlsx.writeBuffer())]);
  return read.told.filter((one) => one.includes('the same columns'));
}

const ENGLISH = ['Invoice', 'Customer', 'Invoice date', 'Due date', 'Amount'];
const GERMAN = ['Rechnungsnr', 'Kunde', 'Rechnungsdatum', 'Fällig', 'Betrag'];

test.each<[string, Sheets, readonly string[]]>([
  [
    'a sheet a month',
    [
      ['January', ENGLISH, 2],
      ['February', ENGLISH, 1],
      ['March', ENGLISH, 3],
    ],
    [
      'warning: only sheet "January" is read; "February", "March" have the same columns: bring them in as well, by choosing the sheet, or put the rows into one',
    ],
  ],
  [
    'two branches, in German, and notes',
    [
      ['Notizen', ['Bitte lesen'], 0],
      ['Nord', GERMAN, 1],
      ['Süd', GERMAN, 1],
    ],
    [
      'warning: only sheet "Nord" is read; "Süd" has the same columns: bring it in as well, by choosing the sheet, or put the rows into one',
    ],
  ],
  [
    'an empty form beside the list',
    [
      ['List', ENGLISH, 2],
      ['Form', ENGLISH, 0],
    ],
    [],
  ],
  [
    'another list',
    [
      ['List', ENGLISH, 2],
      ['Customers', ['Name', 'E-Mail', 'City', 'Phone', 'x'], 2],
    ],
    [],
  ],
])('%s', async (_, sheets, warnings) => {
  expect(await told(sheets)).toEqual(warnings);
});
