/**
 * The only place that reads the machine's clock, and the way to stop it.
 *
 *     clockOf(null)                           the real moment, the person's own calendar day
 *     clockOf('2026-06-30T12:00:00.000Z')     always that moment (tests, screenshots)
 *
 * Why the day is local and the instant is UTC: an invoice due today is due on the reader's calendar,
 * while the order of what was recorded must not depend on where the laptop is.
 */
import {
  instantOf,
  isInstant,
  parseIsoDate,
  type Instant,
  type IsoDate,
} from '../contract/values.ts';
import type { Clock } from '../ledger/ledger.ts';

/** The calendar day of `epochMilliseconds` in the time zone of this machine. */
export function localDayOf(epochMilliseconds: number): IsoDate {
  const date = new Date(epochMilliseconds);
  const month = String(date.getMonth() + 1).padStart(2, '0');
  const day = String(date.getDate()).padStart(2, '0');
  return `${date.getFullYear()}-${month}-${day}` as IsoDate;
}

export function clockOf(fixed: Instant | null): Clock {
  const read = fixed === null ? () => Date.now() : () => Date.parse(fixed);
  return { now: () => instantOf(read()), today: () => localDayOf(read()) };
}

/**
 * The value of `DUEBOOK_NOW`: an instant, or a date (noon of it on this machine); `''` and undefined
 * mean the real clock. Throws on anything else: a test that asks for a moment must get that moment.
 */
export function fixedNowOf(value: string | undefined): Instant | null {
  if (value === undefined || value === '') return null;
  if (isInstant(value)) return value;
  const date = parseIsoDate(value);
  if (date === null)
    throw new RangeError(
      `DUEBOOK_NOW is "${value}"; write a date (2026-06-30) or an instant (2026-06-30T12:00:00.000Z)`,
    );
  return instantOf(new Date(`${date}T12:00:00`).getTime());
}
