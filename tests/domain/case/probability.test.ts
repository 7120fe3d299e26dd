/** How likely an item is to be paid (domain-rules 2.3), with the figures printed in 2.5. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_PROBABILITY_RULES as RULES,
  probabilityOf,
  type ProbabilityInputs,
} from '../../../src/domain/case/probability.ts';

const PLAIN: ProbabilityInputs = {
  daysPastDue: 0,
  brokenPromises: 0,
  plan: 'none',
  isDisputed: false,
  isSevere: false,
  insolvency: 'none',
  dividend: null,
  unanswered: 0,
  manual: null,
};
const chance = (inputs: Partial<ProbabilityInputs>): number =>
  probabilityOf({ ...PLAIN, ...inputs }, RULES).p;

test.each([
  [0, 0.99], [1, 0.95], [30, 0.95], [31, 0.88], [60, 0.88], [61, 0.78], [90, 0.78],
  [91, 0.6], [180, 0.6], [181, 0.35], [365, 0.35], [366, 0.15], [9999, 0.15],
])('%d days late: exactly %d', (daysPastDue, p) => {
  expect(chance({ daysPastDue })).toBe(p);
}); // prettier-ignore

describe('in odds, to four decimals', () => {
  test.each<[Partial<ProbabilityInputs>, string]>([
    [{ daysPastDue: 41, brokenPromises: 2 }, '0.6471'],
    [{ daysPastDue: 46, isDisputed: true }, '0.8370'],
    [{ daysPastDue: 66, plan: 'on_track' }, '0.8417'],
    [{ daysPastDue: 71, plan: 'defaulted' }, '0.6393'],
    [{ daysPastDue: 15, isSevere: true }, '0.8837'],
    [{ daysPastDue: 416, brokenPromises: 3 }, '0.0216'],
    // The fourth broken promise changes nothing.
    [{ daysPastDue: 416, brokenPromises: 4 }, '0.0216'],
    [{ daysPastDue: 15, insolvency: 'suspected' }, '0.8507'],
    [{ daysPastDue: 15, unanswered: 2 }, '0.9500'],
    [{ daysPastDue: 15, unanswered: 3 }, '0.9301'],
    [{ insolvency: 'formal' }, '0.0500'],
    [{ insolvency: 'formal', dividend: 0.12, isSevere: true }, '0.1200'],
    [{ insolvency: 'formal', manual: 0.4 }, '0.4000'],
    [{ daysPastDue: 400, brokenPromises: 3, isSevere: true, isDisputed: true, unanswered: 3 }, '0.0100'],
  ])('%j: %s', (inputs, p) => {
    expect(chance(inputs).toFixed(4)).toBe(p);
  }); // prettier-ignore
});

test('where it begins, and what moved it', () => {
  const of = (inputs: Partial<ProbabilityInputs>) => probabilityOf({ ...PLAIN, ...inputs }, RULES);
  expect(of({})).toEqual({ p: 0.99, base: { of: 'age', p: 0.99 }, factors: [] });
  expect(of({ manual: 0.4, isDisputed: true })).toEqual({
    p: 0.4,
    base: { of: 'manual', p: 0.4 },
    factors: [],
  });
  expect(of({ insolvency: 'formal', isDisputed: true })).toEqual({
    p: 0.05,
    base: { of: 'insolvency', p: 0.05 },
    factors: [],
  });
  const moved = of({ daysPastDue: 41, brokenPromises: 2, isDisputed: true });
  expect(moved.base).toEqual({ of: 'age', p: 0.88 });
  expect(moved.factors).toEqual([
    { factor: 'broken_promise', odds: 0.5 },
    { factor: 'broken_promise', odds: 0.5 },
    { factor: 'dispute', odds: 0.7 },
  ]);
});

test('bases that end say nothing of what is older', () => {
  const rules = { ...RULES, bases: [{ upTo: 30, p: 0.9 }] };
  expect(probabilityOf({ ...PLAIN, daysPastDue: 30 }, rules).p).toBe(0.9);
  expect(() => probabilityOf({ ...PLAIN, daysPastDue: 31 }, rules)).toThrow(
    'the last base is not open-ended',
  );
});

test('a factor never helps that should hurt, and the factors multiply to the result', () => {
  fc.assert(
    fc.property(
      fc.record<ProbabilityInputs>({
        daysPastDue: fc.nat(1000),
        brokenPromises: fc.nat(5),
        plan: fc.constantFrom('none', 'on_track', 'defaulted'),
        isDisputed: fc.boolean(),
        isSevere: fc.boolean(),
        insolvency: fc.constantFrom('none', 'suspected'),
        dividend: fc.constant(null),
        unanswered: fc.nat(5),
        manual: fc.constant(null),
      }),
      (inputs) => {
        const { p, base, factors } = probabilityOf(inputs, RULES);
        const odds = factors.reduce((all, one) => all * one.odds, base.p / (1 - base.p));
        expect(p).toBeCloseTo(Math.min(0.99, Math.max(0.01, odds / (1 + odds))), 12);
        expect(chance({ ...inputs, isSevere: true })).toBeLessThanOrEqual(p);
        expect(chance({ ...inputs, daysPastDue: inputs.daysPastDue + 100 })).toBeLessThanOrEqual(p);
      },
    ),
  );
});
