/**
 * Files changed at random: bytes flipped, pieces cut out, doubled and swapped. Whatever comes out is
 * an invoice whose amounts can be counted, or one sentence; never an exception, never a hang.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EInvoice, EInvoiceFault } from '../../../../src/domain/einvoice/einvoice.ts';
import type { Result } from '../../../../src/domain/result.ts';
import { readEInvoicesXml } from '../../../../src/formats/in/einvoice/read-einvoice.ts';
import { facturae } from './invented-facturae.ts';
import { fattura, payment } from './invented-fatturapa.ts';
import { readEInvoice, readEInvoiceXml } from './read-one.ts';
import { recogniseEInvoice } from '../../../../src/formats/in/einvoice/recognise-einvoice.ts';
import { bytesOf, cii, ubl, zugferd1 } from './invented.ts';
import { pdfWith } from './invented-pdf.ts';
import { english } from '../../../harness/english.ts';

function expectWhole(read: Result<EInvoice, EInvoiceFault>): void {
  if (!read.ok) {
    expect(english(read.error.message)).toMatch(/^[^\n]{10,600}$/);
    expect(read.error.code).toMatch(/^[a-z_]+$/);
    return;
  }
  const { value } = read;
  expect(value.number).not.toBe('');
  for (const amount of [
    value.grossMinor,
    value.prepaidMinor,
    value.roundingMinor,
    value.payableMinor,
    ...value.lines.map((line) => line.netMinor ?? 0),
  ])
    expect(Number.isSafeInteger(amount)).toBe(true);
}

/** One change of a file of `length` bytes. */
const change = (length: number) =>
  fc.record({
    kind: fc.constantFrom('flip', 'cut', 'double', 'digits', 'end'),
    at: fc.nat(length - 1),
    size: fc.integer({ min: 1, max: 200 }),
    byte: fc.nat(255),
  });

type Change = { kind: string; at: number; size: number; byte: number };

function changed(original: Uint8Array, changes: readonly Change[]): Uint8Array {
  let bytes: Uint8Array = Uint8Array.from(original);
  for (const { kind, at, size, byte } of changes) {
    const piece = bytes.subarray(at, at + size);
    if (kind === 'flip') bytes[at] = byte;
    else if (kind === 'cut') bytes = joined(bytes.subarray(0, at), bytes.subarray(at + size));
    else if (kind === 'double') bytes = joined(bytes.subarray(0, at), piece, bytes.subarray(at));
    else if (kind === 'end') bytes = bytes.slice(0, at + 1);
    else
      piece.forEach((value, index) => {
        if (value >= 0x30 && value <= 0x39) piece[index] = 0x30 + ((value + byte) % 10);
      });
  }
  return bytes;
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts));

describe('changed XML', () => {
  it.each([
    ['UBL invoice', ubl({ price: '10.00', prepaid: '1.50', rounding: '0.50', terms: '30 days' })],
    ['UBL credit note', ubl({ type: '381', preceding: 'INV-7' })],
    ['CII', cii({ price: '10.00', prepaid: '1.50', rounding: '0.50', terms: '30 days' })],
    ['ZUGFeRD 1', zugferd1({ type: '381', preceding: 'INV-7' })],
  ])('%s', (_name, xml) => {
    const original = bytesOf(xml);
    fc.assert(
      fc.property(fc.array(change(original.length), { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = changed(original, changes);
        recogniseEInvoice(bytes);
        expectWhole(readEInvoiceXml(bytes));
      }),
      { numRuns: 500 },
    );
  });
  it('texts of every kind in the place of values', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 30 }),
      fc.constantFrom('-0', '+1', '.5', '1e9', 'NaN', '9'.repeat(70), '1'.repeat(20), '0.000001'),
      fc.double().map(String),
    );
    const escaped = (text: string): string =>
      text
        .replace(/[^\t\n\r -~]/g, '')
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;');
    const values = fc.record(
      {
        number: texts.map(escaped),
        issued: texts.map(escaped),
        due: texts.map(escaped),
        terms: texts.map(escaped),
        gross: texts.map(escaped),
        prepaid: texts.map(escaped),
        rounding: texts.map(escaped),
        payable: texts.map(escaped),
        vat: texts.map(escaped),
        vatRate: texts.map(escaped),
        quantity: texts.map(escaped),
        price: texts.map(escaped),
        nets: fc.array(texts.map(escaped), { maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(values, fc.constantFrom(ubl, cii), (some, make) => {
        expectWhole(readEInvoiceXml(bytesOf(make(some))));
      }),
      { numRuns: 500 },
    );
  });
});

describe('changed files of several documents', () => {
  it.each([
    [
      'FatturaPA',
      fattura([
        {
          withheld: '200.00',
          payments: [payment('2026-04-04', '510.00'), payment('2026-05-04', '510.00')],
        },
        {
          type: 'TD04',
          corrects: '7/26',
          due: 'S',
          general: '<Arrotondamento>0.10</Arrotondamento>',
        },
      ]),
    ],
    [
      'Facturae',
      facturae([
        { withheld: '150.00', total: '1060.00' },
        { corrective: ['A', '41', '02'], series: 'R' },
      ]),
    ],
  ])('%s', (_name, xml) => {
    const original = bytesOf(xml);
    fc.assert(
      fc.property(fc.array(change(original.length), { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = changed(original, changes);
        recogniseEInvoice(bytes);
        const { documents } = readEInvoicesXml(bytes);
        expect(documents.length).toBeGreaterThan(0);
        for (const read of documents) expectWhole(read);
      }),
      { numRuns: 500 },
    );
  });

  it('texts of every kind in the place of values', () => {
    const texts = fc.oneof(
      fc.constantFrom(
        '-0',
        '+1',
        '.5',
        '1e9',
        'NaN',
        '9'.repeat(17),
        '1'.repeat(20),
        '0.000001',
        '-1220.00',
        '',
      ),
      fc.double().map(String),
    );
    const values = fc.record(
      { total: texts, net: texts, vat: texts, withheld: texts, issued: texts, executable: texts },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(values, fc.constantFrom(fattura, facturae), (some, make) => {
        for (const read of readEInvoicesXml(bytesOf(make([some]))).documents) expectWhole(read);
      }),
      { numRuns: 500 },
    );
  });
});

describe('changed PDF', () => {
  it('with an invoice inside', async () => {
    for (const useObjectStreams of [true, false]) {
      const original = await pdfWith({ 'factur-x.xml': cii() }, { useObjectStreams });
      fc.assert(
        fc.property(
          fc.array(change(original.length), { minLength: 1, maxLength: 4 }),
          (changes) => {
            expectWhole(readEInvoice(changed(original, changes)));
          },
        ),
        { numRuns: 500 },
      );
    }
  });
});
