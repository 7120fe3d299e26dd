/** Signals of what a customer promises, asks for and disputes: domain-rules 6.4, 6.6, 6.7 no. 8. */
import { describe, expect, test } from 'vitest';
import type { CasePromise } from '../../../src/domain/case/judged-case.ts';
import type { CaseFact } from '../../../src/domain/case/live-facts.ts';
import type { PromiseState } from '../../../src/domain/case/promise.ts';
import { addDays, isoDateOf } from '../../../src/domain/dates.ts';
import {
  brokenPromises,
  extensionRequests,
  lateDisputes,
} from '../../../src/domain/risk/agreement-signals.ts';
import { signalKey } from '../../../src/domain/risk/signals.ts';
import type { ItemHistory } from '../../../src/domain/risk/observations.ts';
import { item } from './made-items.ts';
import { daysOf, fact, picture, told } from './made-picture.ts';

const TODAY = isoDateOf('2026-06-30');

describe('a broken promise', () => {
  const promise = (key: string, state: PromiseState, receivedMinor = 0): CasePromise => ({
    key,
    state,
    amountMinor: 50000,
    receivedMinor,
    deadline: isoDateOf('2026-06-09'),
    decidedOn: state === 'open' ? null : isoDateOf('2026-06-10'),
    fact: fact('promise', '2026-06-01', { key }),
    promise: {
      key,
      on: isoDateOf('2026-06-01'),
      until: isoDateOf('2026-06-05'),
      currency: 'EUR',
      spokenMinor: 60000,
      items: new Set<number>(),
      endedOn: null,
    },
    brokenOn: null,
  });
  const signals = (promises: readonly CasePromise[], facts: readonly CaseFact[] = []) =>
    brokenPromises.detect(picture({ asOf: TODAY, promises, facts }));

  test('each one, from the day after its deadline, also kept late', () => {
    expect(
      told(
        signals([
          promise('P-1', 'broken'),
          promise('P-2', 'partly_kept', 20000),
          promise('P-3', 'kept_late', 50000),
        ]),
      ),
    ).toEqual([
      '2026-06-10 new: P-1 of 600.00 EUR for 2026-06-05 was not kept: nothing has come.',
      '2026-06-10 new: P-2 of 600.00 EUR for 2026-06-05 was not kept: 200.00 EUR has come.',
      '2026-06-10 new: P-3 of 600.00 EUR for 2026-06-05 was not kept by 2026-06-09; the money came later.',
    ]);
  });

  test('open, kept and cancelled ones are none', () => {
    expect(signals([promise('P-1', 'open'), promise('P-2', 'kept')])).toEqual([]);
    expect(signals([promise('P-1', 'cancelled')])).toEqual([]);
  });

  test('ten points, half of them after 120 days, and what it rests on', () => {
    const [broken] = signals([promise('P-2', 'partly_kept', 20000)]);
    expect(broken?.points).toBeCloseTo(10 * 2 ** (-20 / 120), 10);
    expect(broken).toMatchObject({
      kind: 'broken_promise',
      class: 'high',
      alert: true,
      weak: false,
    });
    expect(broken?.evidence).toEqual([
      { of: 'fact', name: 'P-2', on: '2026-06-05', days: null, currency: 'EUR', amountMinor: 60000, openMinor: 30000 }, // prettier-ignore
    ]);
    expect(broken?.numbers).toMatchObject({ observations: 1, open: 1 });
    expect(signals([promise('P-3', 'kept_late')])[0]?.evidence[0]?.openMinor).toBe(0);
  });

  test('dismissed it has no points', () => {
    const verdict = fact('verdict', '2026-06-12', {
      details: { on_signal: 'broken_promise/C1/2026-06-10', verdict: 'dismissed' },
    });
    expect(signals([promise('P-1', 'broken')], [verdict])).toMatchObject([
      { state: 'dismissed', alert: false, points: 0 },
    ]);
  });

  test('two that broke on one day are told apart, and a verdict is about one of them', () => {
    const both = [promise('P-1', 'broken'), promise('P-2', 'broken')];
    const keys = (found: ReturnType<typeof signals>) => found.map((one) => signalKey(one, 'C1'));
    expect(keys(signals(both))).toEqual([
      'broken_promise/C1/2026-06-10',
      'broken_promise/C1/2026-06-10/P-2',
    ]);
    const dismissed = (key: string) =>
      fact('verdict', '2026-06-12', { details: { on_signal: key, verdict: 'dismissed' } });
    const states = (key: string, of = both) => signals(of, [dismissed(key)]).map(({ state }) => state); // prettier-ignore
    expect(states('broken_promise/C1/2026-06-10')).toEqual(['dismissed', 'new']);
    expect(states('broken_promise/C1/2026-06-10/P-2')).toEqual(['new', 'dismissed']);
    // The first was reversed: the other one is the first now.
    expect(states('broken_promise/C1/2026-06-10/P-2', both.slice(1))).toEqual(['dismissed']);
  });

  test('the newest first', () => {
    const older = { ...promise('P-1', 'broken'), decidedOn: isoDateOf('2026-05-01') };
    expect(daysOf(signals([older, promise('P-2', 'broken')]))).toEqual([
      '2026-06-10',
      '2026-05-01',
    ]);
  });
});

describe('more time asked for by who always paid', () => {
  /** So many items of 100.00, paid so many days late, a month apart, the last on 15 May. */
  const paid = (...late: readonly number[]): readonly ItemHistory[] =>
    late.map((days, at) => {
      const on = addDays(isoDateOf('2026-05-15'), -30 * (late.length - 1 - at));
      return item({ invoice: `I-${at}`, due: addDays(on, -days), movements: [[on, 10000]] });
    });
  const asked = (on: string, more: Parameters<typeof fact>[2] = {}) =>
    fact('extension', on, { details: { state: 'asked' }, ...more });
  const signals = (facts: readonly CaseFact[], items = paid(0, 0, 3, 0)) =>
    extensionRequests.detect(picture({ asOf: TODAY, facts, items }));
  const TWO = [asked('2026-06-01', { key: 'EX-1' }), asked('2026-06-20', { key: 'EX-2' })];

  test('two within 90 days', () => {
    const [two] = signals(TWO);
    expect(told(two === undefined ? [] : [two])).toEqual([
      '2026-06-20 new: 2 requests for more time (EX-1 of 2026-06-01, EX-2 of 2026-06-20), and 100 % of what was paid in the year before came at most 3 days late.',
    ]);
    expect(two).toMatchObject({ kind: 'extension_requests', class: 'high' });
    expect(two?.points).toBeCloseTo(12 * 2 ** (-10 / 90), 10);
    expect(two?.evidence.map(({ name, on }) => [name, on])).toEqual([
      ['EX-1', '2026-06-01'],
      ['EX-2', '2026-06-20'],
    ]);
    expect(signals([asked('2026-06-01')])).toEqual([]);
    expect(signals([asked('2026-03-22'), asked('2026-06-20')])).toEqual([]);
  });

  test.each([
    ['four items are enough', [0, 0, 0, 0], 1],
    ['three are too few', [0, 0, 0], 0],
    ['nine of ten at most 3 days late', [0, 0, 0, 3, 0, 0, 4, 0, 0, 0], 1],
    ['eight of nine', [0, 0, 0, 3, 0, 0, 4, 0, 0], 0],
    ['early is in time', [-5, -5, -5, -5], 1],
  ] as const)('%s', (_, late, found) => {
    expect(signals(TWO, paid(...late))).toHaveLength(found);
  });

  test('by value, in our own currency, and nothing without a rate', () => {
    const dollars = paid(9, 0, 0, 0, 0).map((one, at) =>
      at === 0 ? { ...one, currency: 'USD' } : one,
    );
    const detect = (rate: number | null) =>
      extensionRequests.detect({
        ...picture({ asOf: TODAY, facts: TWO, items: dollars }),
        inHome: (minor, currency) =>
          currency === 'EUR' ? minor : rate === null ? null : minor * rate,
      });
    expect(detect(1)).toEqual([]);
    expect(detect(0.4)).toHaveLength(1);
    expect(detect(null)).toHaveLength(1);
  });

  test('of the year before the first request only', () => {
    const inTime = (on: string) =>
      paid(0, 0, 0, 0).map((one) => ({
        ...one,
        firstDueOn: isoDateOf(on),
        dueOn: isoDateOf(on),
        movements: one.movements.map((move) => ({ ...move, on: isoDateOf(on) })),
      }));
    expect(signals(TWO, inTime('2025-06-01'))).toHaveLength(1);
    expect(signals(TWO, inTime('2025-05-31'))).toEqual([]);
    const old = paid(0, 0, 0, 0).map((one) => ({
      ...one,
      movements: one.movements.map((move) => ({ ...move, on: addDays(move.on, -365) })),
    }));
    expect(signals(TWO, old)).toEqual([]);
    // What came back before the request was not paid, what came on its day not before it.
    const back = (...moves: readonly (readonly [string, number])[]) =>
      item({ invoice: 'B', due: '2026-01-01', gross: 90000, movements: moves });
    const returned = back(['2026-05-01', 90000], ['2026-05-31', -90000]);
    expect(signals(TWO, [...paid(0, 0, 0, 0), returned])).toHaveLength(1);
    expect(signals(TWO, [...paid(0, 0, 0, 0), back(['2026-06-01', 90000])])).toHaveLength(1);
    const returnedLater = back(['2026-05-01', 90000], ['2026-06-01', -90000]);
    expect(signals(TWO, [...paid(0, 0, 0, 0), returnedLater])).toEqual([]);
    // What was paid late afterwards does not count against it.
    const later = item({ invoice: 'L', due: '2026-01-01', gross: 90000, movements: [['2026-06-10', 90000]] }); // prettier-ignore
    expect(signals(TWO, [...paid(0, 0, 0, 0), later])).toHaveLength(1);
  });

  test('plans are requests, too; an answer is none, a decision that nobody wrote a request for is one', () => {
    expect(daysOf(signals([asked('2026-06-01'), fact('plan', '2026-06-11')]))).toEqual([
      '2026-06-11',
    ]);
    const answered = (on: string, state: string) => fact('extension', on, { details: { state } });
    expect(signals([asked('2026-06-01'), answered('2026-06-03', 'granted')])).toEqual([]);
    expect(
      daysOf(signals([answered('2026-06-01', 'granted'), answered('2026-06-09', 'refused')])),
    ).toEqual(['2026-06-09']);
    expect(
      daysOf(
        signals([
          asked('2026-06-01'),
          answered('2026-06-03', 'refused'),
          answered('2026-06-05', 'granted'),
        ]),
      ),
    ).toEqual(['2026-06-05']);
    const late = [fact('plan', '2026-06-11'), asked('2026-06-01')];
    expect(daysOf(signals(late))).toEqual(['2026-06-11']);
    const four = [...late, asked('2026-06-20'), asked('2026-06-25')];
    expect(daysOf(signals(four))).toEqual(['2026-06-25', '2026-06-11']);
    expect(signals(four)[0]).toMatchObject({
      parameters: { atLeast: 2, withinDays: 90, goodPercent: 90, mostDaysLate: 3, leastItems: 4 },
      evidence: [{ of: 'fact' }, { of: 'fact' }],
    });
    // Whatever else is recorded about an item asks for no time.
    expect(signals([asked('2026-06-01'), fact('contact', '2026-06-20')])).toEqual([]);
    const [first, second] = paid(0, 0) as [ItemHistory, ItemHistory];
    const about = (on: string, state: string, of: ItemHistory) =>
      fact('extension', on, { details: { state }, about: [of] });
    expect(
      daysOf(
        signals([about('2026-06-01', 'asked', first), about('2026-06-03', 'granted', second)]),
      ),
    ).toEqual(['2026-06-03']);
  });
});

describe('requests of one day, and of which items they are', () => {
  const items = [0, 0, 0, 0].map((_, at) =>
    item({ invoice: `P-${at}`, due: '2026-05-01', movements: [['2026-05-01', 10000]] }),
  );
  const signals = (facts: readonly CaseFact[]) =>
    extensionRequests.detect(picture({ asOf: TODAY, facts, items }));
  const extension = (on: string, state: string, about: readonly ItemHistory[] = []) =>
    fact('extension', on, { details: { state }, about });

  test('an answer of the same day is none, however they are listed', () => {
    const request = extension('2026-06-01', 'asked');
    const answer = extension('2026-06-01', 'granted');
    expect(signals([request, answer])).toEqual([]);
    expect(signals([answer, request])).toEqual([]);
  });

  test('in the order of their days, whatever was recorded first', () => {
    const plan = fact('plan', '2026-06-11');
    expect(daysOf(signals([extension('2026-06-01', 'asked'), plan]))).toEqual(['2026-06-11']);
  });

  test('an answer about other items is a request of its own', () => {
    const [one, two, twelve] = [1, 2, 12].map((itemId) => ({
      ...item({ invoice: `I-${itemId}`, due: '2026-06-30' }),
      itemId,
    })) as [ItemHistory, ItemHistory, ItemHistory];
    const of = (...about: readonly ItemHistory[]) =>
      daysOf(
        signals([extension('2026-06-01', 'asked', [one, two]), extension('2026-06-03', 'granted', about)]),
      ); // prettier-ignore
    expect(of(one, two)).toEqual([]);
    expect(of(twelve)).toEqual(['2026-06-03']);
  });
});

describe('disputes raised late', () => {
  const INV = ['I-1', 'I-2', 'I-3'].map((invoice, at) =>
    item({ invoice, due: addDays(isoDateOf('2026-03-01'), at * 30) }),
  ) as [ItemHistory, ItemHistory, ItemHistory];
  const signals = (facts: readonly CaseFact[], items: readonly ItemHistory[] = INV) =>
    lateDisputes.detect(picture({ asOf: TODAY, facts, items }));
  const dispute = (on: string, ...about: readonly ItemHistory[]) => fact('dispute', on, { about });

  test('two within 180 days, after the first due date', () => {
    const found = signals([dispute('2026-03-02', INV[0]), dispute('2026-04-10', INV[1])]);
    expect(told(found)).toEqual([
      '2026-04-10 new: 2 disputes raised only after the due date: I-1 on 2026-03-02, 1 day after it was due; I-2 on 2026-04-10, 10 days after it was due.',
    ]);
    expect(found[0]).toMatchObject({
      kind: 'late_disputes',
      points: 0,
      class: 'high',
      alert: true,
    });
    expect(found[0]?.evidence.map(({ name, days }) => [name, days])).toEqual([
      ['I-1', 1],
      ['I-2', 10],
    ]);
  });

  test('on the due date is in time; one is not enough', () => {
    expect(signals([dispute('2026-03-01', INV[0]), dispute('2026-04-10', INV[1])])).toEqual([]);
    expect(signals([dispute('2026-04-10', INV[0], INV[1])])).toEqual([]);
    const promised = fact('promise', '2026-04-10', { about: [INV[1]] });
    expect(signals([dispute('2026-03-20', INV[0]), promised])).toEqual([]);
  });

  test('only the first dispute of an item tells something', () => {
    const early = dispute('2026-02-20', INV[0]);
    const again = [dispute('2026-03-05', INV[0]), dispute('2026-04-10', INV[1])];
    expect(signals([early, ...again])).toEqual([]);
    expect(signals(again)).toHaveLength(1);
    expect(signals([...again, dispute('2026-04-12', INV[1])])).toHaveLength(1);
  });

  test('several items of one dispute are one; the account means what is open', () => {
    const together = signals([
      dispute('2026-04-10', INV[0], INV[1]),
      dispute('2026-05-05', INV[2]),
    ]);
    expect(told(together)[0]).toContain(
      'I-1 and 1 other item on 2026-04-10, 40 days after the first was due; I-3 on 2026-05-05, 5 days after it was due.',
    );
    // Both are due by then; the first was paid, so the account means the second alone.
    const paid = item({ invoice: 'I-0', due: '2026-01-01', movements: [['2026-01-05', 10000]] });
    const account = dispute('2026-05-15');
    const [both] = signals([dispute('2026-03-20', INV[0]), account], [paid, INV[0], INV[1]]);
    expect(both?.evidence.map(({ name, of, openMinor }) => [name, of, openMinor])).toEqual([
      ['I-1', 'item', 10000],
      ['I-2', 'item', 10000],
    ]);
    // What was paid and is disputed by name is disputed.
    expect(signals([dispute('2026-03-20', INV[0]), dispute('2026-04-10', paid)], [paid, INV[0]])).toHaveLength(1); // prettier-ignore
    expect(signals([dispute('2026-03-20', INV[0]), account], [paid, INV[0]])).toEqual([]);
  });

  test('in the order of their days, however they were recorded; the newest signal first', () => {
    const four = ['I-4', 'I-5'].map((invoice, at) =>
      item({ invoice, due: addDays(isoDateOf('2026-05-01'), at) }),
    ) as [ItemHistory, ItemHistory];
    const facts = [
      dispute('2026-06-02', four[1]),
      dispute('2026-03-20', INV[0]),
      dispute('2026-05-20', four[0]),
      dispute('2026-04-20', INV[1]),
    ];
    const found = signals(facts, [...INV, ...four]);
    expect(daysOf(found)).toEqual(['2026-06-02', '2026-04-20']);
    expect(found[0]?.parameters).toEqual({ atLeast: 2, withinDays: 180 });
    const instalment = { ...four[0], of: 2, position: 2 };
    const named = signals([dispute('2026-06-01', instalment), dispute('2026-06-02', four[1])], [instalment, four[1]]); // prettier-ignore
    expect(named[0]?.evidence.map(({ name }) => name)).toEqual(['I-4#2', 'I-5']);
  });

  test('of several items the first due is named, of two that are due together the first listed', () => {
    const twin = item({ invoice: 'I-0', due: INV[0].firstDueOn });
    const facts = [dispute('2026-04-10', INV[0], INV[1], twin), dispute('2026-05-05', INV[2])];
    const names = (...items: readonly ItemHistory[]) =>
      signals(facts, items)[0]?.evidence.map(({ name }) => name).join(' '); // prettier-ignore
    expect(names(INV[1], INV[0], twin, INV[2])).toBe('I-1 I-0 I-2 I-3');
    expect(names(twin, INV[1], INV[0], INV[2])).toBe('I-0 I-1 I-2 I-3');
  });

  test('two of one day are told as they were recorded', () => {
    const found = signals([dispute('2026-04-10', INV[1]), dispute('2026-04-10', INV[0])]);
    expect(found[0]?.evidence.map(({ name }) => name)).toEqual(['I-2', 'I-1']);
  });

  test('of an invoice in instalments: one dispute, of what was open of it', () => {
    const disputed = (of: ItemHistory, on: string, more: Partial<ItemHistory> = {}) => ({
      ...of,
      ...more,
      disputed: [{ from: isoDateOf(on), before: null }],
    });
    const first = item({ invoice: 'P', due: '2026-02-01' });
    const second = item({ invoice: 'P', due: '2026-03-10' });
    const both = [
      disputed(first, '2026-03-20', { of: 2 }),
      disputed(second, '2026-03-20', { of: 2, position: 2 }),
    ];
    expect(signals([], both)).toEqual([]);
    const [found] = signals([], [...both, disputed(INV[1], '2026-04-20')]);
    expect(found?.evidence.map(({ name }) => name)).toEqual(['P#1', 'P#2', 'I-2']);
    // A whole invoice is disputed though it was paid.
    const paid = item({ invoice: 'Q', due: '2026-02-01', movements: [['2026-02-01', 10000]] });
    expect(signals([], [disputed(paid, '2026-03-20'), disputed(INV[1], '2026-04-20')])).toHaveLength(1); // prettier-ignore
  });

  test('disputes of invoices count, of an instalment that was paid before not', () => {
    const disputed = (of: ItemHistory, on: string) => ({
      ...of,
      disputed: [{ from: isoDateOf(on), before: null }],
    });
    const both = [disputed(INV[0], '2026-03-20'), disputed(INV[1], '2026-04-20')];
    expect(daysOf(signals([], both))).toEqual(['2026-04-20']);
    const instalments = [
      { ...item({ invoice: 'P', due: '2026-02-01', movements: [['2026-02-01', 10000]] }), of: 2 },
      { ...item({ invoice: 'P', due: '2026-06-01' }), of: 2, position: 2 },
    ].map((one) => disputed(one, '2026-03-20'));
    expect(signals([], [...instalments, disputed(INV[1], '2026-04-20')])).toEqual([]);
  });

  test('a week later they fade, after 90 days they are over', () => {
    const facts = [dispute('2026-03-02', INV[0]), dispute('2026-03-31', INV[1])];
    const state = (asOf: string) =>
      lateDisputes.detect(
        picture({
          asOf: isoDateOf(asOf),
          facts,
          items: [INV[0], { ...INV[1], firstDueOn: isoDateOf('2026-03-30') }],
        }),
      )[0]?.state;
    expect([state('2026-06-29'), state('2026-06-30')]).toEqual(['new', 'over']);
  });
});
