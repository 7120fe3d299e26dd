/**
 * Amounts, dates, rates and lists as a letter prints them, in the letter's locale. The ISO code stands beside
 * every amount that is not in a column headed by it (domain-rules 5.1: "always ISO code beside symbols"), so
 * there are no symbols at all; thousands are always grouped (5.5 no. 5).
 *
 *     printedAmount(123450, 'EUR')            ->  '1,234.50'
 *     printedMoney(123450, 'EUR', 'es-ES')    ->  '1.234,50 EUR'
 *     printedDate('2026-12-14', 'zh-CN')      ->  '2026年12月14日'
 *     printedRate('10.4', 'de-DE')            ->  '10,40 %'
 *
 * Without a locale the letter is one of the United Kingdom.
 */
import { exponentOf } from '../currencies.ts';
import type { IsoDate } from '../dates.ts';
import { minorToDecimal, type CurrencyCode, type Minor } from '../money.ts';

const HOME = 'en-GB';

// Intl objects cost more to make than to use; a letter formats some hundred values.
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();
function kept<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
  let one = made.get(key) as T | undefined;
  if (one === undefined) made.set(key, (one = make()));
  return one;
}

/** Decimal text, any number of digits: `Intl` takes it without going through a binary fraction. */
const decimal = (text: string): Intl.StringNumericLiteral => text as Intl.StringNumericLiteral;

/** Separators of money; Austria and Switzerland write other numbers differently, and a letter has one kind. */
const moneyFormat = (currency: CurrencyCode, locale: string, digits: number): Intl.NumberFormat =>
  kept(
    `${locale} ${currency} ${digits}`,
    () =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'code',
        useGrouping: 'always',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );

const numberOf = (parts: readonly Intl.NumberFormatPart[]): string =>
  parts.filter(({ type }) => type !== 'currency' && type !== 'literal').map(({ value }) => value).join(''); // prettier-ignore

/** Groups of three, the currency's own digits. */
export const printedAmount = (minor: Minor, currency: CurrencyCode, locale = HOME): string =>
  numberOf(
    moneyFormat(currency, locale, exponentOf(currency)).formatToParts(
      decimal(minorToDecimal(minor, currency)),
    ),
  );

/** Code, no-break space, amount, in the locale's order: never torn apart at the end of a line. */
export const printedMoney = (minor: Minor, currency: CurrencyCode, locale = HOME): string =>
  moneyFormat(currency, locale, exponentOf(currency))
    .format(decimal(minorToDecimal(minor, currency)))
    .replaceAll(' ', '\u00a0');

/** An amount that is not rounded to the currency yet: `'91.6438356164'` -> `91.6438`. */
export const printedUnrounded = (
  amount: string,
  currency: CurrencyCode,
  locale: string,
  digits: number,
): string => numberOf(moneyFormat(currency, locale, digits).formatToParts(decimal(amount)));

/** A yearly rate in per cent, two digits at least unless it is whole: `10.40%`, `6%`. */
export function printedRate(percent: string, locale = HOME): string {
  const whole = /^-?\d+(\.0*)?$/.test(percent);
  const format = kept(
    `${locale} % ${String(whole)}`,
    () =>
      new Intl.NumberFormat(locale, {
        style: 'percent',
        minimumFractionDigits: whole ? 0 : 2,
        maximumFractionDigits: 6,
      }),
  );
  const separator = moneyFormat('EUR', locale, 2)
    .formatToParts(0)
    .find(({ type }) => type === 'decimal')?.value;
  return format
    .formatToParts(decimal(`${percent}e-2`))
    .map(({ type, value }) => (type === 'decimal' ? (separator ?? value) : value))
    .join('')
    .replaceAll(' ', '\u00a0');
}

/** How a language writes dates beyond what `Intl` knows; data of its pack. */
export interface DateGrammar {
  /** Form -> January to December: Latvian months after "līdz" are in the dative. */
  readonly months?: Readonly<Record<string, readonly string[]>>;
  /** French writes `1er décembre`. */
  readonly firstOfMonth?: string;
}

const utc = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`);

/** Written out, because 03/04/2026 is two different days in London and in New York. */
export function printedDate(
  date: IsoDate,
  locale = HOME,
  grammar: DateGrammar = {},
  form?: string,
): string {
  const format = kept(
    `${locale} long`,
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
  );
  const month = form === undefined ? undefined : grammar.months?.[form]?.[Number(date.slice(5, 7)) - 1]; // prettier-ignore
  if (form !== undefined && month === undefined)
    throw new RangeError(`the pack has no form "${form}" of dates`);
  return (
    format
      .formatToParts(utc(date))
      .map(({ type, value }) => {
        if (type === 'month') return month ?? value;
        if (type === 'day' && value === '1') return grammar.firstOfMonth ?? value;
        return value;
      })
      .join('')
      // A day keeps its month; a whole date that never breaks tears holes into the lines.
      .replaceAll(/(\d[.,]?) /g, '$1\u00a0')
  );
}

/** For columns: `4 Dec 2026`, `2026年12月4日` where months are named, else `04.12.2026` in the locale's order. */
export const printedShortDate = (date: IsoDate, locale = HOME, namesMonth = true): string =>
  kept(
    `${locale} ${String(namesMonth)}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        day: namesMonth ? 'numeric' : '2-digit',
        month: namesMonth ? 'short' : '2-digit',
        year: 'numeric',
        timeZone: 'UTC',
      }),
  )
    .formatToParts(utc(date))
    // CLDR has "Sept" for London; a column of months of three letters is calmer.
    .map(({ type, value }) => (type === 'month' && value === 'Sept' ? 'Sep' : value))
    .join('')
    .replaceAll(' ', '\u00a0');

/** By CLDR category (one, few, many, other …): `{n}` is the number. */
export type Plural = Readonly<Record<string, string>>;

/** The text of `count` in this locale; `other` where its category has none. */
export const pluralOf = (count: number, forms: Plural, locale: string): string =>
  forms[new Intl.PluralRules(locale).select(count)] ?? forms.other ?? '';

/** `A, B and C`. */
export const printedList = (parts: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
