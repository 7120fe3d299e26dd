/** PDFs with files inside, made on the spot: `pdfWith({ 'factur-x.xml': cii() })`. */
import { PDFDocument } from '@cantoo/pdf-lib';

/** The moment in them is fixed, so that the bytes are the same in every run. */
const MADE = new Date('2026-01-31T00:00:00Z');

export async function pdfWith(
  files: Readonly<Record<string, string>>,
  options: { readonly useObjectStreams?: boolean } = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage([200, 200]);
  for (const [name, text] of Object.entries(files))
    await document.attach(new TextEncoder().encode(text), name, {
      mimeType: 'text/xml',
      creationDate: MADE,
      modificationDate: MADE,
    });
  return document.save({ useObjectStreams: options.useObjectStreams ?? true });
}
