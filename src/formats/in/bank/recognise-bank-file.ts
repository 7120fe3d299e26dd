/**
 * Which bank format the bytes are, by what they say and never by the name of the file.
 *
 *     <?xml …><Document xmlns="urn:iso:…:camt.053.001.02">   ->  camt
 *     :20:STARTUMS … or {1:F01INGBNL2A…}                     ->  mt940
 *     OFXHEADER:100 … or <?OFX … or <OFX>                    ->  ofx
 *     112100041802000513322603012603312…                     ->  norma43
 *     anything else (CSV, XLSX, an e-invoice)                ->  null
 */

export type BankFileKind = 'camt' | 'mt940' | 'ofx' | 'norma43';

/** Enough for any header; banks write at most some dozen lines before the first tag. */
const HEAD_BYTES = 16_384;

const CAMT = /BkToCstmr(Stmt|AcctRpt|DbtCdtNtfctn)|camt\.05[234]\.\d{3}/;
const OFX = /^\s*OFXHEADER\s*:|<\?OFX\s|<OFX\s*>/im;
/** Record 11 with its dates, sign and balance, perhaps behind a header of the bank's own. */
const NORMA_43 =
  /^\s*(?:00[^\r\n]*[\r\n]+)?11\d{8}[\dA-Z ]{10}\d{2}[01]\d[0-3]\d{3}[01]\d[0-3]\d[12]\d{13}/;
const MT =
  /(?:^|[\r\n]|\{4:\s*):(?:20|25P?|28C?|60[FM]|61|62[FM]|86|94[02]):|\{1:F\d{2}[A-Z0-9]{12}/;

/** The format, or null when it is none of these. */
export function recogniseBankFile(bytes: Uint8Array): BankFileKind | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES))
    .toString('latin1')
    // UTF-16 of plain letters is latin text between zeros.
    .replaceAll('\0', '');
  if (/^(PK\u0003\u0004|%PDF-)/.test(head)) return null;
  if (NORMA_43.test(head.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')))
    return 'norma43';
  if (OFX.test(head)) return 'ofx';
  if (/^[^<]{0,64}</.test(head) && CAMT.test(head)) return 'camt';
  return MT.test(head) ? 'mt940' : null;
}
