/** The same invented invoice in every syntax says the same; what is odd about real ones is kept. */
import { describe, expect, it } from 'vitest';
import type { EInvoice } from '../../../../src/domain/einvoice/einvoice.ts';
import { readEInvoiceXml } from './read-one.ts';
import { recogniseEInvoice } from '../../../../src/formats/in/einvoice/recognise-einvoice.ts';
import { bytesOf, cii, ubl, zugferd1 } from './invented.ts';
import { english } from '../../../harness/english.ts';

function read(xml: string): EInvoice {
  const result = readEInvoiceXml(bytesOf(xml));
  if (!result.ok) throw new Error(english(result.error.message));
  return result.value;
}
const codes = (xml: string): string[] => read(xml).doubts.map((doubt) => doubt.code);
const messages = (xml: string): string[] => read(xml).doubts.map((doubt) => english(doubt.message));

const COMMON = {
  profile: 'urn:cen.eu:en16931:2017',
  typeCode: '380',
  kind: 'invoice',
  number: 'INV-1042',
  issuedOn: '2026-01-31',
  dueOn: '2026-03-02',
  currency: 'EUR',
  grossMinor: 18_150,
  prepaidMinor: 0,
  roundingMinor: 0,
  payableMinor: 18_150,
  po: 'PO-9',
  contract: '',
  paymentReference: 'RF18 5390 0754 7034',
  preceding: [],
  doubts: [],
  lines: [
    {
      id: '1',
      description: 'Rose 1, preserved, 5 cm',
      code: 'R-1',
      quantity: '10',
      unit: 'C62',
      unitPrice: '',
      netMinor: 10_000,
      deliveredOn: '2026-01-30',
    },
    { id: '2', netMinor: 5_000 },
  ],
};

describe('one invoice in three syntaxes', () => {
  it.each([
    ['UBL', ubl(), 'ubl', 'UBL 2.1 Invoice'],
    ['CII', cii(), 'cii', 'CII'],
    ['ZUGFeRD 1', zugferd1(), 'cii', 'CII'],
  ])('%s', (_name, xml, family, syntax) => {
    expect(recogniseEInvoice(bytesOf(xml))).toBe(family);
    expect(read(xml)).toMatchObject({ ...COMMON, syntax });
  });
  it('parties of UBL', () => {
    expect(read(ubl()).buyer).toEqual({
      name: 'Rosa Blumen GmbH',
      vatId: 'DE123456789',
      registration: '',
      endpoint: '4000000000012',
      id: '',
      country: 'DE',
      address: 'Main Street 1\n10115 Berlin',
      email: 'ap@rosa.example',
      phone: '+49 30 555',
    });
  });
  it('parties of CII', () => {
    expect(read(cii()).seller).toEqual({
      name: 'Siempreviva Import S.L.',
      vatId: 'ESB12345678',
      registration: 'HRB 77',
      endpoint: 'S-1',
      id: 'S-1',
      country: 'ES',
      address: 'Main Street 1\n10115 Valencia',
      email: '',
      phone: '',
    });
  });
});

describe.each([
  ['UBL', ubl],
  ['CII', cii],
])('what real invoices do, in %s', (_syntax, make) => {
  it('a credit note for an invoice', () => {
    expect(read(make({ type: '381', preceding: 'INV-7' }))).toMatchObject({
      kind: 'credit_note',
      dueOn: '2026-03-02',
      grossMinor: 18_150,
      preceding: [{ number: 'INV-7', issuedOn: '2026-01-02' }],
      doubts: [],
      lines: [{ quantity: '10', netMinor: 10_000 }, {}],
    });
  });
  it('a correction by a negative total', () => {
    const negative = make({
      type: '384',
      preceding: 'INV-7',
      nets: ['-100.00'],
      linesTotal: '-100.00',
      net: '-100.00',
      vat: '-21.00',
      gross: '-121.00',
      payable: '-121.00',
    });
    expect(read(negative)).toMatchObject({
      kind: 'invoice',
      typeCode: '384',
      grossMinor: -12_100,
      payableMinor: -12_100,
      doubts: [],
    });
  });
  it('money paid before, and rounding', () => {
    expect(read(make({ prepaid: '100.00', rounding: '0.50', payable: '82.00' }))).toMatchObject({
      grossMinor: 18_150,
      prepaidMinor: 10_000,
      roundingMinor: 50,
      payableMinor: 8_200,
      doubts: [],
    });
  });
  it('no due date, and terms', () => {
    expect(read(make({ due: null, terms: '30 days net' }))).toMatchObject({
      dueOn: null,
      terms: '30 days net',
      doubts: [],
    });
  });
  it('a due date that is none, and one before the invoice', () => {
    expect(read(make({ due: '2026-02-30' })).dueOn).toBeNull();
    expect(messages(make({ due: '2026-02-30' }))[0]).toMatch(
      /^line \d+: the due date "2026-?02-?30" is not a date; it was left out$/,
    );
    expect(messages(make({ due: '2026-01-01' }))).toEqual([
      'it is due on 2026-01-01, before its own date 2026-01-31',
    ]);
  });
  it('a currency without decimals, and one with three', () => {
    const yen = { currency: 'JPY', nets: ['15000'], linesTotal: '15000', net: '15000' };
    expect(read(make({ ...yen, vat: '3150', gross: '18150', payable: '18150.0' }))).toMatchObject({
      grossMinor: 18_150,
      lines: [{ netMinor: 15_000 }],
      doubts: [],
    });
    const dinar = { currency: 'KWD', nets: ['1.500'], linesTotal: '1.5', net: '1.500' };
    expect(read(make({ ...dinar, vat: '0.315', gross: '1.815', payable: '1.815' }))).toMatchObject({
      grossMinor: 1815,
      lines: [{ netMinor: 1500 }],
      doubts: [],
    });
  });
  it('lines with more decimals than the currency are rounded, and that is said', () => {
    const odd = { nets: ['100.004', '49.996'], price: '10.0004' };
    expect(read(make(odd)).lines.map((line) => line.netMinor)).toEqual([10_000, 5_000]);
    expect(codes(make(odd))).toContain('line_decimals');
  });
  it('only the amount payable', () => {
    const only = make({ gross: null, prepaid: '81.50', payable: '100.00' });
    expect(read(only)).toMatchObject({ grossMinor: 18_150, payableMinor: 10_000 });
    expect(codes(only)).toEqual(['gross_missing']);
  });
  it('only the total with VAT', () => {
    const only = make({ prepaid: '81.50', payable: null });
    expect(read(only)).toMatchObject({ grossMinor: 18_150, payableMinor: 10_000 });
    expect(codes(only)).toEqual(['payable_missing']);
  });
  it('totals that do not agree are said one by one, and the invoice is read', () => {
    const wrong = make({
      nets: ['100.00', '60.00'],
      vat: '30.00',
      gross: '182.00',
      payable: '180.00',
      price: '10.00',
    });
    expect(read(wrong)).toMatchObject({ grossMinor: 18_200, payableMinor: 18_000 });
    expect(messages(wrong)).toEqual([
      'goods line 2: quantity times price comes to 100.00 EUR, yet it states 60.00 EUR (BT-131): 40.00 EUR less',
      'its 2 lines add up to 160.00 EUR, yet it states 150.00 EUR (BT-106): 10.00 EUR less',
      'VAT of 21 % on 150.00 EUR comes to 31.50 EUR, yet it states 30.00 EUR (BT-117): 1.50 EUR less',
      'net total and VAT come to 180.00 EUR, yet it states 182.00 EUR (BT-112): 2.00 EUR more',
      'total with VAT, less what was prepaid, plus rounding comes to 182.00 EUR, yet it states 180.00 EUR (BT-115): 2.00 EUR less',
    ]);
  });
});

describe('instalments with dates and amounts of their own', () => {
  const inUbl = (first: string): string =>
    ubl({
      due: null,
      more:
        `<cac:PaymentTerms><cbc:Amount currencyID="EUR">${first}</cbc:Amount><cbc:InstallmentDueDate>2026-04-01</cbc:InstallmentDueDate></cac:PaymentTerms>` +
        '<cac:PaymentTerms><cbc:Amount currencyID="EUR">100.00</cbc:Amount><cbc:InstallmentDueDate>2026-03-01</cbc:InstallmentDueDate></cac:PaymentTerms>',
    });
  const inCii = (first: string): string => {
    const part = (on: string, amount: string): string =>
      `<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">${on}</udt:DateTimeString></ram:DueDateDateTime><ram:PartialPaymentAmount>${amount}</ram:PartialPaymentAmount></ram:SpecifiedTradePaymentTerms>`;
    return cii({ due: null, more: part('20260401', first) + part('20260301', '100.00') });
  };
  it.each([
    ['UBL', inUbl],
    ['CII', inCii],
  ])('%s', (_name, make) => {
    expect(read(make('81.50'))).toMatchObject({
      dueOn: '2026-04-01',
      instalments: [
        { dueOn: '2026-03-01', amountMinor: 10_000 },
        { dueOn: '2026-04-01', amountMinor: 8_150 },
      ],
      doubts: [],
    });
    expect(read(make('80.00'))).toMatchObject({ dueOn: '2026-04-01', instalments: [] });
    expect(messages(make('80.00'))).toEqual([
      'its 2 instalments add up to 180.00 EUR, yet it states 181.50 EUR (BT-115); they were left out',
      'it names 2 due dates, 2026-03-01, 2026-04-01; the last one was taken',
    ]);
  });
});

describe('UBL alone', () => {
  it('VAT in a second currency stands beside the sum', () => {
    const two = ubl({
      more: '<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">350.00</cbc:TaxAmount></cac:TaxTotal>',
    });
    expect(read(two)).toMatchObject({ currency: 'EUR', doubts: [] });
  });
  it('an amount in another currency is left out of the check', () => {
    const other = ubl().replace(
      '<cbc:TaxExclusiveAmount currencyID="EUR">',
      '<cbc:TaxExclusiveAmount currencyID="USD">',
    );
    expect(messages(other)[0]).toMatch(
      /^line \d+: <TaxExclusiveAmount> "150.00" is in "USD", and the document in EUR; it took no part in checking the totals$/,
    );
  });
  it('allowances and charges of the document', () => {
    const more =
      '<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount currencyID="EUR">10.00</cbc:Amount></cac:AllowanceCharge>';
    expect(messages(ubl({ more }))).toEqual([
      'its allowances add up to 10.00 EUR, yet it states nothing (BT-107): 10.00 EUR less',
    ]);
  });
  it('a price for a hundred is the price of one', () => {
    const hundred = ubl({ price: '500.00', nets: ['50.00'], linesTotal: '50.00' }).replace(
      '<cbc:BaseQuantity>1<',
      '<cbc:BaseQuantity>100<',
    );
    expect(read(hundred).lines[0]?.unitPrice).toBe('5');
    expect(codes(hundred)).not.toContain('line_amount');
  });
  it('several due dates: the last, never a chase too early', () => {
    const means = (on: string): string =>
      `<cac:PaymentMeans><cbc:PaymentDueDate>${on}</cbc:PaymentDueDate></cac:PaymentMeans>`;
    const several = ubl({ due: null, more: means('2026-04-01') + means('2026-03-01') });
    expect(read(several).dueOn).toBe('2026-04-01');
    expect(messages(several)).toEqual([
      'it names 2 due dates, 2026-03-01, 2026-04-01; the last one was taken',
    ]);
  });
  it('a date with a time zone is the day that is written', () => {
    expect(read(ubl({ issued: '2026-01-31+01:00' })).issuedOn).toBe('2026-01-31');
  });
  it('in UTF-16, and behind a comment', () => {
    const text = ubl().replace('encoding="UTF-8"', 'encoding="UTF-16"');
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(recogniseEInvoice(utf16)).toBe('ubl');
    expect(readEInvoiceXml(utf16)).toMatchObject({ ok: true, value: { number: 'INV-1042' } });
    const commented = ubl().replace('?>', '?><!-- <Order> --><?x y?>');
    expect(recogniseEInvoice(bytesOf(commented))).toBe('ubl');
  });
});
