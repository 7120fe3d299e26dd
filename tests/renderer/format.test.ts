import { describe, expect, it } from 'vitest';
import { isoDateOf } from '../../src/domain/dates.ts';
import {
  formatAmount,
  formatBytes,
  formatCount,
  formatDate,
  formatDateWithDay,
  formatMoney,
  formatRelativeDays,
} from '../../src/renderer/format/format.ts';

describe('amounts are written with the digits of their currency', () => {
  it.each([
    [123450, 'EUR', '1,234.50'],
    [-123450, 'EUR', '−1,234.50'],
    [0, 'EUR', '0.00'],
    [5, 'EUR', '0.05'],
    [1234, 'JPY', '1,234'],
    [1250, 'KWD', '1.250'],
    // 2^53 − 1 cents: a floating-point detour would lose the last digits.
    [Number.MAX_SAFE_INTEGER, 'EUR', '90,071,992,547,409.91'],
  ])('%i minor units of %s', (minor, currency, written) => {
    expect(formatAmount(minor, currency)).toBe(written);
  });

  it('puts the code behind, with a space that does not break', () => {
    expect(formatMoney(123450, 'EUR')).toBe('1,234.50\u00a0EUR');
  });
});

describe('dates', () => {
  it('names the month, so that day and month cannot be taken for each other', () => {
    expect(formatDate(isoDateOf('2026-11-21'))).toBe('21 Nov 2026');
    expect(formatDate(isoDateOf('2026-02-03'))).toBe('3 Feb 2026');
    expect(formatDate(isoDateOf('2026-09-03'))).toBe('3 Sep 2026');
    expect(formatDateWithDay(isoDateOf('2026-11-21'))).toBe('Sat 21 Nov 2026');
  });

  it.each([
    ['2026-11-21', 'today'],
    ['2026-11-20', 'yesterday'],
    ['2026-11-09', '12 days ago'],
    ['2026-11-24', 'in 3 days'],
  ])('%s from 21 November is %s', (date, words) => {
    expect(formatRelativeDays(isoDateOf(date), isoDateOf('2026-11-21'))).toBe(words);
  });
});

it('groups counts and scales bytes', () => {
  expect(formatCount(2466)).toBe('2,466');
  expect(formatBytes(999)).toBe('999\u00a0B');
  expect(formatBytes(1_440_000)).toBe('1.4\u00a0MB');
  expect(formatBytes(250_000)).toBe('250\u00a0kB');
});
