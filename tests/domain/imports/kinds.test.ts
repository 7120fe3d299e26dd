import { describe, expect, it } from 'vitest';
import { columnProfiler } from '../../../src/domain/imports/columns/column-profile.ts';
import { missingColumns } from '../../../src/domain/imports/columns/missing-columns.ts';
import { proposeColumns } from '../../../src/domain/imports/columns/propose-columns.ts';
import {
  columnsOf,
  recogniseTableKind,
} from '../../../src/domain/imports/columns/recognise-kind.ts';
import type { ListKind } from '../../../src/domain/imports/columns/vocabulary.ts';

const profiled = (header: string, rows: readonly string[]) => {
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  return header.split('|').map((name, index) => {
    const profiler = columnProfiler();
    for (const row of cells) profiler.see(row[index] ?? '');
    return { header: name.trim(), profile: profiler.profile() };
  });
};
const sampleOf = (rows: readonly string[]) =>
  rows.map((row) => row.split('|').map((cell) => cell.trim()));

/** `meaning=header` of every proposed column. */
const proposal = (kind: ListKind, header: string, rows: readonly string[]): string => {
  const columns = profiled(header, rows);
  return Object.entries(columnsOf(proposeColumns(columns, kind, sampleOf(rows))))
    .map(([field, index]) => `${field}=${columns[index as number]?.header}`)
    .sort()
    .join(' ');
};

describe('the kind of a list', () => {
  it.each<[string, string, readonly string[], string]>([
    [
      'our exchange file',
      'invoice|customer|issued_on|due_on|currency|gross',
      ['1|C|2026-01-01|2026-01-02|EUR|5.00'],
      'invoices',
    ],
    ['invoices', 'Invoice No|Customer|Date|Amount', ['1|C|2026-01-01|5.00'], 'invoice-list'],
    [
      'invoices with contacts',
      'Rechnungsnr|Kunde|Datum|Betrag|E-Mail|Ort|PLZ',
      ['1|C|01.01.2026|5,00|a@b.de|X|1'],
      'invoice-list',
    ],
    [
      'customers',
      'Firma|Vorname|Nachname|E-Mail|Strasse|PLZ|Ort',
      ['C|A|B|a@b.de|S 1|1|X'],
      'customer-list',
    ],
    [
      'a bank, German',
      'Buchungstag|Valutadatum|Auftraggeber|Verwendungszweck|Betrag|Währung',
      ['01.01.2026|01.01.2026|A|RE 1|5,00|EUR'],
      'bank-list',
    ],
    [
      'a bank, Spanish',
      'Fecha operación|Fecha valor|Concepto|Importe|Saldo',
      ['01/01/2026|01/01/2026|A|5,00|7,00'],
      'bank-list',
    ],
    [
      'a bank, Chinese',
      '交易日期|摘要|借方|贷方|余额|对方户名',
      ['2026-01-01|A|5.00||7.00|B'],
      'bank-list',
    ],
    [
      'a bank without a header',
      'column 1|column 2|column 3|column 4',
      [
        'ES1234567890123456|Roses|2026-01-01|-5.00',
        'ES1234567890123456|Tulips|2026-01-02|7.00',
        'ES1234567890123456|Lilies|2026-01-03|7.50',
      ],
      'bank-list',
    ],
    ['nothing it knows', 'Colour|Shape', ['red|round'], 'invoice-list'],
  ])('%s', (_name, header, rows, kind) => {
    expect(recogniseTableKind(profiled(header, rows), sampleOf(rows))).toBe(kind);
  });
});

describe('proposals', () => {
  it('total and balance are two things; a balance alone is the amount', () => {
    expect(
      proposal('invoice-list', 'Invoice|Customer|Date|Total|Balance', ['1|C|2026-01-01|5.00|2.00']),
    ).toContain('amount=Total');
    expect(
      proposal('invoice-list', 'Invoice|Customer|Date|Total|Balance', ['1|C|2026-01-01|5.00|2.00']),
    ).toContain('open_amount=Balance');
    expect(
      proposal('invoice-list', 'Invoice|Customer|Date|Balance', ['1|C|2026-01-01|2.00']),
    ).toContain('amount=Balance');
  });
  it('a name over the currency is that of the amount beside it', () => {
    const rows = ['2026-01-01|EUR|0.19|EUR|13.88', '2026-01-02|EUR|1.00|EUR|14.88'];
    const columns = profiled('Datum|Mutatie||Saldo|', rows);
    expect(proposeColumns(columns, 'bank-list', sampleOf(rows)).map((one) => one.field)).toEqual([
      'booked_on',
      'currency',
      'amount',
      null,
      'balance',
    ]);
  });
  it('without a header the balance is the column that moves by the amount', () => {
    const rows = [
      '01-06-2026|ES1200000000000001|ES9900000000000001|Rosa SL|100.00|5.00',
      '02-06-2026|ES1200000000000001|ES9800000000000001|Iris GmbH|105.00|-7.00',
      '03-06-2026|ES1200000000000001|ES9700000000000001|Rosa SL|98.00|1.00',
    ];
    expect(
      proposal('bank-list', 'column 1|column 2|column 3|column 4|column 5|column 6', rows),
    ).toBe(
      'account=column 2 amount=column 6 balance=column 5 booked_on=column 1 payer_account=column 3 payer_name=column 4',
    );
  });
  it('a date of writing is not a due date', () => {
    expect(
      proposal('invoice-list', 'Invoice|Customer|Invoice Date|Date Added|Amount', [
        '1|C|2026-01-01|2026-01-05|5.00',
      ]),
    ).not.toContain('due_on');
  });
});

describe('what is missing', () => {
  it.each<[ListKind, Record<string, number>, string | null]>([
    ['invoice-list', { invoice: 0, customer: 1, issued_on: 2, line_amount: 3 }, null],
    ['invoice-list', { invoice: 0, customer_name: 1, issued_on: 2, debit: 3 }, null],
    [
      'invoice-list',
      { customer: 1, amount: 3 },
      'no column is known for the invoice number and the invoice date; say which column it is, or, where this is one sum for each customer, export the report with a row for each invoice',
    ],
    [
      'invoice-list',
      { invoice: 9, customer: 1, issued_on: 2, amount: 3 },
      'the mapping puts invoice into column 10, the file has 5; choose another column',
    ],
    [
      'customer-list',
      { email: 0 },
      'no column is known for the name of the customer; say which column it is',
    ],
    [
      'bank-list',
      { booked_on: 0, balance: 1 },
      'this is a list of balances, not of movements; download the list of transactions from the bank',
    ],
    ['bank-list', { value_on: 0, credit: 1 }, null],
  ])('%s %j', (kind, columns, sentence) => {
    expect(missingColumns(kind, columns, 5)).toEqual(sentence);
  });
});
