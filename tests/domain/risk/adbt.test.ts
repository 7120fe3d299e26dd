/** How late by amount: domain-rules 6.1 and 6.7 no. 5, with their own numbers. */
import { describe, expect, test } from 'vitest';
import { addDays, isoDateOf as day } from '../../../src/domain/dates.ts';
import {
  daysBeyondTerms,
  indexOfDays,
  paymentIndex,
  pointsOfAdbt,
} from '../../../src/domain/risk/adbt.ts';
import { paymentHistory, type ItemHistory } from '../../../src/domain/risk/observations.ts';
import { item } from './made-items.ts';

const ASOF = day('2026-06-30');
const same = (minor: number): number => minor;
/** So much, so many days late, paid so long ago. */
const paid = (gross: number, late: number, ago = 30): ItemHistory => {
  const on = addDays(ASOF, -ago);
  return item({
    invoice: `I-${gross}-${late}-${ago}`,
    due: addDays(on, -late),
    gross,
    movements: [[on, gross]],
  });
};
const FOUR = [paid(500000, -2), paid(1200000, 10), paid(300000, 45), paid(1000000, 0)];
const of = (
  items: readonly ItemHistory[],
  inHome: (minor: number, currency: string) => number | null = same,
) => daysBeyondTerms(paymentHistory(items), ASOF, inHome);

describe('average days beyond terms', () => {
  test('of four payments, as in 7: 8.5, signed 8.17', () => {
    expect(of(FOUR)?.adbt).toBeCloseTo(8.5, 10);
    expect(of(FOUR)?.signed).toBeCloseTo(8.1667, 4);
  });

  test('every open overdue item counts with its days', () => {
    const open = item({ invoice: 'OPEN', due: addDays(ASOF, -60), gross: 1000000 });
    expect(of([...FOUR, open])?.adbt).toBeCloseTo((8.5 * 3 + 60) / 4, 10);
    expect(of([open])?.adbt).toBe(60);
  });

  test('paid in 365 days, at least the last ten', () => {
    const old = Array.from({ length: 12 }, (_, at) => paid(100000 + at, 40, 365 + at));
    // Ten are the newest of last year and the nine before it.
    expect(of([...old, paid(100000, 0, 364)])?.evidence).toHaveLength(10);
    const recent = Array.from({ length: 10 }, (_, at) => paid(100000 + at, 0, 364 - at));
    expect(of([...old, ...recent])?.adbt).toBe(0);
  });

  test('what has no rate is left out; without anything there is none', () => {
    const dollars = { ...paid(1000000, 100), currency: 'USD' };
    const home = (minor: number, currency: string) => (currency === 'EUR' ? minor : null);
    expect(of([...FOUR, dollars], home)?.adbt).toBeCloseTo(8.5, 10);
    expect(of([dollars], home)).toBeNull();
    expect(of([])).toBeNull();
  });

  test.each([
    [0, 0],
    [4, 2],
    [8, 4],
    [15, 6],
    [22, 8],
    [45, 14],
    [60, 17],
    [75, 20],
    [500, 20],
  ])('%d days are %d points', (days, points) => {
    expect(pointsOfAdbt(days)).toBe(points);
  });
});

describe('the index', () => {
  test.each([
    [-40, 100],
    [-30, 100],
    [-20, 90],
    [-10, 85],
    [0, 80],
    [7, 75.333],
    [15, 70],
    [25, 56.25],
    [45, 45],
    [100, 26.667],
    [120, 20],
    [150, 10],
    [180, 0],
    [999, 0],
  ])('%d days: %d', (days, index) => {
    expect(indexOfDays(days)).toBeCloseTo(index, 3);
  });

  const index = (items: readonly ItemHistory[]) =>
    paymentIndex(items, paymentHistory(items), ASOF, same);

  test('each part payment counts on its day', () => {
    const due = addDays(ASOF, -100);
    const parts = item({
      invoice: 'A',
      due,
      movements: [
        [due, 5000],
        [addDays(due, 30), 5000],
      ],
    });
    expect(index([parts])).toBe(70);
  });

  test('what came back does not count, and what is open does', () => {
    const due = addDays(ASOF, -45);
    const returned = item({
      invoice: 'A',
      due,
      movements: [
        [due, 10000],
        [addDays(due, 9), -10000],
      ],
    });
    expect(index([returned])).toBe(45);
  });

  test('24 months; prepaid terms and nothing at all have none', () => {
    expect(index([paid(1000, 0, 730)])).toBeNull();
    expect(index([paid(1000, 0, 729)])).toBe(80);
    expect(index([{ ...paid(1000, 0), isPaidAtOnce: true }])).toBeNull();
  });
});
