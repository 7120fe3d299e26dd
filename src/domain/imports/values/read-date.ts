/**
 * A date as an accounting program wrote it, read under an order that was declared for the file.
 *
 *     readDate('31.01.2026', 'dmy')          ->  2026-01-31
 *     readDate('1/13/2013', 'mdy')           ->  2013-01-13
 *     readDate('2026-01-31 05:14', 'dmy')    ->  2026-01-31   (year first is never in doubt)
 *     readDate('Jan 03, 2019', 'dmy')        ->  2019-01-03   (a month's name is never in doubt)
 *     readDate('31.02.2026', 'dmy')          ->  null
 *
 * The time of day is left off as it is written. A stamp that names its zone is an instant; `dayOfStamp`
 * says which day that is where the company is.
 */
import { addDays, dateOfParts, isoDateOf, type IsoDate } from '../../dates.ts';
import type { DateOrder } from '../columns/vocabulary.ts';

/** Two-digit years from here on are of the last century: 70 is 1970, 69 is 2069. */
const TWO_DIGIT_YEAR_PIVOT = 70;

const TIME_OF_DAY =
  /[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const COMPACT = /^((?:19|20|21)\d{2})(\d{2})(\d{2})$/;
const THREE_NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const SHORT_YEAR_FIRST = /^(\d{2})([-/.])(\d{1,2})\2(\d{1,2})$/;
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const NAME_FIRST = /^(\p{L}{3,10})\.?[ /-](\d{1,2})(?:st|nd|rd|th)?,?[ /-](\d{4}|\d{2})$/u;
const DAY_FIRST =
  /^(\d{1,2})(?:st|nd|rd|th)?\.?[ /-](?:de )?(\p{L}{3,10})\.?,?[ /-](?:de )?(\d{4}|\d{2})$/u;

/** Months as the importer's languages write them, without accents; short forms that are in use. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january|jan|januar|januari|gennaio|gen|enero|ene|janvier|janv|janvaris',
    'february|feb|februar|februari|febbraio|febb|febrero|fevrier|fev|fevr|februaris',
    'march|mar|maart|mrt|marz|mrz|maerz|marzo|mars|marts',
    'april|apr|aprile|abril|abr|avril|avr|aprilis',
    'may|mai|maggio|mag|mei|mayo|maijs',
    'june|jun|giugno|giu|juni|junio|juin|junijs',
    'july|jul|luglio|lug|juli|julio|juillet|juil|julijs',
    'august|aug|augustus|agosto|ago|aout|augusts',
    'september|sep|sept|settembre|sett|set|septiembre|septembre|septembris',
    'october|oct|oktober|okt|ottobre|ott|octubre|octobre|oktobris',
    'november|nov|noviembre|novembre|novembris',
    'december|dec|dezember|dez|dicembre|diciembre|dic|decembre|decembris',
  ].flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)),
);

/** 1 to 12, or 0 when `name` is no month. */
export const monthOf = (name: string): number =>
  MONTHS.get(name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()) ?? 0;

const fullYear = (digits: string): number => {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year >= TWO_DIGIT_YEAR_PIVOT ? 1900 + year : 2000 + year;
};

/** How programs write "no date". */
const NO_DATE =
  /^(?:|-|–|—|\.|n\/?a|null|none|nan|nat|0+|0000-00-00(?: 00:00:00)?|00[./]00[./]0000)$/i;

/** The trimmed text says that there is no date; it is none that cannot be read. */
export const isNoDate = (value: string): boolean => NO_DATE.test(value);

/** What a cell is as a date before the order of the file is known. */
export type DateShape =
  | { readonly kind: 'sure'; readonly date: IsoDate; readonly yearFirst: boolean }
  /** Two numbers and a year: which is the day is for the file to say. */
  | {
      readonly kind: 'open';
      readonly first: number;
      readonly second: number;
      readonly year: number;
      readonly separator: string;
      readonly shortYear: boolean;
    }
  /** Written like a date, yet there is no such day under any order. */
  | { readonly kind: 'impossible' };

const sure = (date: IsoDate | null, yearFirst: boolean): DateShape =>
  date === null ? { kind: 'impossible' } : { kind: 'sure', date, yearFirst };

/** The shape of `text`, or null when it is not written like a date at all (`2020.0`, `n/a`). */
export function dateShape(text: string): DateShape | null {
  // Excel shows an apostrophe before a date that was typed as text.
  let value = text.trim().replace(/^['’]/, '');
  if (value.length < 6 || value.length > 40) return null;
  if (value.length > 10 && value.includes(':')) value = value.replace(TIME_OF_DAY, '').trimEnd();
  let match = YEAR_FIRST.exec(value) ?? COMPACT.exec(value)?.toSpliced(2, 0, '') ?? null;
  if (match !== null)
    return sure(dateOfParts(Number(match[1]), Number(match[3]), Number(match[4])), true);
  match = THREE_NUMBERS.exec(value);
  if (match !== null) {
    const yearText = match[4] as string;
    const shape = {
      kind: 'open',
      first: Number(match[1]),
      second: Number(match[3]),
      year: fullYear(yearText),
      separator: match[2] as string,
      shortYear: yearText.length === 2,
    } as const;
    const possible =
      dateOfParts(shape.year, shape.second, shape.first) ??
      dateOfParts(shape.year, shape.first, shape.second);
    // `26-01-31` may still be year-month-day; the caller tries that when the file says so.
    return possible === null && !(shape.shortYear && SHORT_YEAR_FIRST.test(value))
      ? { kind: 'impossible' }
      : shape;
  }
  match = CHINESE.exec(value);
  if (match !== null)
    return sure(dateOfParts(Number(match[1]), Number(match[2]), Number(match[3])), true);
  match = NAME_FIRST.exec(value);
  if (match !== null && monthOf(match[1] as string) > 0)
    return sure(
      dateOfParts(fullYear(match[3] as string), monthOf(match[1] as string), Number(match[2])),
      false,
    );
  match = DAY_FIRST.exec(value);
  if (match !== null && monthOf(match[2] as string) > 0)
    return sure(
      dateOfParts(fullYear(match[3] as string), monthOf(match[2] as string), Number(match[1])),
      false,
    );
  return null;
}

const STAMP =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2})?)$/i;

/** The calendars of a few zones; making one costs more than a thousand dates. */
const CALENDARS = new Map<string, Intl.DateTimeFormat>();

/**
 * The day of a time stamp with a zone in the time zone `zone` (IANA), or null when `text` is none.
 * Midnight in its own zone is a day that was written as an instant, and stays that day everywhere.
 *
 *     dayOfStamp('2026-02-28T23:00:00.000Z', 'Europe/Berlin')        ->  2026-03-01
 *     dayOfStamp('2026-03-01T00:00:00.000Z', 'America/New_York')     ->  2026-03-01
 *     dayOfStamp('2026-03-01 22:30:00 -0800', 'Europe/Berlin')       ->  2026-03-02
 */
export function dayOfStamp(text: string, zone: string): IsoDate | null {
  const match = STAMP.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = '0', utc, sign, hours, minutes = '0'] = match;
  const written = dateOfParts(Number(year), Number(month), Number(day));
  if (written === null || Number(hour) > 24 || Number(minute) > 59) return null;
  if (Number(hour) === 0 && Number(minute) === 0 && Number(second) === 0) return written;
  const offset =
    utc === undefined ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
  const at = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute) - offset,
    Number(second),
  );
  let calendar = CALENDARS.get(zone);
  if (calendar === undefined) {
    calendar = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    CALENDARS.set(zone, calendar);
  }
  return isoDateOf(calendar.format(at));
}

const DAY_NUMBER = /^\d{5}(?:[.,]\d+)?$/;
/** Before 1990 and after 2099 five digits are a number, not a day. */
const FIRST_DAY = isoDateOf('1990-01-01');
const LAST_DAY = isoDateOf('2099-12-31');
/** The number of 1 January 1990 in the two calendars of workbooks. */
const FIRST_NUMBER = { 1900: 32_874, 1904: 31_412 } as const;
export type DayNumbersFrom = keyof typeof FIRST_NUMBER;

/**
 * What a spreadsheet keeps in place of a date, where a column of dates was formatted as numbers; the
 * part behind the point is the time of day.
 *
 *     dateOfDayNumber('46037', 1900)      ->  2026-01-15
 *     dateOfDayNumber('44575.5', 1904)    ->  2026-01-15
 *     dateOfDayNumber('20260115', 1900)   ->  null
 *
 * Only where a date is expected: by itself 46037 may be anything.
 */
export function dateOfDayNumber(text: string, from: DayNumbersFrom): IsoDate | null {
  if (!DAY_NUMBER.test(text)) return null;
  const days = Number.parseInt(text, 10) - FIRST_NUMBER[from];
  if (days < 0) return null;
  const date = addDays(FIRST_DAY, days);
  return date <= LAST_DAY ? date : null;
}

/** The date `text` means under `order`, or null. */
export function readDate(text: string, order: DateOrder): IsoDate | null {
  const shape = dateShape(text);
  if (shape === null || shape.kind === 'impossible') return null;
  if (shape.kind === 'sure') return shape.date;
  if (order === 'dmy') return dateOfParts(shape.year, shape.second, shape.first);
  if (order === 'mdy') return dateOfParts(shape.year, shape.first, shape.second);
  const match = SHORT_YEAR_FIRST.exec(text.trim().replace(/^['’]/, ''));
  return match === null
    ? null
    : dateOfParts(fullYear(match[1] as string), Number(match[3]), Number(match[4]));
}
