/** What tells something only when it happens again. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, isoDateOf } from '../../../src/domain/dates.ts';
import { repeated } from '../../../src/domain/risk/repeated.ts';

const BEGIN = isoDateOf('2026-01-01');
const TWICE = { atLeast: 2, withinDays: 60 };
const found = (
  days: readonly number[],
  rule = TWICE,
  holds?: (first: number) => boolean,
): readonly (readonly number[])[] =>
  repeated(
    days.map((at) => ({ on: addDays(BEGIN, at), at })),
    rule,
    holds === undefined ? undefined : ([first]) => holds(first?.at ?? -1),
  ).map((together) => together.map(({ at }) => at));

describe('two within 60 days', () => {
  test.each([
    [[0, 59], [[0, 59]]],
    [[0, 60], []],
    [[0, 0], [[0, 0]]],
    [[0], []],
    [[0, 10, 20], [[0, 10]]],
    [
      [0, 10, 20, 30],
      [
        [0, 10],
        [20, 30],
      ],
    ],
    [[0, 61, 100], [[61, 100]]],
  ] as const)('%j: %j', (days, together) => {
    expect(found(days)).toEqual(together);
  });
});

test('three of them', () => {
  expect(found([0, 20, 40, 79], { atLeast: 3, withinDays: 40 })).toEqual([]);
  expect(found([0, 20, 40, 59], { atLeast: 3, withinDays: 40 })).toEqual([[20, 40, 59]]);
});

test('what else has to hold is asked of those together; refused they count with the next', () => {
  expect(found([0, 10, 20], TWICE, (first) => first > 0)).toEqual([]);
  expect(found([0, 10, 65], TWICE, (first) => first > 0)).toEqual([[10, 65]]);
});

test('each is within its days, rests on its own, and a past day says the same', () => {
  const days = fc.array(fc.nat(300), { maxLength: 12 }).map((all) => all.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(days, fc.nat(300), (all, today) => {
      const together = found(all);
      const taken = together.flat();
      expect(taken.length).toBeLessThanOrEqual(all.length);
      expect(taken).toEqual(taken.toSorted((a, b) => a - b));
      for (const some of together)
        expect(
          daysBetween(addDays(BEGIN, some[0] ?? 0), addDays(BEGIN, some.at(-1) ?? 0)),
        ).toBeLessThan(60);
      expect(found(all.filter((at) => at <= today))).toEqual(
        together.filter((some) => (some.at(-1) ?? 0) <= today),
      );
    }),
  );
});
