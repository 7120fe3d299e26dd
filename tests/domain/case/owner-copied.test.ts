/** When the owner gets a copy: the limit, and the share of what everybody owes (domain-rules 3). */
import { describe, expect, test } from 'vitest';
import {
  mayBeCopied,
  overLimit,
  overShareOf,
  whoTakes,
} from '../../../src/domain/case/owner-copied.ts';
import { DEFAULT_POLICY, STEP_IDS } from '../../../src/domain/case/policy.ts';
import { english, madeCase } from './made-case.ts';

const sum = (currency: string, openMinor: number) => ({ currency, openMinor, overdueMinor: 0 });

test("from the first reminder on, of what is not the owner's own", () => {
  expect(STEP_IDS.filter((step) => mayBeCopied(DEFAULT_POLICY, step)).join(' ')).toBe(
    'K05 K06 K07 K08 K09',
  );
  expect(whoTakes(DEFAULT_POLICY, 'K11')).toBe('owner');
  expect(whoTakes({ ...DEFAULT_POLICY, steps: [] }, 'K11')).toBe('clerk');
});

test('over the limit, in its currency', () => {
  const over = (creditLimitMinor: number | null, ...sums: readonly ReturnType<typeof sum>[]) => {
    const said = overLimit({ one: madeCase({ asOf: '2026-03-20', customer: { creditLimitMinor } }) }, sums); // prettier-ignore
    return said === null ? null : english(said);
  };
  expect(over(10_000, sum('EUR', 10_000))).toBeNull();
  expect(over(10_000, sum('EUR', 10_001))).toBe('100.01 EUR is open, and the limit is 100.00 EUR');
  expect(over(10_000, sum('USD', 10_001))).toBeNull();
  expect(over(null, sum('EUR', 10_001))).toBeNull();
});

describe('a large part of everything', () => {
  // Two dollars to the euro; nobody knows another rate.
  const inHome = (minor: number, currency: string): number | null =>
    currency === 'EUR' ? minor : currency === 'USD' ? minor / 2 : null;
  const over = (share: number, all: Record<string, number>, ...sums: readonly ReturnType<typeof sum>[]) => {
    const said = overShareOf(new Map(Object.entries(all)), { policy: { ...DEFAULT_POLICY, ownerCopied: { receivablesShare: share } }, home: 'EUR', inHome })(sums);
    return said === null ? null : english(said);
  }; // prettier-ignore
  test('in our own currency', () => {
    const all = { EUR: 100_000, USD: 200_000 };
    expect(over(10, all, sum('EUR', 20_000))).toBeNull();
    expect(over(10, all, sum('EUR', 20_001))).toBe(
      '200.01 EUR is open, more than 10 % of the 2,000.00 EUR that everybody owes',
    );
    expect(over(10, all, sum('USD', 40_000))).toBeNull();
    expect(over(10, all, sum('EUR', 10_000), sum('USD', 20_002))).toBe(
      '200.01 EUR is open, more than 10 % of the 2,000.00 EUR that everybody owes',
    );
    expect(over(100, { EUR: 100_000 }, sum('EUR', 100_000))).toBeNull();
    expect(over(0, { EUR: 100_000 }, sum('EUR', 1))).not.toBeNull();
  });
  test('without a rate for one of them each currency with itself', () => {
    const all = { EUR: 100_000, JPY: 1_000 };
    expect(over(10, all, sum('EUR', 10_000), sum('JPY', 100))).toBeNull();
    expect(over(10, all, sum('EUR', 10_000), sum('JPY', 101))).toBe(
      '101 JPY is open, more than 10 % of the 1,000 JPY that everybody owes',
    );
    expect(over(10, all, sum('EUR', 10_001))).toBe(
      '100.01 EUR is open, more than 10 % of the 1,000.00 EUR that everybody owes',
    );
  });
});
