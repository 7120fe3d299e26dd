/** What explains a shift: domain-rules 6.2 and 6.7 no. 3. */
import { describe, expect, test } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { observationsOn, paymentHistory } from '../../../src/domain/risk/observations.ts';
import { baselineOf, zOf, type Baseline } from '../../../src/domain/risk/payment-shift.ts';
import {
  changePoint,
  EWMA_LIMIT,
  lateness,
  medianShift,
  shiftChart,
  shiftExplained,
} from '../../../src/domain/risk/shift-explained.ts';
import { english } from '../../harness/english.ts';
import { paidLate } from './made-items.ts';

const paid = (days: readonly number[]) =>
  observationsOn(paymentHistory(paidLate(days, 60)), day('2099-12-31')).paid;
const NINE = [2, 3, 1, 2, 4, 2, 0, 3, 2];

describe('the plain comparison of medians', () => {
  test.each([
    [[...NINE, 12, 12, 12], { last: 12, before: 2 }],
    [[...NINE, 11, 12, 11], null],
    [[...NINE.slice(1), 30, 30, 30], null],
    [[50, ...NINE, 40, 12, 12], { last: 12, before: 2 }],
  ])('%j', (days, expected) => {
    expect(medianShift(days)).toEqual(expected);
  });
});

describe('since when', () => {
  test('the split with the least error, and the difference of the means', () => {
    expect(changePoint([...NINE, 16, 17, 15, 16, 18])).toEqual({
      at: 9,
      laterDays: 82 / 5 - 19 / 9,
    });
  });

  test('no segment below five, and none where it is worth too little', () => {
    expect(changePoint([1, 2, 1, 2, 30, 30, 30, 30, 30])).toBeNull();
    expect(changePoint([...NINE, 30, 30])?.at).not.toBe(9);
    expect(changePoint([...NINE, ...NINE])).toBeNull();
  });
});

test('the chart: a point a payment, the EWMA of z, and a limit that is the same for all', () => {
  const days = [...NINE, 20, 22];
  const chart = shiftChart(paid(days));
  expect(chart.map(({ usual }) => usual)).toEqual([...Array(9).fill(null), 2, 2]);
  const [first, second] = [9, 10].map((at) =>
    zOf(days[at] as number, baselineOf(days.slice(0, at - 3)) as Baseline),
  ) as [number, number];
  expect(chart[9]?.ewma).toBeCloseTo(0.2 * first, 12);
  expect(chart[10]?.ewma).toBeCloseTo(0.2 * second + 0.8 * 0.2 * first, 12);
  expect(EWMA_LIMIT).toBeCloseTo(0.9533, 4);
});

test.each([
  [12, '12 days late'],
  [1, '1 day late'],
  [0, 'on the due date'],
  [-1, '1 day early'],
  [2.5, '2.5 days late'],
  [-0.5, '0.5 days early'],
])('%d: %s', (days, expected) => {
  expect(english(lateness(days))).toBe(expected);
});

test('the sentences, and none where there is nothing to say', () => {
  expect(shiftExplained(paid([...NINE, 16, 17, 15, 16, 18])).map((text) => english(text))).toEqual([
    'The middle of the last three payments is 16 days late, that of the nine before 2 days late.',
    'Since 2026-07-16 14 days later on average.',
  ]);
  expect(shiftExplained(paid([...NINE, ...NINE]))).toEqual([]);
});
