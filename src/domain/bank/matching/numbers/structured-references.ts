/**
 * References that carry check digits: RF (ISO 11649) and the Swiss QR reference.
 *
 *     "RF18 5390 0754 7034"               ->  RF, content 539007547034
 *     "21 00000 00003 13947 14300 09017"  ->  QR, content 21000000000313947143000901
 *
 * The check digits are verified: a mistyped reference is no reference.
 */

export interface CheckedReference {
  readonly kind: 'RF' | 'QR';
  /** Without blanks, capitals. */
  readonly written: string;
  /** Without "RF" and check digits. */
  readonly content: string;
  /** Place in the text, end exclusive. */
  readonly from: number;
  readonly to: number;
}

/** Remainder by 97 of the digits of the text, A = 10 … Z = 35 (ISO 7064, MOD 97-10). */
function mod97(text: string): number {
  let rest = 0;
  for (const sign of text) {
    const value = Number.parseInt(sign, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest;
}

/** `RF`, two check digits, 1 to 21 letters and digits; blanks already removed, capitals. */
export const isRfReference = (text: string): boolean =>
  /^RF\d{2}[0-9A-Z]{1,21}$/.test(text) && mod97(text.slice(4) + text.slice(0, 4)) === 1;

const CARRY = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5] as const;

/** 27 digits, the last one modulo 10, recursive (Swiss Implementation Guidelines QR-bill, annex B). */
export function isQrReference(text: string): boolean {
  if (!/^\d{27}$/.test(text) || /^0+$/.test(text)) return false;
  let carry = 0;
  for (const digit of text.slice(0, 26)) carry = CARRY[(carry + Number(digit)) % 10] ?? 0;
  return (10 - carry) % 10 === Number(text[26]);
}

const RF_IN_TEXT = /(?<![A-Za-z0-9])RF ?\d{2}(?: ?[A-Z0-9]){1,21}/gi;
const QR_IN_TEXT = /(?<!\d)\d(?: ?\d){26}(?!\d)/g;

const compact = (text: string): string => text.replaceAll(' ', '').toUpperCase();

/** Every RF and QR reference of a text with right check digits, written with blanks or without. */
export function checkedReferences(text: string): readonly CheckedReference[] {
  const found: CheckedReference[] = [];
  for (const { 0: whole, index: from } of text.matchAll(RF_IN_TEXT)) {
    // Words behind the reference may have been caught: let go of one after the other.
    for (let words = whole; ; words = words.slice(0, words.lastIndexOf(' '))) {
      const written = compact(words);
      if (isRfReference(written)) {
        const to = from + words.length;
        found.push({ kind: 'RF', written, content: written.slice(4), from, to });
        break;
      }
      if (!words.includes(' ')) break;
    }
  }
  for (const { 0: whole, index: from } of text.matchAll(QR_IN_TEXT)) {
    const written = compact(whole);
    if (isQrReference(written))
      found.push({
        kind: 'QR',
        written,
        content: written.slice(0, 26),
        from,
        to: from + whole.length,
      });
  }
  return found;
}

/** The fewest digits that count as an invoice number at the end of a longer reference. */
const FEWEST_DIGITS = 3;

/**
 * What may be the invoice number inside: the whole content without zeros at the front, then its
 * ends that follow a zero (`123450000001042` -> `1042`), longest first.
 */
export function numbersInside(reference: CheckedReference): readonly string[] {
  const { content } = reference;
  const inside = [content.replace(/^0+/, '')];
  if (/^\d+$/.test(content))
    for (let at = 1; at <= content.length - FEWEST_DIGITS; at += 1)
      if (content[at - 1] === '0' && content[at] !== '0') inside.push(content.slice(at));
  return inside.filter((number) => number.length >= FEWEST_DIGITS);
}
