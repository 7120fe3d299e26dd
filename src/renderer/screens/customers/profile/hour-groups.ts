/**
 * Hours of a contact as people say them: the days that have the same hours stand together.
 *
 *     Mon 09:00–13:00, Tue 09:00–13:00, Wed 14:00–18:00
 *     <->  [Mon, Tue] 09:00–13:00 · [Wed] 14:00–18:00
 */
import type { ContactHours } from '../../../../domain/customers/profile.ts';
import { weekdaySpans } from '../../../format/weekdays.ts';

export interface HourGroup {
  readonly weekdays: readonly number[];
  /** `HH:MM`; null while nothing usable stands in the field. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Groups in the order of their first day, then of their hour. */
export function groupsOf(hours: readonly ContactHours[]): readonly HourGroup[] {
  const groups = new Map<string, { weekdays: number[]; from: string; to: string }>();
  for (const { weekday, from, to } of [...hours].sort(
    (a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1),
  )) {
    const key = `${from} ${to}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { weekdays: [weekday], from, to });
    else if (!group.weekdays.includes(weekday)) group.weekdays.push(weekday);
  }
  return [...groups.values()];
}

/** `Mon–Fri 09:00–13:00 · Sat 10:00–12:00`, or empty when nothing is known. */
export const hoursText = (hours: readonly ContactHours[]): string =>
  groupsOf(hours)
    .map(({ weekdays, from, to }) => `${weekdaySpans(weekdays)} ${from ?? ''}–${to ?? ''}`)
    .join(' · ');

/** Day by day again. A group without a day or without both times says nothing and is left out. */
export const hoursOf = (groups: readonly HourGroup[]): readonly ContactHours[] =>
  groups.flatMap(({ weekdays, from, to }) =>
    from === null || to === null ? [] : weekdays.map((weekday) => ({ weekday, from, to })),
  );

/** Index of the first group that is begun and not finished, or ends before it begins; -1: none. */
export const unfinishedGroup = (groups: readonly HourGroup[]): number =>
  groups.findIndex(
    ({ weekdays, from, to }) => weekdays.length === 0 || from === null || to === null || from >= to,
  );
