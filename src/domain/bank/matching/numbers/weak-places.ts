/**
 * Places in the text of a payment where digits are probably something else than a document number.
 *
 *     "vom 04.03.2026"   date          "EUR 1042", "1.042,50"   amount
 *     "ES91 2100 0418…"  account       "LV-1042 Rīga"           postcode
 *
 * A number found there still counts when other signs agree, but never by itself.
 */

export interface WeakPlace {
  /** End exclusive. */
  readonly from: number;
  readonly to: number;
  /** `firm`: weak even after a word like "Rechnung": "Rechnung vom 04.03.2026". */
  readonly isFirm: boolean;
}

const CURRENCIES = 'EUR|USD|GBP|CHF|CAD|CNY|RMB|JPY|PLN|SEK|DKK|NOK|MXN|COP';

const SHAPES: readonly (readonly [RegExp, isFirm: boolean])[] = [
  // Dates with separators, day or year first.
  [/(?<!\d)\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)/g, true],
  [/(?<!\d)(?:19|20)\d{2}([./-])\d{1,2}\1\d{1,2}(?!\d)/g, true],
  [/(?<!\d)\d{4}年\d{1,2}月(?:\d{1,2}日)?/g, true],
  // Plain years, YYYYMMDD, DDMMYYYY, YYMMDD and DDMMYY.
  [/(?<!\d)(?:19[89]\d|20\d{2})(?!\d)/g, false],
  [/(?<!\d)20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/g, false],
  [/(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:20)?\d{2}(?!\d)/g, false],
  [/(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/g, false],
  // Amounts: two decimals, or a currency beside them.
  [/(?<![\d.,])\d{1,3}(?:[.,'’]\d{3})*[.,]\d{2}(?![\d.,]*\d)/g, true],
  [/(?<![\d.,])\d{4,12}[.,]\d{2}(?![\d.,]*\d)/g, true],
  [new RegExp(`(?:(?<![A-Za-z])(?:${CURRENCIES})|[€$£¥])\\s?\\d[\\d.,'’]{0,20}`, 'gi'), true],
  [
    new RegExp(
      `(?<![\\d.,])\\d[\\d.,'’]{0,20}\\s?(?:(?:${CURRENCIES})(?![A-Za-z])|[€$£¥])(?!\\s?\\d)`,
      'gi',
    ),
    false,
  ],
  // Account numbers (IBAN), with or without blanks.
  [/(?<![A-Za-z\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![A-Za-z\d])/g, true],
  // Postcodes: country before, or house number before and town behind.
  [
    /(?<![A-Za-z\d])(?:AT|BE|CH|D|DE|DK|E|ES|EE|F|FR|I|IT|L|LT|LV|NL|PL|PT|SE)-\d{4,6}(?!\d)/g,
    true,
  ],
  [/(?<=\d[A-Za-z]?,? )\d{5}(?= \p{Lu})/gu, false],
];

/** All weak places of a text, in no particular order. */
export function weakPlaces(text: string): readonly WeakPlace[] {
  const places: WeakPlace[] = [];
  for (const [shape, isFirm] of SHAPES)
    for (const match of text.matchAll(shape))
      places.push({ from: match.index, to: match.index + match[0].length, isFirm });
  return places;
}
