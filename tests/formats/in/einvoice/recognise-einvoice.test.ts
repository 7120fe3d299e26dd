/** What is taken for an e-invoice, by its content, and what is left to other readers. */
import { describe, expect, it } from 'vitest';
import { readEInvoiceXml } from './read-one.ts';
import { recogniseEInvoice } from '../../../../src/formats/in/einvoice/recognise-einvoice.ts';
import { bytesOf, cii, ubl } from './invented.ts';

describe('in the envelope of Peppol', () => {
  const envelope = (inside: string): string =>
    `<?xml version="1.0"?>\n<sh:StandardBusinessDocument xmlns:sh="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"><sh:StandardBusinessDocumentHeader/>${inside.replace(/<\?.*?\?>/, '')}</sh:StandardBusinessDocument>`;
  it.each([
    ['UBL', ubl(), 'ubl'],
    ['CII', cii(), 'cii'],
  ])('%s', (_name, xml, family) => {
    expect(recogniseEInvoice(bytesOf(envelope(xml)))).toBe(family);
    expect(readEInvoiceXml(bytesOf(envelope(xml)))).toMatchObject({
      value: { number: 'INV-1042' },
    });
  });
  it('with something else inside it is refused', () => {
    const other = bytesOf(envelope('<Order/>'));
    expect(recogniseEInvoice(other)).toBeNull();
    expect(readEInvoiceXml(other)).toMatchObject({ error: { code: 'not_an_einvoice' } });
  });
});

describe('what is not an e-invoice is not taken for one', () => {
  it.each([
    ['a bank statement', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"/>'],
    ['an order', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'],
    ['an invoice of another kind', '<Invoice xmlns="http://example.org/finvoice"/>'],
    ['a list', 'Invoice,Customer\nINV-1,C1\n'],
    ['a page', '<!DOCTYPE html><html></html>'],
    ['nothing', ''],
    ['a comment without end', '<!-- <Invoice'],
  ])('%s', (_name, text) => {
    expect(recogniseEInvoice(bytesOf(text))).toBeNull();
  });
  it('an invoice with a DOCTYPE is one, so that the refusal can be said', () => {
    const bomb = ubl().replace('<Invoice', '<!DOCTYPE Invoice [<!ENTITY a "a">]>\n<Invoice');
    expect(recogniseEInvoice(bytesOf(bomb))).toBe('ubl');
  });
});
