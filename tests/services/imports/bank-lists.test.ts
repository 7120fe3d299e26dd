/**
 * Lists of banks that were read as invoices, in the wrong direction, under a wrong account, or in part:
 * each with members of its kind that differ in language, delimiter and names.
 */
import { describe, expect, test } from 'vitest';
import { reads } from './what-it-reads.ts';
import { importWorkspace } from './workspace-for-imports.ts';

const statementsOf = async (list: string, currency = 'EUR'): Promise<unknown> => {
  const { as, statements, told } = await reads([list], { currency });
  return statements.length === 0 ? [as, ...told] : statements;
};
const unnamed = (sum: string, lines: number, currency = 'EUR') =>
  `- ${currency} ? + ${sum} = ? (${lines})`;

describe('without a header', () => {
  test.each([
    '02.03.2026;Market;02.03.2026;;33,87\n03.03.2026;Rosa;03.03.2026;1250,00;\n04.03.2026;Fuel;04.03.2026;;41,20\n',
    '2026-03-02,"Market",33.87,\n2026-03-03,"Rosa",,1250.00\n2026-03-04,"Fuel",41.20,\n',
    '02/03/2026\t33,87\t\tMercado\n03/03/2026\t\t1.250,00\tRosa\n04/03/2026\t41,20\t\tGasolina\n',
  ])('which of two columns is money in is asked: %s', async (list) => {
    const { as, told } = await reads([list]);
    expect({ as, told }).toEqual({
      as: 'mapping_incomplete',
      told: [expect.stringContaining('nothing says which is money in')],
    });
  });

  test('a balance tells it, in either order of the columns', async () => {
    const out =
      '02.03.2026;Market;33,87;;66,13\n03.03.2026;Rosa;;1250,00;1316,13\n04.03.2026;Fuel;41,20;;1274,93\n';
    const into =
      '04.03.2026;Fuel;;41,20;1274,93\n03.03.2026;Rosa;1250,00;;1316,13\n02.03.2026;Market;;33,87;66,13\n';
    expect([await statementsOf(out), await statementsOf(into)]).toEqual([
      ['- EUR 100.00 + 1174.93 = 1274.93 (3)'],
      ['- EUR 100.00 + 1174.93 = 1274.93 (3)'],
    ]);
  });

  test.each([
    ['02.03.2026;Market;33,87;O\n03.03.2026;Rosa;1250,00;I\n04.03.2026;Fuel;41,20;O\n'],
    ['2026-03-02,Marked,33.87,ud\n2026-03-03,Rosa,1250.00,ind\n2026-03-04,Benzin,41.20,ud\n'],
    [
      '02.03.2026|Markt|33,87|Ausgang\n03.03.2026|Rosa|1250,00|Eingang\n04.03.2026|Tanken|41,20|Ausgang\n',
    ],
  ])('a letter or a word says in or out: %s', async (list) => {
    expect(await statementsOf(list)).toEqual([unnamed('1174.93', 3)]);
  });

  test.each([
    ['02.03.2026;Market;33,87;X\n03.03.2026;Rosa;1250,00;Y\n04.03.2026;Fuel;41,20;X\n'],
    ['2026-03-02,Market,33.87,0\n2026-03-03,Rosa,1250.00,1\n2026-03-04,Fuel,41.20,0\n'],
    [
      'Date,Text,Amount,F\n2026-03-02,Market,33.87,E\n2026-03-03,Rosa,1250.00,A\n2026-03-04,Fuel,41.20,E\n',
    ],
  ])('letters that nobody knows are asked about: %s', async (list) => {
    expect(await reads([list])).toMatchObject({
      as: 'bank-list',
      statements: [],
      told: expect.arrayContaining([expect.stringContaining('says neither in nor out')]) as unknown,
    });
  });
});

describe('columns of money in and out by their names', () => {
  test.each([
    ['Date,Details,Out,In\n2026-03-02,Market,33.87,\n2026-03-03,Rosa,,1250.00\n', 'EUR'],
    ['Datum;Text;Ausgang;Eingang\n02.03.2026;Markt;33,87;\n03.03.2026;Rosa;;1250,00\n', 'EUR'],
    [
      'Fecha;Concepto;Salidas;Entradas\n02/03/2026;Mercado;33,87;\n03/03/2026;Rosa;;1250,00\n',
      'EUR',
    ],
    ['Date;Libellé;Dépenses;Recettes\n02/03/2026;Marché;33,87;\n03/03/2026;Rosa;;1250,00\n', 'EUR'],
    [
      'Datum\tOmschrijving\tUitgaven\tInkomsten\n02-03-2026\tMarkt\t33,87\t\n03-03-2026\tRosa\t\t1250,00\n',
      'EUR',
    ],
    [
      'Dato;Forklaring;Ut fra konto;Inn på konto\n02.03.2026;Torg;33,87;\n03.03.2026;Rosa;;1250,00\n',
      'NOK',
    ],
    ['Datum;Popis;Výdaj;Příjem\n02.03.2026;Trh;33,87;\n03.03.2026;Rosa;;1250,00\n', 'CZK'],
    ['日期,摘要,支出,收入\n2026-03-02,市场,33.87,\n2026-03-03,Rosa,,1250.00\n', 'CNY'],
  ])('%s', async (list, currency) => {
    expect(await statementsOf(list, currency)).toEqual([unnamed('1216.13', 2, currency)]);
  });

  test.each([
    [
      'Date;Text;In/Out;Sum\n2026-03-02;Rosa A-9;500,00;1500,00\n2026-03-02;Fee;−100,00;1400,00\n2026-03-02;Fee;-100,00;1300,00\n',
    ],
    [
      'Fecha|Concepto|Entradas/Salidas|Total\n02/03/2026|Rosa A-9|500,00|1.500,00\n02/03/2026|Comisión|-100,00|1.400,00\n03/03/2026|Comisión|-100,00|1.300,00\n',
    ],
    [
      'Datum\tTekst\tInd/Ud\tI alt\n03-03-2026\tGebyr\t-100,00\t1300,00\n02-03-2026\tGebyr\t-100,00\t1400,00\n02-03-2026\tRosa A-9\t500,00\t1500,00\n',
    ],
  ])('one column of both, and the balance beside it: %s', async (list) => {
    expect(await statementsOf(list)).toEqual(['- EUR 1000.00 + 300.00 = 1300.00 (3)']);
  });
});

describe('lists of few or unusual columns', () => {
  test.each([
    [
      'Date,Remarque,Montant\n2026/3/22,DÉPÔT,50.00\n2026/3/23,VIREMENT,-10.00\n2026/3/24,CAFÉ,-20.00\n',
      'EUR',
    ],
    [
      'Fecha;Observación;Importe\n22/03/2026;Ingreso;50,00\n23/03/2026;Cargo luz;-10,00\n24/03/2026;Café;-20,00\n',
      'EUR',
    ],
    [
      'Datum;Bemerkung;Betrag\n22.03.2026;Einlage;50,00\n23.03.2026;Strom;-10,00\n24.03.2026;Kaffee;-20,00\n',
      'EUR',
    ],
    [
      'timestamp,total amount,who and what\n2026-03-22 10:00:00,50.00,Deposit\n2026-03-23 10:00:00,-10.00,Power bill\n2026-03-24 11:00:00,-20.00,Cafe\n',
      'EUR',
    ],
  ])('%s', async (list) => {
    expect(await statementsOf(list)).toEqual([unnamed('20.00', 3)]);
  });

  test.each([
    [
      '"Item";"Posting date";"Amount CZK";"Account"\n"Fee";"2026/03/02";"-111,10";"1/0800"\n"In";"2026/03/03";"1250,00";"1/0800"\n',
      '1/0800 CZK ? + 1138.90 = ? (2)',
    ],
    [
      'Buchungstag;Verwendungszweck;Betrag (CHF)\n02.03.2026;Gebühr;-111,10\n03.03.2026;Rosa;1250,00\n',
      unnamed('1138.90', 2, 'CHF'),
    ],
    [
      'Datum,Tekst,DKK beløb\n02-03-2026,Gebyr,"-111,10"\n03-03-2026,Rosa,"1250,00"\n',
      unnamed('1138.90', 2, 'DKK'),
    ],
    [
      'Dato;Beskrivelse;Tekst;Beløp NOK\n02.03.2026;Gebyr;x;-111,10\n03.03.2026;Rosa;y;1250,00\n',
      unnamed('1138.90', 2, 'NOK'),
    ],
  ])('the currency beside the name of the sum: %s', async (list, statement) => {
    expect(await statementsOf(list)).toEqual([statement]);
  });

  test.each([
    [
      'Karte;Belegdatum;Buchungsdatum;Originalbetrag;Originalwährung;Buchungsbetrag;Buchungswährung;Text\n5;20.02.26;21.02.26;-5,00;USD;-4,55;EUR;CAFE\n5;22.02.26;23.02.26;-7,00;EUR;-7,00;EUR;KIOSK\n',
    ],
    [
      'Posting date,Merchant,Purchase amount,Purchase currency,Billing amount,Billing currency\n2026-02-21,CAFE,-5.00,USD,-4.55,EUR\n2026-02-23,KIOSK,-7.00,EUR,-7.00,EUR\n',
    ],
    [
      'Fecha operación\tConcepto\tImporte divisa\tDivisa original\tImporte cargado\tMoneda cuenta\n21/02/2026\tCAFE\t-5,00\tUSD\t-4,55\tEUR\n23/02/2026\tKIOSKO\t-7,00\tEUR\t-7,00\tEUR\n',
    ],
  ])('what was booked, not what it was in another currency: %s', async (list) => {
    expect(await statementsOf(list)).toEqual([unnamed('-11.55', 2)]);
  });
});

describe('whose account', () => {
  test.each([
    [
      'Buchungstag;Empfänger;Zweck;IBAN / Kontonummer;Betrag\n02.03.2026;Rosa;RE 1;DE89370400440532013000;10,00\n03.03.2026;Azul;RE 2;DE02120300000000202051;-5,00\n',
    ],
    [
      'Date,Counterparty,Description,IBAN,Amount\n2026-03-02,Rosa,INV 1,DE89370400440532013000,10.00\n2026-03-03,Azul,INV 2,DE02120300000000202051,-5.00\n2026-03-04,Verde,INV 3,ES9121000418450200051332,0.00\n',
    ],
    [
      'Fecha\tOrdenante\tConcepto\tCuenta\tImporte\n02/03/2026\tRosa\tF 1\tES9121000418450200051332\t10,00\n03/03/2026\tAzul\tF 2\tES7921000813610123456789\t-5,00\n',
    ],
  ])('one for each name is theirs: %s', async (list) => {
    const { statements } = await reads([list]);
    expect(statements).toEqual([expect.stringMatching(/^- EUR \? \+ 5\.00 /)]);
  });

  test.each([
    [
      'Számlaszám;Ellenoldali név;Közlemény;Tranzakció időpontja;Könyvelés dátuma;Összeg;Devizanem\n11-22;Rosa;7;2026-03-02 09:15:00;2026-03-02;125000;HUF\n11-22;Posta;x;2026-03-03 10:00:00;2026-03-03;-990;HUF\n33-44;Azul;8;2026-03-04 11:30:00;2026-03-04;31000;HUF\n11-22;Bolt;z;2026-03-05 12:00:00;;-999;HUF\n',
      ['11-22 HUF ? + 124010.00 = ? (2)', '33-44 HUF ? + 31000.00 = ? (1)'],
    ],
    [
      'Account,Payer,Booking date,Value date,Amount,Currency\nA-100,Rosa,2026-03-02,2026-03-02,10.00,EUR\nA-100,Azul,2026-03-03,2026-03-03,20.00,EUR\nB-200,Rosa,2026-03-03,2026-03-03,30.00,EUR\nB-200,Verde,,2026-03-05,40.00,EUR\n',
      ['A-100 EUR ? + 30.00 = ? (2)', 'B-200 EUR ? + 30.00 = ? (1)'],
    ],
    [
      'Konto|Kontrahent|Data operacji|Data waluty|Kwota|Waluta\n10 20|Rosa|02.03.2026|02.03.2026|10,00|PLN\n10 20|Azul|03.03.2026|03.03.2026|20,00|PLN\n30 40|Rosa|03.03.2026|03.03.2026|30,00|PLN\n30 40|Verde||05.03.2026|40,00|PLN\n',
      ['1020 PLN ? + 30.00 = ? (2)', '3040 PLN ? + 30.00 = ? (1)'],
    ],
  ])('several of ours, and what is not booked yet is left out: %s', async (list, statements) => {
    const read = await reads([list]);
    expect(read.statements).toEqual(statements);
    expect(read.told).toContainEqual(expect.stringContaining('1 row is pending'));
  });

  test.each([
    [
      'Datum provedení;Číslo účtu;Název protiúčtu;Zpráva;Částka;Id transakce\n27.03.2026;1000000001/2010;Rosa;faktura 7;1250,00;3228000001\n',
    ],
    [
      '27.03.2026;Rosa;faktura 7;1250,00;CZK;1000000001/2010;3228000001\n28.03.2026;Azul;faktura 8;-20,00;CZK;1000000001/2010;3228000001\n',
    ],
    [
      'Data operacji,Tytuł,Kwota,Id operacji,Numer rachunku\n27.03.2026,Rosa,1250.00,3228000001,1000000001/2010\n',
    ],
  ])('a number of a transaction is no account: %s', async (list) => {
    const { statements } = await reads([list]);
    expect(statements).toEqual([expect.stringMatching(/^1000000001\/2010 /)]);
  });

  test('damaged quotes are no part of an account', async () => {
    expect(
      await statementsOf(
        '"IBAN","Date","Amount","Description"\n"NL91ABNA0417164300","2026-03-01","-3.00","A"\nNL91ABNA0417164300","2026-03-02","5.00","B"\n"NL91ABNA0417164300","2026-03-03","5.00","C"\n',
      ),
    ).toEqual(['NL91ABNA0417164300 EUR ? + 7.00 = ? (3)']);
  });
});

describe('what stands around the movements', () => {
  test.each([
    [
      'date,text,amount,initial_balance,final_balance\n2026-03-05,ROSA,800.00,1000.00,1450.00\n2026-03-10,POWER,-350.00,1000.00,1450.00\n',
    ],
    [
      'Buchungstag;Text;Betrag;Anfangssaldo;Endsaldo\n05.03.2026;ROSA;800,00;1000,00;1450,00\n10.03.2026;STROM;-350,00;1000,00;1450,00\n',
    ],
    [
      'Fecha\tConcepto\tImporte\tSaldo inicial\tSaldo final\n05/03/2026\tROSA\t800,00\t1.000,00\t1.450,00\n10/03/2026\tLUZ\t-350,00\t1.000,00\t1.450,00\n',
    ],
  ])('the balances in every row: %s', async (list) => {
    expect(await statementsOf(list)).toEqual(['- EUR 1000.00 + 450.00 = 1450.00 (2)']);
  });

  test.each([
    [
      'Buchungstag;Verwendungszweck;Betrag\n2.3.2026;RE 11;1.230,10\n5.3.2026;Fracht;-230,10\nKontostand;31.3.2026;5.230,10\n',
      '5230.10',
    ],
    [
      'Date,Description,Amount\n2026-03-02,INV 11,1230.10\n2026-03-05,Freight,-230.10\nClosing balance,2026-03-31,5230.10\n',
      '5230.10',
    ],
    [
      'Fecha;Concepto;Importe\n02/03/2026;F 11;1.230,10\n05/03/2026;Portes;-230,10\nSaldo final;31/03/2026;5.230,10\n',
      '5230.10',
    ],
  ])('a balance in place of a day: %s', async (list, closing) => {
    const { statements, told } = await reads([list]);
    expect(statements).toEqual([`- EUR ? + 1000.00 = ${closing} (2)`]);
    expect(told.filter((one) => one.startsWith('refused'))).toEqual([]);
  });

  test.each([
    ['Date,Text,Amount,Currency,A,B,\n2026-03-02,ROSA,250.00,EUR\n2026-03-03,MAXIMA,-15.31,EUR\n'],
    ['Datum;Text;Betrag;X;Y\n02.03.2026;ROSA;250,00\n03.03.2026;MAXIMA;-15,31\n'],
    [
      'Fecha\tConcepto\tImporte\tNota\tOtro\n02/03/2026\tROSA\t250,00\t\t\n03/03/2026\tMAXIMA\t-15,31\n',
    ],
  ])('rows that end where nothing follows: %s', async (list) => {
    expect(await statementsOf(list)).toEqual([unnamed('234.69', 2)]);
  });

  test('a row that ends where others go on is refused', async () => {
    const { told } = await reads([
      'Date,Text,Amount,Note\n2026-03-02,ROSA,250.00\n2026-03-03,MAXIMA,-15.31,x\n',
    ]);
    expect(told).toContainEqual(expect.stringContaining('refused: line 2: the row has 3 values'));
  });
});

describe('columns and words that only some rows explain', () => {
  test.each([
    ['Fecha;Concepto;Entrada;Xyz\n02/03/2026;Rosa F7;1.250,00;\n03/03/2026;Luz;;33,87\n'],
    ['Date,Description,Spent money,In\n2026-03-02,Rosa,,1250.00\n2026-03-03,Power,33.87,\n'],
    ['Datum\tText\tSoll\tWas hereinkam\n02.03.2026\tRosa\t\t1250,00\n03.03.2026\tStrom\t33,87\t\n'],
  ])('the other side of a known one: %s', async (list) => {
    expect(await statementsOf(list)).toEqual([unnamed('1216.13', 2)]);
  });

  test.each([
    [
      'Date,Description,Amount,Status\n2026-03-02,INV 1,10.00,BOOKED\n2026-03-03,INV 3,30.00,AUTHORISED\n',
    ],
    [
      'Buchungstag;Verwendungszweck;Betrag;Status\n02.03.2026;RE 1;10,00;Gebucht\n03.03.2026;RE 3;30,00;Ausstehend\n',
    ],
    [
      'Fecha|Concepto|Importe|Estado\n02/03/2026|F 1|10,00|Contabilizado\n03/03/2026|F 3|30,00|En curso\n',
    ],
  ])('what is only announced is left out: %s', async (list) => {
    const { statements, told } = await reads([list]);
    expect(statements).toEqual([unnamed('10.00', 1)]);
    expect(told).toContainEqual(expect.stringContaining('1 row is pending'));
  });

  test('a state that nobody knows is asked about', async () => {
    const { statements, told } = await reads([
      'Date,Description,Amount,Status\n2026-03-02,INV 1,10.00,BOOKED\n2026-03-03,INV 3,30.00,Grey\n',
    ]);
    expect(statements).toEqual([unnamed('10.00', 1)]);
    expect(told).toContainEqual(
      expect.stringContaining('refused: line 3, column "Status": "Grey"'),
    );
  });

  test.each([
    [
      'Transaction ID,Date,Time,Type,Name,Gross,Fee,Net,Currency\nAB1,2026-03-02,10:00,Payment,Rosa,1250.00,-36.55,1213.45,EUR\nAB2,2026-03-03,11:00,Withdrawal,,-100.00,0.00,-100.00,EUR\n',
    ],
    [
      'Transaktionsnummer;Datum;Name;Brutto;Gebühr;Netto;Währung\nAB1;02.03.2026;Rosa;1250,00;-36,55;1213,45;EUR\nAB2;03.03.2026;Bank;-100,00;0,00;-100,00;EUR\n',
    ],
    [
      'Número\tFecha\tNombre\tBruto\tComisión\tNeto\tDivisa\nAB1\t02/03/2026\tRosa\t1250,00\t-36,55\t1213,45\tEUR\nAB2\t03/03/2026\tBanco\t-100,00\t0,00\t-100,00\tEUR\n',
    ],
  ])('what a payment service left of each movement: %s', async (list) => {
    expect(await statementsOf(list)).toEqual([unnamed('1113.45', 2)]);
  });

  test.each([
    [
      'Booking date,Amount,Currency,Counterparty name,Payer code,Words\n2026-02-04,150.00,EUR,J. Novak,INV0302,platba\n',
    ],
    [
      'Buchungstag;Betrag;Auftraggeber;Feld A;Verwendungszweck\n04.02.2026;150,00;J. Novak;RE INV0302;Danke\n',
    ],
    ['Fecha|Importe|Ordenante|Concepto|Dato 3\n04/02/2026|150,00|J. Novak|Gracias|pago INV0302\n'],
  ])('a number in a column that nobody knows stands in the text: %s', async (list) => {
    const workspace = await importWorkspace();
    const { statements } = await workspace.bring('list.csv', list);
    const texts = await workspace.ledger.read((db) =>
      db.selectFrom('bank_lines').select('text').execute(),
    );
    expect([statements.length, ...texts.map(({ text }) => text)]).toEqual([
      1,
      expect.stringContaining('INV0302'),
    ]);
    await workspace.close();
  });
});

test.each([
  [
    'Fecha;Concepto;Debe;Haber;Saldo\n02/03/2026;Pago;;100,00;900,00\n03/03/2026;Cobro;50,00;;950,00\n04/03/2026;Cobro;25,00;;975,00\n',
  ],
  [
    'Datum,Text,Soll,Haben,Saldo\n2026-03-02,Zahlung,,100.00,900.00\n2026-03-03,Eingang,50.00,,950.00\n2026-03-04,Eingang,25.00,,975.00\n',
  ],
  [
    'Date\tLibellé\tDébit\tCrédit\tSolde\n02/03/2026\tPaiement\t\t100,00\t900,00\n03/03/2026\tEncaissement\t50,00\t\t950,00\n04/03/2026\tEncaissement\t25,00\t\t975,00\n',
  ],
])('in the books of the company itself debit is money in: %s', async (list) => {
  expect(await statementsOf(list)).toEqual(['- EUR 1000.00 + -25.00 = 975.00 (3)']);
});
