/**
 * Calendar dates without time zones: text `YYYY-MM-DD`, compared as text, computed on day numbers.
 *
 *     daysBetween('2026-01-31', '2026-02-01')  ->  1
 *     addDays('2024-02-28', 1)                 ->  '2024-02-29'
 *
 * Why text: it sorts as it reads, SQLite and PostgreSQL compare it alike, and no midnight of any
 * time zone can move an invoice into another day.
 */

declare const isoDate: unique symbol;
/** A real calendar date between 1900-01-01 and 2199-12-31, as `YYYY-MM-DD`. */
export type IsoDate = string & { readonly [isoDate]: true };

declare const instant: unique symbol;
/** A moment in UTC, as `YYYY-MM-DDTHH:MM:SS.mmmZ`; always 24 characters, so it compares as text. */
export type Instant = string & { readonly [instant]: true };

/** Sorts after every real date; stands for "not yet" in projections. Never shown to a person. */
export const NEVER = '9999-12-31' as IsoDate;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export const isLeapYear = (year: number): boolean =>
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Number of days of `month` (1–12) in `year`. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);

/** The date of these parts, or null when there is no such day (31 February, month 13, year 1066). */
export function dateOfParts(year: number, month: number, day: number): IsoDate | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as IsoDate;
}

/** Exactly `YYYY-MM-DD` and a real day, else null. */
export function parseIsoDate(text: string): IsoDate | null {
  const match = ISO_DATE.exec(text);
  if (match === null) return null;
  return dateOfParts(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** For literals in code and tests; throws on anything that is not a date. */
export function isoDateOf(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (date === null) throw new RangeError(`"${text}" is not a date (YYYY-MM-DD)`);
  return date;
}

export const isInstant = (text: string): text is Instant =>
  INSTANT.test(text) && !Number.isNaN(Date.parse(text));

/** The instant of a number of milliseconds since 1970 (UTC). */
export const instantOf = (epochMilliseconds: number): Instant =>
  new Date(epochMilliseconds).toISOString() as Instant;

/**
 * Days since 1970-01-01 of a proleptic Gregorian date. By arithmetic on its digits: the worklist asks a million
 * times, and a Date with its text costs ten times as much. A year begins in March here, so that the leap day is
 * its last.
 */
export function dayNumber(date: IsoDate): number {
  const month = digitsAt(date, 5);
  const year = digitsAt(date, 0) * 100 + digitsAt(date, 2) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + digitsAt(date, 8) - 1;
  return (
    year * 365 +
    Math.floor(year / 4) -
    Math.floor(year / 100) +
    Math.floor(year / 400) +
    dayOfYear -
    DAYS_BEFORE_1970
  );
}

/** The number that two digits are. */
const digitsAt = (text: string, at: number): number =>
  text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - DIGITS_BEGIN;
/** `0` is 48, and there are two. */
const DIGITS_BEGIN = 528;

/** From 1 March of the year 0. */
const DAYS_BEFORE_1970 = 719_468;

/** Each text is made once: a ledger has a few thousand different days. */
const textOfDay = new Map<number, IsoDate>();

export function dateOfDayNumber(days: number): IsoDate {
  let text = textOfDay.get(days);
  if (text === undefined) {
    text = new Date(days * 86_400_000).toISOString().slice(0, 10) as IsoDate;
    textOfDay.set(days, text);
  }
  return text;
}

/** `date` moved by `days` (negative: back). */
export const addDays = (date: IsoDate, days: number): IsoDate =>
  dateOfDayNumber(dayNumber(date) + days);

/** Days from `from` (exclusive) to `to` (inclusive): 0 on the same day, negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from);

/** The last day of the month that lies `months` after the month of `date`. */
export function endOfMonth(date: IsoDate, months = 0): IsoDate {
  const zeroBased = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(zeroBased / 12);
  const month = (zeroBased % 12) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(daysInMonth(year, month)).padStart(2, '0')}` as IsoDate;
}

/** The same day `years` later; 29 February becomes the 28th. Dates here end with 2199. */
export function addYears(date: IsoDate, years: number): IsoDate {
  const year = Number(date.slice(0, 4)) + years;
  if (year > LAST_YEAR) return LAST_DAY;
  const rest = date.slice(4);
  return `${year}${rest === '-02-29' && !isLeapYear(year) ? '-02-28' : rest}` as IsoDate;
}

const LAST_YEAR = 2199;
const LAST_DAY = '2199-12-31' as IsoDate;

export const laterOf = (a: IsoDate, b: IsoDate): IsoDate => (a >= b ? a : b);
export const earlierOf = (a: IsoDate, b: IsoDate): IsoDate => (a <= b ? a : b);
