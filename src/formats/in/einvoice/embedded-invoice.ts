/**
 * The XML that a Factur-X or ZUGFeRD invoice carries inside its PDF.
 *
 *     %PDF-1.7 … /UF (factur-x.xml) /EF << /F 11 0 R >> …  ->  { name: 'factur-x.xml', xml: <?xml … }
 *
 * A PDF is a stranger's file: it is never drawn, its text and scripts are never looked at.
 */
import type { EInvoiceFault } from '../../../domain/einvoice/einvoice.ts';
import { shortened } from '../../../domain/imports/findings.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { contentOf, readPdfObjects, type PdfObject, type PdfObjects } from './pdf-objects.ts';
import { recogniseEInvoice } from './recognise-einvoice.ts';
import { say, type Text } from '../../../domain/texts/text.ts';

/** Names by Factur-X 1.0 and ZUGFeRD 1 and 2, the newest first; capitals do not matter. */
const NAMES = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];

const MAX_PDF_BYTES = 50_000_000;
const MAX_XML_BYTES = 50_000_000;
/** Of files whose name says nothing, so many are opened. */
const MAX_OTHERS = 20;

export interface EmbeddedInvoice {
  readonly name: string;
  readonly xml: Uint8Array;
}

const fault = (code: string, message: Text): { ok: false; error: EInvoiceFault } =>
  err({ code, line: null, message });

/** The embedded invoice, or a sentence why there is none. */
export function embeddedInvoice(bytes: Uint8Array): Result<EmbeddedInvoice, EInvoiceFault> {
  if (bytes.length > MAX_PDF_BYTES)
    return fault(
      'too_large',
      say`the PDF has ${bytes.length} bytes, and at most ${MAX_PDF_BYTES} are read; export the invoice as XML`,
    );
  const objects = readPdfObjects(bytes);
  // Streams of a locked PDF are scrambled; its names may be readable all the same.
  if (objects.isEncrypted)
    return fault(
      'encrypted',
      say`the PDF is protected, so that the invoice inside cannot be read; export it without protection, or as XML`,
    );
  const files = filesOf(objects);
  const byName = NAMES.flatMap((name) => files.filter((file) => file.name.toLowerCase() === name));
  for (const { name, object } of byName) {
    const xml = contentOf(bytes, object, MAX_XML_BYTES);
    if (xml !== null) return ok({ name, xml });
  }
  const [unreadable] = byName;
  if (unreadable !== undefined)
    return fault(
      'unreadable_attachment',
      say`"${shortened(unreadable.name)}" inside the PDF cannot be unpacked; export the invoice again, or as XML`,
    );
  // Some programs name the file after the invoice; then its content tells.
  const others = files.filter((file) => file.name === '' || /\.xml$/i.test(file.name));
  for (const { name, object } of others.slice(0, MAX_OTHERS)) {
    const xml = contentOf(bytes, object, MAX_XML_BYTES);
    const found = xml === null ? null : recogniseEInvoice(xml);
    if (xml !== null && (found === 'ubl' || found === 'cii')) return ok({ name, xml });
  }
  return objects.isWhole && objects.byNumber.size > 0
    ? fault(
        'no_invoice_in_pdf',
        say`the PDF has no e-invoice inside (factur-x.xml, zugferd-invoice.xml or xrechnung.xml); attach it to an invoice, or export the invoice as XML`,
      )
    : fault('broken_pdf', say`the PDF is damaged and cannot be read; download or export it again`);
}

interface EmbeddedFile {
  /** Without folders; `''` when nothing that can be read names it. */
  readonly name: string;
  readonly object: PdfObject;
}

/** A text in brackets, or in hexadecimal digits. */
const TEXT = String.raw`(?:\(((?:[^\\()]|\\[^])*)\)|<([\dA-Fa-f\s]*)>)`;
const UNICODE_NAME = new RegExp(String.raw`/UF\s{0,8}${TEXT}`, 'g');
const PLAIN_NAME = new RegExp(String.raw`/F\s{0,8}${TEXT}`, 'g');
const FILES = /\/EF\s{0,8}(?:<<([^>]*)>>|(\d{1,10})\s{1,8}\d{1,5}\s{1,8}R)/g;
const REFERENCE = /\/U?F\s{1,8}(\d{1,10})\s{1,8}\d{1,5}\s{1,8}R/;

/** Every file that a file specification names, then those that nothing names. */
function filesOf({ byNumber }: PdfObjects): EmbeddedFile[] {
  const files: EmbeddedFile[] = [];
  const taken = new Set<PdfObject>();
  for (const { text } of byNumber.values()) {
    if (!text.includes('/EF')) continue;
    const unicode = [...text.matchAll(UNICODE_NAME)];
    const names = unicode.length > 0 ? unicode : [...text.matchAll(PLAIN_NAME)];
    // Several in one object: the first name is of the first file, and so on.
    for (const [at, match] of [...text.matchAll(FILES)].entries()) {
      const inside = match[1] ?? byNumber.get(Number(match[2]))?.text ?? '';
      const object = byNumber.get(Number(REFERENCE.exec(inside)?.[1] ?? Number.NaN));
      if (object === undefined || object.stream === null || taken.has(object)) continue;
      taken.add(object);
      files.push({ name: nameOf(names[at]), object });
    }
  }
  for (const object of byNumber.values())
    if (object.stream !== null && !taken.has(object) && /\/EmbeddedFile\b/.test(object.text))
      files.push({ name: '', object });
  return files;
}

/** The last part of a path; UTF-16 where its mark says so, else Latin-1. */
function nameOf(match: RegExpMatchArray | undefined): string {
  if (match === undefined) return '';
  const raw =
    match[2] === undefined
      ? unescaped(match[1] ?? '')
      : Buffer.from(match[2].replace(/\s+/g, ''), 'hex');
  const isUtf16 = raw[0] === 0xfe && raw[1] === 0xff;
  const text =
    isUtf16 && raw.length % 2 === 0
      ? Buffer.from(raw.subarray(2)).swap16().toString('utf16le')
      : raw.toString('latin1');
  return text.split(/[\\/]/).at(-1)?.trim() ?? '';
}

/** `\(`, `\)`, `\\` and octal `\055` of a text in brackets. */
const unescaped = (text: string): Buffer =>
  Buffer.from(
    text.replace(/\\([0-7]{1,3}|[^])/g, (_, written: string) =>
      /^[0-7]/.test(written) ? String.fromCharCode(parseInt(written, 8) & 0xff) : written,
    ),
    'latin1',
  );
