/** The office of the sample company is closed on weekends. */
import { addDays, dayNumber, type IsoDate } from '../../domain/dates.ts';

/** Saturday and Sunday move to Monday: nobody invoices on a weekend. */
export function businessDay(date: IsoDate): IsoDate {
  const weekday = (dayNumber(date) + 4) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
  if (weekday === 6) return addDays(date, 2);
  return weekday === 0 ? addDays(date, 1) : date;
}
