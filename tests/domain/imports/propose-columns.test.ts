import { describe, expect, it } from 'vitest';
import { columnProfiler } from '../../../src/domain/imports/columns/column-profile.ts';
import { meaningsOf, plainHeader } from '../../../src/domain/imports/columns/header-words.ts';
import { proposeColumns } from '../../../src/domain/imports/columns/propose-columns.ts';
import type { ListField } from '../../../src/domain/imports/columns/vocabulary.ts';

const propose = (
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): Record<string, ListField | null> => {
  const columns = headers.map((header, index) => {
    const profiler = columnProfiler();
    for (const row of rows) profiler.see(row[index] ?? '');
    return { header, profile: profiler.profile() };
  });
  return Object.fromEntries(
    proposeColumns(columns).map((proposal, index) => [headers[index] as string, proposal.field]),
  );
};

describe('names', () => {
  it.each([
    ['InvoiceNumber', 'invoice number'],
    ['invoice_no.', 'invoice no'],
    ['Rēķina nr.', 'rekina nr'],
    ['N.º factura', 'n factura'],
    ['Date d’échéance', 'date d echeance'],
    ['Straße', 'strasse'],
    ['客户名称', '客户名称'],
    ['Invoice #', 'invoice number'],
  ])('%s is plainly "%s"', (header, plain) => {
    expect(plainHeader(header)).toBe(plain);
  });

  it.each<[ListField, string[]]>([
    [
      'invoice',
      [
        'InvoiceNumber',
        'invoice_no',
        'doc_id',
        'Rechnungsnr.',
        'Rechnungs-Nr',
        'N.º factura',
        'Número de factura',
        'N° facture',
        'Numéro de facture',
        '发票号',
        '发票号码',
        'Rēķina nr.',
        'Invoice #',
      ],
    ],
    [
      'customer',
      [
        'customerID',
        'cust_number',
        'Client code',
        'Kundennummer',
        'Kunden-Nr.',
        'Código cliente',
        'Code client',
        '客户编号',
        'Klienta kods',
        'Customer',
      ],
    ],
    [
      'customer_name',
      [
        'name_customer',
        'Customer Name',
        'Razón social',
        'Firma',
        'Raison sociale',
        '客户名称',
        'Klienta nosaukums',
      ],
    ],
    [
      'issued_on',
      [
        'InvoiceDate',
        'Date Issued',
        'posting_date',
        'Rechnungsdatum',
        'Fecha de emisión',
        'Date de facture',
        '开票日期',
        'Rēķina datums',
      ],
    ],
    [
      'due_on',
      [
        'DueDate',
        'due_in_date',
        'Fälligkeit',
        'Fecha vencimiento',
        'Échéance',
        "Date d'échéance",
        '到期日',
        'Apmaksas termiņš',
        'Vencimiento',
      ],
    ],
    [
      'amount',
      [
        'InvoiceAmount',
        'total_open_amount',
        'Betrag',
        'Bruttobetrag',
        'Importe',
        'Importe total',
        'Montant TTC',
        '金额',
        'Summa',
      ],
    ],
    ['currency', ['invoice_currency', 'Currency', 'Währung', 'Moneda', 'Devise', '币种', 'Valūta']],
    [
      'settled_on',
      [
        'SettledDate',
        'clear_date',
        'Bezahlt am',
        'Fecha de pago',
        'Date de paiement',
        '付款日期',
        'Apmaksas datums',
        'Date Paid',
      ],
    ],
    ['disputed', ['Disputed', 'En disputa', 'Strittig', 'Litige', '是否有争议', 'Strīds']],
  ])('%s', (field, headers) => {
    for (const header of headers)
      expect([header, meaningsOf(header)[0]?.[0]]).toEqual([header, field]);
  });

  it.each([
    'buisness_year',
    'isOpen',
    'PaperlessBill',
    'DaysToSettle',
    'DaysLate',
    'business_code',
    '',
  ])('%s means nothing', (header) => {
    expect(meaningsOf(header)).toEqual([]);
  });
});

describe('contents', () => {
  const rows = [
    ['F-1', 'Rosa SL', '31/01/2026', '28/02/2026', '1.234,50', 'EUR'],
    ['F-2', 'Iris SA', '15/02/2026', '15/03/2026', '99,00', 'EUR'],
    ['F-3', 'Rosa SL', '16/02/2026', '16/03/2026', '12,00', 'USD'],
  ];
  it('names and contents together', () => {
    expect(
      propose(['Factura', 'Cliente', 'Fecha', 'Vencimiento', 'Importe', 'Moneda'], rows),
    ).toEqual({
      Factura: 'invoice',
      Cliente: 'customer',
      Fecha: 'issued_on',
      Vencimiento: 'due_on',
      Importe: 'amount',
      Moneda: 'currency',
    });
  });
  it('names that say nothing: the contents speak', () => {
    expect(propose(['c1', 'c2', 'c3', 'c4', 'c5', 'c6'], rows)).toEqual({
      c1: 'invoice',
      c2: 'customer',
      c3: 'issued_on',
      c4: 'due_on',
      c5: 'amount',
      c6: 'currency',
    });
  });
  it('a name is not believed over contents that cannot be', () => {
    const proposed = propose(
      ['Invoice', 'Customer', 'Date', 'Due date', 'Amount', 'x'],
      rows.map((row) => [
        row[0] ?? '',
        row[1] ?? '',
        row[2] ?? '',
        'soon',
        row[4] ?? '',
        row[3] ?? '',
      ]),
    );
    expect(proposed['Due date']).toBeNull();
    expect(proposed['x']).toBe('due_on');
  });
  it('of two columns of one meaning the surer one is taken, the other is left', () => {
    const proposed = propose(
      ['posting_date', 'baseline_create_date', 'due_in_date'],
      [['2020-03-30', '2020-03-31', '2020-04-10']],
    );
    expect(proposed).toEqual({
      posting_date: 'issued_on',
      baseline_create_date: null,
      due_in_date: 'due_on',
    });
  });
  it('an empty column is believed by its name', () => {
    expect(
      propose(
        ['doc_id', 'clear_date'],
        [
          ['1', ''],
          ['2', ''],
        ],
      ),
    ).toEqual({ doc_id: 'invoice', clear_date: 'settled_on' });
  });
});

describe('an address in several columns', () => {
  const HEADERS = ['Factura', 'Cliente', 'Dirección', 'C.P.', 'Población', 'Provincia', 'Importe'];
  const ROWS = [
    ['F-1', 'Ñandú', 'Calle Mayor 3', '46021', 'València', 'Valencia', '10,50'],
    ['F-2', 'Jardines', 'Calle Armiñán 12', '29400', 'Ronda', 'Málaga', '20,75'],
  ];

  it('is one of street, postcode, town and province', () => {
    expect(propose(HEADERS, ROWS)).toMatchObject({
      Dirección: 'address',
      'C.P.': 'zip',
      Población: 'city',
      Provincia: 'region',
    });
  });

  it('is none without a street: a town alone stays a note', () => {
    const without = (row: readonly string[]) => row.filter((_, index) => index !== 2);
    expect(propose(without(HEADERS), ROWS.map(without))).toMatchObject({
      'C.P.': null,
      Población: null,
      Provincia: null,
    });
  });

  it.each(['State', 'Region', 'Ort', 'By'])(
    'does not take "%s" of an invoice list for it',
    (name) => {
      const proposed = propose(
        ['Invoice', 'Customer', 'Address', name, 'Amount'],
        [
          ['F-1', 'Ñandú', 'Main Street 3', 'North', '10.50'],
          ['F-2', 'Rose', 'Main Street 4', 'South', '20.75'],
        ],
      );
      expect(['city', 'region']).not.toContain(proposed[name]);
    },
  );
});
