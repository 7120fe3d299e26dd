/** Unusually large orders, and those out of season: domain-rules 6.3, 6.7 no. 4. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, type IsoDate } from '../../../src/domain/dates.ts';
import { medianOf } from '../../../src/domain/risk/observations.ts';
import { comparedOrders, isUnusualStill, modifiedZ } from '../../../src/domain/risk/order-size.ts';
import { ordersOf, type PurchasedInvoice } from '../../../src/domain/risk/purchases.ts';
import { arbitraryPurchases, bought, FIRST, invoice, until } from './made-orders.ts';

const LATE = addDays(FIRST, 3000);
const unusual = (invoices: readonly PurchasedInvoice[], asOf: IsoDate = LATE) =>
  comparedOrders(ordersOf(invoices), asOf);
const all = (invoices: readonly PurchasedInvoice[]) =>
  comparedOrders(ordersOf(invoices), LATE, () => true);
const times = (amount: number, count: number) => Array.from({ length: count }, () => amount);

describe('M', () => {
  test('worked by hand: usually 100.00, deviation at its least', () => {
    const [one, ...others] = unusual(bought([...times(100, 12), 450], 7));
    expect(others).toEqual([]);
    // 0.6745 · (ln 451 − ln 101) / 0.15
    expect(one?.m).toBeCloseTo((0.6745 * (6.1114673 - 4.6151205)) / 0.15, 5);
    expect(one).toMatchObject({
      value: 450,
      unit: null,
      observations: 12,
      deviation: 0.15,
      season: null,
    });
    expect(Math.expm1(one?.level ?? 0)).toBeCloseTo(100, 10);
  });

  test('with a deviation of its own: y of 1 to 12, median 6.5, deviation 3', () => {
    const amounts = Array.from({ length: 12 }, (_, at) => Math.expm1(at + 1));
    const [one] = all(bought([...amounts, 100], 7)).slice(-1);
    // The amounts are cents, so y is not quite whole.
    expect(one?.level).toBeCloseTo(6.5, 3);
    expect(one?.deviation).toBeCloseTo(3, 2);
    expect(one?.m).toBeCloseTo((0.6745 * (Math.log(101) - 6.5)) / 3, 3);
    expect(modifiedZ(Math.expm1(9.5), 6.5, 3)).toBeCloseTo(0.6745, 10);
  });

  test('four times e^(median), and more than 2.25', () => {
    const last = (amount: number) => unusual(bought([...times(100, 12), amount], 7)).length;
    expect([last(403.99), last(404.01)]).toEqual([0, 1]);
    // Amounts that go up and down by e: a deviation of 1 makes 4 times the usual ordinary.
    const wide = Array.from({ length: 13 }, (_, at) => Math.expm1(5 + (at % 3) - 1));
    const widely = (y: number) => unusual(bought([...wide, Math.expm1(y)], 7)).length;
    expect([widely(5 + 2.2 / 0.6745), widely(5 + 2.3 / 0.6745)]).toEqual([0, 1]);
  });

  test('from eight orders before it', () => {
    const after = (count: number) => unusual(bought([...times(100, count), 900], 7));
    expect(after(7)).toEqual([]);
    expect(after(8)).toMatchObject([{ observations: 8 }]);
  });

  test('an order is no part of its own history, and is of the next one', () => {
    const found = unusual(bought([...times(100, 9), 900, 900, 900], 7));
    expect(found.map(({ observations }) => observations)).toEqual([9, 10, 11]);
    const middles = all(bought([100, 200, 300], 7)).map(({ level }) => Math.expm1(level));
    expect(middles[0]).toBeCloseTo(100, 8);
    expect(middles[1]).toBeCloseTo(Math.sqrt(101 * 201) - 1, 8);
  });
});

describe('an order', () => {
  const usual = bought(times(100, 12), 7);
  const on = addDays(FIRST, 100);

  test('is what was invoiced on one day in one currency', () => {
    const parts = [1, 2, 3, 4, 5].map((at) => invoice(`P-${at}`, on, 9000));
    const [one] = unusual([...usual, ...parts]);
    expect(one).toMatchObject({ value: 450, order: { on, currency: 'EUR' } });
    expect(one?.invoices.map(({ invoice: name }) => name)).toEqual([
      'P-1',
      'P-2',
      'P-3',
      'P-4',
      'P-5',
    ]);
    expect(
      unusual([...usual, ...parts.map((part, at) => ({ ...part, issuedOn: addDays(on, at) }))]),
    ).toEqual([]);
  });

  test('each currency has a history of its own', () => {
    expect(unusual([...usual, invoice('D', on, 90_000, { currency: 'USD' })])).toEqual([]);
    const yen = bought(times(100, 12), 7).map((one) => ({ ...one, currency: 'JPY' }));
    // 10,000 yen each: they have no cents.
    const found = unusual([...usual, ...yen, invoice('Y', on, 45_000, { currency: 'JPY' })]);
    expect(found).toMatchObject([{ value: 45_000, order: { currency: 'JPY' } }]);
    expect(Math.expm1(found[0]?.level ?? 0)).toBeCloseTo(10_000, 6);
  });

  test('credited it is none from that day on: neither in the history nor itself', () => {
    const large = invoice('L', addDays(FIRST, 90), 90_000, {
      credited: [{ from: addDays(FIRST, 120), before: addDays(FIRST, 130) }],
    });
    const later = (day: number) =>
      all([...usual, large, invoice('Z', addDays(FIRST, day), 10_000)]).at(-1)?.observations;
    expect([later(119), later(120), later(129), later(130)]).toEqual([13, 12, 12, 13]);
    const [one] = unusual([...usual, large], addDays(FIRST, 125));
    expect(one?.order.invoices[0]?.invoice).toBe('L');
    const still = [119, 120, 129, 130].map(
      (day) => one && isUnusualStill(one, addDays(FIRST, day)),
    );
    expect(still).toEqual([true, false, false, true]);
    // Two of them, the later one first.
    const [one0, two0, ...rest0] = usual as readonly PurchasedInvoice[] as [
      PurchasedInvoice,
      PurchasedInvoice,
      ...PurchasedInvoice[],
    ];
    const gone = (day: number) => ({ credited: [{ from: addDays(FIRST, day), before: null }] });
    const both = [{ ...one0, ...gone(120) }, { ...two0, ...gone(100) }, ...rest0];
    const [between] = all([...both, invoice('Z', addDays(FIRST, 110), 10_000)]).slice(-1);
    expect(between?.observations).toBe(11);
    const all1 = all([...usual, { ...large, credited: [{ from: large.issuedOn, before: null }] }]);
    expect(all1.map(({ order }) => order.invoices[0]?.invoice)).not.toContain('L');
    const sameDay = { ...large, credited: [{ from: large.issuedOn, before: null }] };
    expect(unusual([...usual, sameDay])).toEqual([]);
  });

  test('of two invoices one is credited: the rest may be ordinary', () => {
    const from = addDays(FIRST, 120);
    const two = [
      invoice('A', on, 45_000),
      invoice('B', on, 41_000, { credited: [{ from, before: null }] }),
      invoice('C', on, 100),
    ];
    const [one] = unusual([...usual, ...two]);
    expect(one && isUnusualStill(one, LATE)).toBe(true);
    const [other] = unusual([...usual, ...two.slice(1)]);
    expect(other && isUnusualStill(other, LATE)).toBe(false);
  });

  test('what is left has to be as unusual, too', () => {
    // A deviation of 1: 4 times is not enough, 2.25 deviations are 28 times.
    const wide = Array.from({ length: 13 }, (_, at) => Math.expm1(5 + (at % 3) - 1));
    const large = [
      invoice('A', on, Math.round(100 * Math.expm1(8))),
      invoice('B', on, Math.round(100 * Math.expm1(9)), {
        credited: [{ from: addDays(on, 9), before: null }],
      }),
    ];
    const [one] = unusual([...bought(wide, 7), ...large]);
    expect([8, 9].map((days) => one && isUnusualStill(one, addDays(on, days)))).toEqual([
      true,
      false,
    ]);
  });

  test('the oldest first, whatever the currency', () => {
    const dollars = bought([...times(100, 12), 900], 6, FIRST, 'USD').map((one) => ({
      ...one,
      currency: 'USD',
    }));
    const found = unusual([
      ...dollars,
      ...bought([...times(100, 11), 900], 6),
      ...bought([900], 1, addDays(FIRST, 200), 'NEW'),
    ]);
    expect(found.map(({ order }) => daysBetween(FIRST, order.on))).toEqual([66, 72, 200]);
  });

  test('is compared by quantity where all of them have one in the same unit', () => {
    const pieces = (amount: number, unit = 'pcs') => ({ quantity: { amount, unit } });
    const twelve = usual.map((one) => ({ ...one, ...pieces(10) }));
    // Dearer by ten, but as many as ever.
    const dear = invoice('X', on, 100_000, pieces(10));
    expect(unusual([...twelve, dear])).toEqual([]);
    expect(unusual([...twelve, { ...dear, quantity: null }])).toMatchObject([
      { unit: null, value: 1000 },
    ]);
    expect(unusual([...twelve, { ...dear, ...pieces(10, 'kg') }])).toMatchObject([{ unit: null }]);
    const first = twelve[0] as PurchasedInvoice;
    const others = twelve.slice(1);
    expect(unusual([{ ...first, quantity: null }, ...others, dear])).toMatchObject([
      { unit: null },
    ]);
    const many = [invoice('X', on, 9000, pieces(30)), invoice('Y', on, 900, pieces(20))];
    expect(unusual([...twelve, ...many])).toMatchObject([
      { unit: 'pcs', value: 50, observations: 12 },
    ]);
    // One with a quantity is credited before: the others all have one still.
    const tenth = {
      ...first,
      ...pieces(900),
      credited: [{ from: addDays(FIRST, 50), before: null }],
    };
    const [fewer] = unusual([tenth, ...others, ...many]);
    expect(fewer).toMatchObject({ unit: 'pcs', observations: 11, value: 50 });
    expect(fewer && isUnusualStill(fewer, LATE)).toBe(true);
    expect(Math.expm1(fewer?.level ?? 0)).toBeCloseTo(10, 8);
    const from = addDays(on, 9);
    const still = (...credited: readonly number[]) => {
      const some = many.map((one, at) =>
        credited.includes(at) ? { ...one, credited: [{ from, before: null }] } : one,
      );
      const [found] = unusual([...twelve, ...some]);
      return found && isUnusualStill(found, from);
    };
    const part = unusual([...twelve, ...many, invoice('Z', on, 90_000)]);
    expect(part).toMatchObject([{ unit: null, value: 999 }]);
    expect([still(), still(1), still(0, 1)]).toEqual([true, false, false]);
    // The one without is credited before: then all of them have one.
    const without = {
      ...first,
      quantity: null,
      credited: [{ from: addDays(FIRST, 50), before: null }],
    };
    expect(unusual([without, ...others, dear])).toEqual([]);
  });
});

describe('the season', () => {
  /** Twice a month of 2022 and 2023, 100.00; in December 400.00; in June nothing but 1.00. */
  const twoYears = [2022, 2023].flatMap((year) =>
    Array.from({ length: 12 }, (_, at) => at + 1).flatMap((month) =>
      ['05', '20'].map((day) => {
        const on = `${year}-${String(month).padStart(2, '0')}-${day}`;
        return invoice(`I-${on}`, on, month === 12 ? 40_000 : month === 6 ? 100 : 10_000);
      }),
    ),
  );
  const of = (on: string, minor: number) =>
    comparedOrders(ordersOf([...twoYears, invoice('X', on, minor)]), LATE, () => true).at(-1);

  test('a month has its own usual, from two years and three orders in it', () => {
    const december = of('2024-12-05', 90_000);
    expect(december?.season?.season).toBeCloseTo(Math.log(401 / 101), 8);
    expect(Math.expm1(december?.level ?? 0)).toBeCloseTo(400, 6);
    expect(december?.isUnusual).toBe(false);
    expect(of('2024-11-05', 90_000)?.isUnusual).toBe(true);
    // 730 days after 2022-01-05 is 2024-01-05.
    expect(of('2024-01-04', 90_000)?.season).toBeNull();
    expect(of('2024-01-05', 90_000)?.season).toMatchObject({ season: 0 });
    const few = twoYears.filter(
      ({ issuedOn }) => !/-03-/.test(issuedOn) || issuedOn === '2022-03-05',
    );
    const [march] = comparedOrders(
      ordersOf([...few, invoice('X', '2024-03-05', 90_000)]),
      LATE,
      () => true,
    ).slice(-1);
    expect(march?.season).toMatchObject({ season: null });
  });

  test('the history begins with the first order that is left', () => {
    const [first, ...rest] = twoYears as readonly PurchasedInvoice[] as [
      PurchasedInvoice,
      ...PurchasedInvoice[],
    ];
    const gone = { ...first, credited: [{ from: '2022-06-01' as IsoDate, before: null }] };
    const seasons = ['2024-01-19', '2024-01-20'].map((on) => {
      const orders = ordersOf([gone, ...rest, invoice('X', on, 10_000)]);
      return comparedOrders(orders, LATE, () => true).at(-1)?.season ?? null;
    });
    expect(seasons[0]).toBeNull();
    expect(seasons[1]).not.toBeNull();
  });

  test('the share is of what was bought before the month', () => {
    const share = (...more: readonly PurchasedInvoice[]) =>
      comparedOrders(ordersOf([...twoYears, ...more]), LATE, () => true).at(-1)?.season?.share;
    const x = invoice('X', '2024-06-20', 100);
    expect(share(invoice('W', '2024-06-10', 90_000), x)).toBeCloseTo(4 / 5604, 10);
    expect(share(invoice('W', '2024-05-10', 90_000), x)).toBeCloseTo(4 / 6504, 10);
    expect(share(invoice('X', '2024-12-20', 100))).toBeCloseTo(1600 / 5604, 10);
    // One of last June that was credited until now.
    const back = invoice('B', '2023-06-10', 90_000, {
      credited: [{ from: '2023-06-30' as IsoDate, before: '2024-06-15' as IsoDate }],
    });
    const w = invoice('W', '2024-06-10', 50_000);
    expect(share(back, w, x)).toBeCloseTo(904 / 6504, 10);
    expect(share(back, w)).toBeCloseTo(4 / 5604, 10);
  });

  test('off season: less than 3 % of what was bought, or far below the usual', () => {
    const june = of('2024-06-05', 90_000);
    // 4 of 5,604 (40 of 100, 4 of 400, 4 of 1).
    expect(june?.season?.share).toBeCloseTo(4 / 5604, 10);
    expect(june).toMatchObject({ isOffSeason: true });
    expect(of('2024-05-05', 90_000)).toMatchObject({ isOffSeason: false });
    // A month with many small orders: much of the year, and each far below the usual.
    const small = [
      ...twoYears,
      ...Array.from({ length: 40 }, (_, at) =>
        invoice(`S-${at}`, addDays('2023-05-01' as IsoDate, at % 30), 6000),
      ),
    ];
    const [may] = comparedOrders(
      ordersOf([...small, invoice('X', '2024-05-05', 90_000)]),
      LATE,
      () => true,
    ).slice(-1);
    expect(may?.season?.share).toBeGreaterThan(0.03);
    expect(may?.season?.season).toBeLessThan(-0.35);
    expect(may?.isOffSeason).toBe(true);
  });
});

// --- Properties.

const told = (found: ReturnType<typeof unusual>) =>
  found.map(({ order, invoices: _, ...rest }) => ({
    on: order.on,
    currency: order.currency,
    ...rest,
  }));

test('the state of a past day uses no later order', () => {
  fc.assert(
    fc.property(arbitraryPurchases, fc.integer({ min: 100, max: 1200 }), (invoices, day) => {
      const asOf = addDays(FIRST, day);
      expect(told(unusual(invoices, asOf))).toEqual(told(unusual(until(invoices, asOf), asOf)));
    }),
  );
});

/** As the rule is written: everything sorted anew for each order. */
function written(invoices: readonly PurchasedInvoice[]) {
  const counts = (one: PurchasedInvoice, day: IsoDate) =>
    one.credited.every(({ from, before }) => !(from <= day && (before === null || before > day)));
  const places = [...new Set(invoices.map(({ issuedOn, currency }) => `${issuedOn} ${currency}`))];
  return places.sort().flatMap((place) => {
    const [day, currency] = place.split(' ') as [IsoDate, string];
    const sums = new Map<IsoDate, number>();
    for (const one of invoices)
      if (one.currency === currency && one.issuedOn <= day && counts(one, day))
        sums.set(one.issuedOn, (sums.get(one.issuedOn) ?? 0) + one.grossMinor);
    const own = sums.get(day);
    sums.delete(day);
    if (own === undefined || sums.size < 8) return [];
    const y = [...sums.values()].map((minor) => Math.log1p(minor / 100));
    const median = medianOf(y);
    const first = [...sums.keys()].sort()[0] as IsoDate;
    const inMonth = [...sums].filter(([on]) => on.slice(5, 7) === day.slice(5, 7));
    const season =
      daysBetween(first, day) >= 730 && inMonth.length >= 3
        ? medianOf(inMonth.map(([, minor]) => Math.log1p(minor / 100))) - median
        : 0;
    const spread = Math.max(0.15, medianOf(y.map((one) => Math.abs(one - median))));
    const m = (0.6745 * (Math.log1p(own / 100) - median - season)) / spread;
    return m > 2.25 && own / 100 >= 4 * Math.exp(median + season)
      ? [`${place} ${m.toFixed(6)}`]
      : [];
  });
}

test('each order is as the rule is written, partitions by day', () => {
  fc.assert(
    fc.property(arbitraryPurchases, (invoices) => {
      const found = unusual(invoices).map(
        ({ order, m }) => `${order.on} ${order.currency} ${m.toFixed(6)}`,
      );
      expect(found.sort()).toEqual(written(invoices));
    }),
  );
});

test('an invoice split into two of the same day changes nothing', () => {
  fc.assert(
    fc.property(arbitraryPurchases, (invoices) => {
      const split = invoices.flatMap((one) => [
        { ...one, grossMinor: 1 },
        { ...one, invoice: `${one.invoice}b`, grossMinor: one.grossMinor - 1 },
      ]);
      expect(told(unusual(split))).toEqual(told(unusual(invoices)));
    }),
  );
});

test('a hundred times as much of everything: the same orders', () => {
  // Not those that lie on the edge: one is added to each amount.
  const clear = ({ value, level, m }: ReturnType<typeof unusual>[number]) =>
    value > 4.2 * Math.exp(level) && m > 2.4;
  fc.assert(
    fc.property(arbitraryPurchases, (invoices) => {
      const larger = invoices.map((one) => ({ ...one, grossMinor: one.grossMinor * 100 }));
      const days = (found: ReturnType<typeof unusual>) => found.map(({ order }) => order.on);
      expect(days(unusual(larger))).toEqual(
        expect.arrayContaining(days(unusual(invoices).filter(clear))),
      );
      expect(days(unusual(invoices))).toEqual(
        expect.arrayContaining(days(unusual(larger).filter(clear))),
      );
    }),
  );
});
