/**
 * How figures and dates are written for the reader.
 *
 *     formatMoney(123450, 'EUR')                 1,234.50 EUR
 *     formatAmount(1234, 'JPY')                  1,234
 *     formatAmount(-5000, 'EUR')                 −50.00
 *     formatDate('2026-11-21')                   21 Nov 2026
 *     formatRelativeDays('2026-11-09', today)    12 days ago
 *
 * English is written day-month-year with a decimal point, whatever the machine says: the month as a
 * word leaves no doubt, and the figures match the letters.
 */
import { countryName } from '../../domain/country-names.ts';
import { exponentOf } from '../../domain/currencies.ts';
import { daysBetween, type Instant, type IsoDate } from '../../domain/dates.ts';
import {
  threeLetterMonths,
  USUAL_LOCALE,
  writtenAmount,
  writtenDate,
} from '../../domain/reader-format.ts';

/** The locale of figures and dates for a language of the screens. */
const LOCALES: Readonly<Record<string, string>> = {
  en: 'en-GB',
  es: 'es-ES',
  zh: 'zh-CN',
  lv: 'lv-LV',
  // The pseudo-language has words of its own and no figures.
  'qps-ploc': 'en-GB',
};
let locale = USUAL_LOCALE;

export function setReaderLanguage(language: string): void {
  locale = LOCALES[language] ?? language;
  cache.clear();
}
export const readerLocale = (): string => locale;

// Intl formatters cost more to make than to use; a table has thousands of cells.
const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();
function remembered<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => T,
): T {
  const known = cache.get(key);
  if (known !== undefined) return known as T;
  const made = make();
  cache.set(key, made);
  return made;
}

/** Grouped digits with the currency's own decimals, without its code. Exact for every safe amount. */
export const formatAmount = (minor: number, currency: string): string =>
  // As wide as a plus, not as a hyphen.
  writtenAmount(minor, currency, locale).replace('-', '−');

/** Amount and code: `1,234.50 EUR`. */
export const formatMoney = (minor: number, currency: string): string =>
  `${formatAmount(minor, currency)}\u00a0${currency}`;

/** For tight places (chart axes): `1.2M`, `850K`; not for reading off exact figures. */
export function formatCompact(minor: number, currency: string): string {
  const format = remembered(
    'compact',
    () => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
  );
  return format.format(minor / 10 ** exponentOf(currency));
}

/** Whole numbers: `2,466`. */
export const formatCount = (count: number): string =>
  remembered('count', () => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })).format(
    count,
  );

/** Points of a score: `29.4`. */
export const formatPoints = (points: number): string =>
  remembered(
    'points',
    () => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  ).format(points);

const asUtc = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`);

/** `21 Nov 2026`. */
export const formatDate = (date: IsoDate): string => writtenDate(date, locale);

/** `21 Nov`: of the running year, in tight places. */
export const formatDayMonth = (date: IsoDate): string =>
  threeLetterMonths(
    remembered(
      'day and month',
      () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    ).format(asUtc(date)),
    locale,
  );

/** `Sat 21 Nov 2026`: where the day of the week matters (deadlines, the as-of chip). */
export const formatDateWithDay = (date: IsoDate): string => `${weekday(date)} ${formatDate(date)}`;

/** `Fri 20 Nov`: within a year. */
export const formatDayMonthWithDay = (date: IsoDate): string =>
  `${weekday(date)} ${formatDayMonth(date)}`;

const weekday = (date: IsoDate): string =>
  remembered(
    'weekday',
    () => new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }),
  ).format(asUtc(date));

/** `Nov 2026`, `Nov 26` when short. */
export const formatMonth = (date: IsoDate, short = false): string => {
  const format = remembered(
    `month ${short}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        month: 'short',
        year: short ? '2-digit' : 'numeric',
        timeZone: 'UTC',
      }),
  );
  return threeLetterMonths(format.format(asUtc(date)), locale);
};

/** A moment in the reader's own time zone: `21 Nov 2026, 14:05`. */
export const formatInstant = (at: Instant): string => {
  const format = remembered(
    'instant',
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
  );
  return threeLetterMonths(format.format(new Date(at)), locale);
};

/** `today`, `yesterday`, `12 days ago`, `in 3 days`; whole days, `today` is the day to count from. */
export const formatRelativeDays = (date: IsoDate, today: IsoDate): string =>
  remembered('relative', () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })).format(
    daysBetween(today, date),
    'day',
  );

const UNITS = ['B', 'kB', 'MB', 'GB'] as const;
/** `1.4 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)}\u00a0${UNITS[unit] ?? 'B'}`;
}

/** Name of a country in the reader's language; the code itself when nobody knows it. */
export const formatCountry = (code: string): string => countryName(code, locale);
export function formatCurrencyName(code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'currency' }).of(code) ?? code;
  } catch {
    return code;
  }
}
/** `es` → `Spanish`; the code itself when nobody knows it. */
export function formatLanguage(code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
