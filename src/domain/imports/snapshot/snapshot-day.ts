/**
 * The day of which a list is: what the person said, else a date in the lines above the table, else one in the
 * file's name, else today.
 *
 *     "Open items as of 31.03.2026"         ->  2026-03-31
 *     offene-posten-2026-03-31.csv          ->  2026-03-31
 */
import type { IsoDate } from '../../dates.ts';
import { day, say } from '../../texts/text.ts';
import type { DateOrder } from '../columns/vocabulary.ts';
import { readDate } from '../values/read-date.ts';
import type { Snapshot } from './compare-snapshot.ts';

const DATES =
  /(?<!\d)(?:\d{4}([-/._])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4}|20\d{6})(?!\d)/g;

/** `banner`: cells above the header. `said`: by the person; null: nothing was said. */
export function snapshotDay(
  said: IsoDate | null,
  banner: readonly string[],
  fileName: string,
  order: DateOrder,
  today: IsoDate,
): Snapshot {
  if (said !== null) return { takenOn: said, because: say`as you said` };
  const found = (text: string): IsoDate | null => {
    const dates = [...text.matchAll(DATES)].flatMap(([written]) => {
      const date = readDate(written.replaceAll('_', '-'), order);
      return date !== null && date <= today ? [date] : [];
    });
    // Of a period, the list is of its end.
    return dates.sort().at(-1) ?? null;
  };
  for (const cell of banner) {
    const takenOn = found(cell);
    if (takenOn !== null) return { takenOn, because: say`"${cell.trim()}" stands above the list` };
  }
  const named = found(fileName);
  return named === null
    ? {
        takenOn: today,
        because: say`the list does not say of which day it is, so ${day(today)}, today, was taken`,
      }
    : { takenOn: named, because: say`the file is called ${fileName}` };
}
