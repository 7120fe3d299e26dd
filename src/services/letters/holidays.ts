/**
 * Public holidays of a country, for deadlines.
 *
 *     calendarOf('GB').isHoliday('2026-12-28')  ->  true   (Boxing Day falls on a Saturday)
 *
 * Source: date-holidays (offline tables, CC BY-SA 3.0 data), public and bank holidays of the whole
 * country (of the United Kingdom: England). A country that it does not know has no holidays here; its weekend still counts.
 */
import Holidays from 'date-holidays';
import { weekendOf, type BusinessCalendar } from '../../domain/business-days.ts';
import { addDays, parseIsoDate, type IsoDate } from '../../domain/dates.ts';

const REST_TYPES: ('public' | 'bank')[] = ['public', 'bank'];
const REST: ReadonlySet<string> = new Set(REST_TYPES);
/** Where most of a country shares days that its whole does not: England and Wales, not Scotland. */
const REGION: Readonly<Record<string, string>> = { GB: 'ENG' };
const MILLISECONDS_A_DAY = 86_400_000;

/** Computing a year takes tens of milliseconds; a run of letters asks for two or three. */
const years = new Map<string, ReadonlySet<IsoDate>>();

/** Making one reads the whole table of a country. */
const tables = new Map<string, Holidays>();

function holidaysOf(country: string, year: number): ReadonlySet<IsoDate> {
  const key = `${country} ${year}`;
  let days = years.get(key);
  if (days === undefined) years.set(key, (days = collect(tableOf(country), year)));
  return days;
}

function tableOf(country: string): Holidays {
  let table = tables.get(country);
  if (table === undefined) {
    const region = REGION[country];
    table =
      region === undefined
        ? new Holidays(country, { types: REST_TYPES })
        : new Holidays(country, region, { types: REST_TYPES });
    // Days are days whatever the zone, and working out the moments at which they begin there takes half the time.
    table.setTimezone('');
    tables.set(country, table);
  }
  return table;
}

const calendars = new Map<string | null, BusinessCalendar>();

function collect(table: Holidays, year: number): ReadonlySet<IsoDate> {
  const days = new Set<IsoDate>();
  for (const holiday of table.getHolidays(year)) {
    if (!REST.has(holiday.type)) continue;
    const first = parseIsoDate(holiday.date.slice(0, 10));
    if (first === null) continue;
    // Golden Week and the like come as one holiday of several days.
    const length = Math.max(
      1,
      Math.round((holiday.end.getTime() - holiday.start.getTime()) / MILLISECONDS_A_DAY),
    );
    for (let day = 0; day < length; day += 1) days.add(addDays(first, day));
  }
  return days;
}

/** Business days of `country` (ISO 3166 alpha-2; null: weekend only). */
export function calendarOf(country: string | null): BusinessCalendar {
  let calendar = calendars.get(country);
  if (calendar === undefined) calendars.set(country, (calendar = newCalendar(country)));
  return calendar;
}

function newCalendar(country: string | null): BusinessCalendar {
  /** Year, as it is written → its days: asked a hundred thousand times for a worklist. */
  const days = new Map<string, ReadonlySet<IsoDate>>();
  return {
    weekend: weekendOf(country),
    isHoliday(date) {
      if (country === null) return false;
      const year = date.slice(0, 4);
      let ofYear = days.get(year);
      if (ofYear === undefined) days.set(year, (ofYear = holidaysOf(country, Number(year))));
      return ofYear.has(date);
    },
  };
}
