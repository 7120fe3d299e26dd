import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weekdayOf } from '../../../src/domain/business-days.ts';
import {
  avoidWindowAt,
  expectedArrival,
  isAvoided,
  isReachable,
  isoWeekdayOf,
  nextPayDay,
  processState,
} from '../../../src/domain/customers/customer-times.ts';
import {
  EMPTY_PROFILE,
  USUAL_AVOID_WINDOWS,
  type CustomerProfile,
} from '../../../src/domain/customers/profile.ts';
import { readProfile } from '../../../src/domain/customers/read-profile.ts';
import { addDays, daysBetween, isoDateOf as day, type IsoDate } from '../../../src/domain/dates.ts';

const isWeekday = (date: IsoDate): boolean => ![0, 6].includes(weekdayOf(date));
const except =
  (...holidays: readonly string[]) =>
  (date: IsoDate): boolean =>
    isWeekday(date) && !holidays.includes(date);

const paying = (calendar: Partial<CustomerProfile['payCalendar']>): CustomerProfile => ({
  ...EMPTY_PROFILE,
  payCalendar: { ...EMPTY_PROFILE.payCalendar, ...calendar },
});

describe('the next day on which the customer pays (R05)', () => {
  test.each([
    ['any day, a Wednesday', {}, '2026-11-25', '2026-11-25'],
    ['any day, a Saturday', {}, '2026-11-28', '2026-11-30'],
    ['Fridays', { weekdays: [5] }, '2026-11-25', '2026-11-27'],
    ['Fridays, from one', { weekdays: [5] }, '2026-11-27', '2026-11-27'],
    ['Fridays, from the day after', { weekdays: [5] }, '2026-11-28', '2026-12-04'],
    ['Tuesdays and Fridays', { weekdays: [2, 5] }, '2026-11-28', '2026-12-01'],
    ['the 15th', { monthDays: [15] }, '2026-11-25', '2026-12-15'],
    ['the 15th, a Sunday, moves to Monday', { monthDays: [15] }, '2026-11-10', '2026-11-16'],
    ['the 15th, a Sunday, asked on Monday', { monthDays: [15] }, '2026-11-16', '2026-11-16'],
    ['the 31st in a short month', { monthDays: [31] }, '2026-11-25', '2026-11-30'],
    ['the 30th in February', { monthDays: [30] }, '2027-02-02', '2027-03-01'],
    ['the 15th or Fridays', { weekdays: [5], monthDays: [15] }, '2026-12-12', '2026-12-15'],
  ])('%s', (_, calendar, from, expected) => {
    expect(nextPayDay(paying(calendar), day(from), isWeekday)).toBe(expected);
  });

  test('a pay day on a holiday moves to the next business day', () => {
    expect(
      nextPayDay(paying({ weekdays: [5] }), day('2026-12-22'), except('2026-12-25', '2026-12-28')),
    ).toBe('2026-12-29');
  });

  test('past the cut-off hour the run is missed', () => {
    const fridays = paying({ weekdays: [5], cutOffHour: 12 });
    expect(nextPayDay(fridays, day('2026-11-27'), isWeekday, 11)).toBe('2026-11-27');
    expect(nextPayDay(fridays, day('2026-11-27'), isWeekday, 12)).toBe('2026-12-04');
  });

  test('money is with us after the business days in transit', () => {
    expect(
      expectedArrival(paying({ weekdays: [5], transitDays: 2 }), day('2026-11-25'), isWeekday),
    ).toEqual({ payOn: '2026-11-27', arriveOn: '2026-12-01' });
  });

  test('is a business day, not before, at most five weeks away, and later for a later day', () => {
    const days = fc
      .integer({ min: 0, max: 4000 })
      .map((count) => addDays(day('2024-01-01'), count));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
        fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { maxLength: 4 }),
        days,
        (weekdays, monthDays, from) => {
          const profile = paying({ weekdays, monthDays });
          const next = nextPayDay(profile, from, isWeekday);
          expect(isWeekday(next)).toBe(true);
          expect(next >= from).toBe(true);
          expect(daysBetween(from, next)).toBeLessThanOrEqual(35);
          expect(nextPayDay(profile, next, isWeekday)).toBe(next);
          expect(nextPayDay(profile, addDays(from, 1), isWeekday) >= next).toBe(true);
        },
      ),
    );
  });
});

describe('when not to ask (R13)', () => {
  const usual = { ...EMPTY_PROFILE, avoidWindows: USUAL_AVOID_WINDOWS };
  test.each([
    ['2026-11-23T11:00', 'not on Mondays'],
    ['2026-12-01T11:00', 'not on the 1st and 2nd'],
    ['2026-12-02T11:00', 'not on the 1st and 2nd'],
    ['2026-11-25T09:59', 'not before 10:00'],
    ['2026-11-25T10:00', null],
    ['2026-11-25T23:59', null],
  ])('%s: %s', (local, note) => {
    expect(avoidWindowAt(usual, local)?.note ?? null).toBe(note);
    expect(isAvoided(usual, local)).toBe(note !== null);
    expect(isAvoided(EMPTY_PROFILE, local)).toBe(false);
  });

  test('a day and an hour in one window must both fit; before and after are two ends', () => {
    const profile = {
      ...EMPTY_PROFILE,
      avoidWindows: [
        {
          weekdays: [5],
          monthDays: [31],
          before: '09:00',
          after: '13:00',
          note: 'Friday, month end',
        },
      ],
    };
    expect(isAvoided(profile, '2026-11-27T08:00')).toBe(true);
    expect(isAvoided(profile, '2026-11-27T09:00')).toBe(false);
    expect(isAvoided(profile, '2026-11-27T13:00')).toBe(true);
    expect(isAvoided(profile, '2026-11-30T14:00')).toBe(true);
    expect(isAvoided(profile, '2026-11-26T08:00')).toBe(false);
  });

  test('a moment that is none is a bug', () => {
    expect(() => isAvoided(usual, '2026-11-25')).toThrow('is not a local moment');
  });
});

test('hours of a contact: the end is not included, and no hours is always', () => {
  const read = readProfile({
    contacts: [
      { name: 'Ana', role: 'ap_clerk', hours: [{ weekday: 5, from: '09:00', to: '13:00' }] },
      { name: 'Luis', role: 'owner' },
    ],
  });
  const [ana, luis] = read.ok ? read.value.contacts : [];
  const reached = (local: string) => [
    ana && isReachable(ana, local),
    luis && isReachable(luis, local),
  ];
  expect(reached('2026-11-27T09:00')).toEqual([true, true]);
  expect(reached('2026-11-27T13:00')).toEqual([false, true]);
  expect(reached('2026-11-26T10:00')).toEqual([false, true]);
});

test('Monday is 1 and Sunday is 7', () => {
  expect(isoWeekdayOf(day('2026-11-23'))).toBe(1);
  expect(isoWeekdayOf(day('2026-11-29'))).toBe(7);
});

describe('where the payment is in the customer’s house (R09)', () => {
  const profile: CustomerProfile = {
    ...EMPTY_PROFILE,
    processSteps: [
      { order: 1, step: 'goods received', person: '', role: 'site', normalDays: 2 },
      { order: 2, step: 'approval', person: 'Sr. Vega', role: 'approver', normalDays: 5 },
    ],
    currentStep: 2,
    stuckSince: day('2026-11-02'),
  };
  test.each([
    ['2026-11-07', 5, false],
    ['2026-11-08', 6, true],
    ['2026-11-01', null, false],
  ])('on %s', (asOf, days, isStuck) => {
    expect(processState(profile, day(asOf))).toEqual({
      step: profile.processSteps[1],
      days,
      isStuck,
    });
  });
  test('is not known without a current step', () => {
    expect(processState({ ...profile, currentStep: null }, day('2026-11-07'))).toBeNull();
  });
});
