/** Invoices inside a PDF: found by their name, else by what they are; everything else is refused. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readEInvoice } from './read-one.ts';
import { recogniseEInvoice } from '../../../../src/formats/in/einvoice/recognise-einvoice.ts';
import { bytesOf, cii, ubl, zugferd1 } from './invented.ts';
import { pdfWith } from './invented-pdf.ts';
import { english } from '../../../harness/english.ts';

/** The number of the invoice, or the refusal. */
function told(bytes: Uint8Array): string {
  const read = readEInvoice(bytes);
  return read.ok ? `${read.value.syntax} ${read.value.number}` : english(read.error.message);
}

const NOTHING_INSIDE =
  'the PDF has no e-invoice inside (factur-x.xml, zugferd-invoice.xml or xrechnung.xml); attach it to an invoice, or export the invoice as XML';

describe('a PDF with an invoice inside', () => {
  it.each([
    ['factur-x.xml', cii()],
    ['ZUGFeRD-invoice.xml', zugferd1()],
    ['zugferd-invoice.xml', cii()],
    ['xrechnung.xml', ubl()],
    ['invoice-of-rosa.xml', cii()],
  ])('%s', async (name, xml) => {
    const pdf = await pdfWith({ 'terms.txt': 'n/a', [name]: xml });
    expect(recogniseEInvoice(pdf)).toBe('pdf');
    expect(told(pdf)).toBe('Factur-X INV-1042');
  });
  it('with a plain table of objects too', async () => {
    expect(told(await pdfWith({ 'factur-x.xml': cii() }, { useObjectStreams: false }))).toBe(
      'Factur-X INV-1042',
    );
  });
  it('takes the file that the standard names, whatever else is there', async () => {
    const pdf = await pdfWith({
      'a.xml': cii({ number: 'OTHER' }),
      'order-x.xml': '<x/>',
      'Factur-X.xml': cii(),
    });
    expect(told(pdf)).toBe('Factur-X INV-1042');
  });
  it('behind branches of the list of names, and behind the list of associated files', async () => {
    const document = await PDFDocument.load(await pdfWith({ 'factur-x.xml': cii() }));
    const names = document.catalog.lookup(PDFName.of('Names'), PDFDict);
    const leaf = names.get(PDFName.of('EmbeddedFiles'));
    const branch = document.context.nextRef();
    // A branch that is its own child must not be walked for ever.
    document.context.assign(branch, document.context.obj({ Kids: [branch, leaf, leaf] }));
    names.set(PDFName.of('EmbeddedFiles'), branch);
    expect(told(await document.save())).toBe('Factur-X INV-1042');
    document.catalog.delete(PDFName.of('Names'));
    expect(told(await document.save())).toBe('Factur-X INV-1042');
  });
});

describe('a PDF that is refused', () => {
  it.each([
    ['nothing inside', {}, NOTHING_INSIDE],
    ['an order', { 'order-x.xml': '<SCRDMCCBDACIOMessageStructure/>' }, NOTHING_INSIDE],
    ['a picture', { 'logo.png': '…' }, NOTHING_INSIDE],
    [
      'a broken invoice',
      { 'factur-x.xml': '<Invoice>' },
      'in "factur-x.xml" inside the PDF, line 1: the file ends inside <Invoice> of line 1, so a part of it is missing; download it again',
    ],
  ])('%s', async (_name, files, message) => {
    expect(told(await pdfWith(files as Record<string, string>))).toContain(message);
  });
  it.each([
    ['no PDF behind the first line', '%PDF-1.7\n'],
    ['half a PDF', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog'],
  ])('%s', (_name, text) => {
    expect(told(bytesOf(text))).toBe(
      'the PDF is damaged and cannot be read; download or export it again',
    );
  });
  it('entities inside are refused with their line', async () => {
    const xml = cii().replace(
      '<rsm:Cross',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<rsm:Cross',
    );
    expect(told(await pdfWith({ 'factur-x.xml': xml }))).toMatch(
      /^in "factur-x.xml" inside the PDF, line 2: the file declares entities \(DOCTYPE\)/,
    );
  });
  it('protected by a password', async () => {
    const document = await PDFDocument.load(await pdfWith({ 'factur-x.xml': cii() }));
    document.encrypt({ userPassword: 'rose', ownerPassword: 'thorn' });
    expect(told(await document.save())).toBe(
      'the PDF is protected, so that the invoice inside cannot be read; export it without protection, or as XML',
    );
  });
  it('an attachment packed in a way that is not read', async () => {
    const document = await PDFDocument.load(await pdfWith({ 'factur-x.xml': cii() }));
    for (const [, object] of document.context.enumerateIndirectObjects())
      if (object instanceof PDFRawStream && object.dict.has(PDFName.of('Params')))
        object.dict.set(PDFName.of('Filter'), PDFName.of('LZWDecode'));
    expect(told(await document.save())).toBe(
      '"factur-x.xml" inside the PDF cannot be unpacked; export the invoice again, or as XML',
    );
  });
});

describe('what keeps a library busy for minutes is refused at once', () => {
  it.each([
    ['open brackets', '[<<'],
    ['streams without end', '1 0 obj\n<< /Length 5 >>\nstream\n'],
    ['objects without end', '1 0 obj ('],
    ['the word stream', 'stream\n'],
    ['numbers', '1 '],
    ['digits', '1'],
    ['blanks', ' '],
    ['file specifications of nothing', '1 0 obj << /UF (x.xml) /EF << /F 1 0 R >> >> endobj\n'],
    ['names without end', '1 0 obj << /UF (\\('],
    ['one object with a million files', '/EF << /F 1 0 R >> '],
  ])('%s', (_name, piece) => {
    const many = piece.repeat(Math.floor(2_000_000 / piece.length));
    for (const begin of ['%PDF-1.7\n', '%PDF-1.7\n1 0 obj <<'])
      expect(told(bytesOf(begin + many))).toBe(
        'the PDF is damaged and cannot be read; download or export it again',
      );
  });
});

describe('bombs', () => {
  /** Zeros, packed to a thousandth. */
  const bomb = (megabytes: number): Uint8Array =>
    deflateSync(new Uint8Array(megabytes * 1_000_000), { level: 9 });

  it('a table of objects that unpacks to far too much is left alone', () => {
    const packed = bomb(40);
    const head = bytesOf(
      `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
    );
    const end = bytesOf('\nendstream\nendobj\ntrailer\n<< /Root 2 0 R >>\n%%EOF');
    expect(told(Buffer.concat([head, packed, end]))).toBe(NOTHING_INSIDE);
  });
  it('an attachment that unpacks to far too much is refused', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    const stream = document.context.stream(bomb(60), { Filter: 'FlateDecode' });
    const spec = document.context.obj({
      Type: 'Filespec',
      UF: PDFString.of('factur-x.xml'),
      EF: { F: document.context.register(stream) },
    });
    const associated = PDFArray.withContext(document.context);
    associated.push(document.context.register(spec));
    document.catalog.set(PDFName.of('AF'), associated);
    expect(told(await document.save())).toBe(
      '"factur-x.xml" inside the PDF cannot be unpacked; export the invoice again, or as XML',
    );
  });
});
