/** A surname in a column of its own was lost, so that two persons of one first name were one customer. */
import { expect, test } from 'vitest';
import { reads } from './what-it-reads.ts';

test.each([
  [
    'Invoice,Name,Surname,Invoice date,Amount\n1,Eva,Azul,2026-03-02,10.00\n2,Eva,Rojo,2026-03-03,20.00\n',
  ],
  [
    'Rechnungsnr;Vorname;Nachname;Rechnungsdatum;Betrag\n1;Eva;Azul;02.03.2026;10,00\n2;Eva;Rojo;03.03.2026;20,00\n',
  ],
  [
    'Factura\tNombre de pila\tApellidos\tFecha factura\tImporte\n1\tEva\tAzul\t02/03/2026\t10,00\n2\tEva\tRojo\t03/03/2026\t20,00\n',
  ],
  [
    'N° facture|Prénom|Nom de famille|Date facture|Montant\n1|Eva|Azul|02/03/2026|10,00\n2|Eva|Rojo|03/03/2026|20,00\n',
  ],
])('%s', async (list) => {
  const { rows } = await reads([list]);
  expect(rows).toEqual([
    '1 Eva Azul 2026-03-02 2026-03-02 10.00 EUR',
    '2 Eva Rojo 2026-03-03 2026-03-03 20.00 EUR',
  ]);
});

test.each([
  [
    'Invoice,Customer,First name,Last name,Invoice date,Amount\n1,Rosa Ltd,Eva,Azul,2026-03-02,10.00\n',
    '1 Rosa Ltd',
  ],
  [
    'Invoice,Customer No,First name,Last name,Invoice date,Amount\n1,K-7,Eva,Azul,2026-03-02,10.00\n',
    '1 K-7',
  ],
])('a company or a code stays who it is: %s', async (list, first) => {
  const { rows } = await reads([list]);
  expect(rows).toEqual([`${first} 2026-03-02 2026-03-02 10.00 EUR`]);
});
