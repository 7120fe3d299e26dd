import { describe, expect, it } from 'vitest';
import type { EInvoice } from '../../../../src/domain/einvoice/einvoice.ts';
import { readEInvoices } from '../../../../src/formats/in/einvoice/read-einvoice.ts';
import { recogniseEInvoice } from '../../../../src/formats/in/einvoice/recognise-einvoice.ts';
import { english } from '../../../harness/english.ts';
import { facturae, type InventedFacturae } from './invented-facturae.ts';
import { bytesOf } from './invented.ts';

const readAll = (xml: string): readonly EInvoice[] =>
  readEInvoices(bytesOf(xml)).documents.map((read) => {
    if (!read.ok) throw new Error(english(read.error.message));
    return read.value;
  });
function readOne(made: InventedFacturae): EInvoice {
  const [only] = readAll(facturae([made]));
  if (only === undefined) throw new Error('no document');
  return only;
}
const saidOf = ({ doubts }: Pick<EInvoice, 'doubts'>): readonly string[] =>
  doubts.map(
    ({ severity = 'warning', code, message }) => `${severity} ${code}: ${english(message)}`,
  );

describe('Facturae', () => {
  it.each(['3.2', '3.2.1', '3.2.2'])('version %s is known and read', (version) => {
    const bytes = bytesOf(facturae([{}], { version }));
    expect(recogniseEInvoice(bytes)).toBe('facturae');
    expect(readEInvoices(bytes).documents).toMatchObject([
      { ok: true, value: { number: 'A/41', profile: version } },
    ]);
  });

  it('gives number, dates, amounts, parties and goods', () => {
    const invoice = readOne({});
    expect(saidOf(invoice)).toEqual([]);
    expect(invoice).toMatchObject({
      syntax: 'Facturae',
      typeCode: 'FC OO',
      kind: 'invoice',
      number: 'A/41',
      issuedOn: '2026-03-05',
      dueOn: '2026-04-04',
      instalments: [],
      currency: 'EUR',
      grossMinor: 121_000,
      withheldMinor: 0,
      payableMinor: 121_000,
      po: 'PED-9',
      preceding: [],
      seller: { name: 'Flores del Norte SL', vatId: 'ESB12345674', registration: 'B12345674' },
      buyer: {
        name: 'Rosa Importaciones SA',
        vatId: 'ESA87654321',
        country: 'ES',
        address: 'Gran Vía 2\n28001 Madrid\nMadrid',
        email: 'pagos@rosa.example',
        phone: '910000000',
      },
      lines: [{ description: 'Rosas preservadas', code: 'R-1', quantity: '10', netMinor: 100_000 }],
    });
  });

  it('names a person, and a buyer abroad', () => {
    const person =
      '<TaxIdentification><PersonTypeCode>F</PersonTypeCode><ResidenceTypeCode>U</ResidenceTypeCode><TaxIdentificationNumber>PT123456789</TaxIdentificationNumber></TaxIdentification><Individual><Name>Ana</Name><FirstSurname>Silva</FirstSurname><SecondSurname>Costa</SecondSurname><OverseasAddress><Address>Rua 1</Address><PostCodeAndTown>1000 Lisboa</PostCodeAndTown><Province>Lisboa</Province><CountryCode>PRT</CountryCode></OverseasAddress></Individual>';
    expect(readAll(facturae([{}], { buyer: person }))[0]?.buyer).toMatchObject({
      name: 'Ana Silva Costa',
      vatId: 'PT123456789',
      country: 'PT',
      address: 'Rua 1\n1000 Lisboa\nLisboa',
    });
  });

  it('does not write a series twice', () => {
    expect(readOne({ series: 'A', number: 'A-2026-41' }).number).toBe('A-2026-41');
    expect(readOne({ series: '', number: '41' }).number).toBe('41');
  });

  it('takes instalments with their days and amounts', () => {
    expect(
      readOne({
        instalments: [
          ['2026-04-04', '605.00'],
          ['2026-05-04', '605.00'],
        ],
      }),
    ).toMatchObject({
      dueOn: '2026-05-04',
      instalments: [
        { dueOn: '2026-04-04', amountMinor: 60_500 },
        { dueOn: '2026-05-04', amountMinor: 60_500 },
      ],
    });
  });

  it('leaves out what is withheld: tax, and what the buyer keeps back', () => {
    const taxed = readOne({ withheld: '150.00', total: '1060.00' });
    expect(saidOf(taxed)).toEqual([
      'note withheld: of its total 1210.00 EUR the buyer does not pay 150.00 EUR to the seller (TotalTaxesWithheld); 1060.00 EUR are owed',
    ]);
    expect(taxed).toMatchObject({
      grossMinor: 121_000,
      withheldMinor: 15_000,
      payableMinor: 106_000,
    });
    const kept = readOne({
      executable: '1149.50',
      totals:
        '<AmountsWithheld><WithholdingReason>Garantía</WithholdingReason><WithholdingRate>5.00</WithholdingRate><WithholdingAmount>60.50</WithholdingAmount></AmountsWithheld>',
    });
    expect(kept).toMatchObject({ withheldMinor: 6_050, payableMinor: 114_950 });
    expect(kept.doubts.map(({ code }) => code)).toEqual(['withheld']);
  });

  it('counts payments on account and expenses', () => {
    const invoice = readOne({
      outstanding: '910.00',
      executable: '930.00',
      totals:
        '<PaymentsOnAccount><PaymentOnAccount><PaymentOnAccountDate>2026-02-01</PaymentOnAccountDate><PaymentOnAccountAmount>300.00</PaymentOnAccountAmount></PaymentOnAccount></PaymentsOnAccount><TotalReimbursableExpenses>20.00</TotalReimbursableExpenses>',
    });
    expect(saidOf(invoice)).toEqual([]);
    expect(invoice).toMatchObject({
      grossMinor: 121_000,
      prepaidMinor: 30_000,
      roundingMinor: 2_000,
      payableMinor: 93_000,
    });
  });

  it('checks the surcharge of equivalence as a tax of its own', () => {
    const invoice = facturae([{ vat: '210.00', total: '1262.00' }])
      .replace(
        '</TaxAmount>',
        '</TaxAmount><EquivalenceSurcharge>5.20</EquivalenceSurcharge><EquivalenceSurchargeAmount><TotalAmount>52.00</TotalAmount></EquivalenceSurchargeAmount>',
      )
      .replace('<TotalTaxOutputs>210.00', '<TotalTaxOutputs>262.00');
    expect(readAll(invoice).flatMap(saidOf)).toEqual([]);
  });

  it('reads a batch, corrections by difference and by a whole new invoice among it', () => {
    const file = readEInvoices(
      bytesOf(
        facturae([
          {},
          {
            series: 'R',
            number: '1',
            invoiceClass: 'OR',
            corrective: ['A', '41', '02'],
            net: '-100.00',
            vat: '-21.00',
            total: '-121.00',
            lines: '',
            instalments: [['2026-04-04', '-121.00']],
          },
          {
            series: 'R',
            number: '2',
            invoiceClass: 'OR',
            corrective: ['A', '40', '01'],
          },
        ]),
      ),
    );
    expect(file.doubts).toEqual([]);
    expect(
      file.documents.map((read) =>
        read.ok
          ? [
              read.value.number,
              read.value.payableMinor,
              read.value.preceding[0]?.number,
              read.value.doubts.length,
              read.value.dueOn,
            ]
          : english(read.error.message),
      ),
    ).toEqual([
      ['A/41', 121_000, undefined, 0, '2026-04-04'],
      ['R/1', -12_100, 'A/41', 0, null],
      ['R/2', 121_000, 'A/40', 0, '2026-04-04'],
    ]);
  });

  it('compares a batch with its invoices', () => {
    expect(saidOf(readEInvoices(bytesOf(facturae([{}, {}], { batch: ['3', '3630.00'] }))))).toEqual(
      [
        'warning batch_count: the file says that it holds 3 invoices (InvoicesCount), and it holds 2; ask for it again where it was made',
        'warning batch_total: its invoices come to 2420, yet the file states 3630 for all of them (TotalExecutableAmount); compare them where it was made',
      ],
    );
  });

  it.each<[string, InventedFacturae, readonly string[]]>([
    [
      'the total',
      { total: '1220.00' },
      [
        'warning gross_total: net total and VAT come to 1210.00 EUR, yet it states 1220.00 EUR (InvoiceTotal): 10.00 EUR more',
      ],
    ],
    [
      'the amount to pay',
      { executable: '1200.00' },
      [
        'warning payable_total: total with VAT, less what was prepaid, plus rounding comes to 1210.00 EUR, yet it states 1200.00 EUR (TotalExecutableAmount): 10.00 EUR less',
      ],
    ],
    [
      'the total after withheld tax',
      { withheld: '150.00', total: '1070.00' },
      [
        'warning gross_total: net total and VAT come to 1210.00 EUR, yet it states 1220.00 EUR (InvoiceTotal + TotalTaxesWithheld): 10.00 EUR more',
        'note withheld: of its total 1220.00 EUR the buyer does not pay 150.00 EUR to the seller (TotalTaxesWithheld); 1070.00 EUR are owed',
      ],
    ],
  ])('says where %s is wrong', (_name, made, expected) => {
    expect(saidOf(readOne(made))).toEqual(expected);
  });

  it('refuses what cannot be read, and a file without invoices', () => {
    const sentences = (xml: string): readonly string[] =>
      readEInvoices(bytesOf(xml)).documents.map((read) =>
        read.ok ? read.value.number : english(read.error.message),
      );
    expect(sentences(facturae([{ total: 'mil' }, {}]))).toEqual([
      'line 16: <InvoiceTotal> "mil" is not an amount (digits with a decimal point); correct it where the invoice was made and export it again',
      'A/41',
    ]);
    expect(sentences(facturae([]))).toEqual(['line 2: the file holds no invoice; export it again']);
  });

  it('says that a signature was not checked', () => {
    expect(
      saidOf(readEInvoices(bytesOf(facturae([{}], { inside: '<ds:Signature Id="S"/>' })))),
    ).toEqual(['note signature_not_checked: the file is signed; the signature was not checked']);
  });
});
