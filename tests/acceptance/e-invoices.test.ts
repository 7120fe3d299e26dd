/**
 * Every e-invoice of the shared data, as it was read: one table to lay beside the XML. Each is also
 * drafted into an empty ledger, so that what is open is what is payable.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftEInvoices } from '../../src/domain/einvoice/draft-einvoice.ts';
import type { EInvoice, EInvoiceParty } from '../../src/domain/einvoice/einvoice.ts';
import { minorToDecimal } from '../../src/domain/money.ts';
import { ok } from '../../src/domain/result.ts';
import { readEInvoice } from '../formats/in/einvoice/read-one.ts';
import { recogniseEInvoice } from '../../src/formats/in/einvoice/recognise-einvoice.ts';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';
import { english } from '../harness/english.ts';

const FOLDER = sharedData('e-invoices');
const FILES = existsSync(FOLDER)
  ? readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll(path.sep, '/'))
      .filter((name) => /\.xml$/i.test(name))
      .sort()
  : [];

/** Every cell of the table is there to be compared with the file by eye. */
const TABLE = `
en16931_ubl/BIS3_Invoice_negativ.XML: 380 12345, of 2019-01-25, due 2019-02-24, gross -782179.43, prepaid 0.00, rounding 0.00, payable -782179.43 DKK, 1 lines
    Company A, DK12345678 -> Company B, DK87654321
en16931_ubl/BIS3_Invoice_positive.XML: 380 12345, of 2019-01-25, due 2019-02-24, gross 782179.43, prepaid 0.00, rounding 0.00, payable 782179.43 DKK, 1 lines
    Company A, DK12345678 -> Company B, DK87654321
en16931_ubl/guide-example1.xml: 380 12115118, of 2015-01-09, due 2015-01-09, gross 250.33, prepaid 0.00, rounding 0.00, payable 250.33 EUR, 20 lines
    De Koksmaat, NL8200.98.395.B.01 -> ODIN 59, 10202
    ? goods line 20: quantity times price comes to 109.98 EUR, yet it states -109.98 EUR (BT-131): 219.96 EUR less
en16931_ubl/guide-example2.xml: 380 TOSL108, of 2013-06-30, due 2013-07-20, gross 1801.78, prepaid 1000.00, rounding 0.00, payable 801.78 NOK, 5 lines
    Salescompany ltd., NO123456789MVA -> The Buyercompany, NO987654321MVA
    ? goods line 1: quantity times price comes to 2546.00 NOK, yet it states 1273.00 NOK (BT-131): 1273.00 NOK less
en16931_ubl/guide-example3.xml: 380 TOSL108, of 2013-04-10, due 2013-05-10, gross 1125.00, prepaid 0.00, rounding 0.00, payable 1125.00 DKK, 2 lines
    SubscriptionSeller, DK16356706 -> Buyercompany ltd, 5790000435975
    ? goods line 1: quantity times price comes to 1600.00 DKK, yet it states 400.00 DKK (BT-131): 1200.00 DKK less
    ? goods line 2: quantity times price comes to 1600.00 DKK, yet it states 400.00 DKK (BT-131): 1200.00 DKK less
en16931_ubl/issue116.xml: 380 2018210, of 2018-02-08, due 2018-03-07, gross 830.00, prepaid 0.00, rounding 0.00, payable 830.00 SEK, 4 lines
    SÄLJARNAMNET, SE123456789001 -> Project services AB, SE123451234501
en16931_ubl/sample-discount-price.xml: 380 test decimal 1, of 2018-02-05, due 2018-02-28, gross 15.15, prepaid 0.00, rounding 0.00, payable 15.15 EUR, 1 lines
    HEP SPLIT, HR46830600751 -> HEP-OPERATOR DISTRIBUCIJSKOG SUSTAVA D.O.O. ZA DISTRIBUCIJU I OPSKRBU ELEKTRICNE ENERGIJE, HR46830600751
en16931_ubl/ubl-tc434-creditnote1.xml: 381 018304 / 28865, of 2019-09-23, due never (), gross 100.11, prepaid 0.00, rounding 0.00, payable 100.11 EUR, 1 lines
    My Supplier Company, BE0000000196 -> My Customer Company, BE0000000295
en16931_ubl/ubl-tc434-example1.xml: 380 12115118, of 2015-01-09, due 2015-01-09, gross 250.33, prepaid 0.00, rounding 0.00, payable 250.33 EUR, 20 lines
    De Koksmaat, NL8200.98.395.B.01 -> ODIN 59, 10202
    ? goods line 20: quantity times price comes to 109.98 EUR, yet it states -109.98 EUR (BT-131): 219.96 EUR less
en16931_ubl/ubl-tc434-example10.xml: 380 12115118, of 2015-01-09, due 2015-01-09, gross 250.33, prepaid 0.00, rounding 0.00, payable 250.33 EUR, 20 lines
    De Koksmaat, NL8200.98.395.B.01 -> ODIN 59, 10202
    ? goods line 20: quantity times price comes to 109.98 EUR, yet it states -109.98 EUR (BT-131): 219.96 EUR less
en16931_ubl/ubl-tc434-example2.xml: 380 TOSL108, of 2013-06-30, due 2013-07-20, gross 1801.78, prepaid 1000.00, rounding 0.00, payable 801.78 NOK, 5 lines
    Salescompany ltd., NO123456789MVA -> The Buyercompany, NO987654321MVA
    ? goods line 1: quantity times price comes to 2546.00 NOK, yet it states 1273.00 NOK (BT-131): 1273.00 NOK less
en16931_ubl/ubl-tc434-example3.xml: 380 TOSL108, of 2013-04-10, due 2013-05-10, gross 2005.00, prepaid 0.00, rounding 0.00, payable 2005.00 DKK, 2 lines
    SubscriptionSeller, DK16356706 -> Buyercompany ltd, NO987654321MVA
    ? goods line 1: quantity times price comes to 1600.00 DKK, yet it states 800.00 DKK (BT-131): 800.00 DKK less
    ? goods line 2: quantity times price comes to 1600.00 DKK, yet it states 800.00 DKK (BT-131): 800.00 DKK less
en16931_ubl/ubl-tc434-example4.xml: 380 TOSL110, of 2013-04-10, due 2013-05-10, gross 4675.00, prepaid 0.00, rounding 0.00, payable 4675.00 DKK, 3 lines
    SellerCompany, DK16356706 -> Buyercompany ltd, 5790000436057
en16931_ubl/ubl-tc434-example5.xml: 380 TOSL110, of 2013-04-10, due 2013-05-10, gross 4675.00, prepaid 2337.50, rounding 0.00, payable 2337.50 DKK, 3 lines
    SellerCompany, NL16356706 -> Buyercompany ltd, DK16356607; corrects TOSL109
en16931_ubl/ubl-tc434-example6.xml: 380 TOSL110, of 2013-04-10, due 2013-05-10, gross 4675.00, prepaid 0.00, rounding 0.00, payable 4675.00 DKK, 3 lines
    SellerCompany, DK123456789MVA -> Buyercompany ltd
en16931_ubl/ubl-tc434-example7.xml: 380 INVOICE_test_7, of 2013-03-11, due never (Payment within 30 days), gross 3200.00, prepaid 0.00, rounding 0.00, payable 3200.00 SEK, 2 lines
    The Sellercompany Incorporated, 5532331183 -> THe Buyercompany
en16931_ubl/ubl-tc434-example8.xml: 380 1100512149, of 2014-11-10, due 2014-11-24, gross 1099.78, prepaid 0.00, rounding 0.00, payable 1099.78 EUR, 10 lines
    Enexis B.V., NL809561074B01 -> Klant, 1081119
en16931_ubl/ubl-tc434-example9.xml: 380 20150483, of 2015-04-01, due 2015-04-14, gross 177.87, prepaid 0.00, rounding 0.00, payable 177.87 EUR, 1 lines
    Bluem BV, NL809163160B01 -> Provide Verzekeringen
peppol_bis3/Allowance-example.xml: 380 Snippet1, of 2017-11-13, due 2017-12-01, gross 7125.00, prepaid 1000.00, rounding 0.00, payable 6125.00 EUR, 3 lines
    SupplierOfficialName Ltd, GB1232434 -> Buyer Official Name, SE4598375937
peppol_bis3/GR-base-example-TaxRepresentative.xml: 380 061828591|01/10/2020|0|1.1|0|1, of 2020-10-01, due 2020-12-01, gross 1656.25, prepaid 0.00, rounding 0.00, payable 1656.25 EUR, 2 lines
    SupplierTradingName Ltd., 1238764941386 -> Buyer Official Name, EL061828591
peppol_bis3/GR-base-example-correct.xml: 380 061828591|01/10/2020|0|1.1|0|1, of 2020-10-01, due 2020-12-01, gross 1656.25, prepaid 0.00, rounding 0.00, payable 1656.25 EUR, 2 lines
    SupplierOfficialName Ltd, EL0618285912 -> Buyer Official Name, EL061828591
peppol_bis3/Norwegian-example-1.xml: 380 TOSL108, of 2013-06-30, due 2013-07-20, gross 1801.78, prepaid 1000.00, rounding 0.22, payable 802.00 NOK, 5 lines
    The Sellercompany ASA, NO123456785MVA -> Buyercompany ASA, NO987654325MVA
peppol_bis3/Vat-category-S.xml: 380 Snippet1, of 2017-11-13, due 2017-12-01, gross 8550.00, prepaid 0.00, rounding 0.00, payable 8550.00 EUR, 3 lines
    SupplierOfficialName Ltd, GB1232434 -> Buyer Official Name, SE4598375937
peppol_bis3/base-creditnote-correction.xml: 381 Snippet1, of 2017-11-13, due never (Payment within 10 days, 2% discount), gross 1656.25, prepaid 0.00, rounding 0.00, payable 1656.25 EUR, 2 lines
    SupplierOfficialName Ltd, GB1232434 -> Buyer Official Name, SE4598375937; corrects Snippet1
peppol_bis3/base-example.xml: 380 Snippet1, of 2017-11-13, due 2017-12-01, gross 1656.25, prepaid 0.00, rounding 0.00, payable 1656.25 EUR, 2 lines
    SupplierOfficialName Ltd, GB1232434 -> Buyer Official Name, SE4598375937
peppol_bis3/base-negative-inv-correction.xml: 380 Correction1, of 2017-11-13, due 2017-12-01, gross -1656.25, prepaid 0.00, rounding 0.00, payable -1656.25 EUR, 2 lines
    SupplierOfficialName Ltd, GB1232434 -> Buyer Official Name, SE4598375937; corrects Snippet1
peppol_bis3/sales-order-example.xml: 380 Snippet1, of 2017-11-13, due 2017-12-01, gross 1656.25, prepaid 0.00, rounding 0.00, payable 1656.25 EUR, 2 lines
    SupplierOfficialName Ltd, GB1232434 -> Buyer Official Name, SE4598375937
peppol_bis3/vat-category-E.xml: 380 Vat-Z, of 2018-08-30, due never (Payment within 30 days), gross 1200.00, prepaid 0.00, rounding 0.00, payable 1200.00 GBP, 1 lines
    The Sellercompany Incorporated, GB928741974 -> The Buyercompany, 12345678
peppol_bis3/vat-category-O.xml: 380 Vat-O, of 2018-08-30, due never (Payment within 30 days), gross 3200.00, prepaid 0.00, rounding 0.00, payable 3200.00 SEK, 1 lines
    The Sellercompany Incorporated, 7300010000001 -> The Buyercompany, 987654325
peppol_bis3/vat-category-Z.xml: 380 Vat-Z, of 2018-08-30, due never (Payment within 30 days), gross 1200.00, prepaid 0.00, rounding 0.00, payable 1200.00 GBP, 1 lines
    The Sellercompany Incorporated, GB928741974 -> The Buyercompany, 12345678
`;

const named = (party: EInvoiceParty): string =>
  [party.name, party.vatId || party.registration || party.endpoint]
    .filter((text) => text !== '')
    .join(', ');

/** Two lines for each file, and one for each doubt. */
function told(file: string, invoice: EInvoice): string[] {
  const amount = (minor: number): string => minorToDecimal(minor, invoice.currency);
  return [
    `${file}: ${invoice.typeCode} ${invoice.number}, of ${invoice.issuedOn}, due ${invoice.dueOn ?? `never (${invoice.terms})`}, gross ${amount(invoice.grossMinor)}, prepaid ${amount(invoice.prepaidMinor)}, rounding ${amount(invoice.roundingMinor)}, payable ${amount(invoice.payableMinor)} ${invoice.currency}, ${invoice.lines.length} lines`,
    `    ${named(invoice.seller)} -> ${named(invoice.buyer)}${invoice.preceding.length === 0 ? '' : `; corrects ${invoice.preceding.map((document) => document.number).join(', ')}`}`,
    ...invoice.doubts.map((doubt) => `    ? ${english(doubt.message)}`),
  ];
}

function read(file: string): EInvoice {
  const result = readEInvoice(readFileSync(path.join(FOLDER, file)));
  if (!result.ok) throw new Error(`${file}: ${english(result.error.message)}`);
  return result.value;
}

describe.skipIf(!hasSharedData)('real e-invoices (../shared/data/e-invoices)', () => {
  it('gives number, type, dates, currency, parties, amounts and lines of every file', () => {
    const table: string[] = [];
    for (const file of FILES) table.push(...told(file, read(file)));
    expect(table.join('\n')).toBe(TABLE.trim());
  });

  it.each(FILES)('%s: recognised by its content', (file) => {
    expect(recogniseEInvoice(readFileSync(path.join(FOLDER, file)))).toBe('ubl');
  });

  it.each(FILES)('%s: what is open after drafting is what is payable', (file) => {
    const invoice = read(file);
    const drafted = draftEInvoices(
      { documents: [ok(invoice)], doubts: [] },
      {
        known: {
          hasDocuments: false,
          invoice: () => null,
          receipt: () => null,
          creditNote: () => null,
          customer: () => null,
          history: () => [],
          hasNumber: () => false,
        },
        parties: { byTaxId: () => null, byName: () => null },
        company: { name: invoice.seller.name, taxId: invoice.seller.vatId },
      },
    );
    expect(drafted).toMatchObject({ read: 1, new: 1, duplicate: 0, refused: 0 });
    const [facts] = [...drafted.chunks(10)];
    const owed = (facts?.invoices ?? []).reduce((sum, one) => sum + one.grossMinor, 0);
    const paid = (facts?.receipts ?? []).reduce((sum, one) => sum + one.amountMinor, 0);
    const credited = (facts?.creditNotes ?? []).reduce((sum, one) => sum + one.amountMinor, 0);
    const payable =
      invoice.kind === 'credit_note' ? -Math.abs(invoice.payableMinor) : invoice.payableMinor;
    expect(owed - paid - credited).toBe(payable);
    expect(drafted.facts.goodsLines).toBe(owed === 0 ? 0 : invoice.lines.length);
    expect(facts?.customers).toHaveLength(1);
  });
});
