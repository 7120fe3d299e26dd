/**
 * The text of an entry as German, Austrian and Luxembourg banks send it: a transaction code of three
 * digits, then numbered parts.
 *
 *     166?00GUTSCHRIFT?109075?20EREF+E-1042?21SVWZ+Rechnung INV-1042?30DEUTDEDB?31DE93…?32Müller GmbH
 *      │    posting text      └──── what the payer wrote ──────────┘  bank      account  name
 *
 * The sign before the numbers differs (`?`, `>`, `<`); the parts 20–29 and 60–63 are 27 characters
 * wide, and a full one runs on into the next. Inside them stand the keys of SEPA, `EREF+` and so on.
 */
import { oneLine } from '../bank-values.ts';
import { joinWrapped } from './mt-fields.ts';
import { NO_INFORMATION, type MtInformation } from './mt-information.ts';

const PART_WIDTH = 27;
const KEYS = 'EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP';
/** Old spelling of the same keys, with a colon, by some cooperative banks. */
const KEYED = new RegExp(
  `(?:^|(?<=[^A-Z]))(${KEYS})(?:\\+|:\\s)|(SVWZ|EREF|MREF|KREF|CRED)\\+`,
  'g',
);

/** Codes by which German banks say that an entry takes back an earlier one. */
const RETURNS = new Set(['108', '109', '159', '181', '184']);

/** Whether the text begins as this dialect does. */
export const isGerman = (text: string): boolean => /^\d{3}([?<>%&#@])\d{2}/.test(text);

function partsOf(text: string): { readonly code: string; readonly parts: Map<number, string> } {
  const sign = text.charAt(3);
  const parts = new Map<number, string>();
  // The part 20 may come twice (`>20 … >20 …`): both are text.
  for (const piece of text.slice(3).split(sign)) {
    const number = /^\d{2}/.exec(piece)?.[0];
    if (number === undefined) {
      // The sign itself inside a text: it belongs to the part before.
      const last = [...parts.keys()].at(-1);
      if (last !== undefined && piece !== '')
        parts.set(last, `${parts.get(last) ?? ''}${sign}${piece}`);
      continue;
    }
    const key = Number(number);
    const before = parts.get(key);
    parts.set(key, before === undefined ? piece.slice(2) : `${before} ${piece.slice(2)}`);
  }
  return { code: text.slice(0, 3), parts };
}

/** `EREF+a SVWZ+b` into its keys; what stands before the first key is under `''`. */
export function sepaKeysOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let key = '';
  let from = 0;
  const take = (to: number): void => {
    const value = oneLine(text.slice(from, to));
    if (value !== '' && !found.has(key)) found.set(key, value);
  };
  for (const match of text.matchAll(KEYED)) {
    take(match.index);
    key = match[1] ?? match[2] ?? '';
    from = match.index + match[0].length;
  }
  take(text.length);
  return found;
}

/** What the lines of such a `:86:` say. */
export function readGerman(lines: readonly string[]): MtInformation {
  const { code, parts } = partsOf(lines.join(''));
  const numbers = [...parts.keys()].filter(
    (number) => (number >= 20 && number <= 29) || (number >= 60 && number <= 63),
  );
  const free = joinWrapped(
    numbers.map((number) => parts.get(number) ?? ''),
    PART_WIDTH,
  );
  const keys = sepaKeysOf(free);
  const name = joinWrapped(
    [32, 33].flatMap((number) => parts.get(number) ?? []),
    PART_WIDTH,
  );
  const text = oneLine([keys.get(''), keys.get('SVWZ')].filter((part) => part).join(' '));
  return {
    ...NO_INFORMATION,
    text: text !== '' ? text : oneLine(parts.get(0) ?? ''),
    endToEndId: keys.get('EREF') ?? '',
    mandateId: keys.get('MREF') ?? '',
    name: oneLine(name) || (keys.get('ABWA') ?? ''),
    account: parts.get(31) ?? keys.get('IBAN') ?? '',
    bank: parts.get(30) ?? keys.get('BIC') ?? '',
    code,
    isReturn: RETURNS.has(code),
  };
}
