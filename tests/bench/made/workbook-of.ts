/** An invoice list of many rows as an Excel workbook: real dates, real numbers, shared texts. */
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJs from 'exceljs';
import { addDays } from '../../../src/domain/dates.ts';
import { TODAY } from './made-ledger.ts';
import { seeded } from './seeded.ts';

const HEADERS = [
  'Invoice No',
  'Customer No',
  'Customer Name',
  'Country',
  'Invoice Date',
  'Due Date',
  'Amount',
  'Currency',
  'PO Number',
  'Terms',
  'Phone',
  'Remarks',
];

/** The bytes of the workbook; the same number of rows gives the same values. */
export async function workbookOf(rows: number): Promise<Uint8Array> {
  const out = new PassThrough();
  const bytes = buffer(out);
  const book = new ExcelJs.stream.xlsx.WorkbookWriter({
    stream: out,
    useSharedStrings: true,
    useStyles: true,
  });
  const sheet = book.addWorksheet('Open items');
  sheet.addRow(['Bench Imports · open invoices']).commit();
  sheet.addRow([]).commit();
  sheet.addRow(HEADERS).commit();
  const random = seeded(9);
  for (let index = 1; index <= rows; index += 1) {
    const customer = random.whole(1, 2_000);
    const issuedOn = addDays(TODAY, -random.whole(1, 700));
    const row = sheet.addRow([
      `INV-${index}`,
      `C${customer}`,
      `Customer ${customer} Trading`,
      ['DE', 'ES', 'FR', 'LV'][customer % 4],
      new Date(`${issuedOn}T00:00:00Z`),
      new Date(`${addDays(issuedOn, 30)}T00:00:00Z`),
      random.whole(5_000, 900_000) / 100,
      'EUR',
      `PO-${random.whole(1, 90_000)}`,
      '30 days',
      `+34 600 ${customer}`,
      index % 7 === 0 ? 'call first' : '',
    ]);
    row.getCell(5).numFmt = 'dd/mm/yyyy';
    row.getCell(6).numFmt = 'dd/mm/yyyy';
    row.commit();
  }
  await book.commit();
  return bytes;
}
