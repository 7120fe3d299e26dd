/**
 * A column in which people sort as they please ("Deposit", "Sales") said that an invoice was a payment,
 * and where a list names no number, sums with decimals were the numbers of documents.
 */
import { expect, test } from 'vitest';
import { reads } from './what-it-reads.ts';

test.each([
  [
    'a category of the program',
    'invoice_number,invoiced_at,due_at,amount,currency_code,category_name,contact_name\nA-1,2026-03-01,2026-03-31,900,USD,Deposit,Rosa\nA-2,2026-03-02,2026-04-01,100,USD,Sales,Azul\n',
    ['A-1 Rosa 2026-03-01 2026-03-31 900.00 USD', 'A-2 Azul 2026-03-02 2026-04-01 100.00 USD'],
  ],
  [
    'a group, in German',
    'Rechnungsnr;Kunde;Rechnungsdatum;Fällig;Betrag;Warengruppe;Gruppe\n1;Rosa;01.03.2026;31.03.2026;900,00;X;Zahlung\n2;Azul;02.03.2026;01.04.2026;100,00;Y;Einzahlung\n',
    ['1 Rosa 2026-03-01 2026-03-31 900.00 EUR', '2 Azul 2026-03-02 2026-04-01 100.00 EUR'],
  ],
  [
    'a class without a word of documents, in Spanish',
    'Factura\tCliente\tFecha factura\tVencimiento\tImporte\tDestino\nF1\tRosa\t01/03/2026\t31/03/2026\t900,00\tAnticipo\nF2\tAzul\t02/03/2026\t01/04/2026\t100,00\tVenta\n',
    ['F1 Rosa 2026-03-01 2026-03-31 900.00 EUR', 'F2 Azul 2026-03-02 2026-04-01 100.00 EUR'],
  ],
  [
    'kinds of documents under an unknown name still say what a row is',
    'Invoice No,Customer,Invoice Date,Due Date,Amount,What\n1,Rosa,2026-03-01,2026-03-31,900.00,Invoice\n2,Azul,2026-03-02,2026-04-01,100.00,Payment\n',
    ['1 Rosa 2026-03-01 2026-03-31 900.00 EUR', '2 Azul 2026-03-02 2026-04-01 -100.00 EUR'],
  ],
])('%s', async (_, list, rows) => {
  const read = await reads([list]);
  expect({ as: read.as, rows: read.rows }).toEqual({ as: 'invoice-list', rows });
});

test.each([
  [
    'Kunde;Datum;Betrag;Rest;Notiz\nRosa;01.03.2026;900,00;1400,00;x\nAzul;02.03.2026;100,00;1300,00;x\nRosa;03.03.2026;50,00;1250,00;x\n',
  ],
  [
    'Customer,Date,Hours,Rate total\nRosa,2026-03-01,1.25,90.00\nAzul,2026-03-02,2.50,10.00\nRosa,2026-03-03,3.75,20.00\n',
  ],
  [
    'Cliente|No.|Fecha|Importe\nRosa|12,10|01/03/2026|90,00\nAzul|13,25|02/03/2026|10,00\nRosa|14,75|03/03/2026|20,00\n',
  ],
])('decimals are no numbers of documents: %s', async (list) => {
  const { as, told } = await reads([list]);
  expect({ as, told }).toEqual({
    as: 'mapping_incomplete',
    told: [expect.stringContaining('the invoice number')],
  });
});
