/** What one customer buys, as a person reads it: the finding and the orders of one value. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { addDays, isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import { comparedOrders, SEASON_PARAMETERS } from '../../../src/domain/risk/order-size.ts';
import { purchaseBehaviour } from '../../../src/domain/risk/purchase-behaviour.ts';
import { ordersOf, type PurchasedInvoice } from '../../../src/domain/risk/purchases.ts';
import type { SignalState } from '../../../src/domain/risk/signals.ts';
import type { SignalKind } from '../../../src/domain/risk/weights.ts';
import { english } from '../../harness/english.ts';
import {
  arbitraryPurchases,
  bought,
  FIRST,
  invoice,
  pictureOf,
  purchaseSignals,
  until,
} from './made-orders.ts';

const times = (amount: number, count: number) => Array.from({ length: count }, () => amount);
const of = (invoices: readonly PurchasedInvoice[], asOf: IsoDate) =>
  purchaseBehaviour(invoices, asOf, purchaseSignals(pictureOf(invoices, asOf)));
const findings = (invoices: readonly PurchasedInvoice[], asOf: IsoDate) =>
  of(invoices, asOf).currencies.map(({ finding }) => (finding === null ? null : english(finding)));

const TWELVE = bought(times(100, 12), 7);
const LARGE = invoice('L-1', addDays(FIRST, 84), 45_000);
const DAY = addDays(FIRST, 90);

describe('the finding', () => {
  test('an unusual order has the numbers of its signal, and is marked', () => {
    expect(findings([...TWELVE, LARGE], DAY)).toEqual([
      'Usually 100.00 EUR an order; 450.00 EUR on 2024-03-25 is unusually large',
    ]);
    const { currencies, signals } = of([...TWELVE, LARGE], DAY);
    expect(currencies[0]?.orders.at(-1)).toEqual({
      on: LARGE.issuedOn,
      invoices: ['L-1'],
      amountMinor: 45_000,
      value: 45_000,
      usual: expect.closeTo(10_000, 6),
      isUnusual: true,
    });
    expect(signals.map(({ kind, numbers }) => [kind, numbers?.now])).toEqual([['order_size', 450]]);
  });

  test('without one: the newest; the unusual one is named for a year, and marked longer', () => {
    expect(findings(TWELVE, DAY)).toEqual([
      'Usually 100.00 EUR an order, the newest on 2024-03-18 100.00 EUR',
    ]);
    const later = addDays(LARGE.issuedOn, 366);
    expect(findings([...TWELVE, LARGE], addDays(later, -1))[0]).toContain('unusually large');
    expect(findings([...TWELVE, LARGE], later)[0]).toContain('the newest');
    expect(of([...TWELVE, LARGE], later).currencies[0]?.orders.at(-1)?.isUnusual).toBe(true);
  });

  test('from eight orders before the newest', () => {
    expect(findings(bought(times(100, 8), 7), DAY)).toEqual([null]);
    expect(findings(bought(times(100, 9), 7), DAY)).not.toEqual([null]);
    expect(findings([], DAY)).toEqual([]);
  });

  test('dismissed it is neither marked nor listed; credited in full it is no order', () => {
    const dismissed = purchaseBehaviour([...TWELVE, LARGE], DAY, [
      { kind: 'order_size', onDate: LARGE.issuedOn, state: 'dismissed' },
    ]);
    expect(dismissed.currencies[0]?.orders.some(({ isUnusual }) => isUnusual)).toBe(false);
    expect(dismissed.signals).toEqual([]);
    const other = purchaseBehaviour([...TWELVE, LARGE], DAY, [
      { kind: 'order_burst', onDate: LARGE.issuedOn, state: 'dismissed' },
    ]);
    expect(other.currencies[0]?.orders.at(-1)?.isUnusual).toBe(true);
    const credited = { ...LARGE, credited: [{ from: addDays(FIRST, 86), before: null }] };
    expect(of([...TWELVE, credited], DAY).currencies[0]?.count).toBe(12);
    expect(of([...TWELVE, credited], DAY).signals).toEqual([]);
    expect(of([...TWELVE, credited], addDays(FIRST, 85)).currencies[0]?.count).toBe(13);
  });

  test('quantities are compared where all have one in the same unit', () => {
    const pieces = [...TWELVE, LARGE].map((one, at) => ({
      ...one,
      quantity: { amount: at === 12 ? 90 : 10, unit: 'pcs' },
    }));
    expect(findings(pieces, DAY)).toEqual([
      'Usually 10 pcs an order; 90 pcs on 2024-03-25 is unusually large',
    ]);
    expect(of(pieces, DAY).currencies[0]?.orders.at(-1)).toMatchObject({
      amountMinor: 45_000,
      value: 90,
      usual: expect.closeTo(10, 6),
    });
    // One of them in another unit, and the amounts are compared.
    const [first, ...rest] = pieces;
    const weighed = first === undefined ? [] : [{ ...first, quantity: { amount: 10, unit: 'kg' } }];
    const { currencies } = of([...weighed, ...rest], DAY);
    expect(currencies[0]?.unit).toBeNull();
    expect(currencies[0]?.orders.at(-1)).toMatchObject({ value: 45_000, usual: expect.closeTo(10_000, 6) }); // prettier-ignore
  });

  test('what was compared in pieces is not drawn beside amounts', () => {
    const pieces = TWELVE.map((one) => ({ ...one, quantity: { amount: 10, unit: 'pcs' } }));
    const [found] = of([...pieces, LARGE], DAY).currencies;
    expect(found?.unit).toBeNull();
    expect(found?.orders.slice(8).map(({ usual }) => usual)).toEqual([
      null,
      null,
      null,
      null,
      expect.closeTo(10_000, 6),
    ]);
  });

  test('an order is compared with eight before it or with none', () => {
    const usual = of(TWELVE, DAY).currencies[0]?.orders.map((one) => one.usual !== null);
    expect(usual).toEqual([...times(0, 8).map(() => false), ...times(0, 4).map(() => true)]);
  });

  test('of a long history the newest hundred are shown, and all are counted', () => {
    const [found] = of(bought(times(100, 104), 7), addDays(FIRST, 800)).currencies;
    expect([found?.orders.length, found?.count]).toEqual([100, 104]);
    expect(found?.orders[0]?.invoices).toEqual(['INV-4']);
  });

  test('signals of purchases, those that are over as long as the order is marked', () => {
    const signal = (kind: SignalKind, onDate: IsoDate, state: SignalState) => ({ kind, onDate, state }); // prettier-ignore
    const all = [
      signal('order_size', LARGE.issuedOn, 'over'),
      signal('order_burst', FIRST, 'new'),
      signal('order_burst', FIRST, 'over'),
      signal('late_now', FIRST, 'new'),
      signal('payer_changed', FIRST, 'new'),
    ];
    expect(purchaseBehaviour([...TWELVE, LARGE], DAY, all).signals).toEqual(all.slice(0, 2));
  });
});

test('currencies by their newest order', () => {
  const usd = invoice('U-1', addDays(FIRST, 88), 5_000, { currency: 'USD' });
  expect(of([...TWELVE, usd], DAY).currencies.map(({ currency }) => currency)).toEqual([
    'USD',
    'EUR',
  ]);
});

test('orders a fortnight: usual from half a year and six orders on, worked by hand', () => {
  // 28 of them, to day 189. Then 175 days are history; on day 196 182 days with 27 orders.
  const weekly = bought(times(100, 28), 7);
  expect(of(weekly, addDays(FIRST, 189)).fortnight).toEqual({ usual: null, now: 2 });
  const { usual, now } = of(weekly, addDays(FIRST, 196)).fortnight;
  expect(usual).toBeCloseTo((27 / 182) * 14, 10);
  expect(now).toBe(1);
  const monthly = (count: number) =>
    of(bought(times(100, count), 30), addDays(FIRST, 300)).fortnight;
  expect(monthly(5)).toEqual({ usual: null, now: 0 });
  expect(monthly(6).usual).toBeCloseTo((6 / 286) * 14, 10);
});

test('the share of the month: of what was bought before the month began, from two years on', () => {
  // 2024-01-01, 2024-07-01 and 2025-07-01, then January 2026, which does not count.
  const invoices = [
    invoice('A', '2024-01-01', 30_000),
    invoice('B', '2024-07-01', 40_000),
    invoice('C', '2025-07-01', 30_000),
    invoice('D', '2026-01-05', 90_000),
  ];
  const share = (asOf: string) => of(invoices, isoDateOf(asOf));
  expect(share('2026-01-20').currencies[0]?.monthShare).toBeCloseTo(0.3, 10);
  expect(share('2025-12-01').currencies[0]?.monthShare).toBeNull();
  const from = addDays(isoDateOf('2024-01-01'), SEASON_PARAMETERS.days);
  const known = (asOf: IsoDate) => of(invoices, asOf).currencies[0]?.monthShare !== null;
  expect([known(addDays(from, -1)), known(from)]).toEqual([false, true]);
  // What was bought before was given away.
  const free = [invoice('A', '2024-01-01', 0), invoice('D', '2026-01-05', 90_000)];
  expect(of(free, isoDateOf('2026-01-20')).currencies[0]?.monthShare).toBeNull();
});

test('what is marked is what the detector finds and is left; nothing later changes a day', () => {
  fc.assert(
    fc.property(arbitraryPurchases, fc.integer({ min: 0, max: 1100 }), (invoices, at) => {
      const asOf = addDays(FIRST, at);
      const now = of(invoices, asOf);
      expect(of(until(invoices, asOf), asOf).currencies).toEqual(now.currencies);
      const unusual = new Set(
        comparedOrders(ordersOf(invoices), asOf).map(
          ({ order }) => `${order.on} ${order.currency}`,
        ),
      );
      for (const { currency, orders, count } of now.currencies) {
        expect(orders.length).toBe(Math.min(count, 100));
        for (const one of orders)
          if (one.isUnusual) expect(unusual.has(`${one.on} ${currency}`)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
