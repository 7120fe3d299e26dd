/** The office of the sample company is closed on weekends. */
import { addDays, dayNumber, type IsoDate } from '../../domain/dates.ts';

const weekday = (date: IsoDate): number => (dayNumber(date) + 4) % 7; // 1970-01-01 was a Thursday; 0 is Sunday

/** Saturday and Sunday move to Monday: nobody invoices on a weekend. */
export function businessDay(date: IsoDate): IsoDate {
  if (weekday(date) === 6) return addDays(date, 2);
  return weekday(date) === 0 ? addDays(date, 1) : date;
}

/** The office writes things down on Friday afternoon: this one, or the next. */
export const fridayOf = (date: IsoDate): IsoDate => addDays(date, (12 - weekday(date)) % 7);
