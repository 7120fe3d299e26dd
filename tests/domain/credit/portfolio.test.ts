/** How much of a limit is used, and how unevenly what is owed is spread: domain-rules 6.4. */
import { describe, expect, test } from 'vitest';
import { concentrationOf, limitState } from '../../../src/domain/credit/portfolio.ts';

test.each([
  ['nothing used', 0, 10_000, 'ok'],
  ['just under nine tenths', 8_999, 10_000, 'ok'],
  ['nine tenths', 9_000, 10_000, 'watch'],
  ['all of it', 10_000, 10_000, 'watch'],
  ['a cent more', 10_001, 10_000, 'over'],
  ['a limit of nothing, nothing used', 0, 0, 'ok'],
  ['a limit of nothing, a cent used', 1, 0, 'over'],
  ['more on account than open', -500, 10_000, 'ok'],
  ['no limit', 5_000, null, 'none'],
  ['no rate', null, 10_000, 'unknown'],
  ['neither', null, null, 'none'],
] as const)('%s', (_, used, limit, state) => {
  expect(limitState(used, limit)).toBe(state);
});

describe('concentration', () => {
  const owed = (...minors: readonly number[]) =>
    concentrationOf(minors.map((minor, at) => ({ customer: `C${at + 1}`, minor })));

  test('the example of the rules: 32, 18, 12, 10 and seven of 4 per cent give 0.170', () => {
    const found = owed(3200, 1800, 1200, 1000, 400, 400, 400, 400, 400, 400, 400);
    expect(found?.index).toBeCloseTo(0.1704, 12);
    expect(found).toMatchObject({ isHigh: false, largest: 'C1', largestShare: 0.32 });
  });

  test('high above 0.18', () => {
    expect(owed(4000, ...Array.from({ length: 30 }, () => 200))).toMatchObject({ isHigh: false });
    expect(owed(4000, ...Array.from({ length: 20 }, () => 300))).toMatchObject({ isHigh: false });
    expect(owed(4000, ...Array.from({ length: 15 }, () => 400))).toMatchObject({ isHigh: true });
  });

  test('of fewer than five who owe nothing is said; who has credit does not count', () => {
    expect(owed(1, 1, 1, 1)).toBeNull();
    expect(owed(1, 1, 1, 1, -5)).toBeNull();
    expect(owed(1, 1, 1, 1, 1)?.index).toBeCloseTo(0.2, 12);
    expect(owed(5, 5, 5, 5, 5, -100)).toMatchObject({ largest: 'C1', largestShare: 0.2 });
  });
});
