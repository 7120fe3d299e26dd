/** A line divided by hand: the sum of the parts is the line, and no item takes more than is open. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appliedOf,
  changeShare,
  convertAt,
  fillOldest,
  leftOfLine,
  partProblem,
  receiptParts,
  restOf,
  toggleItem,
  type SplitPart,
} from '../../../src/renderer/screens/bank/split/split-plan.ts';

const part = (over: Partial<SplitPart> = {}): SplitPart => ({
  key: 0,
  customer: 'C1',
  amountMinor: 100_000,
  currency: 'EUR',
  rate: '',
  shares: new Map(),
  ...over,
});
const ITEMS = [
  { itemId: 1, openMinor: 40_000 },
  { itemId: 2, openMinor: 80_000 },
];
const OPEN = new Map(ITEMS.map((item) => [item.itemId, item.openMinor]));

describe('ticking items', () => {
  it('takes what is open, as far as the money goes, and gives it back', () => {
    const first = toggleItem(part(), { itemId: 1, openMinor: 40_000 }, 100_000);
    expect(restOf(first, 100_000)).toBe(60_000);
    const both = toggleItem(first, { itemId: 2, openMinor: 80_000 }, 100_000);
    expect(both.shares.get(2)?.amountMinor).toBe(60_000);
    expect(restOf(toggleItem(both, { itemId: 1, openMinor: 40_000 }, 100_000), 100_000)).toBe(
      40_000,
    );
  });

  it('fills the oldest first and never takes more than there is, of the item or of the money', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 20 }),
        fc.integer({ min: 0, max: 5_000_000 }),
        (opens, budget) => {
          const items = opens.map((openMinor, itemId) => ({ itemId, openMinor }));
          const filled = fillOldest(part({ amountMinor: budget }), items, budget);
          expect(appliedOf(filled)).toBe(
            Math.min(
              budget,
              opens.reduce((sum, one) => sum + one, 0),
            ),
          );
          for (const { itemId, openMinor } of items)
            expect(filled.shares.get(itemId)?.amountMinor ?? 0).toBeLessThanOrEqual(openMinor);
        },
      ),
    );
  });
});

describe('what cannot be recorded', () => {
  it.each([
    ['no customer', part({ customer: null }), 100_000, 'customer'],
    ['no amount', part({ amountMinor: null }), null, 'amount'],
    ['no rate for it', part({ currency: 'USD' }), null, 'amount'],
    ['more applied than given', changeShare(part(), 2, { amountMinor: 80_000 }), 70_000, 'over'],
    [
      'a discount beyond what is open',
      changeShare(part(), 1, { amountMinor: 39_000, discountMinor: 2_000 }),
      100_000,
      'item',
    ],
    ['nothing is wrong', changeShare(part(), 1, { amountMinor: 40_000 }), 100_000, null],
  ] as const)('%s', (_, one, budget, problem) => {
    expect(partProblem(one, budget, OPEN)).toBe(problem);
  });
});

it('what the parts do not take is left of the line; more than the line is negative', () => {
  expect(leftOfLine(100_000, [part({ amountMinor: 60_000 }), part({ amountMinor: null })])).toBe(
    40_000,
  );
  expect(leftOfLine(100_000, [part(), part({ amountMinor: 1 })])).toBe(-1);
});

describe('another currency', () => {
  it.each([
    [100_00, 'USD', 'EUR', '0.8539', 85_39],
    [100_00, 'USD', 'JPY', '159.8285', 15_983],
    [1, 'EUR', 'KWD', '0.3500', 4], // 3.5 fils, a half away from zero
    [100_00, 'USD', 'EUR', '0', null],
    [100_00, 'USD', 'EUR', 'x', null],
  ] as const)('%s %s in %s at %s', (amount, from, to, rate, expected) => {
    expect(convertAt(amount, from, to, rate)).toBe(expected);
  });

  it('keeps the receipt in the currency of the items, with an own rate or that of the table', () => {
    const own = changeShare(part({ currency: 'USD', rate: ' 1.08 ' }), 1, { amountMinor: 40_000 });
    expect(receiptParts([own, part({ key: 1, currency: 'USD' })], 'EUR')).toEqual([
      {
        kind: 'receipt',
        customer: 'C1',
        amountMinor: 100_000,
        fx: { currency: 'USD', rate: '1.08' },
        shares: [
          { itemId: 1, amountMinor: 40_000, discountMinor: 0, chargeMinor: 0, differenceMinor: 0 },
        ],
      },
      {
        kind: 'receipt',
        customer: 'C1',
        amountMinor: 100_000,
        fx: { currency: 'USD', rate: null },
        shares: [],
      },
    ]);
  });
});
