import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEInvoices } from '../../../../src/formats/in/einvoice/read-einvoice.ts';
import { recogniseEInvoice } from '../../../../src/formats/in/einvoice/recognise-einvoice.ts';
import { english } from '../../../harness/english.ts';
import { fattura } from './invented-fatturapa.ts';
import { bytesOf, ubl } from './invented.ts';
import { ber, der, inBase64, oid, p7m } from './made-p7m.ts';

const XML = bytesOf(fattura([{}, { number: '8/26' }]));

const told = (bytes: Uint8Array): readonly string[] => {
  const { documents, doubts } = readEInvoices(bytes);
  return [
    ...documents.map((read) => (read.ok ? read.value.number : english(read.error.message))),
    ...doubts.map(({ message }) => english(message)),
  ];
};
const SIGNED = 'the file is signed; the signature was not checked';

describe('a signed file', () => {
  it.each([
    ['with lengths (DER)', p7m(XML)],
    ['of indefinite lengths, the document in pieces (BER)', p7m(XML, ber)],
    ['in base64', inBase64(p7m(XML))],
    ['in base64 with a header', inBase64(p7m(XML, ber), 'PKCS7')],
    ['signed twice', p7m(p7m(XML, ber))],
    ['signed inside too', p7m(bytesOf(fattura([{}, { number: '8/26' }], '<Signature/>')))],
  ])('%s', (_name, bytes) => {
    expect(recogniseEInvoice(bytes)).toBe('signed');
    expect(told(bytes)).toEqual(['7/26', '8/26', SIGNED]);
  });

  it('may hold any e-invoice', () => {
    expect(told(p7m(bytesOf(ubl())))).toEqual(['INV-1042', SIGNED]);
  });

  it.each([
    [
      'without its document',
      p7m(null),
      'the file holds a signature without the document it was made for; choose the invoice itself',
    ],
    [
      'encrypted',
      der(0x30, oid(3), der(0xa0, der(0x30, Buffer.alloc(8)))),
      'the file is encrypted for one reader, so the invoice inside cannot be read; open it with the program it was made for and save the XML',
    ],
    [
      'a digest',
      der(0x30, oid(5), der(0xa0, der(0x30, Buffer.alloc(8)))),
      'the file is a container of signatures (CMS) without a document; choose the invoice itself',
    ],
    [
      'cut off',
      p7m(XML).subarray(0, 900),
      'the signed file is damaged or cut off; download it again',
    ],
    [
      'signed over and over',
      [1, 2, 3, 4, 5].reduce<Buffer>((bytes) => p7m(bytes), p7m(XML)),
      'the file is signed over and over again, as no real one is; ask for the invoice itself',
    ],
  ])('is refused: %s', (_name, bytes, sentence) => {
    expect(recogniseEInvoice(bytes)).toBe('signed');
    expect(told(bytes)[0]).toContain(sentence);
  });

  it('says where in it something is wrong', () => {
    expect(told(p7m(bytesOf('<html/>')))[0]).toBe(
      'in the signed file, line 1: the file is no e-invoice: it begins with <html>; export the invoice as UBL 2.1 (Peppol, XRechnung), CII, Factur-X, FatturaPA or Facturae',
    );
  });

  it('answers whatever is broken', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(p7m(XML), p7m(XML, ber)),
        fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
        fc.nat(4000),
        (bytes, flips, end) => {
          const damaged = Buffer.from(bytes.subarray(0, Math.max(40, end)));
          for (const [at, value] of flips) if (at < damaged.length) damaged[at] = value;
          expect(told(damaged).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is not every file that begins with M', () => {
    expect(
      recogniseEInvoice(bytesOf('Month,Customer,Amount\nMIIKvQYJKoZIhvcNAQcC,1,2')),
    ).toBeNull();
  });
});
