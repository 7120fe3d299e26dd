/**
 * A row of field names, or of types, under the header was a row of the list that could not be read, and
 * hid what stands in the columns: a currency was not found, and INR was recorded as EUR.
 */
import { expect, test } from 'vitest';
import { reads } from './what-it-reads.ts';

test.each([
  [
    'the names of the program',
    'Invoice No,Date,Party,Money,Grand Total\nSalesInvoice.name,SalesInvoice.date,SalesInvoice.party,SalesInvoice.currency,SalesInvoice.grandTotal\n1019,2026-01-09,Randoe,INR,259.6\n1020,2026-01-31,Lordham,INR,500\n',
    [
      '1019 Randoe 2026-01-09 2026-01-09 259.60 INR',
      '1020 Lordham 2026-01-31 2026-01-31 500.00 INR',
    ],
  ],
  [
    'the names of the program, in German',
    'Rechnungsnr;Kunde;Rechnungsdatum;Betrag;Währung\ndoc_no;doc_party;doc_when;doc_sum;doc_cur\n7;Rosa;09.01.2026;259,60;CHF\n8;Azul;31.01.2026;500,00;CHF\n',
    ['7 Rosa 2026-01-09 2026-01-09 259.60 CHF', '8 Azul 2026-01-31 2026-01-31 500.00 CHF'],
  ],
  [
    'names for people below',
    'invoice_no\tcustomer_name\tposting_date\tgrand_total\nInvoice No\tCustomer Name\tDate\tTotal\n7\tRosa\t2026-01-09\t259.60\n8\tAzul\t2026-01-31\t500.00\n',
    ['7 Rosa 2026-01-09 2026-01-09 259.60 EUR', '8 Azul 2026-01-31 2026-01-31 500.00 EUR'],
  ],
  [
    'types',
    'Factura|Cliente|Fecha|Importe\nString|String|Date|Decimal\n7|Rosa|09/01/2026|259,60\n8|Azul|31/01/2026|500,00\n',
    ['7 Rosa 2026-01-09 2026-01-09 259.60 EUR', '8 Azul 2026-01-31 2026-01-31 500.00 EUR'],
  ],
])('%s', async (_, list, rows) => {
  const read = await reads([list]);
  expect(read.rows).toEqual(rows);
  expect(read.told).toContainEqual(
    'note: line 2: the row gives the names or types of the columns once more; it was left out',
  );
  expect(read.told.filter((one) => one.startsWith('refused'))).toEqual([]);
});

test('a first row without a date is still a row', async () => {
  const { told } = await reads([
    'Invoice,Customer,Date,Amount\nINV_1,Rosa,soon,none\nINV_2,Azul,2026-01-31,5.00\n',
  ]);
  expect(told).toContainEqual(expect.stringContaining('refused: line 2'));
});
