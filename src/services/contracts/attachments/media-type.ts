/**
 * What kind of file the bytes are, told by what stands in them; the name decides only between kinds
 * that are plain text. What is not known is kept as it is, as bytes of no kind.
 *
 *     25 50 44 46 2D …                 ->  application/pdf, whatever it is called
 *     PK … xl/workbook.xml             ->  an Excel workbook
 *     From: ana@ruiz.example\nDate: …  ->  message/rfc822
 */
import { zipNames } from './zip-names.ts';
import { extensionOf } from './safe-file-name.ts';

const UNKNOWN_TYPE = 'application/octet-stream';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const text = (ascii: string): readonly number[] => [...ascii].map((letter) => letter.charCodeAt(0));

const SIGNATURES: readonly (readonly [type: string, bytes: readonly number[], at?: number])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', text('GIF8')],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['image/webp', text('WEBP'), 8],
  ['image/heic', text('ftypheic'), 4],
  ['image/heic', text('ftypmif1'), 4],
  ['application/rtf', text('{\\rtf')],
  ['application/gzip', [0x1f, 0x8b]],
  ['application/x-7z-compressed', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['application/vnd.rar', text('Rar!')],
];

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Old office documents are all one container; the name says which. */
const OLE_TYPES: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
};

const TEXT_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  ics: 'text/calendar',
  vcf: 'text/vcard',
  md: 'text/markdown',
};

const begins = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

export const isZip = (bytes: Uint8Array): boolean =>
  begins(bytes, text('PK\u0003\u0004')) || begins(bytes, text('PK\u0005\u0006'));

/** Programs (`programs.ts`) are refused before anybody asks this. `fileName` is a safe one. */
export function mediaTypeOf(fileName: string, bytes: Uint8Array): string {
  const extension = extensionOf(fileName);
  const known = SIGNATURES.find(([, signature, at]) => begins(bytes, signature, at));
  if (known !== undefined) return known[0];
  if (isZip(bytes)) return zipType(zipNames(bytes) ?? [], bytes);
  // Some programs write a line of their own before the PDF; readers look this far (ISO 32000, annex H).
  if (latin(bytes.subarray(0, 1024)).includes('%PDF-')) return 'application/pdf';
  if (begins(bytes, OLE)) return OLE_TYPES[extension] ?? 'application/x-ole-storage';
  const words = textOf(bytes);
  return words === null ? UNKNOWN_TYPE : textType(words, extension);
}

/** OpenDocument says what it is in its first part, which is not packed. */
const OPEN_DOCUMENT =
  /mimetype(application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation))/;

function zipType(names: readonly string[], bytes: Uint8Array): string {
  const has = (name: string): boolean => names.includes(name);
  if (has('xl/workbook.xml')) return `${OFFICE}.spreadsheetml.sheet`;
  if (has('word/document.xml')) return `${OFFICE}.wordprocessingml.document`;
  if (has('ppt/presentation.xml')) return `${OFFICE}.presentationml.presentation`;
  const declared = OPEN_DOCUMENT.exec(latin(bytes.subarray(0, 200)));
  return declared?.[1] ?? 'application/zip';
}

function textType(words: string, extension: string): string {
  if (isMail(words)) return 'message/rfc822';
  if (/^\ufeff?\s*<\?xml\s/.test(words)) return 'application/xml';
  return TEXT_TYPES[extension] ?? 'text/plain';
}

/** Two header lines at the top, one of them one that every mail has. */
const isMail = (words: string): boolean => {
  const head = /^(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/.exec(words.slice(0, 16_384))?.[0];
  return head !== undefined && /^(?:from|date|received|message-id|mime-version):/im.test(head);
};

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** Looked at for zeros, which no text of one byte a character has. */
const LOOKED_AT = 65_536;

/** A text without its mark (letters outside ASCII may be others), or null when the bytes are none. */
export function textOf(bytes: Uint8Array): string | null {
  if (begins(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (begins(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  if (begins(bytes, [0xef, 0xbb, 0xbf])) return textOf(bytes.subarray(3));
  const head = bytes.subarray(0, LOOKED_AT);
  const controls = head.filter((byte) => byte < 32 && !(byte >= 7 && byte <= 13) && byte !== 27);
  return controls.length > 0 ? null : latin(bytes);
}
