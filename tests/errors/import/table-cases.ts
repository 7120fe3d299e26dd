/** Workbooks and lists of other programs: the smallest file that makes each sentence be said. */
import { textRows, workbookOf, zipOf } from '../../formats/in/sheet/workbook-of.ts';
import { bytesOf } from '../../services/imports/workspace-for-imports.ts';

export interface Case {
  readonly name: string;
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly kind?:
    | 'auto'
    | 'customers'
    | 'invoices'
    | 'credit-notes'
    | 'receipts'
    | 'allocations'
    | 'invoice-list';
}

export const TABLE_CASES: readonly Case[] = [
  {
    name: 'workbook-damaged',
    file: 'invoices.xlsx',
    content: new Uint8Array([0x50, 0x4b, 3, 4, ...bytesOf('____xl/workbook.xml')]),
  },
  {
    name: 'workbook-password',
    file: 'invoices.xlsx',
    content: new Uint8Array([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      ...Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
  },
  {
    name: 'workbook-xlsb',
    file: 'invoices.xlsb',
    content: zipOf([{ name: 'xl/workbook.bin', data: 'x' }]),
  },
  {
    name: 'workbook-ods',
    file: 'invoices.ods',
    content: zipOf([
      { name: 'mimetype', data: 'x' },
      { name: 'content.xml', data: '<x/>' },
    ]),
  },
  {
    name: 'workbook-bomb',
    file: 'invoices.xlsx',
    content: workbookOf({ sheets: { List: ' '.repeat(40_000_000) } }),
  },
  {
    name: 'workbook-doctype',
    file: 'invoices.xlsx',
    content: workbookOf({
      sheets: { List: textRows([['Invoice'], ['1']]) },
      prolog: '<!DOCTYPE x [<!ENTITY a "b">]>',
    }),
  },
  {
    name: 'workbook-without-rows',
    file: 'invoices.xlsx',
    content: workbookOf({ sheets: { List: '' } }),
  },
  {
    name: 'workbook-rows',
    file: 'invoices.xlsx',
    content: workbookOf({
      sheets: {
        List: textRows([
          ['Open items'],
          ['Invoice', 'Customer', 'Date', 'Due', 'Amount'],
          ['A-1', 'Rosa', '2026-01-31', '2026-02-28', '100.00'],
          ['A-2', 'Rosa', '2026-01-31', '2026-02-28', '#N/A'],
          ['Total', '', '', '', '100.00'],
          ['Printed on 30 June'],
        ]),
      },
      before: '<cols><col min="3" max="3" hidden="1"/></cols>',
    }),
  },
  {
    name: 'open-amounts',
    file: 'list.csv',
    content:
      'Invoice,Customer,Date,Due,Total,Balance\nA-1,Rosa,2026-01-31,2026-02-28,100.00,40.00\nA-2,Rosa,2026-01-31,2026-02-28,100.00,140.00\nA-3,Rosa,2026-01-31,2026-02-28,100.00,-1.00\nA-4,Rosa,2026-01-31,2026-02-28,-50.00,0.00\n',
  },
  {
    name: 'lines-of-an-invoice',
    file: 'list.csv',
    content:
      'Invoice,Customer,Date,Due,Item,Quantity,Unit price,Line total,Total\nA-1,Rosa,2026-01-31,2026-02-28,Roses,2,4.00,8.00,9.68\nA-2,Rosa,2026-01-31,2026-02-28,Roses,2,4.00,8.00,8.00\nA-2,Iris,2026-01-31,2026-02-28,Tulips,1,4.00,4.00,8.00\nA-3,Rosa,2026-01-31,2026-02-28,Roses,2,4.00,eight,8.00\nA-3,Rosa,2026-01-31,2026-02-28,Tulips,2,4.00,8.00,8.00\n',
  },
  {
    name: 'void-and-draft',
    file: 'list.csv',
    content:
      'Invoice,Customer,Date,Due,Amount,Status\nA-1,Rosa,2026-01-31,2026-02-28,5.00,Void\nA-2,Rosa,2026-01-31,2026-02-28,5.00,Draft\n',
  },
  {
    name: 'bank-list',
    file: 'bank.csv',
    content:
      'Booking date;Partner name;Amount;D/C;Balance;Currency\n01.06.2026;Rosa;5,00;C;105,00;EUR\n02.06.2026;Iris;7,00;?;98,00;EUR\n31.06.2026;Iris;7,00;D;98,00;EUR\n03.06.2026;Iris;7,00;D;90,00;EUR\n04.06.2026;Bank;;;90,00;EUR\n',
  },
  {
    name: 'bank-balances-only',
    file: 'balances.csv',
    content: 'Datum;Saldo\n01.06.2026;105,00\n02.06.2026;98,00\n',
  },
  {
    name: 'customer-list',
    file: 'contacts.csv',
    content:
      'Company,First name,Last name,Email,City,Credit limit\nRosa SL,Ana,Ruiz,ana@rosa.es,Madrid,100.00\nRosa SL,Eva,Sanz,eva@rosa.es,Madrid,100.00\n,,,nobody@x.es,Madrid,\nIris GmbH,,,iris@x.de,Berlin,lots\n',
  },
];
