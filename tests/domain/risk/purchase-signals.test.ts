/** Signals of purchases as a list has them: domain-rules 6.3, 6.5, 6.7 no. 4 and 7. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseFact } from '../../../src/domain/case/live-facts.ts';
import { addDays, daysBetween, type IsoDate } from '../../../src/domain/dates.ts';
import { chanceOfBurst } from '../../../src/domain/risk/order-burst.ts';
import { paymentHistory } from '../../../src/domain/risk/observations.ts';
import {
  newcomerLevels,
  type FirstOrder,
  type PurchasedInvoice,
} from '../../../src/domain/risk/purchases.ts';
import { mayBeNewcomer, PURCHASE_DETECTORS } from '../../../src/domain/risk/purchase-signals.ts';
import type { RiskPicture } from '../../../src/domain/risk/risk-picture.ts';
import type { LedgerSignal } from '../../../src/domain/risk/signals.ts';
import { english } from '../../harness/english.ts';
import { item } from './made-items.ts';
import {
  arbitraryPurchases,
  bought,
  FIRST,
  invoice,
  pictureOf,
  purchaseSignals,
  until,
  verdict,
} from './made-orders.ts';

const times = (amount: number, count: number) => Array.from({ length: count }, () => amount);
const after = (day: number): IsoDate => addDays(FIRST, day);
const LIMIT = { currency: 'EUR', minor: 450_000 };
/** Twelve of 100.00, one a week, then 450.00 on day 84: a tenth of the limit. */
const ORDERS = bought([...times(100, 12), 450], 7);
const ON = after(84);
const signals = (
  invoices: readonly PurchasedInvoice[],
  asOf: IsoDate,
  more: Partial<RiskPicture> = { limit: LIMIT },
) => purchaseSignals(pictureOf(invoices, asOf, more));
const told = ({ kind, onDate, class: severity, state, alert }: LedgerSignal) =>
  `${kind} ${daysBetween(FIRST, onDate)} ${severity} ${state}${alert ? ' alert' : ''}`;

describe('an unusually large order', () => {
  test('what is said, and what it rests on', () => {
    const [signal, ...others] = signals(ORDERS, ON);
    expect(others).toEqual([]);
    expect(english(signal?.because ?? '')).toBe(
      'INV-12 of 2024-03-25 with 450.00 EUR is 4.5 times the usual order of 100.00 EUR, by 12 orders before it. ' +
        'That is 10 % or more of the limit of 4,500.00 EUR.',
    );
    expect(signal).toMatchObject({
      kind: 'order_size',
      class: 'low',
      state: 'new',
      alert: true,
      weak: false,
      onDate: ON,
      points: 5,
      confidence: 1,
      parameters: { m: 2.25, times: 4, least: 8, weak: 12, leastDeviation: 0.15 },
      numbers: { now: 450, observations: 12, open: 0 },
    });
    expect(signal?.numbers?.usual).toBeCloseTo(100, 10);
    expect(signal?.numbers?.c).toBeCloseTo(6.729, 3);
    expect(signal?.evidence).toEqual([
      { of: 'order', name: 'INV-12', on: ON, days: null, currency: 'EUR', amountMinor: 45_000, openMinor: null }, // prettier-ignore
    ]);
  });

  test('by quantity, of several invoices, in a month of its own', () => {
    const pieces = ORDERS.map((one) => ({
      ...one,
      quantity: { amount: one.grossMinor / 80, unit: 'kg' },
    }));
    const part = invoice('INV-13', ON, 100, { quantity: { amount: 40.04, unit: 'kg' } });
    expect(english(signals([...pieces, part], ON)[0]?.because ?? '')).toMatch(
      /^INV-12 and INV-13 of 2024-03-25 with 602.5 kg is 4.8 times the usual order of 125 kg, by 12 orders before it\. /,
    );
    const years = [...bought(times(100, 110), 7), invoice('X', after(770), 50_000)];
    expect(english(signals(years, after(770))[0]?.because ?? '')).toMatch(
      /^X of 2026-02-09 with 500.00 EUR is 5.0 times the usual order of 100.00 EUR in that month, by 110 orders before it\. /,
    );
  });

  test('after eight to eleven it is weak: half the points', () => {
    const [weak] = signals(bought([...times(100, 11), 450], 7), after(77));
    expect(weak).toMatchObject({ weak: true, confidence: 0.5, points: 2.5 });
    expect(english(weak?.because ?? '')).toContain(
      'There are only 11 orders to compare with, so this is weak.',
    );
  });

  test('half of it after 60 days, listed while a point is left', () => {
    expect(signals(ORDERS, addDays(ON, 60))[0]?.points).toBeCloseTo(2.5, 10);
    // 5 · 2^(−139/60) = 1.004
    const [last] = signals(ORDERS, addDays(ON, 139));
    const [gone] = signals(ORDERS, addDays(ON, 140));
    expect([last?.state, last?.alert, gone?.state, gone?.alert, gone?.points]).toEqual([
      'new',
      true,
      'over',
      false,
      0,
    ]);
  });

  test('of two currencies of a day the more unusual, and the newest first', () => {
    const dollars = (amount: number) =>
      bought([...times(100, 12), amount], 7, FIRST, 'USD').map((one) => ({
        ...one,
        currency: 'USD',
      }));
    const named = (amount: number) =>
      signals([...ORDERS, ...dollars(amount)], ON).map(({ evidence }) => evidence[0]?.name);
    expect([named(600), named(420)]).toEqual([['USD-12'], ['INV-12']]);
    const later = [...ORDERS, invoice('NEW', after(100), 90_000)];
    expect(signals(later, after(120)).map(told)).toEqual([
      'order_size 100 low new alert',
      'order_size 84 low new alert',
    ]);
  });

  test('credited it is over, from that day on', () => {
    const credited = ORDERS.map((one) =>
      one.invoice === 'INV-12' ? { ...one, credited: [{ from: after(90), before: null }] } : one,
    );
    expect(signals(credited, after(89)).map(told)).toEqual(['order_size 84 low new alert']);
    expect(signals(credited, after(90)).map(told)).toEqual(['order_size 84 low over']);
    expect(signals(credited, after(90))[0]?.points).toBe(0);
  });
});

describe('an alert', () => {
  const overdue = (from: number, before: number) =>
    paymentHistory([
      item({ invoice: 'OLD', due: after(from - 1), movements: [[after(before), 10_000]] }),
    ]);

  test('only from a tenth of the limit, or where something was overdue since', () => {
    const loud = (more: Partial<RiskPicture>) => {
      const signal = signals(ORDERS, after(100), more).find(({ kind }) => kind === 'order_size');
      expect(signal?.state).toBe('new');
      expect((signal?.points ?? 0) > 0).toBe(signal?.alert);
      return [signal?.alert, english(signal?.because ?? '').split('before it. ')[1]];
    };
    expect(loud({})).toEqual([
      false,
      'Nothing was overdue, and no limit is set, so this is no alert.',
    ]);
    expect(loud({ limit: { currency: 'EUR', minor: 450_001 } })).toEqual([
      false,
      'Nothing was overdue, and that is less than 10 % of the limit of 4,500.01 EUR, so this is no alert.',
    ]);
    expect(loud({ limit: LIMIT })[0]).toBe(true);
    expect(loud({ limit: { currency: 'EUR', minor: 0 } })[0]).toBe(true);
    const usd = { limit: { currency: 'USD', minor: 500_000 } };
    expect(loud({ ...usd, convert: (minor) => minor * 1.2 })[0]).toBe(true);
    expect(loud({ ...usd, convert: (minor) => minor })[0]).toBe(false);
    expect(loud(usd)).toEqual([
      true,
      'There is no rate to compare it with the limit of 5,000.00 USD.',
    ]);
    for (const [from, before, is] of [
      [80, 84, false],
      [80, 85, true],
      [100, 110, true],
      [101, 110, false],
    ] as const)
      expect(loud({ payments: overdue(from, before) })[0]).toBe(is);
    expect(loud({ payments: overdue(80, 85) })[1]).toBe(
      'Something was overdue on that day or since.',
    );
  });
});

describe('verdicts', () => {
  const two = [...ORDERS, invoice('NEW', after(90), 90_000)];
  const states = (...facts: readonly CaseFact[]) =>
    signals(two, after(100), { limit: LIMIT, facts }).map(
      ({ state, points }) => `${state} ${points > 0}`,
    );

  test('each is about the nearest signal of its kind', () => {
    expect(states(verdict(`order_size/C1/${ON}`, 'dismissed'))).toEqual([
      'new true',
      'dismissed false',
    ]);
    expect(states(verdict(`order_size/C1/${after(89)}`, 'confirmed'))).toEqual([
      'confirmed true',
      'new true',
    ]);
    expect(states(verdict(`order_burst/C1/${ON}`, 'dismissed'))).toEqual(['new true', 'new true']);
    expect(states(verdict(`order_size/C1/${after(69)}`, 'dismissed'))).toEqual([
      'new true',
      'new true',
    ]);
  });

  test('dismissed stays dismissed where the order is credited', () => {
    const credited = ORDERS.map((one) => ({
      ...one,
      credited: [{ from: after(90), before: null }],
    }));
    expect(
      signals(credited, after(95), { facts: [verdict(`order_size/C1/${ON}`, 'dismissed')] }).map(
        told,
      ),
    ).toEqual(['order_size 84 low dismissed']);
  });
});

describe('unusually many orders', () => {
  const busy = [...bought(times(100, 31), 12), ...bought(times(100, 8), 1, after(372), 'BUSY')];

  test('what is said, and what it rests on', () => {
    const [signal, ...others] = signals(busy, after(400));
    expect(others).toEqual([]);
    expect(english(signal?.because ?? '')).toBe(
      '8 orders in the 14 days to 2025-01-14, usually 1.2 (31 in the 365 days before): ' +
        'BUSY-0, BUSY-1, BUSY-2, BUSY-3, BUSY-4, BUSY-5, BUSY-6, BUSY-7. ' +
        'That is 10 % or more of the limit of 4,500.00 EUR.',
    );
    expect(signal).toMatchObject({
      kind: 'order_burst',
      class: 'low',
      weak: false,
      onDate: after(378),
      numbers: { now: 8, observations: 31, open: 0 },
      parameters: { windowDays: 14, probability: 0.002, orders: 6, days: 182 },
    });
    expect(signal?.numbers?.usual).toBeCloseTo((31 / 365) * 14, 10);
    expect(signal?.numbers?.c).toBeCloseTo(chanceOfBurst(8, 31, 365), 12);
    // All of them together are compared with the limit.
    expect(
      signals(busy, after(400), { limit: { currency: 'EUR', minor: 800_000 } })[0]?.alert,
    ).toBe(true);
    expect(
      signals(busy, after(400), { limit: { currency: 'EUR', minor: 800_001 } })[0]?.alert,
    ).toBe(false);
  });

  test('credited so far that it is none it is over', () => {
    const credited = (names: readonly string[]) =>
      busy.map((one) =>
        names.includes(one.invoice)
          ? { ...one, credited: [{ from: after(390), before: null }] }
          : one,
      );
    expect(signals(credited(['BUSY-0']), after(395)).map(({ state }) => state)).toEqual(['new']);
    expect(signals(credited(['BUSY-0', 'BUSY-1']), after(395)).map(({ state }) => state)).toEqual([
      'over',
    ]);
  });
});

describe('off season', () => {
  /** A week of 100.00 each, but none in June; from January 2024 to May 2026. */
  const weeks = bought(times(100, 128), 7).filter(({ issuedOn }) => issuedOn.slice(5, 7) !== '06');
  const large = (on: string, minor = 50_000) => invoice(`L-${on}`, on, minor);

  test('an unusual order in a month that is nearly empty is high', () => {
    const [size, season, ...others] = signals(
      [...weeks, large('2026-06-10')],
      '2026-06-20' as IsoDate,
    );
    expect(others).toEqual([]);
    expect(size).toMatchObject({ kind: 'order_size' });
    expect(season).toMatchObject({
      kind: 'off_season',
      class: 'high',
      onDate: '2026-06-10',
      alert: true,
      numbers: { now: 500, c: 0, observations: weeks.length, open: 0 },
      parameters: { days: 730, orders: 3, share: 0.03, low: -0.35, severeDays: 60 },
    });
    expect(season?.points).toBeCloseTo(10 * 2 ** (-10 / 60), 10);
    expect(english(season?.because ?? '')).toBe(
      'L-2026-06-10 of 2026-06-10 with 500.00 EUR is unusually large, and it is out of season. ' +
        'Of what was bought before 0.0 % was bought in that month. That is 10 % or more of the limit of 4,500.00 EUR.',
    );
    // In May it is large and no more; an ordinary order in June is nothing.
    expect(
      signals([...weeks, large('2026-05-27')], '2026-06-20' as IsoDate).map(({ kind }) => kind),
    ).toEqual(['order_size']);
    expect(signals([...weeks, large('2026-06-10', 10_000)], '2026-06-20' as IsoDate)).toEqual([]);
  });

  test('the second within 60 days is severe, unless the first was dismissed', () => {
    const season = (second: string, facts: readonly CaseFact[] = []) =>
      signals([...weeks, large('2026-06-01', 40_500), large(second)], '2026-08-10' as IsoDate, {
        limit: LIMIT,
        facts,
      }).filter(({ kind }) => kind === 'off_season');
    expect(season('2026-06-10').map(({ class: severity }) => severity)).toEqual(['severe', 'high']);
    expect(season('2026-06-10')[0]?.evidence.map(({ name }) => name)).toEqual([
      'L-2026-06-01',
      'L-2026-06-10',
    ]);
    expect(season('2026-06-10')[0]?.points).toBeCloseTo(15 * 2 ** (-61 / 60), 10);
    expect(english(season('2026-06-10')[0]?.because ?? '')).toContain(
      'It is not the first within 60 days: L-2026-06-01 of 2026-06-01 with 405.00 EUR.',
    );
    const dismissed = verdict('off_season/C1/2026-06-01', 'dismissed');
    expect(
      season('2026-06-10', [dismissed]).map(({ class: severity, state }) => `${severity} ${state}`),
    ).toEqual(['high new', 'high dismissed']);
    // The 60th day counts; the list of those before it.
    const summer = weeks.filter(({ issuedOn }) => !['07', '08'].includes(issuedOn.slice(5, 7)));
    const last = (...days: readonly string[]) =>
      signals([...summer, ...days.map((on) => large(on))], '2026-08-01' as IsoDate).find(
        ({ kind, onDate }) => kind === 'off_season' && onDate === days.at(-1),
      );
    expect(last('2026-06-01', '2026-07-31')?.class).toBe('severe');
    expect(last('2026-06-01', '2026-08-01')?.class).toBe('high');
    expect(english(last('2026-06-01', '2026-06-05', '2026-06-10')?.because ?? '')).toContain(
      ': L-2026-06-01 of 2026-06-01 with 500.00 EUR and L-2026-06-05 of 2026-06-05 with 500.00 EUR.',
    );
    // Only its own order is compared with the limit.
    const [severe] = signals(
      [...weeks, large('2026-06-01', 40_500), large('2026-06-10', 44_900)],
      '2026-06-10' as IsoDate,
    );
    expect(severe).toMatchObject({ kind: 'order_size', alert: false });
  });

  test('of a burst its first day; a month of small orders is out of season, too', () => {
    const june = [
      '2026-06-01',
      '2026-06-02',
      '2026-06-03',
      '2026-06-04',
      '2026-06-05',
      '2026-06-08',
      '2026-06-09',
      '2026-06-10',
    ];
    const many = [...weeks, ...june.map((on) => invoice(`J-${on}`, on, 9000))];
    const [burst, season, ...others] = signals(many, '2026-06-20' as IsoDate);
    expect(others).toEqual([]);
    expect(season?.onDate).toBe(burst?.onDate);
    expect(english(season?.because ?? '')).toMatch(
      /^J-2026-06-\d\d of 2026-06-\d\d with 90.00 EUR is one of unusually many, and it is out of season\. Of what was bought before 0\.0 % /,
    );
    const small = bought(times(100, 128), 7).flatMap((one) =>
      one.issuedOn.slice(5, 7) === '06'
        ? [1, 2, 3].map((at) => ({
            ...one,
            invoice: `${one.invoice}-${at}`,
            issuedOn: addDays(one.issuedOn, at),
            grossMinor: 5000,
          }))
        : [one],
    );
    const [, low] = signals([...small, large('2026-06-10')], '2026-06-20' as IsoDate);
    expect(english(low?.because ?? '')).toMatch(
      /^INV-127-2 and L-2026-06-10 of 2026-06-10 with 550.00 EUR is unusually large, and it is out of season\. Orders of that month usually come to 50 % of the usual order\. That/,
    );
    // One of 100.00 in June 2025 of the year before: 100 of 11,900.
    const [, rare] = signals(
      [...weeks, invoice('J', '2025-06-10', 10_000), large('2026-06-10')],
      '2026-06-20' as IsoDate,
    );
    expect(english(rare?.because ?? '')).toContain(
      `Of what was bought before ${((100 * 1) / (weeks.length + 1)).toFixed(1)} % was bought in that month. That`,
    );
  });

  test('three ordinary orders of a month that is nearly empty: only the share is told', () => {
    const june = ['2024-06-10', '2025-06-10', '2025-06-17'].map((on) =>
      invoice(`J-${on}`, on, 10_000),
    );
    const [, season] = signals([...weeks, ...june, large('2026-06-10')], '2026-06-20' as IsoDate);
    const share = ((100 * 3) / (weeks.length + 3)).toFixed(1);
    expect(english(season?.because ?? '')).toContain(
      `Of what was bought before ${share} % was bought in that month. That is`,
    );
  });

  test('credited it is over, as a large order and as one of many', () => {
    const from = '2026-06-15' as IsoDate;
    const asOf = '2026-06-20' as IsoDate;
    const gone = (one: PurchasedInvoice) => ({ ...one, credited: [{ from, before: null }] });
    const season = (orders: readonly PurchasedInvoice[]) =>
      signals([...weeks, ...orders], asOf).filter(({ kind }) => kind === 'off_season');
    expect(season([gone(large('2026-06-10'))]).map(({ state }) => state)).toEqual(['over']);
    const june = bought(times(90, 10), 1, '2026-06-01' as IsoDate, 'J');
    const [burst] = season(june);
    expect(burst?.state).toBe('new');
    const began = june.findIndex(({ issuedOn }) => issuedOn === burst?.onDate);
    // The order of the day itself is credited, and there are enough without it.
    expect(
      season(june.map((one, at) => (at === began ? gone(one) : one))).map(({ state }) => state),
    ).toEqual(['new']);
    expect(
      season(june.map((one, at) => (at > 1 ? gone(one) : one))).map(({ state }) => state),
    ).toEqual(['over']);
  });
});

describe('a first order', () => {
  const firstOf = (
    customerId: number,
    day: number,
    minor: number,
    currency = 'EUR',
  ): FirstOrder => ({
    customerId,
    on: after(day),
    currency,
    minor,
  });
  /** One a day: 1.00, 2.00, … */
  const others = (count: number) =>
    Array.from({ length: count }, (_, at) => firstOf(at + 1, at, (at + 1) * 100));

  test('the level is what 95 of 100 before it came to, by nearest rank', () => {
    const level = (...more: readonly FirstOrder[]) =>
      newcomerLevels([...more, ...others(40)]).get(99);
    expect(level(firstOf(99, 200, 1))).toEqual({
      on: after(200),
      currency: 'EUR',
      minor: 3800,
      customers: 40,
    });
    // Another currency, too few before it, too early in the ledger.
    expect(level(firstOf(99, 200, 1, 'USD'))).toBeUndefined();
    expect(level(firstOf(99, 181, 1))).toBeUndefined();
    expect(level(firstOf(99, 182, 1))?.customers).toBe(40);
    expect(newcomerLevels([firstOf(99, 200, 1), ...others(19)]).get(99)).toBeUndefined();
    expect(newcomerLevels([firstOf(99, 200, 1), ...others(20)]).get(99)).toMatchObject({
      minor: 1900,
      customers: 20,
    });
    // Of the same day they are no measure for each other.
    expect(level(firstOf(99, 200, 1), firstOf(98, 200, 1))?.customers).toBe(40);
    expect(level(firstOf(98, 200, 1), firstOf(99, 200, 1))?.customers).toBe(40);
    expect(level(firstOf(99, 201, 1), firstOf(98, 200, 1))?.customers).toBe(41);
    expect(newcomerLevels([])).toEqual(new Map());
  });

  const newcomer = { on: FIRST, currency: 'EUR', minor: 380_000, customers: 40 };
  const of = (minor: number, asOf = FIRST, more: Partial<PurchasedInvoice> = {}) =>
    purchaseSignals(
      pictureOf([], asOf, {
        limit: LIMIT,
        purchases: {
          invoices: [invoice('N-1', FIRST, minor, more), invoice('N-2', after(3), 900_000)],
          newcomer,
        },
      }),
    );

  test('above it is a weak signal of its size', () => {
    expect(of(380_000)).toEqual([]);
    const [signal, ...more] = of(380_001);
    expect(more).toEqual([]);
    expect(signal).toMatchObject({
      kind: 'order_size',
      class: 'low',
      weak: true,
      points: 2.5,
      numbers: { usual: 3800, now: 3800.01, c: null, observations: 40, open: 0 },
      parameters: { percentile: 0.95, customers: 20 },
      evidence: [{ name: 'N-1' }],
    });
    expect(english(signal?.because ?? '')).toBe(
      'N-1 of 2024-01-01 with 3,800.01 EUR is the first order, and 95 of 100 first orders of 40 other customers ' +
        'came to 3,800.00 EUR at most. That is 10 % or more of the limit of 4,500.00 EUR.',
    );
    expect(
      of(500_000, after(9), { credited: [{ from: after(9), before: null }] }).map(told),
    ).toEqual(['order_size 0 low over']);
    expect(of(500_000, addDays(FIRST, -1))).toEqual([]);
    expect(of(500_000, FIRST, { currency: 'USD' })).toEqual([]);
  });
});

test('whether a first order may be listed', () => {
  const may = (age: number, more: Partial<PurchasedInvoice> = {}) =>
    mayBeNewcomer([invoice('N', FIRST, 1), invoice('O', addDays(FIRST, -age), 1, more)], FIRST);
  // 2.5 · 2^(−79/60) = 1.004
  expect([may(79), may(80)]).toEqual([true, false]);
  expect(may(80, { credited: [{ from: FIRST, before: null }] })).toBe(true);
  expect(mayBeNewcomer([], FIRST)).toBe(true);
});

// --- Whatever is bought.

test('each detector says what it is listed for', () => {
  fc.assert(
    fc.property(arbitraryPurchases, (invoices) => {
      const picture = pictureOf(invoices, after(1200));
      for (const { kinds, detect } of PURCHASE_DETECTORS)
        for (const { kind } of detect(picture)) expect(kinds).toContain(kind);
    }),
  );
});

const arbitraryDay = fc.integer({ min: 200, max: 1200 });

test('a past day is what a ledger of that day says', () => {
  fc.assert(
    fc.property(arbitraryPurchases, arbitraryDay, (invoices, day) => {
      const asOf = after(day);
      expect(signals(invoices, asOf)).toEqual(signals(until(invoices, asOf), asOf));
    }),
  );
});

test('an event keeps its day, whatever is bought later', () => {
  fc.assert(
    fc.property(arbitraryPurchases, arbitraryDay, (invoices, day) => {
      const keys = (asOf: IsoDate) =>
        signals(invoices, asOf).map(({ kind, onDate }) => `${kind} ${onDate}`);
      expect(keys(after(1300))).toEqual(expect.arrayContaining(keys(after(day))));
    }),
  );
});

test('each key once; sentences and numbers are those of the evidence', () => {
  fc.assert(
    fc.property(arbitraryPurchases, arbitraryDay, (invoices, day) => {
      const found = signals(invoices, after(day));
      expect(new Set(found.map(({ kind, onDate }) => `${kind}/${onDate}`)).size).toBe(found.length);
      for (const { kind, numbers, evidence, because, onDate, alert, points, parameters } of found) {
        const sentence = english(because);
        const { usual, now, c, observations } = numbers as {
          usual: number;
          now: number;
          c: number;
          observations: number;
        };
        for (const { name, amountMinor } of evidence) {
          const names = name.split(', ');
          const sum = invoices
            .filter((one) => names.includes(one.invoice))
            .reduce((total, { grossMinor }) => total + grossMinor, 0);
          expect(amountMinor).toBe(sum);
          for (const one of names) expect(sentence).toContain(one);
        }
        expect(points > 0).toBe(alert);
        if (kind === 'order_size') {
          expect(evidence).toMatchObject([{ on: onDate, amountMinor: Math.round(now * 100) }]);
          expect(sentence).toContain(`is ${(now / usual).toFixed(1)} times the usual order`);
          expect(now).toBeGreaterThanOrEqual((parameters.times as number) * usual);
          expect(c).toBeGreaterThan(parameters.m as number);
        }
        if (kind === 'order_burst') {
          expect(new Set(evidence.map(({ on }) => on)).size).toBe(now);
          expect(sentence).toMatch(new RegExp(`^${now} orders in the 14 days to `));
          const days = (observations / usual) * (parameters.windowDays as number);
          expect(chanceOfBurst(now, observations, days)).toBeCloseTo(c, 10);
          expect(c).toBeLessThan(parameters.probability as number);
        }
      }
    }),
  );
});
