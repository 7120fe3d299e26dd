/** What a back-test counts: domain-rules 6.7 no. 9. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDateOf, NEVER, type IsoDate } from '../../../src/domain/dates.ts';
import {
  rankingDays,
  rankingPower,
  tallied,
  watched,
  yearsOf,
  type BacktestSettings,
  type Watched,
} from '../../../src/domain/risk/backtest.ts';
import { paymentHistory, type ItemHistory } from '../../../src/domain/risk/observations.ts';
import { dueOf, item, paidLate } from './made-items.ts';

const settings: BacktestSettings = {
  from: isoDateOf('2000-01-01'),
  to: isoDateOf('2030-12-31'),
  late: 30,
  ahead: 60,
};
const watch = (
  items: readonly ItemHistory[],
  other: Partial<BacktestSettings> = {},
): Watched | null => watched('C1', items, paymentHistory(items), { ...settings, ...other });
const ON_TIME = [0, 0, 0, 0, 0, 0, 0, 0];

describe('who is watched', () => {
  test('from the eighth payment to the last movement', () => {
    expect(watch(paidLate(ON_TIME.slice(1)))).toBeNull();
    const items = paidLate([...ON_TIME, 3]);
    expect(watch(items)).toMatchObject({ from: dueOf(7), to: addDays(dueOf(8), 3) });
    expect(watch(items, { to: dueOf(7) })).toMatchObject({ from: dueOf(7), to: dueOf(7) });
    expect(watch(items, { to: addDays(dueOf(7), -1) })).toBeNull();
    const asked = { from: addDays(dueOf(8), 1), to: addDays(dueOf(8), 2) };
    expect(watch(items, asked)).toMatchObject(asked);
  });

  test('both ends count: 365 days and a quarter are a year', () => {
    const [from, to] = [isoDateOf('2025-01-01'), isoDateOf('2025-12-31')];
    expect(yearsOf({ customer: 'C1', from, to, defaults: [] })).toBeCloseTo(365 / 365.25, 10);
  });
});

describe('a default', () => {
  const defaults = (items: readonly ItemHistory[], late = 30) =>
    watch(items, { late })?.defaults.map((one) => [one.item.invoice, one.on, one.lastOn]);

  test('is the first day on which an item is more than 30 days late', () => {
    expect(defaults(paidLate([...ON_TIME, 30]))).toEqual([]);
    const on = addDays(dueOf(8), 31);
    expect(defaults(paidLate([...ON_TIME, 31]))).toEqual([]);
    expect(defaults(paidLate([...ON_TIME, 32]))).toEqual([['INV-08', on, on]]);
    expect(defaults(paidLate([...ON_TIME, 25]), 20)).toEqual([
      ['INV-08', addDays(dueOf(8), 21), addDays(dueOf(8), 24)],
    ]);
  });

  test('counts once until 120 days have passed without one', () => {
    const due = (day: number): IsoDate => addDays(dueOf(8), day);
    const late = (invoice: string, day: number): ItemHistory =>
      item({ invoice, due: due(day), movements: [[due(day + 41), 10000]] });
    // The first is too late on days 31 to 40 after its due date.
    const first = [...paidLate(ON_TIME), late('A', 0)];
    expect(defaults([...first, late('B', 10 + 119)])?.map(([name]) => name)).toEqual(['A']);
    expect(defaults([...first, late('B', 10 + 120)])?.map(([name]) => name)).toEqual(['A', 'B']);
  });

  test('is of the item that was so late first, and of the first of two; it lasts as long as any is', () => {
    const due = (days: number): IsoDate => addDays(dueOf(8), days);
    const made = (invoice: string, days: number, paid: number, disputedUntil?: number) =>
      item({
        invoice,
        due: due(days),
        movements: [[due(paid), 10000]],
        ...(disputedUntil === undefined ? {} : { disputed: [[due(days), due(disputedUntil)]] }),
      });
    // A was due first, and disputed for so long that B was too late before it.
    const both = [...paidLate(ON_TIME), made('A', 0, 150, 100), made('B', 10, 60)];
    expect(defaults(both)).toEqual([['B', due(41), due(149)]]);
    const together = [...paidLate(ON_TIME), made('C', 0, 60), made('D', 0, 50)];
    expect(defaults(together)).toEqual([['C', due(31), due(59)]]);
  });

  test('of what is never paid runs on, and is the only one', () => {
    const open = item({ invoice: 'A', due: dueOf(8) });
    const later = item({ invoice: 'B', due: dueOf(30) });
    const last = item({ invoice: 'Z', due: addDays(dueOf(30), 90) });
    expect(defaults([...paidLate(ON_TIME), open, later, last])).toEqual([
      ['A', addDays(dueOf(8), 31), NEVER],
    ]);
  });

  test('counts on the first and the last day that is asked about, and on none outside', () => {
    const on = addDays(dueOf(8), 31);
    const items = [
      ...paidLate(ON_TIME),
      item({ invoice: 'A', due: dueOf(8), movements: [[addDays(on, 40), 10000]] }),
    ];
    const found = (from: number, to: number): number | undefined =>
      watch(items, { from: addDays(on, from), to: addDays(on, to) })?.defaults.length;
    expect([found(0, 9), found(1, 9), found(-9, 0), found(-9, -1), found(-9, 9)]).toEqual([
      1, 0, 1, 0, 1,
    ]);
  });

  test('is none while the item is disputed as a whole', () => {
    const due = dueOf(8);
    const made = (before: string | null) => [
      ...paidLate(ON_TIME),
      item({
        invoice: 'A',
        due,
        disputed: [[addDays(due, 5), before]],
        movements: [[addDays(due, 90), 10000]],
      }),
    ];
    expect(defaults(made(null))).toEqual([]);
    const again = addDays(due, 60);
    expect(defaults(made(again))).toEqual([['A', again, addDays(due, 89)]]);
  });
});

describe('the tally', () => {
  const on = isoDateOf('2026-06-30');
  const one: Watched = {
    customer: 'C1',
    from: isoDateOf('2026-01-01'),
    to: isoDateOf('2026-12-31'),
    defaults: [
      {
        customer: 'C1',
        item: item({ invoice: 'A', due: addDays(on, -31) }),
        on,
        lastOn: addDays(on, 9),
      },
    ],
  };
  const tally = (...before: readonly number[]) =>
    tallied([{ watched: one, alarms: before.map((days) => addDays(on, -days)).sort() }], settings);

  test('warned: an alarm began in the 60 days before; the lead is that of the first', () => {
    expect(tally(60, 20)).toMatchObject({
      alerts: 2,
      warned: 1,
      missed: 0,
      leadMedian: 60,
      right: 2,
    });
    expect(tally(61)).toMatchObject({
      alerts: 1,
      warned: 0,
      missed: 1,
      leadMedian: null,
      false: 1,
    });
    expect(tally(1)).toMatchObject({ warned: 1, leadMedian: 1 });
    expect(tally()).toMatchObject({ alerts: 0, warned: 0, missed: 1, false: 0, right: 0 });
  });

  test('on its day or while it runs an alarm is right and warns of nothing; later it is false', () => {
    expect(tally(0)).toMatchObject({ warned: 0, missed: 1, right: 1, false: 0 });
    expect(tally(-9)).toMatchObject({ warned: 0, right: 1, false: 0 });
    expect(tally(-10)).toMatchObject({ right: 0, false: 1 });
  });

  test('before due: not later than the day on which the item fell due', () => {
    expect(tally(31).beforeDue).toBe(1);
    expect(tally(30).beforeDue).toBe(0);
  });

  test('an alarm of the first and of the last day counts, and needs only one default that it is right about', () => {
    const [first] = one.defaults;
    const later = addDays(on, 100);
    const two =
      first === undefined ? [] : [first, { ...first, on: later, lastOn: addDays(later, 5) }];
    const of = (from: IsoDate, to: IsoDate, ...alarms: readonly IsoDate[]) =>
      tallied([{ watched: { ...one, from, to, defaults: two }, alarms }], settings);
    const day = addDays(on, -10);
    expect(of(day, later, day)).toMatchObject({ alerts: 1, right: 1, false: 0 });
    expect(of(isoDateOf('2026-01-01'), day, day)).toMatchObject({ alerts: 1, right: 1 });
    expect(of(isoDateOf('2026-01-01'), later, addDays(later, -1))).toMatchObject({ right: 1 });
  });

  test('alarms of days on which the customer is not watched are not counted, and may have warned', () => {
    const late = { ...one, from: addDays(on, -10) };
    const alarms = [addDays(on, -20)];
    expect(tallied([{ watched: late, alarms }], settings)).toMatchObject({ alerts: 0, warned: 1 });
    expect(tallied([{ watched: one, alarms: [isoDateOf('2027-01-01')] }], settings).alerts).toBe(0);
  });
});

describe('ranking', () => {
  test('first days of months on which no default runs, and whether one begins in the days after', () => {
    const run = (on: string, lastOn: string) => ({
      customer: 'C1',
      item: item({ invoice: 'A', due: '2026-03-01' }),
      on: isoDateOf(on),
      lastOn: isoDateOf(lastOn),
    });
    const days = (from: string, to: string, ahead: number): readonly string[] =>
      rankingDays(
        {
          customer: 'C1',
          from: isoDateOf(from),
          to: isoDateOf(to),
          defaults: [run('2026-04-01', '2026-05-01'), run('2027-01-01', '2027-01-31')],
        },
        { ahead },
      ).map(({ day, isDefault }) => `${day} ${isDefault}`);
    expect(days('2026-01-15', '2026-07-01', 59)).toEqual([
      '2026-02-01 true',
      '2026-03-01 true',
      '2026-06-01 false',
      '2026-07-01 false',
    ]);
    expect(days('2026-02-01', '2026-03-31', 58)).toEqual(['2026-02-01 false', '2026-03-01 true']);
    expect(days('2026-12-01', '2027-02-01', 60)).toEqual(['2026-12-01 true', '2027-02-01 false']);
  });

  test('as many pairs as the higher number points at the default, ties half', () => {
    expect(rankingPower([])).toBeNull();
    expect(rankingPower([{ value: 1, isDefault: true }])).toBeNull();
    const ranked = fc.array(
      fc.record({ value: fc.integer({ min: 0, max: 5 }), isDefault: fc.boolean() }),
    );
    fc.assert(
      fc.property(ranked, (all) => {
        const bad = all.filter(({ isDefault }) => isDefault);
        const good = all.filter(({ isDefault }) => !isDefault);
        const wins = bad.flatMap((b) =>
          good.map((g): number => (b.value === g.value ? 0.5 : Number(b.value > g.value))),
        );
        const expected =
          wins.length === 0 ? null : wins.reduce((sum, win) => sum + win, 0) / wins.length;
        const power = rankingPower(all);
        if (expected === null) expect(power).toBeNull();
        else expect(power).toBeCloseTo(expected, 10);
      }),
    );
  });
});
