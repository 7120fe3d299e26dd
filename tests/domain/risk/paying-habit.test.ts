/** What is usual leaves out what came lately, and is not said of too few (domain-rules 6.7.2). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { payingHabit } from '../../../src/domain/risk/paying-habit.ts';

test.each<[string, number[], ReturnType<typeof payingHabit>]>([
  ['eight: five before the last three are too few', [1, 2, 3, 4, 5, 6, 7, 8], null],
  ['a drift is not usual yet', [4, 6, 7, 5, 8, 6, 29, 31, 40], { items: 9, usualDays: 6, latelyDays: 31 }],
  ['one that was forgotten moves nothing', [0, 0, 200, 0, 0, 0, 0, 0, 0], { items: 9, usualDays: 0, latelyDays: 0 }],
  ['between two, half a day up', [1, 1, 1, 2, 2, 2, 0, 0, 0], { items: 9, usualDays: 2, latelyDays: 0 }],
  ['early', [-5, -4, -5, -5, -5, -6, -2, -2, -1], { items: 9, usualDays: -5, latelyDays: -2 }],
])('%s', (_, daysLate, expected) => expect(payingHabit(daysLate)).toEqual(expected)); // prettier-ignore

test('of a long history the latest hundred before the last three', () => {
  const long = [...Array<number>(100).fill(50), ...Array<number>(100).fill(2), 9, 9, 9];
  expect(payingHabit(long)).toEqual({ items: 103, usualDays: 2, latelyDays: 9 });
});

test('the order within what is usual does not matter', () => {
  const days = fc.array(fc.integer({ min: -30, max: 400 }), { minLength: 9, maxLength: 40 });
  fc.assert(
    fc.property(days, (daysLate) => {
      const turned = [...daysLate.slice(0, -3).reverse(), ...daysLate.slice(-3)];
      expect(payingHabit(turned)).toEqual(payingHabit(daysLate));
    }),
  );
});
