/** What binds the credit of a customer, and whether an order fits: peer case MF-06. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseFact } from '../../../src/domain/case/live-facts.ts';
import {
  bindingOrders,
  exposureOf,
  fitsLimit,
  type BindingOrder,
} from '../../../src/domain/case/exposure.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { hasSharedData, sharedData } from '../../harness/shared-data.ts';

const TODAY = isoDateOf('2026-03-10');
const order = (details: Record<string, string>, more: Partial<CaseFact> = {}): CaseFact =>
  ({
    kind: 'order',
    key: 'O-1',
    isLive: true,
    currency: 'EUR',
    amountMinor: 500,
    details,
    ...more,
  }) as CaseFact;
const stageOf = (details: Record<string, string>, more: Partial<CaseFact> = {}) =>
  bindingOrders([order(details, more)], TODAY, (invoice) => invoice === 'INV-1')[0]?.stage;

describe('an order', () => {
  test('binds from the day it is released, and by another name from the day it is delivered', () => {
    expect(stageOf({})).toBeUndefined();
    expect(stageOf({ released_on: '2026-03-11' })).toBeUndefined();
    expect(stageOf({ released_on: '2026-03-10' })).toBe('released');
    expect(stageOf({ released_on: '2026-03-01', delivered_on: '2026-03-11' })).toBe('released');
    expect(stageOf({ released_on: '2026-03-01', delivered_on: '2026-03-10' })).toBe('delivered');
    expect(stageOf({ delivered_on: '2026-03-10' })).toBe('delivered');
  });

  test('is in what is open as soon as the ledger has its invoice', () => {
    const delivered = { delivered_on: '2026-03-01' };
    expect(stageOf({ ...delivered, invoice: 'INV-1' })).toBeUndefined();
    expect(stageOf({ ...delivered, invoice: 'INV-2' })).toBe('delivered');
  });

  test('that was called off, or says no amount, binds nothing', () => {
    const delivered = { delivered_on: '2026-03-01' };
    expect(stageOf(delivered, { isLive: false })).toBeUndefined();
    expect(stageOf(delivered, { amountMinor: null })).toBeUndefined();
    expect(stageOf(delivered, { kind: 'note' })).toBeUndefined();
    const none = [
      order(delivered, { currency: null }),
      order({ ...delivered, invoice: 'INV-1' }),
      order({}),
    ];
    expect(bindingOrders(none, TODAY, (invoice) => invoice === 'INV-1')).toEqual([]);
  });
});

describe('the exposure', () => {
  const judged = (items: readonly object[], onAccount: readonly object[] = []) =>
    ({ items, one: { onAccount } }) as unknown as Parameters<typeof exposureOf>[0];
  const item = (
    openMinor: number,
    daysPastDue = 0,
    disputedMinor: number | null = null,
    currency = 'EUR',
  ) => ({
    item: { openMinor, currency },
    daysPastDue,
    dispute: disputedMinor === null ? null : { disputedMinor },
  });
  const convert = (minor: number, from: string): number | null =>
    from === 'USD' ? minor / 2 : null;

  test('by what it consists of', () => {
    const orders = [
      { stage: 'delivered', currency: 'EUR', minor: 120 },
      { stage: 'released', currency: 'USD', minor: 160 },
    ] as BindingOrder[];
    const of = judged(
      [item(500), item(200, 3), item(300, 1, 50, 'USD')],
      [{ currency: 'EUR', unallocatedMinor: 100 }],
    );
    expect(exposureOf(of, orders, 'EUR', convert)).toEqual({
      currency: 'EUR',
      openMinor: 750,
      overdueMinor: 350,
      disputedMinor: 25,
      unbilledMinor: 120,
      releasedMinor: 80,
      usedMinor: 950,
      isWhole: true,
    });
  });

  test('what there is no rate for is in no sum, and that is known', () => {
    const found = exposureOf(judged([item(500), item(7, 0, null, 'CHF')]), [], 'EUR', convert);
    expect(found).toMatchObject({ openMinor: 500, usedMinor: 500, isWhole: false });
  });

  test('no more is disputed than is open', () => {
    expect(exposureOf(judged([item(500, 0, 900)]), [], 'EUR', convert).disputedMinor).toBe(500);
  });
});

describe('an order fits', () => {
  test.runIf(hasSharedData)('as the peer case has it', () => {
    const { cases } = JSON.parse(readFileSync(sharedData('peer-cases', 'MF-06.json'), 'utf8')) as {
      readonly cases: readonly {
        readonly limit: number;
        readonly additional: number;
        readonly used: number;
        readonly expect: string;
      }[];
    };
    for (const { limit, additional, used, expect: expected } of cases)
      expect([limit, additional, used, fitsLimit(used, additional, limit)]).toEqual([
        limit,
        additional,
        used,
        expected,
      ]);
    expect(cases.length).toBeGreaterThan(0);
  });

  test('more of an order never fits better', () => {
    const order = ['ok', 'watch', 'hold'];
    const minor = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(
        minor,
        minor,
        minor,
        fc.integer({ min: 1, max: 1e6 }),
        (used, asked, limit, more) => {
          const now = order.indexOf(fitsLimit(used, asked, limit));
          expect(order.indexOf(fitsLimit(used, asked + more, limit))).toBeGreaterThanOrEqual(now);
          expect(fitsLimit(used, asked, limit) === 'hold').toBe(used + asked > limit);
        },
      ),
    );
  });

  test('exactly the limit is watched, a cent more is held', () => {
    expect([899, 900, 901, 1000, 1001].map((used) => fitsLimit(used, 0, 1000))).toEqual([
      'ok',
      'ok',
      'watch',
      'watch',
      'hold',
    ]);
  });
});
