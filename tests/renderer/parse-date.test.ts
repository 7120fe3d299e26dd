import { describe, expect, it } from 'vitest';
import { isoDateOf } from '../../src/domain/dates.ts';
import { parseTypedDate } from '../../src/renderer/format/parse-date.ts';

const today = isoDateOf('2026-11-21');

describe('what people type becomes a date', () => {
  it.each([
    ['2026-01-31', '2026-01-31'],
    ['31/1', '2027-01-31'], // nearest to 21 November 2026
    ['31.1.', '2027-01-31'],
    ['20/11', '2026-11-20'],
    ['1/8', '2026-08-01'],
    ['31-1-26', '2026-01-31'],
    ['31.01.2026', '2026-01-31'],
    ['31 jan', '2027-01-31'],
    ['31 January 2026', '2026-01-31'],
    ['Jan 31, 2026', '2026-01-31'],
    ['today', '2026-11-21'],
    ['yesterday', '2026-11-20'],
    ['+14d', '2026-12-05'],
    ['+14', '2026-12-05'],
    ['-3d', '2026-11-18'],
    ['+2w', '2026-12-05'],
    ['+1m', '2026-12-21'],
    ['-9m', '2026-02-21'],
    ['eom', '2026-11-30'],
  ])('%s', (typed, date) => {
    expect(parseTypedDate(typed, today)).toBe(date);
  });

  // 29 February exists in neither 2025, 2026 nor 2027: without its year it is no date.
  it.each([
    '',
    '29/2',
    '31/2',
    '31.02.2026',
    '13/13',
    'soon',
    '1/2/3/4',
    '2026-13-01',
    '32 jan',
    '+14x',
  ])('"%s" is no date', (typed) => {
    expect(parseTypedDate(typed, today)).toBeNull();
  });

  it('a month later is the last day of a shorter month', () => {
    expect(parseTypedDate('+1m', isoDateOf('2026-01-31'))).toBe('2026-02-28');
    expect(parseTypedDate('-1m', isoDateOf('2026-01-15'))).toBe('2025-12-15');
  });
});
