import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weekdayOf, weekendOf, type BusinessCalendar } from '../../../src/domain/business-days.ts';
import {
  avoidWindowAt,
  expectedArrival,
  avoidWindowsAt,
  isAvoided,
  isPayDayClaimTrue,
  isReachable,
  isoWeekdayOf,
  nextPayDay,
  payDayBefore,
  processState,
} from '../../../src/domain/customers/customer-times.ts';
import {
  EMPTY_PROFILE,
  USUAL_AVOID_WINDOWS,
  type CustomerProfile,
} from '../../../src/domain/customers/profile.ts';
import { readProfile } from '../../../src/domain/customers/read-profile.ts';
import { addDays, daysBetween, isoDateOf as day, type IsoDate } from '../../../src/domain/dates.ts';
import { inEnglish } from '../../harness/english.ts';

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

  /** The pay days of `year`, as they fall one after the other. */
  function payDaysOf(
    year: number,
    calendar: Partial<CustomerProfile['payCalendar']>,
    isOpen: (date: IsoDate) => boolean = isWeekday,
  ): readonly string[] {
    const found: string[] = [];
    for (let from = day(`${year}-01-01`); from.startsWith(`${year}`);) {
      const next = nextPayDay(paying(calendar), from, isOpen);
      if (next.startsWith(`${year}`)) found.push(next.slice(5));
      from = addDays(next, 1);
    }
    return found;
  }

  test('the 31st: the last day of each month, after a weekend the first Monday of the next', () => {
    // 31 January and 28 February 2026 are Saturdays, 31 May is a Sunday, 31 October a Saturday.
    expect(payDaysOf(2026, { monthDays: [31] })).toEqual([
      ...['02-02', '03-02', '03-31', '04-30', '06-01', '06-30'],
      ...['07-31', '08-31', '09-30', '11-02', '11-30', '12-31'],
    ]);
  });

  test.each([
    ['the 29th in a leap year', 2028, [29], '02-29'],
    ['the 29th in 2027: the 28th is a Sunday', 2027, [29], '03-01'],
    ['the 28th in a leap year is not its last day', 2028, [28], '02-28'],
    ['the 29th, 30th and 31st are one day in February', 2029, [29, 30, 31], '02-28'],
    ['the 30th in a leap year', 2028, [30], '02-29'],
  ])('%s', (_, year, monthDays, expected) => {
    const near = payDaysOf(year, { monthDays }).filter((one) => one > '02-02' && one < '03-20');
    expect(near).toEqual([expected]);
  });

  test('pay days that are never business days are the next business day, also in the next month', () => {
    // Saturdays and Sundays: the Monday after, once.
    expect(payDaysOf(2026, { weekdays: [6, 7] }).slice(0, 3)).toEqual(['01-05', '01-12', '01-19']);
    // The whole second half of August is closed: the 20th is paid on 1 September.
    const closed = (date: IsoDate): boolean =>
      isWeekday(date) && !(date >= '2026-08-15' && date <= '2026-08-31');
    expect(payDaysOf(2026, { monthDays: [20] }, closed)).toEqual([
      ...['01-20', '02-20', '03-20', '04-20', '05-20', '06-22'],
      ...['07-20', '09-01', '09-21', '10-20', '11-20', '12-21'],
    ]);
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

describe('the pay day before', () => {
  test.each([
    ['Fridays, on one', { weekdays: [5] }, '2026-11-27', '2026-11-20'],
    ['Fridays, the day after', { weekdays: [5] }, '2026-11-28', '2026-11-27'],
    ['the 15th, moved to Monday the 16th', { monthDays: [15] }, '2026-11-17', '2026-11-16'],
    ['on that Monday', { monthDays: [15] }, '2026-11-16', '2026-10-15'],
    ['any day, a Monday', {}, '2026-11-30', '2026-11-27'],
  ])('%s', (_, calendar, on, expected) => {
    expect(payDayBefore(paying(calendar), day(on), isWeekday)).toBe(expected);
  });

  test('between it and the day there is none, and it is one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
        fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 2000 }).map((days) => addDays(day('2026-01-01'), days)),
        (weekdays, monthDays, on) => {
          const profile = paying({ weekdays, monthDays });
          const before = payDayBefore(profile, on, isWeekday);
          expect(before < on).toBe(true);
          expect(nextPayDay(profile, before, isWeekday)).toBe(before);
          expect(nextPayDay(profile, addDays(before, 1), isWeekday) >= on).toBe(true);
        },
      ),
    );
  });
});

describe('"our pay day has not come yet" (X08)', () => {
  const calendar: BusinessCalendar = {
    weekend: weekendOf(null),
    isHoliday: (date) => date === '2026-12-25',
  };
  const fridays = paying({ weekdays: [5] });
  const fifteenth = paying({ monthDays: [15] });
  test.each([
    [
      'between two',
      fridays,
      '2026-11-25',
      null,
      true,
      'The last pay day was 2026-11-20, the next is 2026-11-27.',
    ],
    [
      'on one',
      fridays,
      '2026-11-27',
      null,
      false,
      '2026-11-27 is a pay day; the one before was 2026-11-20, the next is 2026-12-04.',
    ],
    [
      'on a holiday that would be one',
      fridays,
      '2026-12-25',
      null,
      true,
      'The last pay day was 2026-12-18, the next is 2026-12-28.',
    ],
    [
      'due since the last one',
      fifteenth,
      '2026-12-02',
      '2026-11-17',
      true,
      'The last pay day was 2026-11-16, the next is 2026-12-15.',
    ],
    [
      'due on the last one',
      fifteenth,
      '2026-12-02',
      '2026-11-16',
      false,
      'A pay day has come since 2026-11-16, when it was due: the last was 2026-11-16, the next is 2026-12-15.',
    ],
    [
      'due in the weekend on which it would have been',
      fifteenth,
      '2026-11-14',
      '2026-11-14',
      true,
      'The last pay day was 2026-10-15, the next is 2026-11-16.',
    ],
  ])('%s', (_, profile, saidOn, dueOn, isTrue, sentence) => {
    const claim = inEnglish(
      isPayDayClaimTrue(profile, calendar, day(saidOn), dueOn === null ? null : day(dueOn)),
    );
    expect([claim.isTrue, claim.sentence]).toEqual([isTrue, sentence]);
  });

  test('nobody knows without pay days', () => {
    expect(inEnglish(isPayDayClaimTrue(EMPTY_PROFILE, calendar, day('2026-11-25')))).toEqual({
      isTrue: null,
      before: null,
      next: null,
      sentence:
        'The pay days of this customer are not known; enter them when it says what they are.',
    });
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

  test('every window in which a moment falls', () => {
    expect(avoidWindowsAt(usual, '2026-06-01T09:00')).toEqual(USUAL_AVOID_WINDOWS);
    expect(avoidWindowsAt(usual, '2026-06-01T10:00')).toEqual(USUAL_AVOID_WINDOWS.slice(0, 2));
    expect(avoidWindowsAt(usual, '2026-06-03T10:00')).toEqual([]);
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
