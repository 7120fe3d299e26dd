/** What a promise would change, before it is recorded (domain-rules 3 "Pause" no. 2, "Escalate"). */
import { describe, expect, test } from 'vitest';
import { foreseePromise, type PromiseAsked } from '../../../src/domain/case/foresee-promise.ts';
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/case/policy.ts';
import { EMPTY_PROFILE } from '../../../src/domain/customers/profile.ts';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { english, judged, madeCase, type MadeFact, type MadeItem } from './made-case.ts';

/** A Friday. */
const ASKED = '2026-11-20';
const ITEMS: readonly MadeItem[] = [
  { invoice: 'A', due: '2026-11-02', open: 30_000 },
  { invoice: 'B', due: '2026-11-10', open: 20_000 },
  { invoice: 'C', due: '2026-12-20', open: 50_000 },
  { invoice: 'U', due: '2026-11-02', open: 30_000, currency: 'USD' },
];
type Made = Omit<Parameters<typeof madeCase>[0], 'asOf'>;
interface Asked extends Made {
  readonly until?: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly policy?: Policy;
}

function foreseen({ until = '2026-11-27', amount = 30_000, currency = 'EUR', policy = DEFAULT_POLICY, ...of }: Asked) {
  const asked: PromiseAsked = { until: day(until), currency, amountMinor: amount };
  const one = judged(madeCase({ asOf: ASKED, items: ITEMS, ...of }), policy).judged;
  const { items, aboutDay, pausing, ifBroken, ...rest } = foreseePromise(one, asked, policy);
  return {
    ...rest,
    items: items.map(({ item }) => item.invoice).join(' '),
    aboutDay: aboutDay === null ? null : english(aboutDay),
    pausing: english(pausing),
    ifBroken: english(ifBroken),
  };
} // prettier-ignore

test('all of it, of a plain one', () => {
  expect(foreseen({})).toEqual({
    items: 'A',
    isPart: false,
    deadline: '2026-12-01',
    aboutDay: null,
    doesPause: true,
    pausing: 'Letters about these items wait until 2026-12-01.',
    ifBroken:
      'If 300.00 EUR is not here by 2026-12-01: Reminder, level 2, prepayment until everything is paid, and the top of the list on 2026-12-02.',
  });
});

describe('what it is about', () => {
  test.each([
    [15_000, 'A', true],
    [29_999, 'A', true],
    [30_000, 'A', false],
    [30_001, 'A B', true],
    [50_000, 'A B', false],
    [99_999, 'A B C', true],
    [100_000, 'A B C', false],
    // More than is open: an advance.
    [200_000, 'A B C', false],
  ])('%d: %s, a part of the last: %s', (amount, items, isPart) => {
    expect(foreseen({ amount })).toMatchObject({ items, isPart });
  });
  test('the one that is due first, whatever the order, in the currency of the sum', () => {
    const items = [...ITEMS].reverse();
    expect(foreseen({ items, amount: 50_000 }).items).toBe('A B');
    expect(foreseen({ currency: 'USD' }).items).toBe('U');
    const granted: MadeFact = { kind: 'extension', on: '2026-11-01', until: '2026-12-25', invoice: 'A', details: { state: 'granted' } }; // prettier-ignore
    expect(foreseen({ facts: [granted], amount: 100_000 }).items).toBe('B C A');
    const sameDay = ITEMS.slice(0, 2).map((item) => ({ ...item, due: '2026-11-02' }));
    expect(foreseen({ items: sameDay, amount: 50_000 }).items).toBe('A B');
    expect(foreseen({ items: [...sameDay].reverse(), amount: 50_000 }).items).toBe('B A');
  });
});

describe('the day', () => {
  const paying = (weekdays: readonly number[], monthDays: readonly number[] = []): Made => ({
    more: {
      profile: { ...EMPTY_PROFILE, payCalendar: { ...EMPTY_PROFILE.payCalendar, weekdays, monthDays } },
    },
  }); // prettier-ignore
  test.each<[string, Made, string | null]>([
    ['2026-11-28', {}, '2026-11-28 is a day of rest there; no money leaves on it.'],
    ['2026-11-26', {}, null],
    ['2026-11-26', paying([5]), 'Not one of their pay days; the next is 2026-11-27.'],
    ['2026-11-27', paying([5]), null],
    ['2026-11-28', paying([5]), '2026-11-28 is a day of rest there; no money leaves on it.'],
    ['2026-11-26', paying([], [25]), 'Not one of their pay days; the next is 2026-12-25.'],
    ['2026-11-25', paying([], [25]), null],
    ['2026-11-26', paying([5], [25]), 'Not one of their pay days; the next is 2026-11-27.'],
  ])('%s: %j', (until, more, said) => {
    expect(foreseen({ until, ...more }).aboutDay).toBe(said);
  });
  test('the bank has as many business days as the policy gives it', () => {
    const policy = { ...DEFAULT_POLICY, promises: { ...DEFAULT_POLICY.promises, graceDays: 5 } };
    expect(foreseen({ policy }).deadline).toBe('2026-12-04');
    expect(foreseen({ until: '2026-11-28' }).deadline).toBe('2026-12-01');
  });
});

describe('whether letters wait for it', () => {
  const promise = (invoice: string, more: Partial<MadeFact> = {}): MadeFact => ({ kind: 'promise', on: '2026-11-03', until: '2026-11-04', amount: 1_000, invoice, ...more }); // prettier-ignore
  const goesOn = 'letters and holds go on.';
  test.each<[string, Asked, string]>([
    ['fourteen days ahead', { until: '2026-12-04' }, 'Letters about these items wait until 2026-12-08.'],
    ['fifteen', { until: '2026-12-05' }, `That is more than 14 days ahead. It is recorded, but ${goesOn}`],
    ['half of it', { amount: 15_000 }, 'Letters about these items wait until 2026-12-01.'],
    ['less than half', { amount: 14_999 }, `That is less than 50 % of what these items come to. It is recorded, but ${goesOn}`],
    ['half of all of them', { amount: 30_001 }, 'Letters about these items wait until 2026-12-01.'],
    ['one before', { facts: [promise('A')] }, 'Letters about these items wait until 2026-12-01.'],
    ['two before', { facts: [promise('A'), promise('A')] }, `There were 2 promises on A already. This one is recorded, but ${goesOn}`],
    ['two before, one of them cancelled', { facts: [promise('A', { key: 'P-1' }), promise('A'), { kind: 'end', on: '2026-11-04', ends: 'P-1' }] }, 'Letters about these items wait until 2026-12-01.'],
    ['two before, on one of two', { amount: 50_000, facts: [promise('A'), promise('A')] }, 'Letters about these items wait until 2026-12-01.'],
    ['two before, on both', { amount: 50_000, facts: [promise('A'), promise('A'), promise('B'), promise('B')] }, `There were 2 promises on A and B already. This one is recorded, but ${goesOn}`],
    ['nothing is open in it', { currency: 'CHF' }, 'Letters about these items wait until 2026-12-01.'],
  ])('%s', (_, asked, said) => {
    const { pausing, doesPause } = foreseen(asked);
    expect(pausing).toBe(said);
    expect(doesPause).toBe(said.startsWith('Letters'));
  }); // prettier-ignore
  test('three invoices are named', () => {
    const items = ['A', 'B', 'C', 'D'].map((invoice) => ({ invoice, due: '2026-11-02', open: 10 }));
    const facts = items.flatMap(({ invoice }) => [promise(invoice), promise(invoice)]);
    expect(foreseen({ items, facts, amount: 40 }).pausing).toContain('2 promises on A, B and C already'); // prettier-ignore
  });
  test('by the limits of the policy', () => {
    const policy = { ...DEFAULT_POLICY, promises: { mostDaysAhead: 6, leastShare: 100, mostPausing: 1, graceDays: 2 } }; // prettier-ignore
    expect(foreseen({ policy }).pausing).toContain('more than 6 days ahead');
    expect(foreseen({ policy, until: '2026-11-26', amount: 29_999 }).pausing).toContain('less than 100 %'); // prettier-ignore
    expect(foreseen({ policy, facts: [promise('A')] }).pausing).toContain('There was 1 promise on A already'); // prettier-ignore
  });
});

describe('the letter that follows if it breaks', () => {
  // For Monday, the 2nd: broken from Thursday, the 5th. For 20 May: broken from the 23rd, 181 days ago.
  const promise = (until = '2026-11-02', on = '2026-11-01'): MadeFact => ({ kind: 'promise', on, until, amount: 90_000 }); // prettier-ignore
  const withLevel = (level: number): Asked => ({
    items: [{ due: '2026-11-02', letters: [[level, '2026-11-10', '2026-11-17']] }, ...ITEMS],
  });
  const atMost = (maximumLevel: number): Policy => ({ ...DEFAULT_POLICY, letters: { ...DEFAULT_POLICY.letters, maximumLevel } }); // prettier-ignore
  test.each<[string, Asked, string]>([
    ['the first', {}, 'Reminder, level 2'],
    ['the second', { facts: [promise()] }, 'Formal demand, level 3'],
    ['the third', { facts: [promise(), promise()] }, 'Final demand, level 4'],
    ['the fourth', { facts: [promise(), promise(), promise()] }, 'Final demand, level 4'],
    ['one broke more than 180 days ago', { facts: [promise('2026-05-20', '2026-05-01')] }, 'Reminder, level 2'],
    ['one broke 180 days ago', { facts: [promise('2026-05-21', '2026-05-01')] }, 'Formal demand, level 3'],
    ['one runs', { facts: [promise('2026-11-19')] }, 'Reminder, level 2'],
    ['after a first letter', withLevel(1), 'Reminder, level 2'],
    ['after a second', withLevel(2), 'Formal demand, level 3'],
    ['after the last', withLevel(4), 'Final demand, level 4'],
    ['at most level 2', { ...withLevel(2), policy: atMost(2) }, 'Reminder, level 2'],
  ])('%s: %s', (_, asked, letter) => {
    expect(foreseen(asked).ifBroken).toContain(`: ${letter}, prepayment`);
  }); // prettier-ignore
  test('by the days of the policy', () => {
    // For 21 May: broken from Tuesday, the 26th, 178 days before.
    const facts = [promise('2026-05-21', '2026-05-01')];
    const within = (brokenPromiseDays: number): string =>
      foreseen({ facts, policy: { ...DEFAULT_POLICY, buckets: { ...DEFAULT_POLICY.buckets, brokenPromiseDays } } }).ifBroken;
    expect(within(178)).toContain('Formal demand, level 3');
    expect(within(177)).toContain('Reminder, level 2');
  }); // prettier-ignore
});
