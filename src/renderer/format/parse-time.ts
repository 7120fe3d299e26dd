/**
 * A time of day as people type it: `9`, `9:30`, `9.30`, `0930`, `9h30`, `9 pm`  ->  `09:30`.
 * Null when it is none.
 */
export function parseTypedTime(typed: string): string | null {
  const match = /^(\d{1,2})(?:[:.h]?(\d{2})|h)?\s*(am|pm)?$/i.exec(typed.trim());
  if (match === null) return null;
  const [, hours = '', minutes = '00', half] = match;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/**
 * Days of the month as people type them: `15, 31` or `1 2` or `1.`  ->  [1, 2]; sorted, each once.
 * Null when something in it is no day of a month. `last` is the 31st, which every month reads so.
 */
export function parseMonthDays(typed: string, last: string): readonly number[] | null {
  const words = typed.split(/[\s,;/]+/).filter((word) => word !== '');
  const days: number[] = [];
  for (const word of words) {
    if (word.toLowerCase() === last.toLowerCase()) days.push(31);
    else {
      const day = /^(\d{1,2})(?:st|nd|rd|th|\.)?$/i.exec(word)?.[1];
      if (day === undefined || Number(day) < 1 || Number(day) > 31) return null;
      days.push(Number(day));
    }
  }
  return [...new Set(days)].sort((a, b) => a - b);
}
