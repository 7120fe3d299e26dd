/**
 * What kind of file the bytes are, by what stands in them and not by the name: a bank file, an
 * e-invoice, a file of rates, or a table.
 */
import type { ImportKind } from '../../contract/calls/imports.ts';
import { recogniseBankFile } from '../../formats/in/bank/recognise-bank-file.ts';
import { recogniseEInvoice } from '../../formats/in/einvoice/recognise-einvoice.ts';
import { recogniseEcbRates } from '../../formats/in/rates/read-ecb-rates.ts';
import { say, type Text } from '../../domain/texts/text.ts';

/** Kinds that say themselves what is what. */
export type PlainKind = Extract<ImportKind, 'bank' | 'einvoice' | 'rates'>;
export type TableKind = Exclude<ImportKind, PlainKind>;

export const isPlainKind = (kind: ImportKind): kind is PlainKind =>
  kind === 'bank' || kind === 'einvoice' || kind === 'rates';

/** Null: a table, as far as one can tell. */
export function recognisePlain(bytes: Uint8Array): PlainKind | null {
  if (recogniseBankFile(bytes) !== null) return 'bank';
  if (recogniseEInvoice(bytes) !== null) return 'einvoice';
  return recogniseEcbRates(bytes) === null ? null : 'rates';
}

const WORDS: Readonly<Record<PlainKind, Text>> = {
  bank: say`a bank file (CAMT, MT940, MT942, OFX, Norma 43)`,
  einvoice: say`an e-invoice (UBL, CII, Factur-X, FatturaPA, Facturae)`,
  rates: say`the ECB's file of rates`,
};

/** What the person said the file is and what it is do not fit: the rest of a sentence, or null. */
export function contradiction(asked: ImportKind | 'auto', found: PlainKind | null): Text | null {
  if (asked === 'auto' || asked === found) return null;
  if (found !== null)
    return say`this is ${WORDS[found]}, not what was asked for; import it as ${found}`;
  // A bank's CSV or XLSX is a list with a mapping.
  if (asked === 'bank' || !isPlainKind(asked)) return null;
  return say`this is not ${WORDS[asked]}; choose another file, or import it as a table`;
}
