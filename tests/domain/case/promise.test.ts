/** What became of promises and plans, day by day, by the readings of domain-rules 2.6. */
import { describe, expect, test } from 'vitest';
import { weekendOf, type BusinessCalendar } from '../../../src/domain/business-days.ts';
import { judgePlan } from '../../../src/domain/case/plan.ts';
import { judgePromises, type MoneyIn, type PromiseFact } from '../../../src/domain/case/promise.ts';
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
) => judgePromises(facts, came, (item) => open[item] ?? 0, CALENDAR, day(asOf));

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
});
