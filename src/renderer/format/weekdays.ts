/** Days of the week in the reader's words; Monday is 1, as everywhere (ISO 8601). */
import { readerLocale } from './format.ts';

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** 1 → `Mon`, or `Monday`. */
export const weekdayName = (weekday: number, length: 'short' | 'long' = 'short'): string =>
  // 1 January 2024 was a Monday.
  new Intl.DateTimeFormat(readerLocale(), { weekday: length, timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  );

/** [1, 2, 3, 5] → `Mon–Wed, Fri`: three and more in a row are a span. */
export function weekdaySpans(weekdays: readonly number[]): string {
  const days = [...new Set(weekdays)].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .flatMap((run) =>
      run.length >= 3
        ? [`${weekdayName(run[0] ?? 1)}–${weekdayName(run.at(-1) ?? 1)}`]
        : run.map((day) => weekdayName(day)),
    )
    .join(', ');
}
