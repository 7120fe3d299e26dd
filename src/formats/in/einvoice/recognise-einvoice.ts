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
import { headText, rootOf } from '../xml/xml-root.ts';
import { isCiiRoot } from './read-cii.ts';
import { isFacturaeRoot } from './read-facturae.ts';
import { isFatturaPaRoot } from './read-fatturapa.ts';
import { isUblRoot } from './read-ubl.ts';
import { isSignedFile } from './signed-file.ts';

export type EInvoiceSyntax = 'ubl' | 'cii' | 'fatturapa' | 'facturae' | 'pdf' | 'signed';

/** `%PDF-` stands in the first 1,024 bytes (ISO 32000-1, appendix H). */
export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');

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
