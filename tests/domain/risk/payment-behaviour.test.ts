/** How one customer pays, as a person reads it: the finding, what explains it, and the chart of one value. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { addDays, isoDateOf as day } from '../../../src/domain/dates.ts';
import { observationsOn, paymentHistory } from '../../../src/domain/risk/observations.ts';
import { paymentBehaviour } from '../../../src/domain/risk/payment-behaviour.ts';
import { nowOfRun, paymentShifts, usualOf } from '../../../src/domain/risk/payment-shift.ts';
import { english } from '../../harness/english.ts';
import { arbitraryItems, dueOf, on, paidLate } from './made-items.ts';

const home = (minor: number): number => minor;
const NINE = [2, 3, 1, 2, 4, 2, 0, 3, 2];

/** Every two months, asked on the day the last one was paid, or so many days after the last was due. */
const of = (days: readonly (number | null)[], later = 0) => {
  const items = paidLate(days, 60);
  const last = days.at(-1) ?? null;
  const asOf = addDays(dueOf(days.length - 1, 60), last ?? later);
  return paymentBehaviour(items, paymentHistory(items), asOf, [], home);
};
const finding = (days: readonly (number | null)[], later = 0): string | null => {
  const { finding: found } = of(days, later);
  return found === null ? null : english(found);
};

describe('the finding', () => {
  test.each([
    [[2, 3, 1, 2, 4], null],
    [[2, 3, 1, 2, 4, 2], 'The middle of 6 payments is 2 days late'],
    [[...NINE, 2, 2, 2], 'Usually 2 days late, and the last three payments too'],
    [[...NINE, 4, 5, 4], 'Usually 2 days late, the last three payments 4 days late'],
    [[...NINE, 16, 17, 15, 16, 18], 'Usually 2 days late, the newest 5 invoices 16 days late'],
    [[...NINE, 16, 17, 15, 16, 18, 16], 'Usually 2 days late, the newest 5 invoices 16 days late'],
  ])('%j: %s', (days, expected) => {
    expect(finding(days)).toBe(expected);
  });

  test('an alarm that was dismissed is none, and one that is over neither', () => {
    const late = [...NINE, 16, 17, 15, 16, 18];
    const items = paidLate(late, 60);
    const asOf = addDays(dueOf(late.length - 1, 60), 18);
    const [alarm] = paymentShifts(paymentHistory(items), asOf);
    const verdict = {
      key: 'VE-1',
      kind: 'verdict',
      on: asOf,
      ended: null,
      details: { on_signal: `payment_shift/C1/${alarm?.onDate}`, verdict: 'dismissed' },
    } as unknown as Parameters<typeof paymentBehaviour>[3][number];
    const dismissed = paymentBehaviour(items, paymentHistory(items), asOf, [verdict], home);
    expect(dismissed.isAlarm).toBe(false);
    expect(of([...late, ...NINE]).isAlarm).toBe(false);
    expect(of(late).isAlarm).toBe(true);
  });
});

test('the numbers of the finding are those of the alarm', () => {
  const days = [...NINE, 16, 17, 15, 16, 18, null];
  const behaviour = of(days, 12);
  const items = paidLate(days, 60);
  const [alarm] = paymentShifts(paymentHistory(items), addDays(dueOf(14, 60), 12));
  const { baseline, run } = alarm?.evidence ?? { baseline: [], run: [] };
  expect([behaviour.usual, behaviour.now]).toEqual([usualOf(baseline), nowOfRun(run)]);
  expect([...behaviour.paid, ...behaviour.open].filter(({ isInRun }) => isInRun)).toHaveLength(
    run.length,
  );
});

test('what is open stands apart, with the days it has so far', () => {
  const { paid, open, changeOn, payments } = of([...NINE, 16, 17, 15, 16, 18, null], 12);
  expect(paid).toHaveLength(14);
  expect(payments).toBe(14);
  expect(open.map(({ observation }) => observation.days)).toEqual([12]);
  expect(changeOn).toBe('2026-07-16');
});

test('the smoothed line begins with the payments that there is something to compare with, and rises', () => {
  const { paid, ewmaLimit } = of([...NINE, 16, 17, 15, 16, 18]);
  expect(paid[0]?.ewma).toBeNull();
  expect(paid.at(-1)?.ewma).toBeGreaterThan(ewmaLimit);
});

test('of a long history the newest hundred are shown, and all are counted', () => {
  const { paid, payments } = of(Array.from({ length: 104 }, (_, at) => at % 3));
  expect([paid.length, payments, paid[0]?.observation.item.invoice]).toEqual([100, 104, 'INV-04']);
});

test('who pays sooner than before has no day since which it is later', () => {
  expect(of([20, 21, 19, 20, 22, 20, 21, 20, 20, 2, 3, 1, 2, 2, 3]).changeOn).toBeNull();
});

test('days late fall into bands that leave nothing out', () => {
  const { spread } = of([-3, -1, 0, 1, 7, 8, 14, 15, 30, 31, 60, 61, 400]);
  expect(spread.map(({ from, to, payments }) => [from, to, payments])).toEqual([
    [null, -1, 2],
    [0, 0, 1],
    [1, 7, 2],
    [8, 14, 2],
    [15, 30, 2],
    [31, 60, 2],
    [61, null, 2],
  ]);
});

test('average days late by amount, and the index', () => {
  const { beyondTerms, index } = of(Array(12).fill(15) as number[]);
  expect(beyondTerms?.adbt).toBe(15);
  expect(index).toBe(70);
  const none = of([]);
  expect([none.beyondTerms, none.index, none.finding]).toEqual([null, null, null]);
});

test('whatever happens: every observation is there once, and the bands add up', () => {
  fc.assert(
    fc.property(arbitraryItems, fc.integer({ min: 0, max: 150 }), (items, at) => {
      const asOf = day(on(at));
      const history = paymentHistory(items);
      const behaviour = paymentBehaviour(items, history, asOf, [], home);
      const seen = observationsOn(history, asOf);
      expect(behaviour.paid.map(({ observation }) => observation)).toEqual(seen.paid);
      expect(behaviour.open.map(({ observation }) => observation)).toEqual(seen.overdue);
      const inBands = behaviour.spread.reduce((sum, { payments }) => sum + payments, 0);
      expect(inBands).toBe(seen.paid.length);
    }),
  );
});
