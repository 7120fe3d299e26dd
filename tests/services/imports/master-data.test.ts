/**
 * Master data of an accounting program: suppliers became customers, a code that every row shares was
 * taken for theirs, and surnames were lost.
 */
import { expect, test } from 'vitest';
import { reads } from './what-it-reads.ts';

const customersOf = async (list: string) => {
  const { as, rows, told } = await reads([list]);
  return {
    as,
    customers: rows.filter((row) => !row.startsWith('duplicate')),
    leftOut: told.filter((one) => one.includes('no customer')).length,
  };
};

test.each([
  [
    'DATEV',
    '"EXTF";700;16;"Debitoren/Kreditoren";4;20260101000000000;;"RE";"";"";1001;1;20260101;4;;;"";"";;;;"";;"";;"";;;"";"";\nKonto;Name (Adressatentyp Unternehmen);Name (Adressatentyp natürl. Person);Vorname (Adressatentyp natürl. Person);Straße;Postleitzahl;Ort;Kundennummer\n10000;Möbel Rosa;;;Weg 1;90482;Nürnberg;KD\n10001;;Azul;Eva;Weg 2;90409;Nürnberg;KD\n70000;Lieferant Verde;;;Weg 3;90489;Nürnberg;KD\n',
  ],
  [
    'a kind in English',
    'No.,Type,Company,First Name,Last Name,Street,City,Email\n10000,Customer,Möbel Rosa,,,Weg 1,Nürnberg,a@b.de\n10001,Both,,Eva,Azul,Weg 2,Nürnberg,c@d.de\n70000,Vendor,Verde,,,Weg 3,Nürnberg,e@f.de\n',
  ],
  [
    'a role in Spanish',
    'Código\tTipo\tEmpresa\tNombre de pila\tApellidos\tCalle\tPoblación\tTeléfono\n10000\tCliente\tMöbel Rosa\t\t\tC 1\tX\t1\n10001\tCliente\t\tEva\tAzul\tC 2\tY\t2\n70000\tProveedor\tVerde\t\t\tC 3\tZ\t3\n',
  ],
  [
    'a kind in French',
    'Code|Genre|Entreprise|Prénom|Nom de famille|Rue|Ville|Courriel\n10000|Client|Möbel Rosa|||R 1|X|a@b.fr\n10001|Client||Eva|Azul|R 2|Y|c@d.fr\n70000|Fournisseur|Verde|||R 3|Z|e@f.fr\n',
  ],
])('suppliers are left out, persons keep their names: %s', async (_, list) => {
  expect(await customersOf(list)).toEqual({
    as: 'customer-list',
    customers: ['10000 Möbel Rosa', '10001 Eva Azul'],
    leftOut: 1,
  });
});

test.each([
  ['Kundennummer;Konto;Firma;Straße;PLZ;Ort\nKD;10000;Rosa;S 1;1;X\nKD;10001;Azul;S 2;2;Y\n'],
  [
    'Customer No,Code,Company,Street,City,Email\n1,10000,Rosa,S 1,X,a@b.de\n1,10001,Azul,S 2,Y,c@d.de\n',
  ],
  [
    'Cliente id\tCuenta\tEmpresa\tCalle\tPoblación\tCP\n\t10000\tRosa\tC 1\tX\t1\n7\t10001\tAzul\tC 2\tY\t2\n',
  ],
])('a code of its own for each: %s', async (list) => {
  expect((await customersOf(list)).customers).toEqual(['10000 Rosa', '10001 Azul']);
});
