/** Calendar dates: which there are, and how far apart they lie. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isBusinessDay,
  rollToBusinessDay,
  weekdayOf,
  weekendOf,
} from '../../src/domain/business-days.ts';
import {
  NEVER,
  addDays,
  dateOfDayNumber,
  dateOfParts,
  dayNumber,
  daysBetween,
  daysInMonth,
  endOfMonth,
  instantOf,
  isInstant,
  isLeapYear,
  isoDateOf,
  laterOf,
  parseIsoDate,
  type IsoDate,
} from '../../src/domain/dates.ts';

const someDate: fc.Arbitrary<IsoDate> = fc
  .integer({ min: dayNumber(isoDateOf('1900-01-01')), max: dayNumber(isoDateOf('2199-12-31')) })
  .map(dateOfDayNumber);

describe('there is such a day', () => {
  test.each([
    [1900, 1, 1, '1900-01-01'],
    [2199, 12, 31, '2199-12-31'],
    [2024, 2, 29, '2024-02-29'],
    [2000, 2, 29, '2000-02-29'],
    [2026, 4, 30, '2026-04-30'],
    [2026, 10, 9, '2026-10-09'],
  ])('%d, %d, %d', (year, month, day, date) => {
    expect(dateOfParts(year, month, day)).toBe(date);
    expect(parseIsoDate(date)).toBe(date);
    expect(isoDateOf(date)).toBe(date);
  });

  test.each([
    [1899, 12, 31],
    [2200, 1, 1],
    [2026, 0, 1],
    [2026, 13, 1],
    [2026, 1, 0],
    [2026, 1, 32],
    [2026, 4, 31],
    [2026, 2, 29],
    [1900, 2, 29],
    [2100, 2, 29],
    [2024, 2, 30],
  ])('not %d, %d, %d', (year, month, day) => {
    expect(dateOfParts(year, month, day)).toBeNull();
  });

  test.each([
    '2026-02-31',
    '2026-2-1',
    '26-02-01',
    '2026-02-01T00:00:00.000Z',
    'on 2026-02-01',
    '2026-02-011',
    '12026-02-01',
    '2026/02/01',
    '',
  ])('not "%s"', (text) => {
    expect(parseIsoDate(text)).toBeNull();
    expect(() => isoDateOf(text)).toThrow(new RangeError(`"${text}" is not a date (YYYY-MM-DD)`));
  });

  test.each([
    [2024, true],
    [2026, false],
    [2000, true],
    [1900, false],
    [2100, false],
  ])('%d is a leap year: %s', (year, isLeap) => {
    expect(isLeapYear(year)).toBe(isLeap);
    expect(daysInMonth(year, 2)).toBe(isLeap ? 29 : 28);
  });

  test('months have the days the calendar gives them, and a month that is none has none', () => {
    const days = Array.from({ length: 12 }, (_, index) => daysInMonth(2026, index + 1));
    expect(days).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(daysInMonth(2024, 1)).toBe(31);
    expect([daysInMonth(2026, 0), daysInMonth(2026, 13)]).toEqual([0, 0]);
  });
});

describe('days apart', () => {
  test.each([
    ['1970-01-01', 0],
    ['1970-01-02', 1],
    ['1969-12-31', -1],
    ['2000-03-01', 11_017],
    ['1900-01-01', -25_567],
  ])('%s is day %d', (date, day) => {
    expect(dayNumber(isoDateOf(date))).toBe(day);
    expect(dateOfDayNumber(day)).toBe(date);
  });

  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-29', 1, '2024-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-10-25', 1, '2026-10-26'],
    ['2026-06-30', 0, '2026-06-30'],
  ])('%s and %d days', (from, days, to) => {
    expect(addDays(isoDateOf(from), days)).toBe(to);
    expect(daysBetween(isoDateOf(from), isoDateOf(to))).toBe(days);
  });

  test('there and back; later dates are later as text', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const there = addDays(date, days);
        expect(addDays(there, -days)).toBe(date);
        expect(daysBetween(date, there)).toBe(days);
        if (parseIsoDate(there) !== null) expect(there > date).toBe(days > 0);
        expect(laterOf(date, there)).toBe(days > 0 ? there : date);
        expect(laterOf(there, date)).toBe(days > 0 ? there : date);
      }),
    );
  });

  test('every day up to "never" lies before it', () => {
    fc.assert(fc.property(someDate, (date) => date < NEVER));
    expect(NEVER).toBe('9999-12-31');
  });
});

describe('month ends', () => {
  test.each([
    ['2026-11-21', 0, '2026-11-30'],
    ['2026-11-30', 1, '2026-12-31'],
    ['2026-11-21', 2, '2027-01-31'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-15', -1, '2025-12-31'],
    ['2026-12-01', 0, '2026-12-31'],
    ['2026-12-31', -12, '2025-12-31'],
    ['2026-10-05', -1, '2026-09-30'],
  ])('of %s, %d months on: %s', (date, months, end) => {
    expect(endOfMonth(isoDateOf(date), months)).toBe(end);
  });

  test('the day after is the first of a month, and without months it is the own month', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: -600, max: 600 }), (date, months) => {
        expect(addDays(endOfMonth(date, months), 1).slice(8)).toBe('01');
        expect(endOfMonth(date).slice(0, 7)).toBe(date.slice(0, 7));
      }),
    );
  });
});

describe('instants', () => {
  test.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [Date.UTC(2026, 10, 21, 10, 0, 0, 7), '2026-11-21T10:00:00.007Z'],
  ])('%d milliseconds', (milliseconds, instant) => {
    expect(instantOf(milliseconds)).toBe(instant);
    expect(isInstant(instant)).toBe(true);
  });

  test.each([
    '2026-11-21',
    '2026-11-21T10:00:00Z',
    '2026-11-21T10:00:00.000',
    '2026-11-21T10:00:00.000+01:00',
    ' 2026-11-21T10:00:00.000Z',
    '2026-11-21T10:00:00.000Z ',
    '2026-11-21T25:00:00.000Z',
    '2026-13-21T10:00:00.000Z',
    'yesterday',
  ])('"%s" is none', (text) => {
    expect(isInstant(text)).toBe(false);
  });
});

describe('business days', () => {
  const spain = {
    weekend: weekendOf('ES'),
    isHoliday: (date: IsoDate) => date === '2026-12-07' || date === '2026-12-08',
  };

  test.each([
    ['1970-01-01', 4],
    ['2026-11-29', 0],
    ['2026-11-28', 6],
    ['1969-12-31', 3],
    ['1900-01-01', 1],
  ])('%s has weekday %d', (date, weekday) => {
    expect(weekdayOf(isoDateOf(date))).toBe(weekday);
  });

  test('countries that rest on other days than Saturday and Sunday', () => {
    const countries = 'AF BH DZ EG IL IN IQ IR JO KW LY OM QA SA SD SY UG YE'.split(' ');
    expect(Object.fromEntries(countries.map((code) => [code, weekendOf(code).join()]))).toEqual({
      ...Object.fromEntries(countries.map((code) => [code, '5,6'])),
      AF: '4,5',
      IN: '0',
      IR: '5',
      UG: '0',
    });
  });

  test.each([
    [null, [6, 0]],
    ['ES', [6, 0]],
    ['IL', [5, 6]],
    ['AF', [4, 5]],
    ['IR', [5]],
    ['IN', [0]],
  ])('%s rests on %j', (country, weekdays) => {
    expect(weekendOf(country)).toEqual(weekdays);
  });

  test.each([
    ['2026-12-04', '2026-12-04'],
    ['2026-12-05', '2026-12-09'],
    ['2026-12-06', '2026-12-09'],
    ['2026-12-08', '2026-12-09'],
    ['2026-12-09', '2026-12-09'],
  ])('from %s on, %s is the first', (date, first) => {
    expect(rollToBusinessDay(isoDateOf(date), spain)).toBe(first);
    expect(isBusinessDay(isoDateOf(date), spain)).toBe(date === first);
  });

  test('the thirty-first day of rest is still believed, a country that never works is not', () => {
    const from = isoDateOf('2026-01-01');
    const restsUntil = (date: string) => ({
      weekend: [],
      isHoliday: (day: IsoDate) => day < date,
    });
    expect(rollToBusinessDay(from, restsUntil('2026-02-01'))).toBe('2026-02-01');
    expect(() => rollToBusinessDay(from, restsUntil('2026-02-02'))).toThrow(
      new RangeError('no business day within 31 days after 2026-01-01'),
    );
  });
});
