/**
 * Every sentence with which an e-invoice is refused, from the smallest file that makes it say so.
 * `refusals.txt` is for reading: does each name the thing, the place and what to do?
 */
import { describe, expect, it } from 'vitest';
import { readEInvoiceXml } from './read-one.ts';
import { bytesOf, cii, ubl } from './invented.ts';
import { english } from '../../../harness/english.ts';

const doctype = (declarations: string): string =>
  ubl().replace('<Invoice', `<!DOCTYPE Invoice [${declarations}]>\n<Invoice`);

const laughs = Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
).join('\n');

const CASES: readonly (readonly [name: string, xml: string | Uint8Array])[] = [
  ['empty file', ''],
  ['no XML', 'INV-1;Rosa;12,50'],
  ['external entity', doctype('<!ENTITY e SYSTEM "file:///etc/passwd">')],
  [
    'external document type',
    ubl().replace('<Invoice', '<!DOCTYPE Invoice SYSTEM "http://evil.example/x.dtd">\n<Invoice'),
  ],
  ['billion laughs', doctype(`<!ENTITY l0 "ha">\n${laughs}`)],
  ['entity without declaration', ubl().replace('Rose 1', '&rose;')],
  ['cut off', ubl().slice(0, 900)],
  ['cut off in CII', cii().slice(0, 900)],
  ['wrong nesting', ubl().replace('</cac:TaxTotal>', '</cac:TaxTotals>')],
  ['not UTF-8', new Uint8Array([...bytesOf('<?xml version="1.0"?>\n<Invoice>'), 0xe9, 0x28])],
  ['nested without end', '<a>'.repeat(100_000)],
  ['an order', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'],
  ['an order of Order-X', '<SCRDMCCBDACIOMessageStructure xmlns="urn:un:x"/>'],
  ['a bank statement', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"/>'],
  ['an invoice of another kind', '<Invoice xmlns="http://example.org/finvoice"/>'],
  ['a page', '<html><body/></html>'],
  ['no number', ubl().replace('<cbc:ID>INV-1042</cbc:ID>', '')],
  ['no number in CII', cii({ number: ' ' })],
  ['a number without end', ubl({ number: '7'.repeat(201) })],
  ['no date', ubl().replace('<cbc:IssueDate>2026-01-31</cbc:IssueDate>', '')],
  ['no such day', ubl({ issued: '2026-02-30' })],
  ['no such day in CII', cii({ issued: '2026-02-30' })],
  ['another form of date in CII', cii().replace('format="102">20260131', 'format="610">202601')],
  ['no currency', ubl().replace('<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>', '')],
  ['no such currency', ubl({ currency: 'EURO' })],
  ['no amount at all', ubl({ gross: null, payable: null })],
  ['decimal comma', ubl({ payable: '181,50' })],
  ['words for an amount', cii({ payable: 'lots' })],
  ['more decimals than cents', ubl({ gross: '181.505' })],
  ['decimals of a yen', ubl({ currency: 'JPY', gross: '181.50' })],
  ['more than is counted', ubl({ gross: `9${'0'.repeat(17)}` })],
  [
    'payable in another currency',
    ubl().replace('<cbc:PayableAmount currencyID="EUR">', '<cbc:PayableAmount currencyID="USD">'),
  ],
];

describe('refusals', () => {
  it('read as they are', async () => {
    const lines = CASES.map(([name, xml]) => {
      const read = readEInvoiceXml(typeof xml === 'string' ? bytesOf(xml) : xml);
      return read.ok
        ? `${name}\n  READ`
        : `${name}\n  ${read.error.code}: ${english(read.error.message)}`;
    });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('refusals.txt');
  });
  it.each(CASES.slice(1))('%s: says the line', (_name, xml) => {
    const read = readEInvoiceXml(typeof xml === 'string' ? bytesOf(xml) : xml);
    expect(read).toMatchObject({ ok: false, error: { line: expect.any(Number) as number } });
  });
});
