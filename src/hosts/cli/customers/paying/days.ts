/**
 * Days and hours as they are typed and shown.
 *
 *     mon-wed,fri                          <->  [1, 2, 3, 5]        Monday is 1 (ISO 8601)
 *     5,20                                 <->  [5, 20]             days of the month
 *     mon-tue 09:00-13:00; fri 14:00-18:00 <->  hours of a contact, day by day
 */
import type { ProfileView } from '../../../../contract/calls/customers.ts';
import { usage } from '../../terminal/refusal.ts';
import { NONE } from '../../terminal/words.ts';

export type Hours = ProfileView['profile']['contacts'][number]['hours'];

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Monday 1 … Sunday 7, sorted, each once; `none` is no day. */
export function weekdaysOf(text: string, flag: string): readonly number[] {
  const wrong = () =>
    usage(`${flag} ${text} is not days of the week; write them like mon,fri or mon-fri, or none`);
  const days = spansOf(text, wrong).flatMap(([first, last]) => {
    const from = dayOf(first);
    const to = dayOf(last);
    if (from === 0 || to < from) throw wrong();
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
  return sorted(days);
}

/** 0: no day has that name. */
const dayOf = (word: string): number => NAMES.findIndex((name) => name === word) + 1;

/** 1–31, sorted, each once; `none` is no day. */
export function monthDaysOf(text: string, flag: string): readonly number[] {
  const wrong = () =>
    usage(`${flag} ${text} is not days of the month; write them like 5,20 or 1-3, or none`);
  const days = spansOf(text, wrong).flatMap(([first, last]) => {
    const [from, to] = [first, last].map((day) => (/^\d{1,2}$/.test(day) ? Number(day) : 0));
    if (from === undefined || to === undefined || from < 1 || to > 31 || to < from) throw wrong();
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
  return sorted(days);
}

function spansOf(text: string, wrong: () => Error): readonly (readonly [string, string])[] {
  if (text === NONE) return [];
  return text
    .toLowerCase()
    .split(',')
    .map((span) => {
      const [first = '', last = first, ...more] = span.trim().split('-');
      if (more.length > 0) throw wrong();
      return [first, last] as const;
    });
}

const sorted = (days: readonly number[]): readonly number[] =>
  [...new Set(days)].sort((a, b) => a - b);

export function timeOf(text: string, flag: string): string {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text))
    throw usage(`${flag} ${text} is not a time of day; write it like 09:30`);
  return text;
}

/** `none` is no hours. */
export function hoursOf(text: string, flag: string): Hours {
  if (text === NONE) return [];
  return text.split(';').flatMap((part) => {
    const [, days = '', from = '', to = ''] =
      /^\s*([a-z,-]+)\s+(\d\d:\d\d)-(\d\d:\d\d)\s*$/i.exec(part) ?? [];
    if (days === '' || days === NONE)
      throw usage(
        `${flag} "${text}" is not hours; write them like "mon-fri 09:00-13:00; sat 10:00-12:00", or none`,
      );
    const hours = { from: timeOf(from, flag), to: timeOf(to, flag) };
    if (hours.from >= hours.to)
      throw usage(`${flag}: hours from ${from} to ${to} are empty; give a later end`);
    return weekdaysOf(days, flag).map((weekday) => ({ weekday, ...hours }));
  });
}

/** [1, 2, 3, 5] → `mon-wed,fri`, as it may be typed again. */
export const weekdayWords = (days: readonly number[]): string =>
  spanned(days, (day) => NAMES[day - 1] ?? String(day));

export const monthDayWords = (days: readonly number[]): string => spanned(days, String);

/** Three and more in a row are a span. */
function spanned(days: readonly number[], name: (day: number) => string): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .flatMap((run) =>
      run.length >= 3 ? [`${name(run[0] ?? 0)}-${name(run.at(-1) ?? 0)}`] : run.map(name),
    )
    .join(',');
}

/** Days of the same hours stand together. */
export function hoursWords(hours: Hours): string {
  const days = new Map<string, number[]>();
  for (const { weekday, from, to } of hours) {
    const span = `${from}-${to}`;
    days.set(span, [...(days.get(span) ?? []), weekday]);
  }
  return [...days].map(([span, of]) => `${weekdayWords(sorted(of))} ${span}`).join('; ');
}
