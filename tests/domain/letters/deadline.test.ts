import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isBusinessDay,
  rollToBusinessDay,
  weekdayOf,
  weekendOf,
} from '../../../src/domain/business-days.ts';
import {
  addDays,
  dateOfDayNumber,
  daysBetween,
  isoDateOf as day,
  type IsoDate,
} from '../../../src/domain/dates.ts';
import { deadlineOf, graceDays, transitDays } from '../../../src/domain/letters/deadline.ts';

const calendar = (holidays: readonly string[] = [], weekend: readonly number[] = [6, 0]) => ({
  weekend,
  isHoliday: (date: IsoDate) => holidays.includes(date),
});
const anyDay = fc.integer({ min: 0, max: 60_000 }).map(dateOfDayNumber);

test.each([
  ['1970-01-01', 4],
  ['2000-02-29', 2],
  ['2026-11-21', 6],
  ['2026-11-22', 0],
])('%s is weekday %i (Sunday 0)', (date, weekday) => {
  expect(weekdayOf(day(date))).toBe(weekday);
});

describe('rolling to a business day', () => {
  test.each([
    ['a Friday stays', '2026-12-11', [], '2026-12-11'],
    ['Saturday to Monday', '2026-12-12', [], '2026-12-14'],
    ['Sunday to Monday', '2026-12-13', [], '2026-12-14'],
    [
      'Christmas on a Friday, then the weekend, then the substitute day',
      '2026-12-25',
      ['2026-12-25', '2026-12-26', '2026-12-28'],
      '2026-12-29',
    ],
  ] as const)('%s', (_, from, holidays, expected) => {
    expect(rollToBusinessDay(day(from), calendar(holidays))).toBe(expected);
  });

  test('never goes back, never skips a business day, and ends on one', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }),
        (date, offsets) => {
          const rest = calendar(offsets.map((offset) => addDays(date, offset)));
          const rolled = rollToBusinessDay(date, rest);
          expect(isBusinessDay(rolled, rest)).toBe(true);
          for (let skipped = date; skipped < rolled; skipped = addDays(skipped, 1))
            expect(isBusinessDay(skipped, rest)).toBe(false);
        },
      ),
    );
  });

  test('a calendar that rests for ever is a bug', () => {
    expect(() => rollToBusinessDay(day('2026-01-01'), calendar([], [0, 1, 2, 3, 4, 5, 6]))).toThrow(
      'no business day within 31 days after 2026-01-01',
    );
  });
});

test.each([
  ['SA', [5, 6]],
  ['GB', [6, 0]],
  ['IN', [0]],
  [null, [6, 0]],
] as const)('the weekend of %s', (country, weekend) => {
  expect(weekendOf(country)).toEqual(weekend);
});

test.each([
  ['post', 'ES', 'ES', 3],
  ['post', 'ES', 'GB', 7],
  ['registered_post', 'ES', null, 3],
  ['courier', 'ES', 'ES', 1],
  ['courier', 'ES', 'CN', 3],
  ['email', 'ES', 'CN', 0],
] as const)('%s from %s to %s takes %i days', (delivery, from, to, days) => {
  expect(transitDays(delivery, from, to)).toBe(days);
});

test.each([
  [1, 'ES', 'company', 7],
  [2, 'ES', 'company', 7],
  [3, 'ES', 'company', 14],
  [4, 'ES', 'company', 30],
  [4, 'GB', 'company', 14],
  [4, 'GB', 'sole_trader', 30],
  [3, 'GB', 'sole_trader', 14],
  [4, 'DE', 'sole_trader', 14],
  [4, null, 'company', 14],
] as const)('level %i to %s, %s: %i days of grace', (level, country, kind, days) => {
  expect(graceDays(level, country, kind)).toBe(days);
});

describe('the deadline', () => {
  const letter = (issuedOn: string) => ({
    issuedOn: day(issuedOn),
    delivery: 'registered_post' as const,
    senderCountry: 'ES',
    debtorCountry: 'GB',
    debtorKind: 'company' as const,
    level: 3 as const,
  });

  test('21 Nov + 7 days in the post + 14 days is a Saturday, so Monday 14 Dec', () => {
    expect(deadlineOf(letter('2026-11-21'), calendar())).toBe('2026-12-14');
  });

  test('always leaves the whole grace period after the letter has arrived', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const deadline = deadlineOf(letter(date), calendar());
        expect(daysBetween(date, deadline)).toBeGreaterThanOrEqual(14 + 7);
        expect(isBusinessDay(deadline, calendar())).toBe(true);
      }),
    );
  });
});
