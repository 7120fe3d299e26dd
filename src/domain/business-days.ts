/**
 * Business days of a country, as far as a letter's deadline needs them.
 *
 *     rollToBusinessDay('2026-12-05' Saturday, SPAIN)   ->  '2026-12-07' Monday
 *     rollToBusinessDay('2026-12-25', UNITED_KINGDOM)   ->  '2026-12-29' (26th Saturday, 28th substitute)
 *
 * Holidays come in as a predicate: tables of holidays are data of the outside world, and this room
 * knows none.
 */
import { addDays, dayNumber, type IsoDate } from './dates.ts';

/** Sunday 0 … Saturday 6. 1970-01-01 was a Thursday. */
export const weekdayOf = (date: IsoDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7;

const SATURDAY_SUNDAY: readonly number[] = [6, 0];

/**
 * Countries whose week does not end with Saturday and Sunday (ISO 3166 → weekdays of rest).
 * Source: CLDR supplemental weekData (weekendStart, weekendEnd).
 */
const OTHER_WEEKENDS: Readonly<Record<string, readonly number[]>> = {
  AF: [4, 5], BH: [5, 6], DZ: [5, 6], EG: [5, 6], IL: [5, 6], IN: [0], IQ: [5, 6], IR: [5],
  JO: [5, 6], KW: [5, 6], LY: [5, 6], OM: [5, 6], QA: [5, 6], SA: [5, 6], SD: [5, 6], SY: [5, 6],
  UG: [0], YE: [5, 6],
}; // prettier-ignore

/** Weekdays of rest in `country` (ISO 3166 alpha-2; null: not known, taken as Saturday, Sunday). */
export const weekendOf = (country: string | null): readonly number[] =>
  (country === null ? undefined : OTHER_WEEKENDS[country]) ?? SATURDAY_SUNDAY;

/** What makes a day a day of rest at one place. */
export interface BusinessCalendar {
  /** Weekdays of rest, Sunday 0 … Saturday 6. */
  readonly weekend: readonly number[];
  readonly isHoliday: (date: IsoDate) => boolean;
}

export const isBusinessDay = (date: IsoDate, calendar: BusinessCalendar): boolean =>
  !calendar.weekend.includes(weekdayOf(date)) && !calendar.isHoliday(date);

/** No country rests for a month; a calendar that says so is broken. */
const LONGEST_REST_DAYS = 31;

/** `date` itself when it is a business day, else the next one. */
export function rollToBusinessDay(date: IsoDate, calendar: BusinessCalendar): IsoDate {
  for (let days = 0; days <= LONGEST_REST_DAYS; days += 1) {
    const candidate = addDays(date, days);
    if (isBusinessDay(candidate, calendar)) return candidate;
  }
  throw new RangeError(`no business day within ${LONGEST_REST_DAYS} days after ${date}`);
}

/** The `days`-th business day after `date`, which itself does not count. */
export function addBusinessDays(date: IsoDate, days: number, calendar: BusinessCalendar): IsoDate {
  let day = date;
  for (let left = days; left > 0; left -= 1) day = rollToBusinessDay(addDays(day, 1), calendar);
  return day;
}
