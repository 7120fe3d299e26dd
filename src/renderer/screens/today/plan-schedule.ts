/**
 * Equal instalments of a plan; what does not divide is in the last one.
 *
 *     evenSchedule(100_000, '2026-01-31', 3, 'month')
 *       ->  333.33 on 31 January, 333.33 on 28 February, 333.34 on 31 March
 */
import { addDays, daysInMonth, isoDateOf, type IsoDate } from '../../../domain/dates.ts';

export const STEPS_OF_PLAN = ['week', 'fortnight', 'month'] as const;
export type StepOfPlan = (typeof STEPS_OF_PLAN)[number];

const DAYS: Readonly<Record<Exclude<StepOfPlan, 'month'>, number>> = { week: 7, fortnight: 14 };

export const evenSchedule = (
  totalMinor: number,
  first: IsoDate,
  many: number,
  every: StepOfPlan,
): readonly { readonly on: IsoDate; readonly minor: number }[] => {
  const part = Math.floor(totalMinor / many);
  if (part === 0) return [];
  return Array.from({ length: many }, (_, at) => ({
    on: every === 'month' ? addMonths(first, at) : addDays(first, at * DAYS[every]),
    minor: at === many - 1 ? totalMinor - part * (many - 1) : part,
  }));
};

/** The same day of a later month, or its last where it is shorter. */
function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const inYear = Math.floor(count / 12);
  const inMonth = (count % 12) + 1;
  const two = (number: number): string => String(number).padStart(2, '0');
  return isoDateOf(`${inYear}-${two(inMonth)}-${two(Math.min(day, daysInMonth(inYear, inMonth)))}`);
}
