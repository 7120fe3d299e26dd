/**
 * The text of an entry in parts named between slashes, as Dutch and international banks send it.
 *
 *     /TRTP/SEPA OVERBOEKING/IBAN/NL12…/BIC/ABNANL2A/NAME/Bloem BV/REMI/Factuur INV-1042/EREF/E-1
 *     /EREF/E-1/BENM//NAME/Bloem BV/REMI/Factuur INV-1042/ISDT/2026-03-04
 *     /CNTP/NL12…/INGBNL2A/Bloem BV/Utrecht//REMI/USTD//Factuur INV-1042/
 */
import { oneLine, referenceOf } from '../bank-values.ts';
import { NO_INFORMATION, type MtInformation } from './mt-information.ts';

const KEYS =
  'TRTP|IBAN|BIC|NAME|REMI|EREF|KREF|IREF|PREF|MARF|CSID|CRED|BENM|ORDP|ULTB|ULTC|ULTD|UDTR|UCRD|CNTP|' +
  'ADDR|ISDT|TRCD|RTRN|PURP|SVCL|ACCW|NRTX|SUBJ|BUSP|RFB|OCMT|CHGS|EXCH|PY|PT';
const KEYED = new RegExp(`/(${KEYS})/`, 'g');
const KNOWN = /\/(TRTP|REMI|EREF|CNTP|BENM|ORDP|MARF|NAME|PREF|RTRN|PT)\//;

/** Whether the text has such parts, at its beginning or after a code of three characters. */
export const isSlashed = (text: string): boolean =>
  /^.{0,4}\/[A-Z]{2,4}\//.test(text) && KNOWN.test(text);

function partsOf(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  let key = '';
  let from = 0;
  const take = (to: number): void => {
    const value = text.slice(from, to);
    // `/BENM//NAME/…`: a part that only announces the next has no value of its own.
    if (key !== '' && value.replaceAll('/', '').trim() !== '' && !parts.has(key))
      parts.set(key, value);
  };
  KEYED.lastIndex = 0;
  for (let match = KEYED.exec(text); match !== null; match = KEYED.exec(text)) {
    take(match.index);
    key = match[1] ?? '';
    from = match.index + match[0].length;
    // The closing slash of one part is the opening slash of the next.
    KEYED.lastIndex = from - 1;
  }
  take(text.length);
  return parts;
}

const bare = (text: string | undefined): string =>
  oneLine((text ?? '').replace(/^\/+|\/+\s*$/g, ''));

/** What such a text says. */
export function readSlashed(text: string): MtInformation {
  const parts = partsOf(text);
  const counterparty = (parts.get('CNTP') ?? '').split('/').map((part) => part.trim());
  const remittance = parts.get('REMI') ?? '';
  const structured = /^\/?STRD\/(?:CUR|ISO)\/([^/]+)/.exec(remittance)?.[1] ?? '';
  const free =
    structured !== ''
      ? ''
      : bare(remittance.replace(/^\/?USTD\/+/, '')) ||
        bare(parts.get('PY')) ||
        bare(parts.get('SUBJ'));
  return {
    ...NO_INFORMATION,
    text: free,
    structuredReference: structured.replace(/\s+/g, ''),
    endToEndId: referenceOf(bare(parts.get('EREF'))),
    mandateId: referenceOf(bare(parts.get('MARF'))),
    name: bare(parts.get('NAME')) || (counterparty[2] ?? ''),
    account: bare(parts.get('IBAN')) || (counterparty[0] ?? ''),
    bank: bare(parts.get('BIC')) || (counterparty[1] ?? ''),
    code: bare(parts.get('TRCD')),
    isReturn: parts.has('RTRN'),
  };
}
