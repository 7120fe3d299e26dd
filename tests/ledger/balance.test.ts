/** How an item is used up over time: cases an accountant can read, then all of them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, NEVER } from '../../src/domain/dates.ts';
import {
  peakFrom,
  settledOn,
  staysWithin,
  type Step,
} from '../../src/ledger/projections/balance.ts';
import { day } from './fixture.ts';

const FIRST = day('2026-01-01');
const steps = (...pairs: [number, number][]): Step[] =>
  pairs.map(([on, amount]) => ({ on: addDays(FIRST, on), amount }));

test.each<[string, Step[], string]>([
  ['nothing', steps(), NEVER],
  ['part', steps([3, 40]), NEVER],
  ['all at once', steps([3, 100]), '2026-01-04'],
  ['in two parts, recorded in any order', steps([9, 60], [3, 40]), '2026-01-10'],
  ['two parts on one day', steps([3, 60], [3, 40]), '2026-01-04'],
  ['paid, taken back', steps([3, 100], [5, -100]), NEVER],
  ['paid, taken back, paid again', steps([3, 100], [5, -100], [8, 100]), '2026-01-09'],
  [
    'moved from one receipt to another on a later day',
    steps([3, 100], [5, -100], [5, 100]),
    '2026-01-04',
  ],
])('limit 100, %s', (_name, list, expected) => {
  expect(settledOn(100, list)).toBe(expected);
});

const anySteps = fc
  .array(
    fc.tuple(
      fc.nat({ max: 9 }),
      fc.integer({ min: -60, max: 60 }).filter((n) => n !== 0),
    ),
    { maxLength: 8 },
  )
  .map((list) => steps(...list));
const sumBy = (list: readonly Step[], on: string): number =>
  list.filter((one) => one.on <= on).reduce((total, one) => total + one.amount, 0);
const days = Array.from({ length: 14 }, (_, n) => addDays(FIRST, n - 1));

test('each agrees with adding up day by day', () => {
  fc.assert(
    fc.property(
      anySteps,
      fc.constantFrom(20, 50, 60),
      fc.constantFrom(...days),
      (list, limit, from) => {
        const first = days.find((one) =>
          days.every((later) => later < one || sumBy(list, later) === limit),
        );
        expect(settledOn(limit, list)).toBe(first ?? NEVER);
        expect(staysWithin(limit, list)).toBe(
          days.every((one) => sumBy(list, one) >= 0 && sumBy(list, one) <= limit),
        );
        expect(peakFrom(list, from)).toBe(
          Math.max(...days.filter((one) => one >= from).map((one) => sumBy(list, one))),
        );
      },
    ),
    { numRuns: 2000, seed: 5 },
  );
});
