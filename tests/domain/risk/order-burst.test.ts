/** Orders that come unusually often: domain-rules 6.3 with its examples, 6.7 no. 4. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, type IsoDate } from '../../../src/domain/dates.ts';
import { burstsOf, chanceOfBurst } from '../../../src/domain/risk/order-burst.ts';
import { ordersOf, type PurchasedInvoice } from '../../../src/domain/risk/purchases.ts';
import { arbitraryPurchases, bought, FIRST, invoice, until } from './made-orders.ts';

const bursts = (invoices: readonly PurchasedInvoice[], asOf: IsoDate) =>
  burstsOf(ordersOf(invoices), asOf);

test('the probabilities of 6.3', () => {
  const percent = (k: number, orders: number) => (100 * chanceOfBurst(k, orders, 364)).toFixed(2);
  expect([percent(3, 12), percent(4, 12)]).toEqual(['1.50', '0.21']);
  expect([percent(5, 30), percent(6, 30)]).toEqual(['0.84', '0.18']);
  // No order at all is certain, and one of many is not impossible.
  expect(chanceOfBurst(0, 12, 364)).toBe(1);
  expect(chanceOfBurst(200, 12, 364)).toBe(0);
  // By hand: r = 0.5, p = 1/2: P(X = 0) = √½.
  expect(chanceOfBurst(1, 0, 14)).toBeCloseTo(1 - Math.sqrt(0.5), 12);
});

/** 31 orders, one every twelve days; the last on day 360. */
const USUAL = bought(
  Array.from({ length: 31 }, () => 100),
  12,
);
const after = (day: number): IsoDate => addDays(FIRST, day);
const daily = (from: number, count: number, prefix = 'BUSY') =>
  bought(
    Array.from({ length: count }, () => 100),
    1,
    after(from),
    prefix,
  );

describe('a burst', () => {
  const busy = [...USUAL, ...daily(372, 8)];

  test('begins with the order that makes it one, with what was before the window', () => {
    // On day 377 six in 14 days, 0.2004 %; on day 378 seven, after 31 orders in 364 days.
    expect(chanceOfBurst(6, 31, 363)).toBeGreaterThan(0.002);
    expect(bursts(busy, after(377))).toEqual([]);
    expect(bursts(busy, after(378))).toMatchObject([
      { onDate: after(378), on: after(378), count: 7, before: 31, days: 364 },
    ]);
    expect(bursts(busy, after(378))[0]?.probability).toBeCloseTo(chanceOfBurst(7, 31, 364), 12);
    expect(bursts(busy, after(378))[0]?.window.map(({ on }) => on)).toEqual(
      daily(372, 7).map(({ issuedOn }) => issuedOn),
    );
  });

  test('is one signal until 14 days without, and is told by its least probable day', () => {
    expect(bursts(busy, after(500))).toMatchObject([
      { onDate: after(378), on: after(379), count: 8 },
    ]);
    // A later day of it that is less improbable is not told: seven in 14 days.
    expect(bursts([...busy, invoice('LATE', after(387), 100)], after(500))).toMatchObject([
      { onDate: after(378), on: after(379), count: 8 },
    ]);
  });

  test('seven again on the 14th day after it go on with it, on the 15th they are another', () => {
    // Flagged on day 385 alone, by an order that was credited since and so helps none of the later.
    const credited = [{ from: after(390), before: null }];
    const once = [...USUAL, ...daily(372, 6), invoice('X', after(385), 100, { credited })];
    const again = (last: number) =>
      bursts([...once, ...daily(last - 6, 7, 'AGAIN')], after(500)).map(({ onDate, on }) => [
        daysBetween(FIRST, onDate),
        daysBetween(FIRST, on),
      ]);
    expect(again(399)).toEqual([[385, 385]]);
    expect(again(400)).toEqual([
      [385, 385],
      [400, 400],
    ]);
  });

  test('the window is 14 days that end with the order; the one before them is history', () => {
    const on = (...days: readonly number[]) => [
      ...USUAL,
      ...days.map((day) => invoice(`X-${day}`, after(day), 100)),
    ];
    const [in14] = bursts(on(370, 371, 372, 373, 374, 383), after(383));
    expect(in14).toMatchObject({ count: 6, before: 31, days: 369 });
    expect(bursts(on(370, 371, 372, 373, 374, 384), after(384))).toEqual([]);
  });

  test('needs six orders before it and 26 weeks from the first of them', () => {
    const six = bought(
      Array.from({ length: 6 }, () => 100),
      30,
    );
    // Day 150 is the sixth; day 196 is 182 days and the window after the first.
    expect(bursts([...six, ...daily(191, 6)], after(196))).toHaveLength(1);
    expect(bursts([...six, ...daily(190, 6)], after(195))).toEqual([]);
    expect(bursts([...six.slice(1), ...daily(300, 9)], after(320))).toEqual([]);
  });

  test('two currencies of one day are one order', () => {
    const both = daily(372, 7).map((one) => ({
      ...one,
      invoice: `${one.invoice}$`,
      currency: 'USD',
    }));
    const found = bursts([...USUAL, ...daily(372, 7), ...both], after(378));
    expect(found).toMatchObject([{ onDate: after(378), count: 7 }]);
    expect(found[0]?.window).toHaveLength(14);
  });

  test('what is credited is no order from that day on, in the history and in the window', () => {
    const credited = (one: PurchasedInvoice, from: IsoDate, before: IsoDate | null = null) => ({
      ...one,
      credited: [{ from, before }],
    });
    const [first, ...others] = daily(372, 7) as readonly [PurchasedInvoice, ...PurchasedInvoice[]];
    const asOf = after(400);
    expect(bursts([...USUAL, credited(first, after(378)), ...others], asOf)).toEqual([]);
    expect(bursts([...USUAL, credited(first, after(379)), ...others], asOf)).toHaveLength(1);
    // Credited and not any more by then.
    expect(
      bursts([...USUAL, credited(first, after(373), after(378)), ...others], asOf),
    ).toMatchObject([{ count: 7, before: 31 }]);
    // On its own day it is none at all; of two currencies of a day the other one is left.
    const eighth = invoice('E', after(379), 100, {
      credited: [{ from: after(379), before: null }],
    });
    const seven = [...USUAL, first, ...others];
    expect(bursts([...seven, eighth], asOf)).toMatchObject([{ on: after(378), count: 7 }]);
    const dollars = { ...eighth, invoice: 'D', currency: 'USD' };
    const [both] = bursts([...seven, { ...eighth, credited: [] }, dollars], asOf);
    expect(both).toMatchObject({ on: after(379), count: 8 });
    expect(both?.window.map(({ currency }) => currency)).toEqual(
      Array.from({ length: 8 }, () => 'EUR'),
    );
    // The first two orders of all are gone: the history begins with the third.
    const [one, two, ...rest] = USUAL as readonly [
      PurchasedInvoice,
      PurchasedInvoice,
      ...PurchasedInvoice[],
    ];
    const gone = [credited(one, after(100)), credited(two, after(2), after(377)), ...rest];
    expect(bursts([...gone, ...daily(372, 7)], asOf)).toMatchObject([{ before: 30, days: 352 }]);
  });
});

test('the state of a past day uses no later order', () => {
  fc.assert(
    fc.property(arbitraryPurchases, fc.integer({ min: 200, max: 1200 }), (invoices, day) => {
      const asOf = after(day);
      const replayed = bursts(until(invoices, asOf), asOf);
      const told = bursts(invoices, asOf);
      expect(told.map(({ window: _, ...rest }) => rest)).toEqual(
        replayed.map(({ window: _, ...rest }) => rest),
      );
    }),
  );
});

/** As the rule is written, day by day. */
function written(invoices: readonly PurchasedInvoice[], asOf: IsoDate): readonly IsoDate[] {
  const flagged: IsoDate[] = [];
  const days = [...new Set(invoices.map(({ issuedOn }) => issuedOn))].sort();
  for (const day of days.filter((one) => one <= asOf)) {
    const counted = new Set(
      invoices
        .filter(({ issuedOn }) => issuedOn <= day)
        .filter(({ credited }) =>
          credited.every(({ from, before }) => !(from <= day && (before === null || before > day))),
        )
        .map(({ issuedOn }) => issuedOn),
    );
    const end = addDays(day, -14);
    const before = [...counted].filter((one) => one <= end).sort();
    const k = [...counted].filter((one) => one > end).length;
    const [first] = before;
    if (first === undefined || !counted.has(day)) continue;
    const length = daysBetween(first, end);
    if (before.length >= 6 && length >= 182 && chanceOfBurst(k, before.length, length) < 0.002)
      flagged.push(day);
  }
  return flagged.filter((day, at) => at === 0 || daysBetween(flagged[at - 1] as IsoDate, day) > 14);
}

test('each day is as the rule is written', () => {
  fc.assert(
    fc.property(arbitraryPurchases, (invoices) => {
      const asOf = after(1200);
      expect(bursts(invoices, asOf).map(({ onDate }) => onDate)).toEqual(written(invoices, asOf));
    }),
  );
});
