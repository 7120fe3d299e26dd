/** What the facts of a case say of the customer and of each item (domain-rules 2.1, readings 2.6). */
import { describe, expect, test } from 'vitest';
import type { OpenItem } from '../../../src/domain/case/case.ts';
import { disputedParts, factsOfKind, itemsOfFact, judgeCase, lawOf, type JudgedCase, type JudgedItem } from '../../../src/domain/case/judged-case.ts'; // prettier-ignore
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { madeCase, WEEKDAYS, type MadeFact, type MadeItem } from './made-case.ts';

/** A Friday. */
const ASKED = '2026-11-20';
type Made = Partial<Parameters<typeof madeCase>[0]>;

const caseOf = (of: Made) => madeCase({ asOf: ASKED, items: [{ due: '2026-11-02' }], ...of });
const judge = (of: Made): JudgedCase =>
  judgeCase(caseOf(of), { calendar: WEEKDAYS, homeLaw: 'ES', promiseGraceDays: 2 });
/** The first item. */
function itemOf(of: Made): JudgedItem {
  const [item] = judge(of).items;
  if (item === undefined) throw new Error('no item');
  return item;
}
const facts = (...all: readonly MadeFact[]): Made => ({ facts: all });
const end = (ends: string, on: string, details: Record<string, string> = {}): MadeFact => ({ kind: 'end', ends, on, details }); // prettier-ignore
const signal = (details: Record<string, string>, key = 'S-1'): MadeFact => ({ kind: 'signal', key, on: '2026-11-10', details }); // prettier-ignore
const contact = (on: string, details: Record<string, string> = {}): MadeFact => ({ kind: 'contact', on, details: { channel: 'call', ...details } }); // prettier-ignore

test('of a plain case nothing', () => {
  const { items, one, calendar, ...rest } = judge({});
  expect(calendar).toBe(WEEKDAYS);
  expect(one.items).toHaveLength(1);
  expect(rest).toEqual({
    promises: [],
    plans: [],
    insolvency: 'none',
    dividend: null,
    severe: [],
    lastSignOn: '2000-01-01',
    unanswered: 0,
  });
  expect(items).toEqual([
    {
      item: one.items[0],
      dueOn: '2026-11-02',
      daysPastDue: 18,
      extension: null,
      promises: [],
      plan: null,
      dispute: null,
      disputes: [],
      routes: [],
      irrecoverable: null,
      demands: [],
      finalDemandExpiredOn: null,
      override: null,
      probability: null,
      // Five years by the law of Spain.
      limitationOn: '2031-11-02',
    },
  ]);
  expect(judge({ items: [] }).items).toEqual([]);
});

describe('insolvency (no. 11): the strongest that lives', () => {
  const of = (state: string, key = 'IN-1', more: Record<string, string> = {}): MadeFact => ({ kind: 'insolvency', key, on: '2026-11-10', details: { state, ...more } }); // prettier-ignore
  test.each<[readonly MadeFact[], string, number | null]>([
    [[of('suspected')], 'suspected', null],
    [[of('formal')], 'formal', null],
    [[of('formal'), of('suspected', 'IN-2')], 'formal', null],
    [[of('suspected', 'IN-2'), of('formal')], 'formal', null],
    [[of('formal'), end('IN-1', '2026-11-20')], 'none', null],
    [[of('formal'), end('IN-1', '2026-11-20'), of('suspected', 'IN-2')], 'suspected', null],
    [[of('formal', 'IN-1', { dividend: '0.12' })], 'formal', 0.12],
    [[of('formal', 'IN-1', { dividend: '0.12' }), of('formal', 'IN-2', { dividend: '0.2' })], 'formal', 0.2],
    [[of('formal', 'IN-1', { dividend: '0.12' }), of('formal', 'IN-2')], 'formal', 0.12],
    [[of('suspected', 'IN-1', { dividend: '0.12' })], 'suspected', null],
    [[{ ...of('formal'), kind: 'task' }], 'none', null],
  ])('%j: %s, dividend %s', (all, insolvency, dividend) => {
    expect(judge({ facts: all })).toMatchObject({ insolvency, dividend });
  }); // prettier-ignore
});

describe('severe signals (no. 9)', () => {
  const keys = (...all: readonly MadeFact[]): string => judge({ facts: all }).severe.map(({ key }) => key).join(' '); // prettier-ignore
  const verdict = (on: string, said: string): MadeFact => ({ kind: 'verdict', on: '2026-11-11', details: { on_signal: on, verdict: said } }); // prettier-ignore
  const severe = signal({ signal: 'relocation', class: 'severe' });
  test.each<[string, readonly MadeFact[], string]>([
    ['of class severe', [severe], 'S-1'],
    ['of another class', [signal({ signal: 'relocation', class: 'high' })], ''],
    ['without a class', [signal({ signal: 'relocation' })], ''],
    ['signs of closure, without a class', [signal({ signal: 'closure_signs' })], 'S-1'],
    ['signs of closure, written as low', [signal({ signal: 'closure_signs', class: 'low' })], 'S-1'],
    ['force majeure, written as high', [signal({ signal: 'force_majeure', class: 'high' })], 'S-1'],
    ['a returned payment, written as low', [signal({ signal: 'returned_payment', class: 'low' })], 'S-1'],
    ['signs of closure, dismissed', [signal({ signal: 'closure_signs', class: 'low' }), verdict('S-1', 'dismissed')], ''],
    ['force majeure, without a class', [signal({ signal: 'force_majeure' })], 'S-1'],
    ['a returned payment, without a class', [signal({ signal: 'returned_payment' })], 'S-1'],
    ['without a name', [signal({})], ''],
    ['dismissed', [severe, verdict('S-1', 'dismissed')], ''],
    ['confirmed', [severe, verdict('S-1', 'confirmed')], 'S-1'],
    ['another one was dismissed', [severe, verdict('S-2', 'dismissed')], 'S-1'],
    ['dismissed, then confirmed', [severe, verdict('S-1', 'dismissed'), verdict('S-1', 'confirmed')], 'S-1'],
    ['a verdict about nothing', [severe, { kind: 'verdict', on: '2026-11-11', details: { verdict: 'dismissed' } }], 'S-1'],
    ['what only looks like a verdict', [severe, { ...verdict('S-1', 'dismissed'), kind: 'task' }], 'S-1'],
    ['what only looks like a signal', [{ ...severe, kind: 'task' }], ''],
    ['ended', [severe, end('S-1', '2026-11-20')], ''],
    ['two', [severe, signal({ signal: 'relocation', class: 'severe' }, 'S-2')], 'S-1 S-2'],
  ])('%s', (_, all, said) => {
    expect(keys(...all)).toBe(said);
  }); // prettier-ignore
});

describe('signs of life (no. 8)', () => {
  const items: readonly MadeItem[] = [
    { due: '2026-12-01', issued: '2026-09-05' },
    { due: '2026-12-02', issued: '2026-09-03' },
    { due: '2026-12-03', issued: '2026-09-04' },
  ];
  const last = (all: readonly MadeFact[], more: Made = {}): string => judge({ items, facts: all, ...more }).lastSignOn; // prettier-ignore
  const on = '2026-10-05';
  test('who never did anything: the oldest open invoice; none is open: the day asked about', () => {
    expect(last([])).toBe('2026-09-03');
    expect(judge({ items: [] }).lastSignOn).toBe(ASKED);
  });
  test.each<[MadeFact, boolean]>([
    [contact(on, { direction: 'in' }), true],
    [contact(on, { direction: 'in', outcome: 'no_answer' }), true],
    [contact(on, { direction: 'out', outcome: 'refused' }), true],
    [contact(on, { outcome: 'redirected' }), true],
    [contact(on, { direction: 'out', outcome: 'no_answer' }), false],
    [contact(on, { direction: 'out' }), false],
    [{ kind: 'promise', on, until: '2026-12-01', amount: 1 }, true],
    [{ kind: 'plan', on, details: { instalments: '2026-12-01:1.00' } }, true],
    [{ kind: 'dispute', on }, true],
    [{ kind: 'reason', on, details: { code: 'X04' } }, true],
    [{ kind: 'acknowledgement', on }, true],
    [{ kind: 'hold', on }, false],
    [{ kind: 'task', on, details: { direction: 'in', outcome: 'refused' } }, false],
    [{ kind: 'demand', on, details: { level: '1' } }, false],
  ])('%j: %s', (fact, isSign) => {
    expect(last([fact])).toBe(isSign ? on : '2026-09-03');
  });
  test('the newest of what was done and of what the ledger knows', () => {
    const [early, late] = [contact('2026-10-05', { direction: 'in' }), contact('2026-10-09', { direction: 'in' })]; // prettier-ignore
    expect(last([early, late])).toBe('2026-10-09');
    expect(last([late, early])).toBe('2026-10-09');
    expect(last([early], { more: { lastSignOn: day('2026-10-07') } })).toBe('2026-10-07');
    expect(last([late], { more: { lastSignOn: day('2026-10-07') } })).toBe('2026-10-09');
    expect(last([], { more: { lastSignOn: day('2026-10-07') } })).toBe('2026-10-07');
  });
  test('a reason counts on the day on which it was said, not on which it was verified', () => {
    const said: MadeFact = { kind: 'reason', key: 'R-1', on, details: { code: 'X04', state: 'claimed' } }; // prettier-ignore
    const verified = { ...said, on: '2026-10-20', details: { code: 'X04', state: 'verified' } };
    expect(last([said, verified])).toBe(on);
  });
  test('contacts without an answer since then', () => {
    const unanswered = (...all: readonly MadeFact[]): number => judge({ items, facts: all }).unanswered; // prettier-ignore
    const rung = (when: string): MadeFact => contact(when, { direction: 'out', outcome: 'no_answer' }); // prettier-ignore
    expect(unanswered(rung('2026-09-03'))).toBe(0);
    expect(unanswered(rung('2026-09-04'), contact('2026-09-05'))).toBe(2);
    const talked = contact(on, { outcome: 'refused' });
    expect(unanswered(rung('2026-10-04'), talked, rung('2026-10-05'), rung('2026-10-06'))).toBe(1);
    expect(unanswered({ ...rung('2026-10-06'), kind: 'task' })).toBe(0);
    expect(unanswered(contact('2026-10-06', { direction: 'in' }), contact('2026-10-05'))).toBe(0);
  });
});

describe('what a fact is about (no. 3)', () => {
  const items: readonly MadeItem[] = [
    { invoice: 'A', due: '2026-11-02', issued: '2026-10-01' },
    { invoice: 'B', due: '2026-11-03', issued: '2026-10-02' },
    { invoice: 'C', due: '2026-11-04', issued: '2026-10-01', currency: 'USD' },
  ];
  /** X and Y were paid; nothing of them is open. */
  const paid = (invoice: string, itemId: number, due: string): OpenItem => {
    const [one] = madeCase({ asOf: ASKED, items: [{ invoice, due, issued: '2026-10-01' }] }).items;
    return { ...(one as OpenItem), itemId, openMinor: 0 };
  };
  const settled = [paid('X', 9, '2026-11-03'), paid('Y', 8, '2026-11-03'), paid('Z', 7, '2026-11-01')]; // prettier-ignore
  const about = (fact: MadeFact, more: Made = {}): string => {
    const one = caseOf({ items, facts: [fact], ...more });
    return one.facts
      .flatMap((own) => itemsOfFact(one, own).map(({ invoice }) => invoice))
      .join(' ');
  };
  const promise: MadeFact = { kind: 'promise', on: '2026-10-01', until: '2026-12-01', amount: 500 };

  test('the items it names, else what was issued by its day, in its currency', () => {
    const hold: MadeFact = { kind: 'hold', on: '2026-10-01' };
    expect(about(hold)).toBe('A C');
    expect(about({ ...hold, on: '2026-10-02' })).toBe('A B C');
    expect(about(promise)).toBe('A');
    expect(about({ ...promise, invoice: 'C' })).toBe('C');
    expect(about({ ...hold, on: '2026-09-30' })).toBe('');
  });
  test('with those that were paid since, the one that is due first before the others', () => {
    const more = { more: { settled } };
    expect(about({ ...promise, on: '2026-10-02' }, more)).toBe('Z A B Y X');
    const inOrder = { items: [], more: { settled: [paid('P', 9, '2026-11-01'), paid('Q', 8, '2026-11-03')] } }; // prettier-ignore
    expect(about(promise, inOrder)).toBe('P Q');
    expect(judge({ items, facts: [promise], ...more }).promises[0]?.promise.items).toEqual(new Set([7, 1, 8, 9])); // prettier-ignore
  });
  test('facts of a kind, in the order of recording', () => {
    const one = caseOf(facts(promise, contact('2026-11-03'), { ...promise, key: 'P-2' }));
    expect(factsOfKind(one, 'promise').map(({ key }) => key)).toEqual(['F-1', 'P-2']);
  });
  test('routes, demands, acknowledgements, extensions, overrides and chances: of the open ones', () => {
    const withAll = judge({
      items,
      facts: [
        { kind: 'route', on: '2026-10-01', details: { to: 'agency' } },
        { kind: 'demand', on: '2026-10-01', details: { level: '1' }, invoice: 'B' },
        { kind: 'extension', on: '2026-10-02', until: '2026-12-09', details: { state: 'granted' }, invoice: 'C' },
        { kind: 'override', on: '2026-10-01', details: { bucket: 'bad' } },
        { kind: 'probability', on: '2026-10-02', details: { p: '0.4' }, invoice: 'B' },
      ],
    }); // prettier-ignore
    const told = withAll.items.map(({ item, routes, demands, extension, override, probability }) =>
      [item.invoice, routes.length, demands.length, extension?.key, override?.key, probability?.key].join(' '),
    ); // prettier-ignore
    expect(told).toEqual(['A 1 0  F-4 ', 'B 0 1   F-5', 'C 1 0 F-3 F-4 ']);
  });
});

describe('promises and plans of an item', () => {
  const promise = (key: string, until: string, more: Partial<MadeFact> = {}): MadeFact => ({ kind: 'promise', key, on: '2026-11-03', until, amount: 100_000, ...more }); // prettier-ignore
  test('each with its state and the first day on which it was broken', () => {
    const { promises } = itemOf(
      facts(promise('P-1', '2026-11-04'), promise('P-2', '2026-11-27'), promise('P-3', '2026-11-05'), end('P-3', '2026-11-04')),
    ); // prettier-ignore
    expect(promises.map(({ fact, state, brokenOn }) => [fact.key, state, brokenOn])).toEqual([
      ['P-1', 'broken', '2026-11-07'],
      ['P-2', 'open', null],
      ['P-3', 'cancelled', null],
    ]);
  });
  test('partly kept is broken, kept late is not', () => {
    const money = (amount: number) => [{ on: day('2026-11-10'), currency: 'EUR', applied: new Map([[1, amount]]), onAccountMinor: 0 }]; // prettier-ignore
    const broken = (amount: number) =>
      itemOf({ facts: [promise('P-1', '2026-11-04')], receipts: money(amount) }).promises.map(
        ({ state, brokenOn }) => `${state} ${brokenOn}`,
      );
    expect(broken(50_000)).toEqual(['partly_kept 2026-11-07']);
    expect(broken(100_000)).toEqual(['kept_late null']);
  });
  test('a promise without a day is for the day on which it was made', () => {
    const { until: _, ...bare } = promise('P-1', '2026-11-04');
    expect(judge(facts(bare)).promises[0]).toMatchObject({ promise: { until: '2026-11-03' }, brokenOn: '2026-11-06' }); // prettier-ignore
  });

  const plan = (key: string, on: string, instalments: string): MadeFact => ({ kind: 'plan', key, on, details: { instalments } }); // prettier-ignore
  const planOf = (...all: readonly MadeFact[]): string => {
    const own = itemOf({ facts: all }).plan;
    return own === null ? 'none' : `${own.fact.key} ${own.state}`;
  };
  test('the latest plan, by its day, then as they were recorded', () => {
    const [first, second] = [plan('PL-1', '2026-11-03', '2026-12-01:1000.00'), plan('PL-2', '2026-11-04', '2026-12-01:1000.00')]; // prettier-ignore
    expect(planOf(first, second)).toBe('PL-2 on_track');
    expect(planOf(second, first)).toBe('PL-2 on_track');
    expect(planOf(first, plan('PL-3', '2026-11-03', '2026-12-01:1000.00'))).toBe('PL-3 on_track');
  });
  test('not one that was ended or paid; one in default', () => {
    const late = plan('PL-1', '2026-11-02', '2026-11-02:1000.00');
    expect(planOf(late)).toBe('PL-1 defaulted');
    expect(planOf(late, end('PL-1', '2026-11-19'))).toBe('none');
    const money = [{ on: day('2026-11-10'), currency: 'EUR', applied: new Map([[1, 100_000]]), onAccountMinor: 0 }]; // prettier-ignore
    expect(itemOf({ facts: [late], receipts: money }).plan).toBeNull();
    // The amounts of a plan are in its currency: 1,000.00 EUR.
    const [judged] = judge(facts(plan('PL-1', '2026-11-02', '2026-12-01:400.00 2026-12-15:600.00'))).plans; // prettier-ignore
    expect(judged?.plan).toMatchObject({
      currency: 'EUR',
      instalments: [
        { on: '2026-12-01', amountMinor: 40_000 },
        { on: '2026-12-15', amountMinor: 60_000 },
      ],
    });
  });
  test('only of its items', () => {
    const items = [{ due: '2026-11-02', invoice: 'A' }, { due: '2026-11-02', invoice: 'B' }]; // prettier-ignore
    const of = judge({
      items,
      facts: [{ ...plan('PL-1', '2026-11-03', '2026-12-01:1000.00'), invoice: 'B' }, promise('P-1', '2026-11-27', { invoice: 'A' })],
    }).items; // prettier-ignore
    expect(of.map(({ plan: own, promises }) => [own?.key, promises.length])).toEqual([[undefined, 1], ['PL-1', 0]]); // prettier-ignore
  });
});

describe('disputes (no. 15)', () => {
  const items: readonly MadeItem[] = [
    { invoice: 'A', due: '2026-11-02', open: 10_000 },
    { invoice: 'B', due: '2026-11-03', open: 20_000 },
    { invoice: 'C', due: '2026-11-04', open: 30_000 },
  ];
  const dispute = (on: string, amount?: number, invoice?: string, key = `D-${on}`): MadeFact => ({ kind: 'dispute', key, on, ...(amount === undefined ? {} : { amount }), ...(invoice === undefined ? {} : { invoice }) }); // prettier-ignore
  const told = (all: readonly MadeFact[], more: Made = {}): string =>
    judge({ items, facts: all, ...more })
      .items.map(({ dispute: own }) => (own === null ? '-' : `${own.since.slice(5)} ${own.disputedMinor}`))
      .join(', '); // prettier-ignore
  test.each<[readonly MadeFact[], string]>([
    [[], '-, -, -'],
    [[dispute('2026-11-05')], '11-05 10000, 11-05 20000, 11-05 30000'],
    // A part of several items: of those that are due first.
    [[dispute('2026-11-05', 25_000)], '11-05 10000, 11-05 15000, -'],
    [[dispute('2026-11-05', 10_000)], '11-05 10000, -, -'],
    [[dispute('2026-11-05', 90_000)], '11-05 10000, 11-05 20000, 11-05 30000'],
    [[dispute('2026-11-05', 5_000, 'B')], '-, 11-05 5000, -'],
    // Two of one item: since the older, together, at most what is open.
    [[dispute('2026-11-06', 5_000, 'B'), dispute('2026-11-05', 6_000, 'B')], '-, 11-05 11000, -'],
    [[dispute('2026-11-05', 6_000, 'B'), dispute('2026-11-06', 5_000, 'B')], '-, 11-05 11000, -'],
    [[dispute('2026-11-05', 15_000, 'B'), dispute('2026-11-06', 6_000, 'B')], '-, 11-05 20000, -'],
    [[dispute('2026-11-05', 5_000, 'B', 'D-1'), end('D-1', '2026-11-20')], '-, -, -'],
    [[dispute('2026-11-05', 5_000, 'B', 'D-1'), end('D-1', '2026-11-20'), dispute('2026-11-06', 1_000, 'B')], '-, 11-06 1000, -'],
  ])('%j: %s', (all, said) => {
    expect(told(all)).toBe(said);
  }); // prettier-ignore
  test('one of the invoice is of the whole, whatever facts say of a part, since the older of both', () => {
    const own = caseOf({ items }).items.map((item, at) => ({
      ...item,
      dispute: at === 0 ? null : { openedOn: day('2026-11-06'), reason: 'price', ofInvoice: at === 1 }, // prettier-ignore
    }));
    const more = { more: { items: own } };
    // Of C only its facts count: it stands there as disputed by one of them.
    expect(told([], more)).toBe('-, 11-06 20000, -');
    expect(told([dispute('2026-11-07', 1_000, 'B')], more)).toBe('-, 11-06 20000, -');
    expect(told([dispute('2026-11-05', 1_000, 'B')], more)).toBe('-, 11-05 20000, -');
    expect(told([dispute('2026-11-05', 1_000, 'C')], more)).toBe('-, 11-06 20000, 11-05 1000');
  });
  test('the parts of a dispute; of one that was ended nothing', () => {
    const parts = (...all: readonly MadeFact[]) => {
      const one = caseOf({ items, facts: all });
      const [fact] = factsOfKind(one, 'dispute');
      return fact && disputedParts(one, fact).map(([item, minor]) => `${item.invoice} ${minor}`);
    };
    expect(parts(dispute('2026-11-05', 25_000))).toEqual(['A 10000', 'B 15000', 'C 0']);
    expect(parts(dispute('2026-11-05', 25_000, undefined, 'D-1'), end('D-1', ASKED))).toEqual(['A 0', 'B 0', 'C 0']); // prettier-ignore
  });
});

describe('routes, extensions, overrides', () => {
  const route = (key: string, to = 'agency'): MadeFact => ({ kind: 'route', key, on: '2026-11-03', details: { to } }); // prettier-ignore
  test('a route until it is ended; irrecoverable stays', () => {
    const of = (...all: readonly MadeFact[]) => {
      const { routes, irrecoverable } = itemOf({ facts: all });
      return `${routes.map(({ key }) => key).join(' ')} / ${irrecoverable?.key ?? '-'}`;
    };
    expect(of(route('R-1'), route('R-2', 'lawyer'))).toBe('R-1 R-2 / -');
    expect(of(route('R-1'), end('R-1', ASKED, { result: 'irrecoverable' }))).toBe(' / R-1');
    expect(of(route('R-1'), end('R-1', ASKED, { result: 'returned' }), route('R-2'))).toBe('R-2 / -'); // prettier-ignore
    expect(of(route('R-1'), end('R-1', ASKED))).toBe(' / -');
  });

  const extension = (until: string, more: Partial<MadeFact> = {}): MadeFact => ({ kind: 'extension', key: `E-${until}`, on: '2026-11-01', until, details: { state: 'granted' }, ...more }); // prettier-ignore
  test.each<[string, readonly MadeFact[], string, number]>([
    ['to its last day', [extension(ASKED)], ASKED, 0],
    ['from the next day the first due date counts again', [extension('2026-11-19')], '2026-11-02', 18],
    ['asked for only', [extension('2026-11-27', { details: { state: 'requested' } })], '2026-11-02', 18],
    ['without a state', [extension('2026-11-27', { details: {} })], '2026-11-02', 18],
    ['the first counts', [extension('2026-11-27'), extension('2026-12-27')], '2026-11-27', 0],
    ['the first counts, and it is over', [extension('2026-11-19'), extension('2026-12-27')], '2026-11-02', 18],
    ['one that was refused is not the first', [extension('2026-11-27', { details: { state: 'refused' } }), extension('2026-12-27')], '2026-12-27', 0],
    ['without a day', [{ kind: 'extension', on: '2026-11-01', details: { state: 'granted' } }], '2026-11-02', 18],
    ['ended', [extension('2026-11-27', { key: 'E-1' }), end('E-1', '2026-11-19')], '2026-11-02', 18],
  ])('an extension: %s', (_, all, dueOn, daysPastDue) => {
    const item = itemOf({ facts: all });
    expect(item).toMatchObject({ dueOn, daysPastDue });
    expect(item.extension === null).toBe(dueOn === '2026-11-02');
  }); // prettier-ignore
  test('an extension never makes a claim due earlier', () => {
    const of = itemOf({ items: [{ due: '2026-12-02' }], facts: [extension('2026-11-27')] });
    expect(of).toMatchObject({ dueOn: '2026-12-02', daysPastDue: 0 });
  });

  test.each(['override', 'probability'] as const)('the newest %s that lives', (kind) => {
    const one = (key: string, on: string, until?: string): MadeFact => ({ kind, key, on, details: { bucket: 'bad', p: '0.5' }, ...(until === undefined ? {} : { until }) }); // prettier-ignore
    const key = (...all: readonly MadeFact[]): string | undefined => itemOf({ facts: all })[kind]?.key; // prettier-ignore
    const [early, late] = [one('O-1', '2026-11-03'), one('O-2', '2026-11-04')];
    expect(key(early, late)).toBe('O-2');
    expect(key(late, early)).toBe('O-2');
    expect(key(early, one('O-3', '2026-11-03'))).toBe('O-3');
    expect(key(early, one('O-3', '2026-11-05', '2026-11-19'))).toBe('O-1');
    expect(key(one('O-1', '2026-11-03', ASKED))).toBe('O-1');
    // Without a last day 90 days: 22 August is 90 days before, the 21st is 91.
    expect(key(one('O-1', '2026-08-22'))).toBe('O-1');
    expect(key(one('O-1', '2026-08-21'))).toBeUndefined();
    const other = kind === 'override' ? 'probability' : 'override';
    expect(itemOf({ facts: [early] })[other]).toBeNull();
  });
});

describe('what was demanded, and by which law', () => {
  const demand = (key: string, level: number, on: string, until?: string): MadeFact => ({ kind: 'demand', key, on, details: { level: String(level) }, ...(until === undefined ? {} : { until }) }); // prettier-ignore
  const demands = (letters: NonNullable<MadeItem['letters']>, ...all: readonly MadeFact[]): JudgedItem => itemOf({ items: [{ due: '2026-09-02', letters }], facts: all }); // prettier-ignore
  test('letters and demands, newest first, of one day the highest level first', () => {
    const of = demands(
      [[1, '2026-09-10', '2026-09-20'], [3, '2026-10-10', '2026-10-20']],
      demand('D-1', 2, '2026-09-25'),
      demand('D-2', 4, '2026-10-10', '2026-10-31'),
      demand('D-3', 2, '2026-10-20'),
      end('D-3', '2026-10-21'),
    ); // prettier-ignore
    expect(of.demands).toEqual([
      { number: 'D-2', level: 4, on: '2026-10-10', deadlineOn: '2026-10-31', hasDeadline: true },
      { number: 'L-2', level: 3, on: '2026-10-10', deadlineOn: '2026-10-20', hasDeadline: true },
      { number: 'D-1', level: 2, on: '2026-09-25', deadlineOn: '2026-09-25', hasDeadline: false },
      { number: 'L-1', level: 1, on: '2026-09-10', deadlineOn: '2026-09-20', hasDeadline: true },
    ]);
    const lower = demands([[3, '2026-10-10', '2026-10-20']], demand('D-1', 2, '2026-10-10'));
    expect(lower.demands.map(({ number }) => number)).toEqual(['L-1', 'D-1']);
    const turned = demands([], demand('D-2', 4, '2026-10-10'), demand('D-1', 2, '2026-09-25'), demand('D-3', 3, '2026-10-12')); // prettier-ignore
    expect(turned.demands.map(({ number }) => number)).toEqual(['D-3', 'D-2', 'D-1']);
  });
  test.each<[string, NonNullable<MadeItem['letters']>, readonly MadeFact[], string | null]>([
    ['on its deadline', [[4, '2026-10-10', ASKED]], [], null],
    ['on the day after', [[4, '2026-10-10', '2026-11-19']], [], '2026-11-19'],
    ['of a lower level', [[3, '2026-10-10', '2026-11-19']], [], null],
    ['sent outside the program', [], [demand('D-1', 4, '2026-10-10', '2026-11-18')], '2026-11-18'],
    ['sent without a deadline', [], [demand('D-1', 4, '2026-10-10')], null],
    ['the first of two', [[4, '2026-10-10', '2026-11-19']], [demand('D-1', 4, '2026-10-20', '2026-11-18')], '2026-11-18'],
    ['the first of two', [[4, '2026-10-10', '2026-11-17']], [demand('D-1', 4, '2026-10-20', '2026-11-18')], '2026-11-17'],
  ])('a final demand: %s', (_, letters, all, expired) => {
    expect(demands(letters, ...all).finalDemandExpiredOn).toBe(expired);
  }); // prettier-ignore

  test('the law of the contract, else of the customer, else of our own country', () => {
    const law = (contract: string, ofContract: string | null, governingLaw: string): string => {
      const one = caseOf({
        customer: { governingLaw },
        more: { lawOfContract: new Map(ofContract === null ? [] : [['CT-1', ofContract]]) },
      });
      return lawOf(one, { ...(one.items[0] as OpenItem), contract }, 'ES');
    };
    expect(law('CT-1', 'DE', 'FR')).toBe('DE');
    expect(law('CT-1', ' ', 'FR')).toBe('FR');
    expect(law('CT-2', 'DE', 'FR')).toBe('FR');
    expect(law('CT-1', null, 'FR')).toBe('FR');
    expect(law('CT-1', null, ' ')).toBe('ES');
    expect(law('', null, '')).toBe('ES');
  });
  test.each<[string, string, Made, string]>([
    ['nothing happened', 'CN', {}, '2027-03-10'],
    ['an acknowledgement', 'DE', facts({ kind: 'acknowledgement', on: '2026-05-02' }), '2029-05-02'],
    ['a part payment', 'DE', { more: { partPaidOn: new Map([[1, [day('2026-05-02')]]]) } }, '2029-05-02'],
    ['a part payment of another item', 'DE', { more: { partPaidOn: new Map([[2, [day('2026-05-02')]]]) } }, '2027-12-31'],
    ['a demand', 'CN', facts({ kind: 'demand', on: '2026-05-02', details: { level: '1' } }), '2029-05-02'],
    ['a demand, by a law that does not count it', 'DE', facts({ kind: 'demand', on: '2026-05-02', details: { level: '1' } }), '2027-12-31'],
    ['a letter', 'CN', { items: [{ due: '2024-03-10', letters: [[1, '2026-05-03', '2026-05-10']] }] }, '2029-05-03'],
    ['a letter, by a law that does not count it', 'DE', { items: [{ due: '2024-03-10', letters: [[1, '2026-05-03', '2026-05-10']] }] }, '2027-12-31'],
    ['an acknowledgement and a part payment', 'DE', { ...facts({ kind: 'acknowledgement', on: '2026-05-02' }), more: { partPaidOn: new Map([[1, [day('2026-05-04')]]]) } }, '2029-05-04'],
    ['an acknowledgement and a demand', 'CN', facts({ kind: 'acknowledgement', on: '2026-05-04' }, { kind: 'demand', on: '2026-05-02', details: { level: '1' } }), '2029-05-04'],
    ['a demand and a letter', 'CN', { items: [{ due: '2024-03-10', letters: [[1, '2026-05-03', '2026-05-10']] }], ...facts({ kind: 'demand', on: '2026-05-02', details: { level: '1' } }) }, '2029-05-03'],
    // From the first due date, whatever was extended (no. 13).
    ['an extension', 'CN', facts({ kind: 'extension', on: '2026-03-01', until: '2026-12-10', details: { state: 'granted' } }), '2027-03-10'],
  ])('the limitation, %s (%s)', (_, governingLaw, more, last) => {
    const of = itemOf({ items: [{ due: '2024-03-10' }], customer: { governingLaw }, ...more });
    expect(of.limitationOn).toBe(last);
  }); // prettier-ignore
});
