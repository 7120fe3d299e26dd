/**
 * Dates as people type them, day before month as they are shown.
 *
 *     31/1   31.1.   31-1-26   31.01.2026   31 jan   jan 31 2026   2026-01-31
 *     today  yesterday  tomorrow  +14d  -3d  +2w  +1m  eom (end of this month)
 *
 * A day without a year is the one nearest to today. The field shows the reading beside it.
 */
import {
  addDays,
  dateOfParts,
  dayNumber,
  daysInMonth,
  endOfMonth,
  parseIsoDate,
  type IsoDate,
} from '../../domain/dates.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The date meant by `typed` on the day `today`, or null. */
export function parseTypedDate(typed: string, today: IsoDate): IsoDate | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '') return null;
  return (
    parseIsoDate(text) ??
    named(text, today) ??
    moved(text, today) ??
    numbers(text, today) ??
    withMonthName(text, today)
  );
}

function named(text: string, today: IsoDate): IsoDate | null {
  if (text === 'today' || text === 't') return today;
  if (text === 'yesterday') return addDays(today, -1);
  if (text === 'tomorrow') return addDays(today, 1);
  if (text === 'eom') return endOfMonth(today);
  return null;
}

/** `+14d`, `-3`, `+2w`, `+1m`; a month later is the same day, or the last of a shorter month. */
function moved(text: string, today: IsoDate): IsoDate | null {
  const match = /^([+-])\s?(\d{1,4})\s?(d|days?|w|weeks?|m|months?)?$/.exec(text);
  if (match === null) return null;
  const count = Number(match[2]) * (match[1] === '-' ? -1 : 1);
  const unit = match[3]?.[0] ?? 'd';
  if (unit === 'm') {
    const zeroBased = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + count;
    const year = Math.floor(zeroBased / 12);
    const month = (zeroBased % 12) + 1;
    return dateOfParts(year, month, Math.min(Number(today.slice(8)), daysInMonth(year, month)));
  }
  const date = addDays(today, count * (unit === 'w' ? 7 : 1));
  return parseIsoDate(date);
}

function numbers(text: string, today: IsoDate): IsoDate | null {
  const match = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2})|[/.]?)$/.exec(text);
  if (match === null) return null;
  return ofParts(Number(match[1]), Number(match[2]), match[3], today);
}

function withMonthName(text: string, today: IsoDate): IsoDate | null {
  const match =
    /^(?<day>\d{1,2})\.?[ -]?(?<month>[a-z]{3,9})\.?(?:[ -](?<year>\d{4}|\d{2}))?$/.exec(text) ??
    /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:,? (?<year>\d{4}|\d{2}))?$/.exec(text);
  const { day, month = '', year } = match?.groups ?? {};
  const index = MONTHS.indexOf(month.slice(0, 3));
  if (index < 0) return null;
  return ofParts(Number(day), index + 1, year, today);
}

function ofParts(
  day: number,
  month: number,
  year: string | undefined,
  today: IsoDate,
): IsoDate | null {
  if (year !== undefined) {
    const full = year.length === 2 ? 2000 + Number(year) : Number(year);
    return dateOfParts(full, month, day);
  }
  const now = Number(today.slice(0, 4));
  const candidates = [now - 1, now, now + 1]
    .map((one) => dateOfParts(one, month, day))
    .filter((date) => date !== null);
  const distance = (date: IsoDate): number => Math.abs(dayNumber(date) - dayNumber(today));
  return candidates.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}
