import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEW, findSets, STEPS_PER_LINE } from '../../../../src/domain/bank/matching/item-sets.ts';

const search = (amounts: readonly number[], sum: number, isDeep = true) =>
  findSets(amounts, sum, { left: STEPS_PER_LINE }, isDeep);
const shown = (amounts: readonly number[], sum: number): readonly string[] =>
  search(amounts, sum).sets.map(({ places, shape }) => `${shape} ${places.join()}`);

/** Whether any two or more add up, by trying all. */
function isPossible(amounts: readonly number[], sum: number): boolean {
  for (let mask = 1; mask < 1 << amounts.length; mask += 1) {
    const some = amounts.filter((_, bit) => (mask & (1 << bit)) !== 0);
    if (some.length > 1 && some.reduce((total, each) => total + each, 0) === sum) return true;
  }
  return false;
}

describe('sets with a sum', () => {
  test.each([
    ['the oldest come first', [100, 250, 400, 350], 750, ['oldest 0,1,2', 'any 2,3']],
    ['then fewest', [500, 100, 150, 350, 77, 9], 600, ['oldest 0,1', 'any 1,2,3']],
    ['then a run', [999, 10, 20, 30, 40], 100, ['run 1,2,3,4']],
    [
      'all but one',
      [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
      1023 - 16,
      ['all_but 0,1,2,3,5,6,7,8,9'],
    ],
    ['none', [3, 5, 9], 11, []],
    ['one alone is no set', [3, 5, 9], 9, []],
  ] as const)('%s', (_name, amounts, sum, expected) => {
    expect(shown(amounts, sum)).toEqual(expected);
  });

  test('a set that is found adds up, for any amounts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 400 }),
        (amounts, sum) => {
          for (const { places } of search(amounts, sum).sets) {
            expect(places.length).toBeGreaterThan(1);
            expect(new Set(places).size).toBe(places.length);
            expect(places.reduce((total, place) => total + (amounts[place] ?? NaN), 0)).toBe(sum);
          }
        },
      ),
    );
  });

  test(`among ${FEW} items or fewer none is overlooked`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: FEW }),
        fc.integer({ min: 1, max: 120 }),
        fc.boolean(),
        (amounts, sum, isDeep) => {
          const { sets, isWhole } = search(amounts, sum, isDeep);
          expect(isWhole).toBe(true);
          expect(sets.length > 0).toBe(isPossible(amounts, sum));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('work is bounded, and an unfinished search says so', () => {
    for (const amounts of [
      Array.from({ length: 2_000 }, () => 100),
      Array.from({ length: 2_000 }, (_, at) => 2 * at + 2),
    ]) {
      const budget = { left: STEPS_PER_LINE };
      const { sets, isWhole } = findSets(amounts, 7_777, budget, true);
      expect(sets).toEqual([]);
      expect(isWhole).toBe(false);
      expect(budget.left).toBeGreaterThan(-1_000);
    }
  });
});
