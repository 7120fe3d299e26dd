/** What is an observation, by every clause of domain-rules 6.7 no. 1. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, isoDateOf as day } from '../../../src/domain/dates.ts';
import {
  medianOf,
  observationsOn,
  paymentHistory,
  type ItemHistory,
} from '../../../src/domain/risk/observations.ts';
import { arbitraryItems, item, on, until, type MadeHistory } from './made-items.ts';

const INV: MadeHistory = { invoice: 'INV-1', due: '2026-03-10' };

/** `INV-1 paid 15 on 2026-03-25`, `INV-1 overdue 3 of 10000 since 2026-03-11`. */
function seen(items: readonly ItemHistory[], on: string): readonly string[] {
  const { paid, overdue } = observationsOn(paymentHistory(items), day(on));
  return [
    ...paid.map((one) => `${one.item.invoice} paid ${one.days} on ${one.on}`),
    ...overdue.map(
      (one) => `${one.item.invoice} overdue ${one.days} of ${one.amountMinor} since ${one.on}`,
    ),
  ];
}

describe('one item due on 2026-03-10', () => {
  test.each<readonly [string, Partial<MadeHistory>, string, readonly string[]]>([
    ['not due yet', {}, '2026-03-10', []],
    ['overdue from the day after', {}, '2026-03-11', ['INV-1 overdue 1 of 10000 since 2026-03-11']],
    [
      'paid early',
      { movements: [['2026-03-05', 10000]] },
      '2026-03-31',
      ['INV-1 paid -5 on 2026-03-05'],
    ],
    [
      'still open on the day before it was paid',
      { movements: [['2026-03-25', 10000]] },
      '2026-03-24',
      ['INV-1 overdue 14 of 10000 since 2026-03-11'],
    ],
    [
      'part payments count when the last one closes it',
      {
        movements: [
          ['2026-03-12', 4000],
          ['2026-03-25', 6000],
        ],
      },
      '2026-03-31',
      ['INV-1 paid 15 on 2026-03-25'],
    ],
    [
      'in between it is open with what is left',
      {
        movements: [
          ['2026-03-12', 4000],
          ['2026-03-25', 6000],
        ],
      },
      '2026-03-20',
      ['INV-1 overdue 10 of 6000 since 2026-03-12'],
    ],
    ['credited in full', { movements: [['2026-03-25', 10000, 'other']] }, '2026-03-31', []],
    [
      'a credit closes what money left: the days of the money, from the day it was closed',
      {
        movements: [
          ['2026-03-12', 9500],
          ['2026-04-20', 500, 'other'],
        ],
      },
      '2026-04-30',
      ['INV-1 paid 2 on 2026-04-20'],
    ],
    [
      'a small balance that is written off months later makes nobody late',
      {
        movements: [
          ['2026-03-12', 9990],
          ['2026-09-01', 10, 'small_balance'],
        ],
      },
      '2026-09-30',
      ['INV-1 paid 2 on 2026-09-01'],
    ],
    [
      'written off as bad debt: that day',
      {
        movements: [
          ['2026-03-12', 4000],
          ['2026-09-06', 6000, 'bad_debt'],
        ],
      },
      '2026-09-30',
      ['INV-1 paid 180 on 2026-09-06'],
    ],
    [
      'written off without any money: that day, whatever the kind',
      { movements: [['2026-03-20', 10000, 'small_balance']] },
      '2026-03-31',
      ['INV-1 paid 10 on 2026-03-20'],
    ],
    [
      'disputed as a whole when it was paid',
      { movements: [['2026-03-25', 10000]], disputed: [['2026-03-15', null]] },
      '2026-03-31',
      [],
    ],
    [
      'disputed before, not when it was paid',
      { movements: [['2026-03-25', 10000]], disputed: [['2026-03-15', '2026-03-25']] },
      '2026-03-31',
      ['INV-1 paid 15 on 2026-03-25'],
    ],
    ['open and disputed as a whole', { disputed: [['2026-03-15', null]] }, '2026-03-31', []],
    [
      'open again after the dispute: the days are those from the due date',
      { disputed: [['2026-03-05', '2026-03-20']] },
      '2026-03-31',
      ['INV-1 overdue 21 of 10000 since 2026-03-20'],
    ],
    [
      'a returned debit is still there on the day before',
      {
        movements: [
          ['2026-03-12', 10000],
          ['2026-03-20', -10000],
        ],
      },
      '2026-03-19',
      ['INV-1 paid 2 on 2026-03-12'],
    ],
    [
      'and gone from its day',
      {
        movements: [
          ['2026-03-12', 10000],
          ['2026-03-20', -10000],
        ],
      },
      '2026-03-20',
      ['INV-1 overdue 10 of 10000 since 2026-03-20'],
    ],
    [
      'paid again after the return',
      {
        movements: [
          ['2026-03-12', 10000],
          ['2026-03-20', -10000],
          ['2026-04-09', 10000],
        ],
      },
      '2026-04-30',
      ['INV-1 paid 30 on 2026-04-09'],
    ],
    [
      'a receipt put right on its own day',
      {
        movements: [
          ['2026-03-12', 10000],
          ['2026-03-12', -10000],
          ['2026-03-12', 10000],
        ],
      },
      '2026-03-31',
      ['INV-1 paid 2 on 2026-03-12'],
    ],
    [
      'paid, then the invoice itself taken back',
      {
        movements: [
          ['2026-03-12', 10000],
          ['2026-03-20', -10000],
          ['2026-03-20', 10000, 'other'],
        ],
      },
      '2026-03-31',
      [],
    ],
    [
      'prepaid or cash on delivery',
      { movements: [['2026-03-25', 10000]], more: { isPaidAtOnce: true } },
      '2026-03-31',
      [],
    ],
    [
      'a due date that was changed: days from the first',
      { movements: [['2026-03-25', 10000]], more: { dueOn: day('2026-04-10') } },
      '2026-03-31',
      ['INV-1 paid 15 on 2026-03-25'],
    ],
    [
      'and overdue only after the later one',
      { more: { dueOn: day('2026-04-10') } },
      '2026-04-10',
      [],
    ],
    [
      'then with all its days',
      { more: { dueOn: day('2026-04-10') } },
      '2026-04-11',
      ['INV-1 overdue 32 of 10000 since 2026-04-11'],
    ],
  ])('%s', (_, more, on, expected) => {
    expect(seen([item({ ...INV, ...more })], on)).toEqual(expected);
  });
});

test('order: day of closing, first due date, number, instalment', () => {
  const paid = (invoice: string, due: string, on: string, position = 1) =>
    item({ invoice, due, movements: [[on, 10000]], more: { position, of: 2 } });
  const items = [
    paid('B', '2026-03-01', '2026-03-20'),
    paid('A', '2026-03-01', '2026-03-20', 2),
    paid('A', '2026-03-01', '2026-03-20', 1),
    paid('Z', '2026-02-01', '2026-03-20'),
    paid('Y', '2026-04-01', '2026-03-19'),
  ];
  const { paid: found } = observationsOn(paymentHistory(items), day('2026-03-31'));
  expect(found.map((one) => `${one.item.invoice}${one.item.position}`)).toEqual([
    'Y1',
    'Z1',
    'A1',
    'A2',
    'B1',
  ]);
});

test.each([
  [[3], 3],
  [[5, 1], 3],
  [[9, -1, 4], 4],
  [[1, 2, 10, 3], 2.5],
])('the median of %j is %d', (values, expected) => {
  expect(medianOf(values)).toBe(expected);
});

// --- Whatever happened.

const plain = (items: readonly ItemHistory[], last: ReturnType<typeof on>) => {
  const { paid, overdue } = observationsOn(paymentHistory(items), last);
  return [paid, overdue].map((ones) =>
    ones.map(({ item: { invoice }, ...one }) => ({ ...one, invoice })),
  );
};

test('a past day is what that day would have given, and the order of rows does not matter', () => {
  fc.assert(
    fc.property(arbitraryItems, fc.integer({ min: 0, max: 130 }), (items, at) => {
      const last = on(at);
      expect(plain(items, last)).toEqual(plain(until(items, last), last));
      const turned = items
        .toReversed()
        .map((one) => ({ ...one, movements: one.movements.toReversed() }));
      expect(plain(turned, last)).toEqual(plain(items, last));
    }),
  );
});

test('an item is paid, overdue or neither, never both, and an overdue one is as old as the day says', () => {
  fc.assert(
    fc.property(arbitraryItems, fc.integer({ min: 0, max: 130 }), (items, at) => {
      const { paid, overdue } = observationsOn(paymentHistory(items), on(at));
      const all = [...paid, ...overdue].map(({ item: { itemId } }) => itemId);
      expect(new Set(all).size).toBe(all.length);
      for (const one of overdue) {
        expect(one.days).toBe(daysBetween(one.item.firstDueOn, on(at)));
        expect(one.days).toBeGreaterThan(0);
        expect(one.amountMinor).toBeGreaterThan(0);
      }
    }),
  );
});
