import { describe, expect, test } from 'vitest';
import { isBusinessDay } from '../../../src/domain/business-days.ts';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { deadlineOf } from '../../../src/domain/letters/deadline.ts';
import { calendarOf } from '../../../src/services/letters/holidays.ts';

describe('business days of the debtor’s country', () => {
  test.each([
    ['GB', '2026-12-25', false, 'Christmas'],
    ['GB', '2026-12-28', false, 'Boxing Day, moved from Saturday'],
    ['GB', '2026-12-29', true, 'a Tuesday'],
    ['GB', '2026-08-31', false, 'summer bank holiday of England'],
    ['ES', '2026-10-12', false, 'national day'],
    ['LV', '2026-11-18', false, 'Proclamation Day'],
    ['DE', '2026-10-03', false, 'German Unity Day'],
    ['CN', '2026-10-01', false, 'National Day'],
    ['SA', '2026-11-20', false, 'Friday'],
    ['SA', '2026-11-22', true, 'Sunday'],
    ['ES', '2026-11-22', false, 'Sunday'],
    [null, '2026-12-25', true, 'no country, no holidays'],
    ['ZZ', '2026-12-25', true, 'no such country'],
  ] as const)('%s %s is a business day: %s (%s)', (country, date, expected, _why) => {
    expect(isBusinessDay(day(date), calendarOf(country))).toBe(expected);
  });

  test('the same letter has another last day in another country', () => {
    const deadline = (debtorCountry: string) =>
      deadlineOf(
        {
          issuedOn: day('2026-12-04'),
          delivery: 'registered_post',
          senderCountry: 'ES',
          debtorCountry,
          debtorKind: 'company',
          level: 3,
        },
        calendarOf(debtorCountry),
      );
    // 4 Dec + 7 + 14 = 25 Dec, a Friday; for Spain 4 Dec + 3 + 14 = 21 Dec, a Monday.
    expect([deadline('GB'), deadline('DE'), deadline('SA'), deadline('ES')]).toEqual([
      '2026-12-29',
      '2026-12-28',
      '2026-12-27',
      '2026-12-21',
    ]);
  });
});
