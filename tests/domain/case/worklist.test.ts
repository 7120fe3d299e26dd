/** The rank of a customer: seven parts of a score, what comes first, and why (domain-rules 1.8). */
import { describe, expect, test } from 'vitest';
import {
  byRank,
  isDue,
  ninthDecile,
  ownParts,
  SCORE_WEIGHTS,
  scoreOf,
  sumsOf,
  urgentEvents,
  whyRanked,
  withAmount,
  type CurrencySum,
  type Place,
  type ScoreParts,
  type Stepped,
} from '../../../src/domain/case/worklist.ts';
import { EMPTY_PROFILE } from '../../../src/domain/customers/profile.ts';
import { addDays, isoDateOf as day } from '../../../src/domain/dates.ts';
import { ENGLISH, render } from '../../../src/domain/texts/render.ts';
import { deskOf, judged, madeCase, type MadeFact, type MadeItem } from './made-case.ts';

const ASKED = '2026-11-20';
const late = (days: number): string => addDays(day(ASKED), -days);

type Made = Omit<Parameters<typeof madeCase>[0], 'asOf'>;

interface Ranked extends Stepped {
  readonly sums: readonly CurrencySum[];
  readonly parts: ScoreParts;
  readonly score: number;
}

/** A customer as the worklist has it; `ninthDecile` of every currency: 1,000.00. */
function ranked(of: Made, ninthDeciles = new Map([['EUR', 100_000], ['USD', 50_000]])): Ranked {
  const { judged: case_, items, steps } = judged(madeCase({ asOf: ASKED, ...of }));
  const sums = sumsOf(case_, ninthDeciles);
  const parts = withAmount(ownParts(case_, items, 'ES'), sums, ninthDeciles);
  return {
    judged: case_,
    items,
    steps,
    sums,
    parts,
    score: scoreOf(parts),
    urgent: urgentEvents(case_, deskOf()),
  };
} // prettier-ignore

const partsOf = (of: Made): ScoreParts => ranked(of).parts;
const chosen = (p: string, invoice: string): MadeFact => ({ kind: 'probability', on: '2026-11-02', invoice, details: { p } }); // prettier-ignore

describe('the amount that nine tenths do not exceed: the element at rank 0.9 n', () => {
  test.each([
    [[], 0],
    [[7], 7],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 9],
    [[100, 20, 3], 20],
    [Array.from({ length: 20 }, (_, at) => 20 - at), 18],
  ])('%j: %d', (amounts, expected) => {
    expect(ninthDecile(Float64Array.from(amounts).sort())).toBe(expected);
  });
});

describe('what a customer owes', () => {
  const items: readonly MadeItem[] = [
    { due: late(10), open: 30_000 },
    { due: late(0), open: 20_000 },
    { due: late(-10), open: 10_000, currency: 'USD' },
    { due: late(1), open: 20_000, currency: 'USD' },
  ];
  test('by currency, the one with the most overdue for its size first', () => {
    expect(ranked({ items }).sums).toEqual([
      { currency: 'USD', openMinor: 30_000, overdueMinor: 20_000 },
      { currency: 'EUR', openMinor: 50_000, overdueMinor: 30_000 },
    ]);
    const { sums } = ranked({ items }, new Map([['EUR', 100_000], ['USD', 100_000]])); // prettier-ignore
    expect(sums.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
  });
  test('where nothing is overdue, the most open; where that is equal, the first by name', () => {
    const open = (eur: number, usd: number): MadeItem[] => [
      { due: late(-1), open: usd, currency: 'USD' },
      { due: late(-1), open: eur },
    ];
    const first = (of: readonly MadeItem[]): string | undefined => ranked({ items: of }).sums[0]?.currency; // prettier-ignore
    expect(first(open(10_000, 6_000))).toBe('USD');
    expect(first(open(10_000, 4_000))).toBe('EUR');
    expect(first(open(10_000, 5_000))).toBe('EUR');
    expect(first([...open(10_000, 5_000)].reverse())).toBe('EUR');
  });
});

describe('the seven parts', () => {
  test('together they are worth 100', () => {
    expect(Object.values(SCORE_WEIGHTS).reduce<number>((sum, points) => sum + points, 0)).toBe(100);
  });
  test('amount: what is open against the ninth decile of its currency, the larger of two', () => {
    expect(partsOf({ items: [{ due: late(0), open: 25_000 }] }).amount).toBe(7.5);
    expect(partsOf({ items: [{ due: late(0), open: 250_000 }] }).amount).toBe(30);
    const two = [
      { due: late(5), open: 25_000 },
      { due: late(0), open: 25_000, currency: 'USD' },
    ];
    expect(partsOf({ items: two }).amount).toBe(15);
    // Of a currency in which nobody else owes anything the whole is large.
    expect(partsOf({ items: [{ due: late(0), open: 1, currency: 'CHF' }] }).amount).toBe(30);
  });
  test.each([
    [[0], 0],
    [[45], 10],
    [[9, 45, -30], 10],
    [[90], 20],
    [[400], 20],
  ])('age: items %j days late: %d', (days, points) => {
    expect(partsOf({ items: days.map((one) => ({ due: late(one) })) }).age).toBe(points);
  });
  test('recoverability: most where the chance is even; of what is overdue, by amount', () => {
    const two: readonly MadeItem[] = [
      { due: late(5), open: 30_000 },
      { due: late(6), open: 10_000 },
      { due: late(-5), open: 90_000 },
    ];
    const at = (...p: readonly string[]): number =>
      partsOf({ items: two, facts: p.map((one, item) => chosen(one, `INV-${item + 1}`)) })
        .recoverability;
    expect(at('0.5', '0.5', '0.9')).toBeCloseTo(15, 10);
    expect(at('0.9', '0.9', '0.5')).toBeCloseTo(15 * 0.36, 10);
    expect(at('0.5', '0.9', '0.5')).toBeCloseTo(15 * ((1 * 3 + 0.36 * 1) / 4), 10);
    const notDue = partsOf({ items: [{ due: late(-5) }], facts: [chosen('0.9', 'INV-1')] });
    expect(notDue.recoverability).toBeCloseTo(15 * 0.36, 10);
    expect(partsOf({ items: [] }).recoverability).toBe(0);
  });
  test('payment: prepaid, by cheque, in instalments, else', () => {
    const items = [{ due: late(5) }];
    const of = (more: Made): number => partsOf({ items, ...more }).paymentType;
    const cheque = { ...EMPTY_PROFILE, payCalendar: { ...EMPTY_PROFILE.payCalendar, method: 'cheque' as const } }; // prettier-ignore
    expect(of({})).toBe(5);
    expect(of({ more: { profile: cheque } })).toBe(7);
    const [item] = madeCase({ asOf: ASKED, items }).items;
    if (item === undefined) throw new Error('no item');
    const prepaid = { ...item, termsRule: '{"kind":"prepaid"}' };
    expect(of({ more: { items: [item, prepaid] } })).toBe(10);
    expect(of({ more: { items: [prepaid], profile: cheque } })).toBe(10);
    expect(of({ more: { items: [{ ...item, of: 2 }] } })).toBe(6);
    expect(of({ more: { items: [item, { ...item, of: 2 }] } })).toBe(6);
    const plan: MadeFact = { kind: 'plan', on: '2026-11-02', details: { instalments: '2026-12-01:1000.00' } }; // prettier-ignore
    expect(of({ facts: [plan] })).toBe(6);
  });
  test('process: by the steps of their payment process, at most six', () => {
    const step = { name: 'Approval', person: '', days: null } as never;
    const of = (steps: number): number =>
      partsOf({
        items: [{ due: late(5) }],
        more: {
          profile: { ...EMPTY_PROFILE, processSteps: Array.from({ length: steps }, () => step) },
        },
      }).process;
    expect([0, 3, 6, 9].map(of)).toEqual([0, 5, 10, 10]);
  });
  test('distance: abroad or not; risk: no score yet', () => {
    const of = (country: string | null): ScoreParts =>
      partsOf({ items: [{ due: late(5) }], customer: { country } });
    expect([null, 'ES', 'MX'].map((country) => of(country).distance)).toEqual([2.5, 2.5, 5]);
    expect(of('MX').risk).toBe(0);
  });
  test('the score is their sum', () => {
    const { parts, score } = ranked({
      items: [{ due: late(45), open: 50_000 }],
      facts: [chosen('0.5', 'INV-1')],
    });
    expect(parts).toEqual({
      amount: 15,
      age: 10,
      recoverability: 15,
      paymentType: 5,
      process: 0,
      distance: 2.5,
      risk: 0,
    });
    expect(score).toBe(47.5);
  });
});

describe('what comes first', () => {
  // For Monday, the 9th; broken from Thursday, the 12th.
  const promise: MadeFact = { kind: 'promise', key: 'P-1', on: '2026-11-02', until: '2026-11-09', amount: 50_000 }; // prettier-ignore
  const contact = (on: string, direction?: string): MadeFact => ({
    kind: 'contact',
    on,
    details: { channel: 'call', outcome: 'no_answer', ...(direction ? { direction } : {}) },
  });
  const told = (of: Made): readonly string[] =>
    ranked(of).urgent.map(({ kind, on, because }) => `${kind} ${on} ${render(because, ENGLISH)}`);
  const items: readonly MadeItem[] = [{ due: late(40) }];

  test('a promise that broke, until we reacted', () => {
    const broken = ['promise_broken 2026-11-12 promise P-1 was broken on 2026-11-12'];
    expect(told({ items, facts: [promise] })).toEqual(broken);
    expect(told({ items, facts: [promise, contact('2026-11-11')] })).toEqual(broken);
    expect(told({ items, facts: [promise, contact('2026-11-12')] })).toEqual([]);
    // Their own call is no reaction of ours.
    expect(told({ items, facts: [promise, contact('2026-11-13', 'in')] })).toEqual(broken);
    expect(told({ items, facts: [promise, contact('2026-11-13', 'out')] })).toEqual([]);
    const wrote = [{ due: late(40), letters: [[2, '2026-11-12', '2026-11-30']] }] as const;
    expect(told({ items: wrote, facts: [promise] })).toEqual([]);
    const wroteBefore = [{ due: late(40), letters: [[2, '2026-11-11', '2026-11-30']] }] as const;
    expect(told({ items: wroteBefore, facts: [promise] })).toEqual(broken);
    expect(told({ items, facts: [{ ...promise, until: '2026-11-19' }] })).toEqual([]);
    const runs = { ...promise, until: '2026-11-19' };
    expect(told({ items, facts: [runs, contact('2026-11-03')] })).toEqual([]);
    // The newest contact counts, in whatever order they were recorded; a task is no contact.
    const [before, since] = [contact('2026-11-03'), contact('2026-11-13')];
    expect(told({ items, facts: [promise, since, before] })).toEqual([]);
    expect(told({ items, facts: [promise, before, since] })).toEqual([]);
    const task: MadeFact = { kind: 'task', on: '2026-11-13', details: { action: 'K07' } };
    expect(told({ items, facts: [promise, task] })).toEqual(broken);
    // A letter about one of two items that it is about is a reaction.
    expect(told({ items: [...wrote, ...items], facts: [promise] })).toEqual([]);
  });
  test('a deadline that passed, of the newest letter', () => {
    const letters = (...of: readonly (readonly [number, string, string])[]): MadeItem[] => [
      { due: late(60), letters: of },
    ];
    const passed = ['deadline_passed 2026-11-10 the deadline of L-1, 2026-11-10, has passed'];
    expect(told({ items: letters([1, '2026-11-03', '2026-11-10']) })).toEqual(passed);
    expect(told({ items: letters([1, '2026-11-03', ASKED]) })).toEqual([]);
    expect(told({ items: letters([1, '2026-11-03', late(1)]) })).toHaveLength(1);
    expect(
      told({ items: letters([1, '2026-11-03', '2026-11-10'], [2, '2026-11-11', '2026-11-25']) }),
    ).toEqual([]);
    const call = (on: string): readonly string[] =>
      told({ items: letters([1, '2026-11-03', '2026-11-10']), facts: [contact(on)] });
    expect(call('2026-11-10')).toEqual(passed);
    expect(call('2026-11-11')).toEqual([]);
  });
  test('a letter about two items is one event; a demand without a deadline is none', () => {
    const same = [[1, '2026-11-03', '2026-11-10']] as const;
    const two = [{ due: late(60), letters: same }, { due: late(50), letters: same }]; // prettier-ignore
    expect(told({ items: two })).toHaveLength(1);
    const demand: MadeFact = { kind: 'demand', key: 'D-1', on: '2026-11-03', details: { level: '1' } }; // prettier-ignore
    expect(told({ items, facts: [demand] })).toEqual([]);
    expect(told({ items, facts: [{ ...demand, until: '2026-11-10' }] })).toEqual([
      'deadline_passed 2026-11-10 the deadline of D-1, 2026-11-10, has passed',
    ]);
  });
  test('the newest first', () => {
    const wrote: readonly MadeItem[] = [
      { due: late(60), letters: [[1, '2026-11-03', '2026-11-11']] },
    ];
    const both = told({ items: wrote, facts: [promise] });
    expect(both.map((one) => one.slice(0, 14))).toEqual(['promise_broken', 'deadline_passe']);
    const later: readonly MadeItem[] = [
      { due: late(60), letters: [[1, '2026-11-03', '2026-11-13']] },
    ];
    expect(told({ items: later, facts: [promise] })[0]).toContain('deadline_passed');
    const same = told({ items, facts: [promise, { ...promise, key: 'P-2' }] });
    expect(same.map((one) => one.slice(26, 37))).toEqual(['promise P-1', 'promise P-2']);
  });
});

describe('the order', () => {
  const place = (code: string, score: number, more: Partial<Place> = {}): Place => ({
    code,
    score,
    isDue: true,
    isUrgent: false,
    ...more,
  });
  const order = (all: readonly Place[]): string => all.toSorted(byRank).map(({ code }) => code).join(' '); // prettier-ignore
  const due = ranked({ items: [{ due: late(5) }] });
  const calm = ranked({ items: [{ due: late(-100) }] });

  test('is due when its step may be taken today', () => {
    expect(isDue(due)).toBe(true);
    expect(isDue(calm)).toBe(false);
    expect(isDue(ranked({ items: [] }))).toBe(false);
    expect(isDue(ranked({ items: [{ due: late(4) }] }))).toBe(false);
  });
  test('what is due, then what is urgent, then by score, then by code', () => {
    expect(
      order([
        place('A', 90, { isDue: false }),
        place('B', 10, { isDue: false, isUrgent: true }),
        place('C', 20),
        place('D', 30),
        place('E', 30),
        place('F', 1, { isUrgent: true }),
        place('G', 2, { isUrgent: true }),
      ]),
    ).toBe('G F D E C B A');
    expect(order([place('E', 30), place('D', 30)])).toBe('D E');
  });

  const why = (of_: Made): readonly string[] =>
    whyRanked(ranked(of_)).map((text) => render(text, ENGLISH));
  test('why: events, what is overdue, and why nothing is to be done today', () => {
    expect(why({ items: [{ due: late(5) }, { due: late(1) }, { due: late(0) }] })).toEqual([
      '2 items overdue, the oldest 5 days late',
      'first default, and nobody wrote down why',
    ]);
    expect(why({ items: [{ due: late(60), letters: [[1, '2026-11-03', '2026-11-10']] }] })).toEqual(
      [
        'the deadline of L-1, 2026-11-10, has passed',
        '1 item overdue, the oldest 60 days late',
        'first default, and nobody wrote down why',
      ],
    );
    expect(why({ items: [{ due: late(-100) }] })).toEqual([
      '"Courtesy e-mail" comes 3 days before the due date',
    ]);
    expect(why({ items: [] })).toEqual([]);
  });
});
