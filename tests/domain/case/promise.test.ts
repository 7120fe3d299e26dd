/** What became of promises and plans, day by day, by the readings of domain-rules 2.6. */
import { describe, expect, test } from 'vitest';
import { weekendOf, type BusinessCalendar } from '../../../src/domain/business-days.ts';
import type { MoneyIn } from '../../../src/domain/case/case.ts';
import { judgePlan } from '../../../src/domain/case/plan.ts';
import { judgePromises, type PromiseFact } from '../../../src/domain/case/promise.ts';
import { isoDateOf as day } from '../../../src/domain/dates.ts';

const CALENDAR: BusinessCalendar = { weekend: weekendOf(null), isHoliday: () => false };

const promise = (more: Partial<PromiseFact> = {}): PromiseFact => ({
  key: 'P-1',
  on: day('2026-03-02'),
  until: day('2026-03-06'),
  currency: 'EUR',
  spokenMinor: 50000,
  items: new Set([1]),
  endedOn: null,
  ...more,
});
const money = (on: string, applied: Record<number, number>, onAccountMinor = 0): MoneyIn => ({
  on: day(on),
  currency: 'EUR',
  applied: new Map(Object.entries(applied).map(([item, amount]) => [Number(item), amount])),
  onAccountMinor,
});
const judge = (
  facts: readonly PromiseFact[],
  came: readonly MoneyIn[],
  open: Record<number, number>,
  asOf: string,
  graceDays = 2,
) => judgePromises(facts, came, (item) => open[item] ?? 0, CALENDAR, graceDays, day(asOf));

describe('one promise of 500.00 for Friday, 6 March', () => {
  test.each([
    // Friday: the second business day after it is Tuesday, the 10th.
    ['2026-03-10', [], { 1: 50000 }, 'open', 0, null],
    ['2026-03-11', [], { 1: 50000 }, 'broken', 0, '2026-03-11'],
    ['2026-03-09', [money('2026-03-09', { 1: 47500 })], { 1: 2500 }, 'kept', 47500, '2026-03-09'],
    ['2026-03-09', [money('2026-03-09', { 1: 47499 })], { 1: 2501 }, 'open', 47499, null],
    [
      '2026-03-20',
      [money('2026-03-09', { 1: 47499 })],
      { 1: 2501 },
      'partly_kept',
      47499,
      '2026-03-11',
    ],
    [
      '2026-03-20',
      [money('2026-03-20', {}, 50000)],
      { 1: 50000 },
      'kept_late',
      50000,
      '2026-03-11',
    ],
    // Money of before the promise is not money for it.
    ['2026-03-20', [money('2026-03-01', { 1: 50000 })], { 1: 0 }, 'cancelled', 0, null],
    // A credit note lowers what can be paid: 300.00 is then all of it.
    ['2026-03-10', [money('2026-03-10', { 1: 30000 })], { 1: 0 }, 'kept', 30000, '2026-03-10'],
  ] as const)('as of %s after %j', (asOf, came, open, state, receivedMinor, decidedOn) => {
    expect(judge([promise()], came, open, asOf)).toEqual([
      {
        key: 'P-1',
        state,
        receivedMinor,
        decidedOn,
        deadline: '2026-03-10',
        amountMinor: expect.any(Number),
      },
    ]);
  });

  test.each([
    ['2026-03-05', '2026-03-09'],
    ['2026-03-06', '2026-03-10'],
    ['2026-03-07', '2026-03-10'],
    ['2026-03-08', '2026-03-10'],
  ])('promised for %s: money keeps it until %s', (until, deadline) => {
    const [judged] = judge([promise({ until: day(until) })], [], { 1: 50000 }, '2026-03-03');
    expect(judged?.deadline).toBe(deadline);
  });

  test('ended by the deadline it is cancelled, later it stays broken', () => {
    const states = (['2026-03-10', '2026-03-11'] as const).map(
      (on) => judge([promise({ endedOn: day(on) })], [], { 1: 50000 }, '2026-03-20')[0]?.state,
    );
    expect(states).toEqual(['cancelled', 'broken']);
  });
});

test('money counts once: for the running promise with the earliest date, then for the oldest broken', () => {
  const facts = [
    promise({ key: 'old', until: day('2026-03-03'), spokenMinor: 20000 }),
    promise({ key: 'late', until: day('2026-03-20'), spokenMinor: 20000 }),
    promise({ key: 'soon', until: day('2026-03-18'), spokenMinor: 20000 }),
  ];
  const judged = judge(facts, [money('2026-03-16', { 1: 45000 })], { 1: 15000 }, '2026-03-16');
  expect(judged.map(({ key, state, receivedMinor }) => [key, state, receivedMinor])).toEqual([
    ['old', 'partly_kept', 5000],
    ['late', 'kept', 20000],
    ['soon', 'kept', 20000],
  ]);
});

test('money of another item is not for the promise; on account it is', () => {
  const came = [money('2026-03-09', { 2: 50000 }, 1000)];
  expect(judge([promise()], came, { 1: 50000 }, '2026-03-09')[0]?.receivedMinor).toBe(1000);
});

describe('which money is whose', () => {
  const received = (
    facts: readonly PromiseFact[],
    came: readonly MoneyIn[],
    open: Record<number, number>,
    asOf = '2026-03-16',
  ) => judge(facts, came, open, asOf).map(({ key, receivedMinor }) => [key, receivedMinor]);
  const one = promise({ key: 'one', items: new Set([1]), spokenMinor: 30000 });
  const two = promise({
    key: 'two',
    items: new Set([2]),
    spokenMinor: 20000,
    until: day('2026-03-13'),
  });
  const open = { 1: 30000, 2: 20000 };

  test('on account it is spent once, on the earlier date first, in whatever order they are given', () => {
    const came = [money('2026-03-09', {}, 40000)];
    expect(received([two, one], came, open)).toEqual([
      ['two', 10000],
      ['one', 30000],
    ]);
    expect(received([one, two], came, open)).toEqual([
      ['one', 30000],
      ['two', 10000],
    ]);
  });

  test('of the same date the one that was made first, then the one with the lower key', () => {
    const came = [money('2026-03-09', {}, 20000)];
    const later = promise({ key: 'a', on: day('2026-03-03'), spokenMinor: 30000 });
    expect(received([later, one], came, open)).toEqual([
      ['a', 0],
      ['one', 20000],
    ]);
    const other = promise({ key: 'other', spokenMinor: 30000 });
    expect(received([other, one], came, open)).toEqual([
      ['other', 0],
      ['one', 20000],
    ]);
  });

  test('applied to an item that two are about it counts for one', () => {
    const again = promise({ key: 'again', until: day('2026-03-13'), spokenMinor: 30000 });
    expect(received([one, again], [money('2026-03-09', { 1: 30000 })], { 1: 30000 })).toEqual([
      ['one', 30000],
      ['again', 0],
    ]);
  });

  test('a kept promise takes no more: 95 % of it is enough', () => {
    const came = [money('2026-03-09', {}, 28500), money('2026-03-09', {}, 1500)];
    expect(received([one, two], came, open)).toEqual([
      ['one', 28500],
      ['two', 1500],
    ]);
  });

  test('one that is half paid takes the other half', () => {
    const came = [money('2026-03-05', {}, 20000), money('2026-03-09', {}, 20000)];
    expect(received([one, two], came, open)).toEqual([
      ['one', 30000],
      ['two', 10000],
    ]);
  });

  test('money of the last day is for the running one, a day later for the older', () => {
    const older = promise({ key: 'older', until: day('2026-03-05'), spokenMinor: 10000 });
    const newer = promise({ key: 'newer', until: day('2026-03-06'), spokenMinor: 10000 });
    const on = (date: string) => [money(date, {}, 10000)];
    expect(received([older, newer], on('2026-03-10'), { 1: 20000 })).toEqual([
      ['older', 0],
      ['newer', 10000],
    ]);
    expect(received([older, newer], on('2026-03-11'), { 1: 20000 })).toEqual([
      ['older', 10000],
      ['newer', 0],
    ]);
  });

  test('money of the day it was made counts; of the day before, or in another currency, none', () => {
    expect(received([one], [money('2026-03-02', { 1: 10000 })], { 1: 20000 })).toEqual([
      ['one', 10000],
    ]);
    expect(judge([one], [money('2026-03-02', { 1: 10000 })], { 1: 5000 }, '2026-03-09')).toEqual([
      expect.objectContaining({ amountMinor: 15000 }),
    ]);
    expect(received([one], [money('2026-03-01', {}, 10000)], { 1: 30000 })).toEqual([['one', 0]]);
    const dollars = { ...money('2026-03-09', { 1: 10000 }, 10000), currency: 'USD' };
    expect(judge([one], [dollars], { 1: 20000 }, '2026-03-09')[0]).toMatchObject({
      receivedMinor: 0,
      amountMinor: 20000,
    });
  });

  test('what was taken back raises nothing', () => {
    expect(received([one], [money('2026-03-09', { 1: -5000 }, -5000)], { 1: 30000 })).toEqual([
      ['one', 0],
    ]);
  });

  test('the sum is what was spoken, or what can be paid at all', () => {
    const amounts = (open: Record<number, number>, came: readonly MoneyIn[] = []) =>
      judge([one], came, open, '2026-03-09')[0]?.amountMinor;
    expect(amounts({ 1: 90000 })).toBe(30000);
    expect(amounts({ 1: 12000 })).toBe(12000);
    expect(amounts({ 1: 2000 }, [money('2026-03-09', { 1: 10000, 2: 7000 })])).toBe(12000);
    expect(amounts({})).toBe(0);
  });

  test('a promise that nothing can be paid of is cancelled, and takes nothing', () => {
    const judged = judge([one, two], [money('2026-03-09', {}, 20000)], { 2: 20000 }, '2026-03-09');
    expect(judged.map(({ key, state, receivedMinor }) => [key, state, receivedMinor])).toEqual([
      ['one', 'cancelled', 0],
      ['two', 'kept', 20000],
    ]);
  });
});

describe('a plan of 300.00 on 1 April and 200.00 on 1 May', () => {
  const plan = {
    key: 'PL-1',
    on: day('2026-03-20'),
    currency: 'EUR',
    instalments: [
      { on: day('2026-04-01'), amountMinor: 30000 },
      { on: day('2026-05-01'), amountMinor: 20000 },
    ],
    items: new Set([1]),
    isEnded: false,
  };
  test.each([
    // Five business days after Wednesday, 1 April: Wednesday, the 8th.
    ['2026-04-08', [], { 1: 50000 }, 'on_track', 0, '2026-04-01'],
    ['2026-04-09', [], { 1: 50000 }, 'defaulted', 30000, '2026-04-01'],
    [
      '2026-04-20',
      [money('2026-04-15', { 1: 30000 })],
      { 1: 20000 },
      'on_track',
      30000,
      '2026-05-01',
    ],
    ['2026-05-20', [money('2026-04-15', { 1: 50000 })], { 1: 0 }, 'completed', 50000, null],
  ] as const)('as of %s', (asOf, came, open, state, dueByNowMinor, nextOn) => {
    const items: Readonly<Record<number, number>> = open;
    expect(judgePlan(plan, came, (item) => items[item] ?? 0, CALENDAR, day(asOf))).toMatchObject({
      state,
      dueByNowMinor,
      nextOn,
    });
  });

  const judged = (
    came: readonly MoneyIn[],
    open: Record<number, number>,
    more: Partial<typeof plan> = {},
  ) =>
    judgePlan({ ...plan, ...more }, came, (item) => open[item] ?? 0, CALENDAR, day('2026-05-20'));

  test('its money: on account and on its items, from its day on, in its currency', () => {
    const received = (came: readonly MoneyIn[]) => judged(came, { 1: 50000 }).receivedMinor;
    expect(received([money('2026-03-20', { 1: 10000 }, 2000)])).toBe(12000);
    expect(received([money('2026-03-19', { 1: 10000 }, 2000)])).toBe(0);
    expect(received([money('2026-04-01', { 2: 10000 })])).toBe(0);
    expect(received([{ ...money('2026-04-01', { 1: 10000 }, 1), currency: 'USD' }])).toBe(0);
    expect(received([money('2026-04-01', { 1: 60000 })])).toBe(50000);
  });

  test('it is completed when all of it came, or when nothing is open any more', () => {
    const paid = [money('2026-04-01', {}, 50000)];
    expect(judged(paid, { 1: 50000 })).toMatchObject({ state: 'completed', nextOn: null });
    expect(judged([], { 1: 0 })).toMatchObject({ state: 'completed', nextOn: null });
    const both = { items: new Set([1, 2]) };
    expect(judged([], { 1: 0, 2: 100 }, both)).toMatchObject({ state: 'defaulted' });
    expect(judged([], { 1: 0, 2: 0 }, both)).toMatchObject({ state: 'completed' });
  });

  test('ended is ended, whatever came', () => {
    expect(judged([], { 1: 50000 }, { isEnded: true }).state).toBe('ended');
  });
});
