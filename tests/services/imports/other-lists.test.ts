/**
 * Payments, purchases, the books, income and expense, templates and quotes were recorded as invoices or
 * as bank lines, with nothing asked. Each is recognised by its columns or by what stands above them, in
 * any language of the importer, and is never taken for what it is not; a person can still say that it is.
 */
import { describe, expect, test } from 'vitest';
import { importWorkspace, bytesOf } from './workspace-for-imports.ts';
import { reads } from './what-it-reads.ts';

const OTHERS: readonly (readonly [says: string, ...lists: readonly string[]])[] = [
  [
    'list of payments',
    'Payment Number,Date,Customer Name,Invoice Number,Amount,Mode\nP-1,2026-03-02,Rosa Ltd,INV-7,13.50,Cash\nP-2,2026-03-03,Azul SL,INV-8,26.67,Bank\n',
    'Cobros de marzo;;;\n;;;\nCliente;Factura;Importe;Fecha\nRosa SL;F-1;13,50;20/03/2026\nAzul SL;F-2;26,67;21/03/2026\n',
    'Kunde\tRechnung\tZahlungsdatum\tZahlungsbetrag\nRosa GmbH\tRE-1\t20.03.2026\t13,50\nAzul KG\tRE-2\t21.03.2026\t26,67\n',
    'Zahlungseingänge März;;;\nKunde;Rechnungsnr;Betrag;Datum\nRosa;1;13,50;20.03.2026\nAzul;2;26,67;21.03.2026\n',
    'Client;N° facture;Date de règlement;Montant réglé\nRosa SARL;F-1;20/03/2026;13,50\nAzul SA;F-2;21/03/2026;26,67\n',
  ],
  [
    'purchases or suppliers',
    'Proveedor;N.º factura;Fecha factura;Vencimiento;Importe total\nPapelera SL;A-7;02/03/2026;01/04/2026;121,00\nLuz SA;B-9;03/03/2026;02/04/2026;60,50\n',
    'Lieferantennr|Lieferant|Belegnummer|Belegdatum|Betrag\n70001|Papier GmbH|4711|02.03.2026|119,00\n70002|Strom AG|4712|03.03.2026|59,50\n',
    'Fournisseur,Date,Libellé,Montant\nPapeterie SA,02/03/2026,Fournitures,"119,00"\nEDF,03/03/2026,Électricité,"59,50"\n',
    'Accounts Payable,,,\nBill No,Name,Bill Date,Amount\nA-7,Paper Ltd,2026-03-02,121.00\nB-9,Power plc,2026-03-03,60.50\n',
    '供应商,发票号,发票日期,金额\n纸业公司,7001,2026-03-02,121.00\n电力公司,7002,2026-03-03,60.50\n',
  ],
  [
    'journal or general ledger',
    'Code journal|Journal|N° écriture|Date écriture|Compte|Intitulé du compte|Pièce|Libellé|Débit|Crédit\nVE|Ventes|1|20260302|411000|Clients|F-1|Rosa|120,00|0,00\nVE|Ventes|1|20260302|706000|Ventes|F-1|Rosa|0,00|100,00\nVE|Ventes|1|20260302|445710|TVA|F-1|Rosa|0,00|20,00\n',
    'Asiento;Fecha;Cuenta;Nombre cuenta;Concepto;Documento;Debe;Haber\n1;02/03/2026;430000;Clientes;Factura;F-1;121,00;\n1;02/03/2026;700000;Ventes;Factura;F-1;;100,00\n1;02/03/2026;477000;IVA;Factura;F-1;;21,00\n',
    // No word of entries: rows that balance among themselves.
    'Datum;Konto;Kontobezeichnung;Beleg;Text;Soll;Haben\n02.03.2026;1200;Forderungen;RE-1;Rosa;119,00;\n02.03.2026;8400;Erlöse;RE-1;Rosa;;119,00\n03.03.2026;1800;Bank;BA-1;Eingang;50,00;\n03.03.2026;1200;Forderungen;BA-1;Eingang;;50,00\n',
    'Datum;Konto;Gegenkonto;Beleg;Text;Betrag\n02.03.2026;10000;8400;RE-1;Rosa;119,00\n03.03.2026;1800;10000;BA-1;Eingang;50,00\n',
  ],
  [
    'income and expense',
    'Tipo;Número;Fecha;Importe;Cliente\nIngreso;1;02/03/2026;10,00;Rosa\nGasto;2;03/03/2026;20,00;Papelera\n',
    'Number,Date,Contact,Kind of entry,Amount\n1,2026-03-02,Rosa,Income,10.00\n2,2026-03-03,Paper Ltd,Expense,20.00\n',
    'Nummer\tDatum\tKunde\tArt\tBetrag\n1\t02.03.2026\tRosa\tEinnahme\t10,00\n2\t03.03.2026\tPapier\tAusgabe\t20,00\n',
  ],
  [
    'templates of recurring invoices',
    'Profile Name,Customer Name,Frequency,Start Date,Next Invoice Date,Amount\nCare 1,Rosa Ltd,Monthly,2026-01-01,2026-04-01,50.00\nCare 2,Azul SL,Monthly,2026-01-01,2026-04-01,60.00\n',
    'Kunde;Turnus;Startdatum;Nächste Rechnung;Betrag;Belegnr\nRosa;monatlich;01.01.2026;01.04.2026;50,00;V1\nAzul;monatlich;01.01.2026;01.04.2026;60,00;V2\n',
    'Cliente;Periodicidad;Fecha inicio;Próxima factura;Importe;Documento\nRosa;mensual;01/01/2026;01/04/2026;50,00;V1\nAzul;mensual;01/01/2026;01/04/2026;60,00;V2\n',
  ],
  [
    'quotes, orders or delivery notes',
    'Quote Number,Quote Date,Customer Name,Total\nQ-1,2026-03-02,Rosa Ltd,50.00\nQ-2,2026-03-03,Azul SL,60.00\n',
    'Angebotsnummer;Datum;Kunde;Gesamtbetrag\nAN-1;02.03.2026;Rosa;50,00\nAN-2;03.03.2026;Azul;60,00\n',
    'Albarán\tFecha\tCliente\tImporte\n81\t02/03/2026\tRosa\t50,00\n82\t03/03/2026\tAzul\t60,00\n',
  ],
];

describe('a list of another kind is said, and not recorded', () => {
  for (const [says, ...lists] of OTHERS)
    test.each(lists.map((list) => [list.slice(0, list.indexOf('\n')), list]))(
      `${says}: %s`,
      async (_, list) => {
        const { as, told } = await reads([list]);
        expect({ as, told }).toEqual({ as: 'wrong_kind', told: [expect.stringContaining(says)] });
      },
    );
});

describe('what only looks like another kind is read as before', () => {
  test.each([
    [
      'invoices that say how they were paid',
      'Invoice No,Customer,Invoice Date,Due Date,Total,Amount Paid,Payment Date\n1,Rosa,2026-03-02,2026-04-01,50.00,50.00,2026-03-09\n2,Azul,2026-03-03,2026-04-02,60.00,0.00,\n',
      'invoice-list',
    ],
    [
      'invoices that name the seller, too',
      'Invoice No,Supplier,Customer,Invoice Date,Total\n1,We,Rosa,2026-03-02,50.00\n2,We,Azul,2026-03-03,60.00\n',
      'invoice-list',
    ],
    [
      'a bank that names suppliers',
      'Date,Supplier,Description,Amount,Balance\n2026-03-02,Paper,Goods,-10.00,90.00\n2026-03-03,Rosa,INV-7,20.00,110.00\n',
      'bank-list',
    ],
    [
      'a bank with both sides that come to the same',
      'Fecha,Cuenta,Concepto,Debe,Haber,Saldo\n02/03/2026,ES91,Uno,10.00,,90.00\n03/03/2026,ES91,Dos,,10.00,100.00\n04/03/2026,ES91,Tres,5.00,,95.00\n05/03/2026,ES91,Cuatro,,5.00,100.00\n',
      'bank-list',
    ],
    [
      'bills of a firm that calls its invoices so',
      'Bills,,,\nBill No,Customer,Bill Date,Amount\nA-7,Rosa,2026-03-02,121.00\nB-9,Azul,2026-03-03,60.50\n',
      'invoice-list',
    ],
    [
      'what customers owe, by debit and credit',
      'Kundennr;Kunde;Beleg;Belegdatum;Fällig;Soll;Haben\n1;Rosa;RE-1;02.03.2026;01.04.2026;119,00;\n1;Rosa;GU-1;03.03.2026;02.04.2026;;119,00\n2;Azul;RE-2;02.03.2026;01.04.2026;50,00;\n2;Azul;GU-2;03.03.2026;02.04.2026;;50,00\n',
      'invoice-list',
    ],
  ])('%s', async (_, list, kind) => {
    expect((await reads([list])).as).toBe(kind);
  });
});

test('who says what the file is has been asked', async () => {
  const workspace = await importWorkspace();
  const bytes = bytesOf(
    'Payment Number,Date,Customer,Invoice Number,Amount\nP-1,2026-03-02,Rosa,INV-7,13.50\n',
  );
  const shown = await workspace.must('imports.inspect', { fileName: 'list.csv', bytes });
  const refused = await workspace.call('imports.preview', shown);
  const chosen = await workspace.must('imports.reinspect', {
    uploadId: shown.uploadId,
    kind: 'invoice-list',
  });
  const preview = await workspace.must('imports.preview', chosen);
  expect([refused.ok, preview.new]).toEqual([false, 1]);
  await workspace.close();
});

describe('a column that nobody knows is no number of an invoice', () => {
  test.each([
    ['SKU,Name,Price,Stock,Updated\nA1,Mug,2.95,10,2026-03-02\nA2,Cup,3.75,20,2026-03-02\n'],
    [
      'Ticket;Mitarbeiter;Datum;Brutto\nT1;Rosa;02.03.2026;13,50\nT2;Azul;03.03.2026;26,67\nT3;Rosa;04.03.2026;26,60\n',
    ],
    [
      'Order ID|Order Date|Customer|Status|Total\n1001|2026-03-02|Rosa|Shipped|13.50\n1002|2026-03-03|Azul|Open|26.67\n',
    ],
  ])('%s', async (list) => {
    const { as, told } = await reads([list]);
    expect({ as, told }).toEqual({
      as: 'mapping_incomplete',
      told: [expect.stringContaining('the invoice number')],
    });
  });
});

describe('lists with all that a bank has', () => {
  test.each([
    [
      'Account Code,Account Name,Date,Description,Debit,Credit,Running Balance\n1200,Accounts Receivable,2026-03-02,Invoice,100.00,,100.00\n4000,Sales,2026-03-02,Invoice,,80.00,-80.00\n2200,VAT,2026-03-02,Invoice,,20.00,-20.00\n',
      'journal or general ledger',
    ],
    [
      'Cuenta;Fecha;Concepto;Importe\nClientes;02/03/2026;Factura;100,00\nVentas;02/03/2026;Factura;-80,00\nHP IVA repercutido;02/03/2026;Factura;-20,00\n',
      'journal or general ledger',
    ],
    [
      'Datum\tKonto\tText\tBetrag\tWährung\n02.03.2026\tForderungen a. L.\tRE 1\t100,00\tEUR\n02.03.2026\tErlöse 19%\tRE 1\t-84,03\tEUR\n02.03.2026\tUmsatzsteuer\tRE 1\t-15,97\tEUR\n',
      'journal or general ledger',
    ],
    [
      'Date,Customer,Payment Method,Reference,Amount\n2026-03-02,Rosa Ltd,Bank,R-1,13.50\n2026-03-03,Azul SL,Cash,R-2,26.67\n',
      'list of payments',
    ],
    [
      'Fecha;Cliente;Forma de cobro;Referencia;Importe\n02/03/2026;Rosa;Banco;R-1;13,50\n03/03/2026;Azul;Caja;R-2;26,67\n',
      'list of payments',
    ],
    [
      'Datum|Kunde|Zahlungsart|Betrag|Referenz\n02.03.2026|Rosa|Bar|13,50|R-1\n03.03.2026|Azul|Karte|26,67|R-2\n',
      'list of payments',
    ],
  ])('%s', async (list, says) => {
    const { as, told } = await reads([list]);
    expect({ as, told }).toEqual({ as: 'wrong_kind', told: [expect.stringContaining(says)] });
  });

  test('documents of an account are documents, and its balance is not open of each', async () => {
    const { as, rows } = await reads([
      'Date,Type,No.,Name,Amount,Balance\n2026-03-02,Invoice,1,Rosa,100.00,100.00\n2026-03-05,Invoice,2,Rosa,50.00,150.00\n2026-03-09,Payment,3,Rosa,-100.00,50.00\n',
    ]);
    expect([as, ...rows]).toEqual([
      'invoice-list',
      '1 Rosa 2026-03-02 2026-03-02 100.00 EUR',
      '2 Rosa 2026-03-05 2026-03-05 50.00 EUR',
      '3 Rosa 2026-03-09 2026-03-09 -100.00 EUR',
    ]);
  });
});
