/** Orders as purchases and as what binds the limit: domain-rules 6.4, 6.7 no. 4. */
import { describe, expect, test } from 'vitest';
import { isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
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
