/** Orders as purchases and as what binds the limit: domain-rules 6.4, 6.7 no. 4. */
import { describe, expect, test } from 'vitest';
import { isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import type { CaseFactKind } from '../../../src/domain/facts/case-facts.ts';
import { deliveriesOf } from '../../../src/domain/risk/deliveries.ts';
import { utilisation } from '../../../src/domain/risk/exposure-signals.ts';
import { fact, picture, told } from './made-picture.ts';

const TODAY = isoDateOf('2026-03-31');
const NONE: ReadonlyMap<string, IsoDate> = new Map();
const order = (details: Record<string, string>, ended: string | null = null) =>
  fact('order', '2026-03-01', { key: 'O-1', details, currency: 'EUR', amountMinor: 500, ended });
const both = (details: Record<string, string>, ended: string | null = null, billed = NONE) => {
  const { purchased, binding } = deliveriesOf([order(details, ended)], TODAY, billed);
  return [
    purchased.map(({ issuedOn, credited }) => [issuedOn, credited[0]?.from ?? null]),
    binding.map(({ on, minor }) => [on, minor]),
  ];
};

describe('an order', () => {
  const all = { released_on: '2026-03-03', delivered_on: '2026-03-05', invoice: 'INV-1' };
  test('binds from its release, and is a purchase from its delivery', () => {
    expect(both({})).toEqual([[], []]);
    expect(both({ released_on: '2026-03-03' })).toEqual([[], [['2026-03-03', 500]]]);
    expect(both(all)).toEqual([[['2026-03-05', null]], [['2026-03-03', 500]]]);
    expect(both({ delivered_on: '2026-03-05' })).toEqual([
      [['2026-03-05', null]],
      [['2026-03-05', 500]],
    ]);
    expect(both({ released_on: '2026-04-01' })).toEqual([[], []]);
  });

  test('as a purchase it has its sum and no quantity; another fact is none, nor an order without a sum', () => {
    const made = (kind: CaseFactKind, more: Parameters<typeof fact>[2] = {}) =>
      deliveriesOf(
        [fact(kind, '2026-03-01', { key: 'O-1', details: all, currency: 'EUR', amountMinor: 500, ...more })],
        TODAY,
        NONE,
      );
    expect(made('order')).toEqual({
      purchased: [
        { invoice: 'O-1', issuedOn: '2026-03-05', currency: 'EUR', grossMinor: 500, quantity: null, credited: [] },
      ],
      binding: [{ on: '2026-03-03', currency: 'EUR', minor: 500 }],
    });
    const nothing = { purchased: [], binding: [] };
    expect(made('task')).toEqual(nothing);
    expect(made('order', { currency: null })).toEqual(nothing);
    expect(made('order', { amountMinor: null })).toEqual(nothing);
  }); // prettier-ignore

  test('what comes or is invoiced today has come, what will be has not', () => {
    const billedOn = (on: string) => both(all, null, new Map([['INV-1', isoDateOf(on)]]));
    const released = ['2026-03-03', 500];
    expect(both({ delivered_on: TODAY })[0]).toEqual([[TODAY, null]]);
    expect(billedOn(TODAY)[1]).toEqual([released, [TODAY, -500]]);
    expect(billedOn('2026-04-01')[1]).toEqual([released]);
    // Invoiced on the day of its delivery it is the invoice that is bought.
    expect(billedOn('2026-03-05')).toEqual([[], [released, ['2026-03-05', -500]]]);
  });

  test('is over with its invoice, or when it is called off', () => {
    const over = [
      [['2026-03-05', '2026-03-20']],
      [
        ['2026-03-03', 500],
        ['2026-03-20', -500],
      ],
    ];
    expect(both(all, null, new Map([['INV-1', isoDateOf('2026-03-20')]]))).toEqual(over);
    expect(both(all, '2026-03-20')).toEqual(over);
    // Invoiced before it was delivered.
    expect(both(all, null, new Map([['INV-1', isoDateOf('2026-03-04')]]))).toEqual([
      [],
      [
        ['2026-03-03', 500],
        ['2026-03-04', -500],
      ],
    ]);
    expect(both(all, null, new Map([['INV-2', isoDateOf('2026-03-04')]]))[0]).toHaveLength(1);
  });

  test('and money on account are part of what is used of a limit', () => {
    const limit = { currency: 'EUR', minor: 500 };
    const { binding } = deliveriesOf([order(all)], TODAY, NONE);
    const used = (more: typeof binding) =>
      told(utilisation.detect(picture({ asOf: TODAY, limit, binding: [...binding, ...more] })));
    expect(used([])).toEqual([
      '2026-03-03 new: 5.00 EUR is used, 100.0 % of the limit of 5.00 EUR.',
    ]);
    expect(used([{ on: isoDateOf('2026-03-10'), currency: 'EUR', minor: -101 }])).toEqual([]);
  });
});
