/** What a letter asks for by its level, and what each item adds to it (domain-rules 5.2, 5.5 no. 1, 4.6 no. 6). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDateOf as day, type IsoDate } from '../../../src/domain/dates.ts';
import { itemInterest, type InterestItem } from '../../../src/domain/interest/item-interest.ts';
import {
  demandedSums,
  demandOf,
  type Demand,
  type DemandedItem,
} from '../../../src/domain/letters/demand.ts';
import { calendarOf } from '../../../src/services/letters/holidays.ts';
import { SHIPPED } from '../interest/claims.ts';

const ON = day('2026-11-21');

interface Written {
  readonly itemId: number;
  readonly invoiceId?: number;
  readonly dueOn?: IsoDate;
  readonly openMinor?: number;
  readonly law?: string;
  readonly currency?: string;
  readonly on?: IsoDate;
}

/** An item of a letter dated `ON`, of which nothing was paid. */
function demanded({
  itemId,
  invoiceId = itemId,
  dueOn = day('2026-09-30'),
  openMinor = 1_000_00,
  law = 'ES',
  currency = 'EUR',
  on = ON,
}: Written): DemandedItem {
  const item: InterestItem = { itemId, invoiceId, currency, dueOn, grossMinor: openMinor, movements: [] }; // prettier-ignore
  const interest = itemInterest(
    item,
    { law, isAssumed: false, agreed: null },
    { asOf: on, debtor: 'company', table: SHIPPED, calendar: calendarOf(law) },
  );
  return { itemId, openMinor, claim: { ...item, interest } };
}

const summary = ({ principalMinor, interestMinor, fixedSum, perDayMinor, totalMinor }: Demand) =>
  [principalMinor, interestMinor, fixedSum?.minor ?? null, perDayMinor, totalMinor] as const;

describe('by level', () => {
  // 1,000.00 at 10.40 % for the 52 days from 1 October to 21 November: 14.8164; a day 0.2849.
  test.each([
    [1, [2_000_00, null, null, null, 2_000_00]],
    [2, [2_000_00, 29_64, null, 56, 2_000_00]],
    [3, [2_000_00, 29_64, 80_00, 56, 2_109_64]],
    [4, [2_000_00, 29_64, 80_00, 56, 2_109_64]],
  ] as const)('%i', (level, expected) => {
    const demand = demandOf(level, 'EUR', [demanded({ itemId: 1 }), demanded({ itemId: 2 })]);
    expect(summary(demand)).toEqual(expected);
    expect(demand.whyNoInterest).toBeNull();
  });

  test.each([
    [1, 0, 0, 0, 1_000],
    [2, 31, 0, 0, 1_000],
    [3, 31, 40, 0, 1_071],
    [4, 31, 40, 55, 1_126],
  ])('of level %i all sums', (level, interestMinor, fixedMinor, costsMinor, totalMinor) => {
    const fixedSum = { currency: 'EUR', minor: 40 };
    const of = { principalMinor: 1_000, interestMinor: 31, fixedSum, costsMinor: 55 };
    const sums = { principalMinor: 1_000, interestMinor, fixedMinor, costsMinor, totalMinor };
    expect(demandedSums(level, 'EUR', of)).toEqual(sums);
  });

  test.each([
    [3, 0, 1_000],
    [4, 55, 1_055],
  ])('outlays at level %i: %i', (level, costsMinor, totalMinor) => {
    const of = { principalMinor: 1_000, interestMinor: null, fixedSum: null, costsMinor: 55 };
    expect(demandedSums(level, 'EUR', of)).toEqual({
      principalMinor: 1_000,
      interestMinor: 0,
      fixedMinor: 0,
      costsMinor,
      totalMinor,
    });
  });
});

describe('fixed sums', () => {
  test('two instalments of an invoice have one, that of the older', () => {
    const items = [
      demanded({ itemId: 1, invoiceId: 9, dueOn: day('2026-10-31') }),
      demanded({ itemId: 2, invoiceId: 9, dueOn: day('2026-09-30') }),
    ];
    const demand = demandOf(3, 'EUR', items);
    expect(demand.fixedSum).toEqual({ currency: 'EUR', minor: 40_00 });
    expect([1, 2].map((itemId) => demand.ofItems.get(itemId)?.fixedSumMinor)).toEqual([null, 40_00]); // prettier-ignore
  });

  test('an instalment that is added to the letter brings no second one', () => {
    const inLetter = demanded({ itemId: 1, invoiceId: 9, dueOn: day('2026-10-31') });
    const other = demanded({ itemId: 2, invoiceId: 9, dueOn: day('2026-09-30') });
    const { ofItems } = demandOf(3, 'EUR', [inLetter], [other]);
    expect([1, 2].map((itemId) => ofItems.get(itemId)?.fixedSumMinor)).toEqual([40_00, null]);
  });

  test('in another currency it stands apart', () => {
    const demand = demandOf(3, 'USD', [demanded({ itemId: 1, currency: 'USD' })]);
    expect(demand.fixedSum).toEqual({ currency: 'EUR', minor: 40_00 });
    expect(demand.totalMinor).toBe(1_014_82);
  });

  test('of several currencies the first is told', () => {
    const items = [
      demanded({ itemId: 1, dueOn: day('2026-09-01') }),
      demanded({ itemId: 2, law: 'GB' }),
    ];
    expect(demandOf(3, 'EUR', items).fixedSum).toEqual({ currency: 'EUR', minor: 40_00 });
  });
});

describe('a rate that is missing', () => {
  const items = [demanded({ itemId: 1 }), demanded({ itemId: 2, law: 'JP' })];

  test('of one item leaves all without interest, and says why', () => {
    const demand = demandOf(3, 'EUR', items);
    expect(summary(demand)).toEqual([2_000_00, null, 40_00, null, 2_040_00]);
    expect(demand.ofItems.get(1)?.interestMinor).toBeNull();
    expect(demand.whyNoInterest).not.toBeNull();
  });

  test('of an item that is not in the letter does not', () => {
    const demand = demandOf(3, 'EUR', items.slice(0, 1), items.slice(1));
    expect(demand.interestMinor).toBe(14_82);
    expect(demand.ofItems.get(2)).toEqual({ interestMinor: null, fixedSumMinor: null, demandedMinor: 1_000_00 }); // prettier-ignore
  });
});

test('an item without a claim is demanded without interest', () => {
  const bare = (itemId: number): DemandedItem => ({ itemId, openMinor: 700, claim: null });
  const demand = demandOf(3, 'EUR', [bare(1), demanded({ itemId: 2 })], [bare(3)]);
  expect(summary(demand)).toEqual([1_000_00 + 700, 14_82, 40_00, 28, 1_061_82]);
  const none = { interestMinor: null, fixedSumMinor: null, demandedMinor: 700 };
  expect([demand.ofItems.get(1), demand.ofItems.get(3)]).toEqual([none, none]);
});

test('what another item would add to the letter', () => {
  const { ofItems, totalMinor } = demandOf(3, 'EUR', [demanded({ itemId: 1 })], [demanded({ itemId: 2 })]);
  expect(totalMinor).toBe(1_054_82);
  expect(ofItems.get(2)).toEqual({ interestMinor: 14_82, fixedSumMinor: 40_00, demandedMinor: 1_054_82 });
}); // prettier-ignore

test('without the rate of tomorrow for one of them there is no sum a day', () => {
  // GB has the rate of the due date for good, ES that of the half-year.
  const on = day('2026-12-31');
  const items = [
    demanded({ itemId: 1, law: 'GB', dueOn: day('2026-12-01'), on }),
    demanded({ itemId: 2, dueOn: day('2026-12-01'), on }),
  ];
  const ofOne = (at: number) => demandOf(2, 'EUR', items.slice(at, at + 1)).perDayMinor;
  expect([ofOne(0), ofOne(1)]).toEqual([32, null]);
  expect(demandOf(2, 'EUR', items).perDayMinor).toBeNull();
  expect(demandOf(2, 'EUR', items).interestMinor).toBe(9_66 + 8_55);
});

test('the law that is told is that of the item due longest', () => {
  const items = [
    demanded({ itemId: 1 }),
    demanded({ itemId: 2, law: 'FR', dueOn: day('2026-09-01') }),
    demanded({ itemId: 3, law: 'DE', dueOn: day('2026-09-15') }),
  ];
  expect(demandOf(3, 'EUR', items).terms?.law).toBe('FR');
  expect(demandOf(3, 'EUR', []).terms).toBeNull();
});

test('the total is the sum of what each item demands, at any level and of any items', () => {
  const anyItem = fc.record({
    invoiceId: fc.integer({ min: 1, max: 3 }),
    openMinor: fc.integer({ min: 1, max: 10_000_000 }),
    late: fc.integer({ min: 1, max: 700 }),
    law: fc.constantFrom('ES', 'DE', 'GB', 'US', 'JP'),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(1, 2, 3, 4),
      fc.constantFrom('EUR', 'USD'),
      fc.array(anyItem, { maxLength: 8 }),
      (level, currency, written) => {
        const items = written.map(({ late, ...one }, at) =>
          demanded({ ...one, itemId: at, currency, dueOn: addDays(ON, -late) }),
        );
        // One law: of several, fixed sums may be of several currencies, and the letter tells one.
        const [first] = written;
        const ofOneLaw = items.filter((_, at) => written[at]?.law === first?.law);
        const demand = demandOf(level, currency, ofOneLaw);
        const ofItems = [...demand.ofItems.values()].map(({ demandedMinor }) => demandedMinor);
        expect(demand.totalMinor).toBe(ofItems.reduce((sum, each) => sum + each, 0));
        expect(demand.totalMinor).toBeGreaterThanOrEqual(demand.principalMinor);
      },
    ),
  );
});
