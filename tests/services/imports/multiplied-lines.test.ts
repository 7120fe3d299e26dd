/** Lists of goods lines without a sum were refused; their invoices are quantity × price. */
import { expect, test } from 'vitest';
import { reads } from './what-it-reads.ts';

const HEAD = ['note: the list states no sums', 'warning: the list states no sums'];

test.each<[string, string, readonly string[]]>([
  [
    'lines of one invoice, and a credit note',
    'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID\n7,A,MUG,6,2026-03-02 10:30,2.95,12417\n7,B,CUP,6,2026-03-02 10:30,3.75,12417\nC8,B,CUP,-2,2026-03-04 09:00,3.75,12417\n',
    [
      '7 12417 2026-03-02 2026-03-02 40.20 EUR',
      '7 12417 2026-03-02 2026-03-02 22.50 EUR',
      'C8 12417 2026-03-04 2026-03-04 -7.50 EUR',
    ],
  ],
  [
    'a discount in percent, in German',
    'Rechnungsnr;Kunde;Rechnungsdatum;Artikel;Menge;Einzelpreis;Rabatt %\n1;Rosa;02.03.2026;Rosen;100;1,205;\n2;Azul;03.03.2026;Lilien;10;5,00;10\n',
    ['1 Rosa 2026-03-02 2026-03-02 120.50 EUR', '2 Azul 2026-03-03 2026-03-03 45.00 EUR'],
  ],
  [
    'a discount as a sum and a tax, in Spanish',
    'Factura\tCliente\tFecha factura\tArtículo\tCantidad\tPrecio\tDescuento\tIVA %\n1\tRosa\t02/03/2026\tRosas\t10\t5,00\t5,00\t21\n2\tAzul\t03/03/2026\tLirios\t3\t0,10\t\t\n',
    ['1 Rosa 2026-03-02 2026-03-02 54.45 EUR', '2 Azul 2026-03-03 2026-03-03 0.30 EUR'],
  ],
  [
    'a tax as a sum, in French',
    'N° facture|Client|Date facture|Article|Quantité|Prix unitaire|TVA\n1|Rosa|02/03/2026|Roses|10|5,00|10,00\n2|Azul|03/03/2026|Lys|1|19,99|4,00\n',
    ['1 Rosa 2026-03-02 2026-03-02 60.00 EUR', '2 Azul 2026-03-03 2026-03-03 23.99 EUR'],
  ],
])('%s', async (_, list, rows) => {
  const read = await reads([list]);
  expect(read.rows).toEqual(rows);
  expect(read.told.filter((one) => HEAD.some((head) => one.startsWith(head)))).toHaveLength(1);
});

test('a quantity that is no number refuses the line', async () => {
  const { told } = await reads([
    'Invoice,Customer,Invoice Date,Quantity,Price\n1,Rosa,2026-03-02,many,2.95\n2,Azul,2026-03-02,2,2.95\n3,Azul,2026-03-02,2,2.95\n',
  ]);
  expect(told).toContainEqual(
    'refused: line 2, column "Quantity": "many" is not a number, and the line has no other sum',
  );
});
