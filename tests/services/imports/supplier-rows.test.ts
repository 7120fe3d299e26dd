/** Rows of suppliers among those of customers were recorded as invoices of ours. */
import { expect, test } from 'vitest';
import { reads } from './what-it-reads.ts';

test.each([
  [
    'Type,Invoice Number,Contact Name,Invoice Date,Total\nInvoice,1,Rosa,2026-03-02,10.00\nBill,77,Paper,2026-03-02,20.00\n',
  ],
  [
    'Belegart;Belegnummer;Kunde;Belegdatum;Betrag\nAR;1;Rosa;02.03.2026;10,00\nER;77;Papier;02.03.2026;20,00\n',
  ],
  [
    'Tipo\tFactura\tNombre cliente\tFecha factura\tImporte\nFactura emitida\t1\tRosa\t02/03/2026\t10,00\nFactura recibida\t77\tPapelera\t02/03/2026\t20,00\n',
  ],
  [
    'Type de pièce|N° facture|Client|Date facture|Montant\nFacture|1|Rosa|02/03/2026|10,00\nFacture fournisseur|77|Papier|02/03/2026|20,00\n',
  ],
])('by their kind: %s', async (list) => {
  const { rows, told } = await reads([list]);
  expect(rows).toEqual(['1 Rosa 2026-03-02 2026-03-02 10.00 EUR']);
  expect(told).toContainEqual(expect.stringContaining('not what is owed to you'));
});

test.each([
  [
    'Cuenta;Nombre;Documento;Fecha;Vencimiento;Importe\n430000001;Rosa SL;1;02/03/2026;01/04/2026;121,00\n400000007;Papelera SL;77;02/03/2026;01/04/2026;60,50\n',
    '430000001',
  ],
  [
    'Konto,Name,Belegnummer,Belegdatum,Fällig,Betrag\n10001,Rosa,1,2026-03-02,2026-04-01,121.00\n70007,Papier,77,2026-03-02,2026-04-01,60.50\n',
    '10001',
  ],
  [
    'Compte\tNom client\tN° facture\tDate facture\tÉchéance\tMontant\n411ROSA1\tRosa\t1\t02/03/2026\t01/04/2026\t121,00\n401PAPI1\tPapier\t77\t02/03/2026\t01/04/2026\t60,50\n',
    '411ROSA1',
  ],
])('by the range of their account: %s', async (list, code) => {
  const { rows, told } = await reads([list]);
  expect(rows).toEqual([`1 ${code} 2026-03-02 2026-04-01 121.00 EUR`]);
  expect(told).toContainEqual(expect.stringContaining('not what is owed to you'));
});

test('bills alone are what some call their invoices, and codes that are no accounts stay', async () => {
  const bills = await reads([
    'Type,Number,Customer,Invoice Date,Total\nBill,1,Rosa,2026-03-02,10.00\n',
  ]);
  const codes = await reads([
    'Customer No,Invoice,Invoice Date,Total\n10001,1,2026-03-02,10.00\n70007,2,2026-03-02,20.00\n',
  ]);
  expect([bills.rows.length, codes.rows.length]).toEqual([1, 2]);
});
