/**
 * When a customer pays, when its people can be reached, and when it does not want to be asked
 * (domain-rules.md 1.2 R05–R07, R09, R13).
 *
 *     pays on Fridays            next pay day from 2026-11-25 (Wednesday)   ->  2026-11-27
 *     pays on the 15th and 31st  next pay day from 2026-11-25               ->  2026-11-30
 *     not before 10:00           2026-11-25T09:59                           ->  avoided
 *
 * Times are those of the customer's clock; whoever calls turns an instant into them.
 */
import {
  isBusinessDay,
  rollToBusinessDay,
  weekdayOf,
  type BusinessCalendar,
} from '../business-days.ts';
import { addDays, daysBetween, daysInMonth, parseIsoDate, type IsoDate } from '../dates.ts';
import { day, say, type Text } from '../texts/text.ts';
import type { AvoidWindow, CustomerContact, CustomerProfile, ProcessStep } from './profile.ts';

type IsBusinessDay = (date: IsoDate) => boolean;

/** Monday 1 … Sunday 7. */
export const isoWeekdayOf = (date: IsoDate): number => weekdayOf(date) || 7;

/** Day `date` is one of `monthDays`, of which those after a month's end mean its last day. */
function isMonthDay(date: IsoDate, monthDays: readonly number[]): boolean {
  const day = Number(date.slice(8));
  const last = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
  return monthDays.includes(day) || (day === last && monthDays.some((one) => one > last));
}

/** Two pay days are never further apart than this (one day of the month, and days of rest). */
const LONGEST_WAIT_DAYS = 70;

/**
 * The first day on which the customer pays something that is with it on `from` (inclusive). A pay day
 * that is no business day moves to the next one; a customer without pay days pays on any business day.
 * With `hour` (0–23, the customer's clock) at or past its cut-off the run of `from` is missed.
 */
export function nextPayDay(
  profile: CustomerProfile,
  from: IsoDate,
  isBusinessDay: IsBusinessDay,
  hour: number | null = null,
): IsoDate {
  const { weekdays, monthDays, cutOffHour } = profile.payCalendar;
  const isMissed = hour !== null && cutOffHour !== null && hour >= cutOffHour;
  const start = isMissed ? addDays(from, 1) : from;
  const roll = (date: IsoDate): IsoDate =>
    rollToBusinessDay(date, { weekend: [], isHoliday: (one) => !isBusinessDay(one) });
  if (weekdays.length === 0 && monthDays.length === 0) return roll(start);
  // A pay day before `start` may have moved onto it or past it.
  for (let days = -31; days <= LONGEST_WAIT_DAYS; days += 1) {
    const date = addDays(start, days);
    if (!weekdays.includes(isoWeekdayOf(date)) && !isMonthDay(date, monthDays)) continue;
    const moved = roll(date);
    if (moved >= start) return moved;
  }
  throw new RangeError(`no pay day within ${LONGEST_WAIT_DAYS} days after ${start}`);
}

/** The last day before `on` (exclusive) on which the customer paid what was with it; as `nextPayDay`. */
export function payDayBefore(
  profile: CustomerProfile,
  on: IsoDate,
  isBusinessDay: IsBusinessDay,
): IsoDate {
  for (let days = 1; days <= LONGEST_WAIT_DAYS; days += 1) {
    const payOn = nextPayDay(profile, addDays(on, -days), isBusinessDay);
    if (payOn < on) return payOn;
  }
  throw new RangeError(`no pay day within ${LONGEST_WAIT_DAYS} days before ${on}`);
}

export interface PayDayClaim {
  /** Null: nobody knows, the customer's pay days are not entered. */
  readonly isTrue: boolean | null;
  /** The last pay day before the day it was said, and the next one after it; null: not known. */
  readonly before: IsoDate | null;
  readonly next: IsoDate | null;
  /** Why, with these days. */
  readonly sentence: Text;
}

/**
 * Whether "our pay day has not come yet", said on `saidOn`, is true (excuse X08, domain-rules.md 1.6).
 * It is not on a pay day. With the day on which what is asked for was due (`dueOn`) it is not either
 * when a pay day has come since then; without it, nobody knows what should have been paid before.
 */
export function isPayDayClaimTrue(
  profile: CustomerProfile,
  calendar: BusinessCalendar,
  saidOn: IsoDate,
  dueOn: IsoDate | null = null,
): PayDayClaim {
  const { weekdays, monthDays } = profile.payCalendar;
  if (weekdays.length === 0 && monthDays.length === 0)
    return {
      isTrue: null,
      before: null,
      next: null,
      sentence: say`The pay days of this customer are not known; enter them when it says what they are.`,
    };
  const isOpen = (date: IsoDate): boolean => isBusinessDay(date, calendar);
  const before = payDayBefore(profile, saidOn, isOpen);
  const next = nextPayDay(profile, addDays(saidOn, 1), isOpen);
  const claim = (isTrue: boolean, sentence: Text): PayDayClaim => ({
    isTrue,
    before,
    next,
    sentence,
  });
  if (nextPayDay(profile, saidOn, isOpen) === saidOn)
    return claim(
      false,
      say`${day(saidOn)} is a pay day; the one before was ${day(before)}, the next is ${day(next)}.`,
    );
  if (dueOn !== null && dueOn <= before)
    return claim(
      false,
      say`A pay day has come since ${day(dueOn)}, when it was due: the last was ${day(before)}, the next is ${day(next)}.`,
    );
  return claim(true, say`The last pay day was ${day(before)}, the next is ${day(next)}.`);
}

/** When the money of an item due on `dueOn` can be with us: the next run and the days in transit. */
export function expectedArrival(
  profile: CustomerProfile,
  dueOn: IsoDate,
  isBusinessDay: IsBusinessDay,
): { readonly payOn: IsoDate; readonly arriveOn: IsoDate } {
  const payOn = nextPayDay(profile, dueOn, isBusinessDay);
  let arriveOn = payOn;
  for (let days = 0; days < profile.payCalendar.transitDays; days += 1)
    arriveOn = rollToBusinessDay(addDays(arriveOn, 1), {
      weekend: [],
      isHoliday: (one) => !isBusinessDay(one),
    });
  return { payOn, arriveOn };
}

/** A moment on the customer's clock: `2026-11-25T09:30` (seconds and more are ignored). */
export type LocalMoment = string;

interface Moment {
  readonly date: IsoDate;
  readonly time: string;
}

function momentOf(local: LocalMoment): Moment {
  const date = parseIsoDate(local.slice(0, 10));
  const time = local.slice(11, 16);
  if (date === null || local.charAt(10) !== 'T' || !/^\d{2}:\d{2}$/.test(time))
    throw new RangeError(`"${local}" is not a local moment (YYYY-MM-DDTHH:MM)`);
  return { date, time };
}

/** Every window in which `local` falls; none: the customer may be asked. */
export function avoidWindowsAt(
  profile: CustomerProfile,
  local: LocalMoment,
): readonly AvoidWindow[] {
  const moment = momentOf(local);
  return profile.avoidWindows.filter((window) => fallsIn(window, moment));
}

/** The first window in which `local` falls, or null: the customer may be asked. */
export const avoidWindowAt = (profile: CustomerProfile, local: LocalMoment): AvoidWindow | null =>
  avoidWindowsAt(profile, local)[0] ?? null;

export const isAvoided = (profile: CustomerProfile, local: LocalMoment): boolean =>
  avoidWindowAt(profile, local) !== null;

function fallsIn(window: AvoidWindow, { date, time }: Moment): boolean {
  const { weekdays, monthDays, before, after } = window;
  const isDay =
    (weekdays.length === 0 && monthDays.length === 0) ||
    weekdays.includes(isoWeekdayOf(date)) ||
    isMonthDay(date, monthDays);
  const isTime =
    (before === null && after === null) ||
    (before !== null && time < before) ||
    (after !== null && time >= after);
  return isDay && isTime;
}

/** Whether the contact is at work at `local`; true when its hours are not known. */
export function isReachable(contact: CustomerContact, local: LocalMoment): boolean {
  const { date, time } = momentOf(local);
  return (
    contact.hours.length === 0 ||
    contact.hours.some(
      ({ weekday, from, to }) => weekday === isoWeekdayOf(date) && from <= time && time < to,
    )
  );
}

export interface ProcessState {
  readonly step: ProcessStep;
  /** Days at this step on `asOf`; null: not known since when. */
  readonly days: number | null;
  /** Longer than it takes when all is well. */
  readonly isStuck: boolean;
}

/** Where in the customer's house the payment is on `asOf`; null: not known (R09). */
export function processState(profile: CustomerProfile, asOf: IsoDate): ProcessState | null {
  const step = profile.processSteps.find(({ order }) => order === profile.currentStep);
  if (step === undefined) return null;
  const since = profile.stuckSince;
  const days = since === null || since > asOf ? null : daysBetween(since, asOf);
  return { step, days, isStuck: days !== null && days > step.normalDays };
}
