import { expect, it } from 'vitest';
import { isoDateOf } from '../../src/domain/dates.ts';
import { endOfLocalDay, momentAt } from '../../src/renderer/data/as-of.tsx';

const today = isoDateOf('2026-11-21');
const monthEnd = isoDateOf('2026-10-31');

it('follows the calendar until a day is chosen', () => {
  expect(momentAt(today, null, null)).toMatchObject({
    asOf: today,
    isReplay: false,
    input: { asOf: today, knownAt: null },
  });
});

it('a past day is a replay, with all that is known now', () => {
  expect(momentAt(today, monthEnd, null)).toMatchObject({
    isReplay: true,
    input: { asOf: monthEnd, knownAt: null },
  });
});

it('today as it was known earlier is a replay too', () => {
  const moment = momentAt(today, null, monthEnd);
  expect(moment.isReplay).toBe(true);
  expect(moment.input).toEqual({ asOf: today, knownAt: endOfLocalDay(monthEnd) });
});

it('a day is known to its last millisecond where the reader sits', () => {
  const end = new Date(endOfLocalDay(monthEnd));
  expect([
    end.getFullYear(),
    end.getMonth(),
    end.getDate(),
    end.getHours(),
    end.getMilliseconds(),
  ]).toEqual([2026, 9, 31, 23, 999]);
});
