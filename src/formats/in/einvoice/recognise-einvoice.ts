/**
 * Whether bytes may be an e-invoice, by their first element and its namespace, never by a name.
 *
 *     <Invoice xmlns="urn:oasis:…:Invoice-2">          ->  ubl
 *     <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:…">  ->  cii
 *     %PDF-1.7                                         ->  pdf (whether an invoice is inside, the reader says)
 *     <p:FatturaElettronica xmlns:p="http://ivaservizi…">  ->  fatturapa
 *     <fe:Facturae xmlns:fe="http://www.facturae.es/…">    ->  facturae
 *     30 82 … 06 09 2A 86 48 86 F7 0D 01 07 02, MIIK…      ->  signed (what is inside, the reader says)
 *     <Document xmlns="urn:iso:…:camt.053.001.02">     ->  null
 */
import iconv from 'iconv-lite';
import { isCiiRoot } from './read-cii.ts';
import { isFacturaeRoot } from './read-facturae.ts';
import { isFatturaPaRoot } from './read-fatturapa.ts';
import { isUblRoot } from './read-ubl.ts';
import { isSignedFile } from './signed-file.ts';

export type EInvoiceSyntax = 'ubl' | 'cii' | 'fatturapa' | 'facturae' | 'pdf' | 'signed';

/** Comments with a licence come before the root now and then; no more than this. */
const HEAD_BYTES = 32_768;

/** `%PDF-` stands in the first 1,024 bytes (ISO 32000-1, appendix H). */
export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');

function headText(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES));
  const [a, b] = [head[0], head[1]];
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return iconv.decode(head, 'utf-16le');
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) return iconv.decode(head, 'utf-16be');
  // Names and namespaces of e-invoices are ASCII; latin1 reads any other bytes too.
  return head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
}

const ROOT = /<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)((?:\s[^<>]*)?)\/?>/y;

/** Where the first element begins, behind declaration, comments and DOCTYPE; -1 when it is not XML. */
function rootAt(text: string): number {
  const BLANK = /\s*/y;
  let at = 0;
  for (;;) {
    BLANK.lastIndex = at;
    at += BLANK.exec(text)?.[0].length ?? 0;
    const end = text.startsWith('<?', at)
      ? '?>'
      : text.startsWith('<!--', at)
        ? '-->'
        : text.startsWith('<!DOCTYPE', at)
          ? doctypeEnd(text, at)
          : null;
    if (end === null) return text.startsWith('<', at) ? at : -1;
    const found = text.indexOf(end, at);
    if (found < 0) return -1;
    at = found + end.length;
  }
}

/** With declarations of its own it ends behind their bracket. */
function doctypeEnd(text: string, at: number): string {
  const bracket = text.indexOf('[', at);
  const close = text.indexOf('>', at);
  return bracket >= 0 && bracket < close ? ']>' : '>';
}

/** Local name and namespace of the first element, or null. */
function rootOf(text: string): { readonly name: string; readonly namespace: string } | null {
  const at = rootAt(text);
  if (at < 0) return null;
  ROOT.lastIndex = at;
  const match = ROOT.exec(text);
  if (match === null) return null;
  const [, prefix, name = '', attributes = ''] = match;
  const declaration = new RegExp(
    `\\sxmlns${prefix === undefined ? '' : `:${prefix.replaceAll('.', '\\.')}`}\\s*=\\s*["']([^"']*)["']`,
  ).exec(attributes);
  return { name, namespace: declaration?.[1] ?? '' };
}

/** The envelope in which documents travel through Peppol. */
export const isEnvelope = (name: string): boolean => name === 'StandardBusinessDocument';

/** What kind of e-invoice `bytes` may be; null for every other file. */
export function recogniseEInvoice(bytes: Uint8Array): EInvoiceSyntax | null {
  if (isPdf(bytes)) return 'pdf';
  if (isSignedFile(bytes)) return 'signed';
  const head = headText(bytes);
  const root = rootOf(head);
  if (root === null) return null;
  if (isUblRoot(root.name, root.namespace)) return 'ubl';
  if (isCiiRoot(root.name, root.namespace)) return 'cii';
  if (isFatturaPaRoot(root.name, root.namespace)) return 'fatturapa';
  if (isFacturaeRoot(root.name, root.namespace)) return 'facturae';
  if (!isEnvelope(root.name)) return null;
  if (/["']urn:oasis:names:specification:ubl:schema:xsd:(?:Invoice|CreditNote)-2["']/.test(head))
    return 'ubl';
  return head.includes(':CrossIndustryInvoice:100') ? 'cii' : null;
}
