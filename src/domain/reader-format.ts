/**
 * Figures and dates as their reader writes them, on the screen and on paper.
 *
 *     writtenAmount(123450, 'EUR', 'en-GB')   ->  '1,234.50'      'de-DE'  ->  '1.234,50'
 *     writtenDate('2026-11-21', 'en-GB')      ->  '21 Nov 2026'   'de-DE'  ->  '21. Nov. 2026'
 *
 * English is written day-month-year with a decimal point: the month as a word leaves no doubt, and
 * the figures match the letters.
 */
import { exponentOf } from './currencies.ts';
import type { Instant, IsoDate } from './dates.ts';
import { minorToDecimal, type CurrencyCode, type Minor } from './money.ts';
import { ENGLISH, type Language } from './texts/render.ts';

/** Where nobody said how the reader writes. */
export const USUAL_LOCALE = 'en-GB';

/** BCP 47, and known here. */
export function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length === 1;
  } catch {
    return false;
  }
}

// Intl formatters cost more to make than to use; a table has thousands of cells.
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** Grouped digits with the currency's own decimals, without its code. Exact for every safe amount. */
export function writtenAmount(minor: Minor, currency: CurrencyCode, locale: string): string {
  const digits = exponentOf(currency);
  const key = `${locale} ${digits}`;
  let format = numbers.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      // Spanish and Latvian leave four digits together in a sentence; in a column they must line up.
      useGrouping: 'always',
    });
    numbers.set(key, format);
  }
  // As decimal text: a Number would lose cents above 2^53 / 100.
  return format.format(minorToDecimal(minor, currency) as Intl.StringNumericLiteral);
}

/** `21 Nov 2026`. */
export function writtenDate(date: IsoDate, locale: string): string {
  let format = dates.get(locale);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
    dates.set(locale, format);
  }
  return threeLetterMonths(format.format(new Date(`${date}T00:00:00Z`)), locale);
}

/** British English alone writes one month with four letters; a column of dates should not jump. */
export const threeLetterMonths = (text: string, locale: string): string =>
  locale === 'en-GB' ? text.replace('Sept', 'Sep') : text;

/** `21 Nov 2026, 09:30 UTC`: on paper, which may be read in another time zone. */
export const writtenInstant = (at: Instant, locale: string): string =>
  `${writtenDate(at.slice(0, 10) as IsoDate, locale)}, ${at.slice(11, 16)} UTC`;

/** The sentences of the program with dates as the reader writes them. */
export const languageFor = (locale: string): Language => ({
  ...ENGLISH,
  writeDate: (date) => writtenDate(date, locale),
  writeInstant: (at) => writtenInstant(at, locale),
});
