/** Files that need no mapping, and what happens when a file is not what the person says it is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bankFile } from '../../harness/bank-files.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import type { ImportKind } from '../../../src/contract/calls/imports.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace({ now: '2026-04-01T12:00', company: 'Flores Ltd' });
});
afterEach(() => workspace.dispose());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The least that UBL 2.1 needs here. */
const UBL = `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
<cbc:ID>E-17</cbc:ID><cbc:IssueDate>2026-03-01</cbc:IssueDate><cbc:DueDate>2026-03-31</cbc:DueDate>
<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Flores Ltd</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Iris GmbH</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">21.00</cbc:TaxAmount></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">121.00</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">121.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">4</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount><cac:Item><cbc:Name>Roses</cbc:Name></cac:Item><cac:Price><cbc:PriceAmount currencyID="EUR">25.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
</Invoice>`;

const RATES = 'Date,USD,JPY,\n2026-03-31,1.0800,160.00,\n2026-03-30,1.0700,N/A,\n';

async function preview(fileName: string, content: Uint8Array, kind: ImportKind | 'auto' = 'auto') {
  const { uploadId, mapping, ...inspection } = await workspace.value('imports.inspect', {
    fileName,
    bytes: content,
    kind,
  });
  return { inspection, preview: await workspace.value('imports.preview', { uploadId, mapping }) };
}

const bring = async (fileName: string, content: Uint8Array) => {
  const shown = await preview(fileName, content);
  await workspace.value('imports.commit', { previewId: shown.preview.previewId });
  return shown;
};

describe('an e-invoice', () => {
  it('becomes an invoice with its goods and a customer; the second time it is known', async () => {
    const { inspection, preview: shown } = await bring('E-17.xml', bytes(UBL));
    expect(inspection).toMatchObject({ kind: 'einvoice', format: 'UBL', columns: [] });
    expect(shown).toMatchObject({
      read: 1,
      new: 1,
      einvoice: { number: 'E-17', buyer: 'Iris GmbH', isNewCustomer: true, payableMinor: 12_100 },
    });
    const { items } = await workspace.value('aging.items', { asOf: d('2026-04-01') });
    expect(items).toMatchObject([{ item: 'E-17', dueOn: '2026-03-31', openMinor: 12_100 }]);
    const customer = items[0]?.customer ?? '';
    const goods = await workspace.value('invoices.goods', { customer });
    expect(goods.rows).toMatchObject([
      { invoice: 'E-17', description: 'Roses', quantity: '4', unitPrice: '25.00' },
    ]);
    expect((await preview('again.xml', bytes(UBL))).preview).toMatchObject({
      new: 0,
      duplicate: 1,
    });
  });

  it('with an external entity is refused, with the line', async () => {
    const hostile = UBL.replace(
      '?>',
      '?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    ).replace('E-17', '&e;');
    const { preview: shown } = await preview('hostile.xml', bytes(hostile), 'einvoice');
    expect(shown).toMatchObject({ read: 1, refused: 1 });
    expect(shown.findings[0]?.message).toMatch(/^line 2: .*(DOCTYPE|entit)/);
  });
});

describe("the ECB's rates", () => {
  it('come in as they are, a day a row, and convert; a missing one is refused', async () => {
    const { preview: shown } = await bring('eurofxref-hist.csv', bytes(RATES));
    expect(shown).toMatchObject({ read: 2, new: 2, facts: { rates: 3 } });
    const convert = { amountMinor: 10_000, from: 'USD', to: 'EUR' };
    expect(
      await workspace.value('rates.convert', { ...convert, on: d('2026-04-01') }),
    ).toMatchObject({
      amountMinor: 9_259,
      rateOn: '2026-03-31',
      source: 'ECB',
    });
    expect(
      (await workspace.refusal('rates.convert', { ...convert, on: d('2026-04-20') })).code,
    ).toBe('no_rate');
    expect((await preview('again.csv', bytes(RATES))).preview).toMatchObject({
      new: 0,
      duplicate: 2,
    });
  });

  it('of an undone import no longer count', async () => {
    await bring('eurofxref-hist.csv', bytes(RATES));
    await workspace.value('imports.undo', { batchId: 1 });
    const refused = await workspace.refusal('rates.convert', {
      amountMinor: 1,
      from: 'USD',
      to: 'EUR',
      on: d('2026-03-31'),
    });
    expect(refused.code).toBe('no_rate');
    expect((await preview('again.csv', bytes(RATES))).preview.new).toBe(2);
  });
});

describe('a file that is something else', () => {
  it('is refused with what it is and what to do', async () => {
    const bank = bankFile({ lines: [{ on: '2026-03-04', amount: '+1.00' }] });
    const csv = bytes('Invoice,Customer,Date,Amount\n1,A,2026-01-01,5.00\n');
    const sentences: string[] = [];
    for (const [name, content, kind] of [
      ['bank.xml', bank, 'einvoice'],
      ['bank.xml', bank, 'invoice-list'],
      ['E-17.xml', bytes(UBL), 'bank'],
      ['rates.csv', bytes(RATES), 'bank-list'],
      ['list.csv', csv, 'einvoice'],
      ['list.csv', csv, 'rates'],
    ] as const) {
      const { code, message } = await workspace.refusal('imports.inspect', {
        fileName: name,
        bytes: content,
        kind,
      });
      sentences.push(`${kind}: ${code}: ${message}`);
    }
    await expect(`${sentences.join('\n')}\n`).toMatchFileSnapshot(
      '../../golden/imports/wrong-kind.txt',
    );
  });

  it('is taken for a bank list when a person says so of a table', async () => {
    const csv = bytes('Date,Text,Amount\n2026-03-04,Invoice 7,5.00\n');
    const { inspection } = await preview('bank.csv', csv, 'bank');
    expect(inspection.kind).toBe('bank-list');
  });
});
