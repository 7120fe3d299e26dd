/** Would this order go out? (domain-rules 1.4 T11, T12, T18, D20, D21; 1.9 M01, M04). */
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../../src/domain/case/policy.ts';
import {
  decideOrder,
  holdGrounds,
  type OrderDecision,
  type OrderPayment,
  type SupplySetting,
} from '../../../src/domain/case/supply.ts';
import { creditLimitOf } from '../../../src/domain/credit/credit-given.ts';
import { addDays, isoDateOf as day } from '../../../src/domain/dates.ts';
import type { TermsRule } from '../../../src/domain/terms/terms.ts';
import { contract } from '../contracts/paper.ts';
import { ENGLISH, render } from '../../../src/domain/texts/render.ts';
import { deskOf, judged, madeCase, type MadeFact, type MadeItem } from './made-case.ts';

const ASKED = '2026-11-20';
const late = (days: number): string => addDays(day(ASKED), -days);

interface Asked extends Omit<Parameters<typeof madeCase>[0], 'asOf'> {
  readonly amount?: number;
  readonly currency?: string;
  readonly payment?: OrderPayment;
  readonly goods?: readonly string[];
  readonly terms?: TermsRule;
  readonly policy?: SupplySetting['policy'];
  readonly orders?: SupplySetting['orders'];
  readonly unusual?: SupplySetting['unusual'];
}

/** Two dollars to the euro; nobody knows another rate, nor asks for one of a currency to itself. */
const convert: SupplySetting['convert'] = (minor, from, to) =>
  from === 'USD' && to === 'EUR' ? minor / 2 : null;

function decided({ amount = 100_000, currency = 'EUR', payment = 'on_account', goods = [], terms, policy = DEFAULT_POLICY, orders = [], unusual = [], ...of }: Asked): OrderDecision {
  const one = judged(madeCase({ asOf: ASKED, ...of }), policy).judged;
  return decideOrder(
    one,
    { currency, amountMinor: amount, payment, goods },
    { ...deskOf(policy), terms: terms ?? null, convert, orders, unusual },
  );
} // prettier-ignore

const told = (asked: Asked): readonly string[] => {
  const { answer, grounds, release } = decided(asked);
  return [
    answer,
    ...grounds.map(({ rule, answer: is, because }) => `${rule} ${is}: ${render(because, ENGLISH)}`),
    ...(release === null ? [] : [render(release, ENGLISH)]),
  ];
};
const answers = (asked: Asked): string =>
  (['on_account', 'in_advance', 'cash'] as const)
    .map((payment) => decided({ ...asked, payment }).answer)
    .join(' ');

const hold = (level: string, more: Partial<MadeFact> = {}): MadeFact => ({
  kind: 'hold',
  key: `H-${level}`,
  on: '2026-11-02',
  details: { level, ground: 'overdue' },
  ...more,
});

test('nothing stands against it', () => {
  expect(decided({})).toEqual({ answer: 'yes', grounds: [], mostMinor: null, release: null });
  expect(told({ items: [{ due: late(14) }], facts: [hold('watch')] })).toEqual(['yes']);
});

describe('a hold', () => {
  const items: readonly MadeItem[] = [{ due: late(5), open: 30_000 }, { due: late(-5) }];
  test('stops everything until the account is current and you end it', () => {
    expect(told({ items, facts: [hold('hold')] })).toEqual([
      'no',
      'hold no: deliveries are held since 2026-11-02 (overdue), H-hold',
      'When 300.00 EUR is paid and you have ended H-hold.',
    ]);
    expect(answers({ items, facts: [hold('hold')] })).toBe('no no no');
    expect(told({ items: [], facts: [hold('hold')] }).at(-1)).toBe(
      'Nothing is overdue: the account is current, and you can end H-hold.',
    );
    const end: MadeFact = { kind: 'end', on: '2026-11-19', ends: 'H-hold' };
    expect(told({ items, facts: [hold('hold'), end] })).toEqual(['yes']);
  });
  test('one that does not say how strict it is stops everything; its note is its ground', () => {
    const bare = hold('', { key: 'H-1', details: {}, note: 'talk to me' });
    expect(told({ facts: [bare] })[1]).toBe(
      'hold no: deliveries are held since 2026-11-02 (talk to me), H-1',
    );
    expect(told({ facts: [{ ...bare, note: ' ' }] })[1]).toBe(
      'hold no: deliveries are held since 2026-11-02, H-1',
    );
  });
  test.each([
    ['cash_only', 'no yes yes', 'cash only since 2026-11-02 (overdue), H-cash_only'],
    ['prepaid', 'no yes no', 'payment in advance only since 2026-11-02 (overdue), H-prepaid'],
    ['watch', 'yes yes yes', undefined],
  ])('%s: on account, in advance, in cash: %s', (level, expected, because) => {
    const asked = { items, facts: [hold(level)] };
    expect(answers(asked)).toBe(expected);
    const [ground] = decided(asked).grounds;
    expect(ground === undefined ? undefined : render(ground.because, ENGLISH)).toBe(because);
  });
  test('two: the strictest decides, both are ended', () => {
    const asked = { items, facts: [hold('prepaid'), hold('hold')] };
    expect(decided(asked).grounds.map(({ rule }) => rule)).toEqual(['hold', 'prepaid']);
    expect(told(asked).at(-1)).toBe(
      'When 300.00 EUR is paid and you have ended H-prepaid and H-hold.',
    );
  });
});

describe('named goods on hold (1.9 M03)', () => {
  const facts = [
    hold('goods', { details: { level: 'goods', goods: 'Preserved  Roses; Glass domes;' } }),
  ];
  const items = [{ due: late(5), open: 30_000 }];
  const asked = (goods: readonly string[], more: Partial<Asked> = {}) => ({ items, facts, goods, ...more }); // prettier-ignore

  test('what is on hold waits, what else is ordered goes', () => {
    expect(told(asked(['preserved roses', 'Ribbon']))).toEqual([
      'part',
      'goods part: preserved roses is on hold until the account is current, since 2026-11-02, H-goods; what else is ordered may go',
      'When 300.00 EUR is paid and you have ended H-goods.',
    ]);
    expect(decided(asked(['preserved roses', 'Ribbon'])).mostMinor).toBeNull();
  });
  test('nothing but goods on hold: it stays, however it is paid', () => {
    expect(answers(asked(['Preserved roses', 'GLASS DOMES']))).toBe('no no no');
  });
  test('other goods go; where nobody says which are ordered it is asked', () => {
    expect(answers(asked(['Ribbon']))).toBe('yes yes yes');
    expect(told(asked([]))[1]).toBe(
      'goods ask: Preserved Roses and Glass domes are on hold until the account is current, since 2026-11-02, H-goods: say which goods are ordered',
    );
  });
  test('no word of stock, and a note for who is strong in the market', () => {
    const { goodsCaution } = holdGrounds(judged(madeCase({ asOf: ASKED })).judged, []);
    expect(render(goodsCaution, ENGLISH)).toMatch(/never that there are none.*strong position/);
  });
});

describe('what lets it go', () => {
  const release = (asked: Asked): string | undefined => told(asked).at(-1);
  const overdue: MadeItem = { due: late(5), open: 30_000 };
  test.each(['cash_only', 'prepaid', 'staged'])('%s: what is overdue is paid and it is ended', (level) => {
    const paid = `When 300.00 EUR is paid and you have ended H-${level}.`;
    expect(release({ items: [overdue], facts: [hold(level)] })).toBe(paid);
    expect(release({ items: [{ due: late(-5) }], facts: [hold(level)] })).toBe(
      `Nothing is overdue: the account is current, and you can end H-${level}.`,
    );
  }); // prettier-ignore
  test('every hold that counts is ended, and nothing else is', () => {
    const facts: readonly MadeFact[] = [
      { kind: 'contact', key: 'C-1', on: '2026-11-03' },
      hold('watch'),
      hold('prepaid', { key: 'H-0' }),
      { kind: 'end', on: '2026-11-19', ends: 'H-0' },
      hold('hold'),
      hold('cash_only'),
    ];
    expect(release({ items: [overdue, { ...overdue, currency: 'USD' }], facts })).toBe(
      'When 300.00 EUR and 300.00 USD is paid and you have ended H-hold and H-cash_only.',
    );
    expect(release({ facts })).toBe(
      'Nothing is overdue: the account is current, and you can end H-hold and H-cash_only.',
    );
  });
  test('in two currencies, beside another ground', () => {
    const items = [
      { ...overdue, due: late(20) },
      { ...overdue, due: late(20), currency: 'USD' },
    ];
    expect(release({ items })).toBe('When 300.00 EUR and 300.00 USD is paid.');
    const customer = { creditLimitMinor: 1, currency: 'EUR' };
    expect(release({ items: [overdue], customer, facts: [hold('hold')] })).toBe(
      'When 300.00 EUR is paid and you have ended H-hold.',
    );
    // Over the limit only: a few days late is no reason by itself.
    expect(told({ items: [overdue], customer }).length).toBe(3);
    expect(release({ items: [overdue], customer })).toBe(
      'When it is paid for in advance, or you raise the limit.',
    );
  });
});

describe('in stages: half the lines, half of each, and the last lot is paid first', () => {
  test('a quarter of it, rounded down', () => {
    const asked = { amount: 99_999, facts: [hold('staged')], items: [{ due: late(-9), issued: '2026-11-01' }] }; // prettier-ignore
    expect(told(asked)).toEqual([
      'part',
      'staged part: in stages since 2026-11-02 (overdue), H-staged: half the lines and half of each, at most 249.99 EUR',
      'Nothing is overdue: the account is current, and you can end H-staged.',
    ]);
    expect(decided(asked).mostMinor).toBe(24_999);
    expect(answers(asked)).toBe('part yes yes');
  });
  test('a lot since then that is open', () => {
    const items = [{ due: late(-9), issued: '2026-11-02', invoice: 'INV-9' }];
    expect(told({ facts: [hold('staged')], items })).toEqual([
      'no',
      'staged no: in stages since 2026-11-02 (overdue), H-staged: the last lot is paid first: INV-9 is open',
      'Nothing is overdue: the account is current, and you can end H-staged.',
    ]);
    expect(decided({ facts: [hold('staged')], items }).mostMinor).toBeNull();
  });
});

test('insolvency: in advance when it is formal; suspected or a severe signal: you are asked', () => {
  const insolvency = (state: string): MadeFact => ({ kind: 'insolvency', on: '2026-11-02', details: { state } }); // prettier-ignore
  expect(answers({ facts: [insolvency('formal')] })).toBe('no yes yes');
  expect(told({ facts: [insolvency('formal')] })).toEqual([
    'no',
    'insolvency no: insolvency proceedings are open: only against payment in advance',
    'When it is paid for in advance.',
  ]);
  expect(answers({ facts: [insolvency('suspected')] })).toBe('ask yes yes');
  expect(told({ facts: [insolvency('suspected')] })).toEqual([
    'ask',
    'insolvency ask: an insolvency is suspected: ask for security or payment in advance',
    'When you agree.',
  ]);
  const signal: MadeFact = { kind: 'signal', on: '2026-11-03', details: { signal: 'closure_signs', class: 'severe' } }; // prettier-ignore
  expect(told({ facts: [signal] })).toEqual([
    'ask',
    'severe_signal ask: a severe signal on 2026-11-03: ask for security or payment in advance',
    'When you agree.',
  ]);
});

describe('a promise that broke: in advance until everything is paid', () => {
  // For Wednesday, 20 May: broken from the 23rd, 181 days before.
  const promise = (until: string, key = 'P-1'): MadeFact => ({ kind: 'promise', key, on: '2026-05-01', until, amount: 50_000 }); // prettier-ignore
  const items = [
    { due: late(10), open: 70_000 },
    { due: late(-10), open: 30_000 },
  ];
  test('also of what is not due', () => {
    const asked = { items, facts: [promise('2026-11-09')] };
    expect(told(asked)).toEqual([
      'no',
      'broken_promise no: promise P-1 was broken on 2026-11-12: payment in advance until everything is paid',
      'When 1,000.00 EUR is paid.',
    ]);
    expect(answers(asked)).toBe('no yes yes');
    expect(decided({ items: [], facts: [promise('2026-11-09')] }).answer).toBe('yes');
  });
  test('for 180 days; the newest is named; one that runs is none', () => {
    expect(decided({ items, facts: [promise('2026-05-20')] }).answer).toBe('yes');
    expect(decided({ items, facts: [promise('2026-05-21')] }).answer).toBe('no');
    expect(decided({ items, facts: [promise('2026-11-18')] }).answer).toBe('yes');
    // For 21 May: broken from Tuesday, the 26th, 178 days before.
    const within = (brokenPromiseDays: number): string =>
      decided({
        items,
        facts: [promise('2026-05-21')],
        policy: { ...DEFAULT_POLICY, buckets: { ...DEFAULT_POLICY.buckets, brokenPromiseDays } },
      }).answer;
    expect([177, 178].map(within)).toEqual(['yes', 'no']);
    const two = told({
      items,
      facts: [promise('2026-11-04'), { ...promise('2026-11-09', 'P-2'), on: '2026-11-05' }],
    });
    expect(two[1]).toContain('promise P-2');
  });
});

test('terms: cash on delivery, in advance, the lot before is paid first', () => {
  const items = [
    { due: late(-1), invoice: 'INV-7' },
    { due: late(-2), invoice: 'INV-8' },
  ];
  expect(answers({ terms: { kind: 'cod' } })).toBe('no yes yes');
  expect(told({ terms: { kind: 'cod' } })).toEqual([
    'no',
    'terms no: their terms are cash on delivery',
    'When it is paid for in advance.',
  ]);
  expect(answers({ terms: { kind: 'prepaid' } })).toBe('no yes no');
  expect(told({ terms: { kind: 'prepaid' } })[1]).toBe('terms no: their terms are payment in advance'); // prettier-ignore
  const rolling: TermsRule = { kind: 'rolling_batch', fallbackDays: 30 };
  expect(answers({ terms: rolling, items })).toBe('no no no');
  expect(told({ terms: rolling, items: items.slice(0, 1) })).toEqual([
    'no',
    'rolling_batch no: the lot before is paid first: INV-7 is open',
    'When 1,000.00 EUR is paid.',
  ]);
  expect(told({ terms: rolling, items })[1]).toContain('INV-7, INV-8 are open');
  expect(answers({ terms: rolling })).toBe('yes yes yes');
  expect(answers({ terms: { kind: 'net_days', days: 30 }, items })).toBe('yes yes yes');
});

describe('what is late beyond the day on which the policy proposes to stop supply', () => {
  test('from the fifteenth day on you are asked', () => {
    const items = ['INV-1', 'INV-2', 'INV-3', 'INV-4'].map((invoice, at) => ({ due: late(15 + at), invoice, open: 10_000 })); // prettier-ignore
    expect(decided({ items: [{ due: late(14) }] }).answer).toBe('yes');
    expect(told({ items: items.slice(0, 1) })).toEqual([
      'ask',
      'overdue ask: INV-1 is up to 15 days late; from 15 days on stopping supply is proposed',
      'When 100.00 EUR is paid.',
    ]);
    expect(told({ items: items.slice(0, 3) })[1]).toContain('INV-1, INV-2, INV-3 are up to 17 days late'); // prettier-ignore
    expect(told({ items })[1]).toContain('INV-1, INV-2, INV-3 and 1 other are up to 18 days late');
    expect(answers({ items })).toBe('ask yes yes');
  });
  test('not where the policy has no such step; by its own day', () => {
    const steps = (after: number | null) => DEFAULT_POLICY.steps.map((one) => (one.step === 'K09' ? { ...one, after } : one)); // prettier-ignore
    const items = [{ due: late(40) }];
    const of = (after: number | null): string =>
      decided({ items, policy: { ...DEFAULT_POLICY, steps: steps(after) } }).answer;
    expect([null, 41, 40].map(of)).toEqual(['yes', 'yes', 'ask']);
    expect(decided({ items, policy: { ...DEFAULT_POLICY, steps: [] } }).answer).toBe('yes');
  });
});

describe('the decision on the credit file (P05)', () => {
  const decision = (is: string, on = '2026-11-02', more: object = {}): MadeFact => ({ kind: 'assessment', key: `AS-${is}`, on, details: { decision: is, ...more } }); // prettier-ignore
  test('declined: nothing goes out, however it is paid, until you decide otherwise', () => {
    const facts = [decision('decline', '2026-11-02', { reason: 'three writs' })];
    expect(told({ facts })).toEqual([
      'no',
      'declined no: the customer was declined on 2026-11-02 (three writs), AS-decline',
      'When you decide otherwise on the credit file.',
    ]);
    expect(answers({ facts })).toBe('no no no');
  });
  test('cash only: nothing on account; limited and full stand against nothing; the newest holds', () => {
    expect(told({ facts: [decision('cash_only')] })).toEqual([
      'no',
      'credit_decision no: no credit by the decision of 2026-11-02, AS-cash_only: payment in advance or in cash',
      'When it is paid for in advance.',
    ]);
    expect(answers({ facts: [decision('cash_only')] })).toBe('no yes yes');
    for (const is of ['limited', 'full']) expect(told({ facts: [decision(is)] })).toEqual(['yes']);
    expect(told({ facts: [decision('decline'), decision('full', '2026-11-05')] })).toEqual(['yes']);
  });
});

describe('the limit', () => {
  const customer = { creditLimitMinor: 200_000, currency: 'EUR' };
  test('with what is open, less what is on account', () => {
    const items = [
      { due: late(-5), open: 100_000 },
      { due: late(-6), open: 20_000, currency: 'USD' },
    ];
    const onAccount = [{ kind: 'receipt', unallocatedMinor: 10_000, currency: 'EUR' }] as never;
    // 1,000.00 is used: 888.88 more and it is nine tenths of what is left.
    expect(decided({ customer, items, more: { onAccount }, amount: 88_888 }).answer).toBe('yes');
    expect(told({ customer, items, more: { onAccount }, amount: 100_000 })).toEqual([
      'ask',
      'watch ask: 2,000.00 EUR would be open with it, and the limit is 2,000.00 EUR',
      'When you agree.',
    ]);
    expect(told({ customer, items, more: { onAccount }, amount: 100_001 })).toEqual([
      'no',
      'limit no: 2,000.01 EUR would be open with it, and the limit is 2,000.00 EUR',
      'When it is paid for in advance, or you raise the limit.',
    ]);
    expect(answers({ customer, items, amount: 900_000 })).toBe('no yes yes');
    expect(decided({ customer, items, currency: 'USD', amount: 180_000 }).answer).toBe('ask');
    expect(decided({ customer, items, currency: 'USD', amount: 180_002 }).answer).toBe('no');
    expect(decided({ customer, items, amount: 180_000 }).grounds[0]?.compared).toEqual({
      of: 'money',
      value: 290_000,
      limit: 200_000,
      currency: 'EUR',
    });
  });
  test('what was delivered and not invoiced, and what was released, bind it too', () => {
    const items = [{ due: late(-5), open: 50_000 }];
    const order = (stage: 'delivered' | 'released', minor: number, currency = 'EUR') =>
      ({ stage, minor, currency }) as NonNullable<Asked['orders']>[number];
    const of = (...orders: NonNullable<Asked['orders']>) =>
      decided({ customer, items, orders, amount: 50_000 }).answer;
    expect(of()).toBe('yes');
    expect(of(order('delivered', 50_000), order('released', 35_000))).toBe('yes');
    expect(of(order('delivered', 50_000), order('released', 35_001))).toBe('ask');
    expect(of(order('delivered', 50_000), order('released', 50_001))).toBe('no');
    expect(of(order('delivered', 1, 'CHF'))).toBe('ask');
  });
  test('without a rate it is not known, and you are asked', () => {
    expect(told({ customer, currency: 'CHF', amount: 1 })).toEqual([
      'ask',
      'limit ask: the limit is 2,000.00 EUR, and there is no rate for everything that is open',
      'When you agree.',
    ]);
    const items = [{ due: late(-5), open: 100 }];
    expect(told({ customer, items, currency: 'CHF', amount: 1 })[1]).toContain('there is no rate');
    expect(told({ customer, items: [{ ...items[0], due: late(-5), currency: 'CHF' }] })[1]).toContain('there is no rate'); // prettier-ignore
  });
  test('the newest that was recorded and counts, else that of the details; none: nothing is asked', () => {
    const limit = (key: string, on: string, amount: number, until?: string): MadeFact => ({ kind: 'limit', key, on, amount, ...(until === undefined ? {} : { until }) }); // prettier-ignore
    const of = (facts: readonly MadeFact[], own: object = customer) =>
      creditLimitOf(madeCase({ asOf: ASKED, facts, customer: own }))?.minor;
    expect(of([])).toBe(200_000);
    expect(of([], { creditLimitMinor: null })).toBeUndefined();
    expect(of([], { creditLimitMinor: 5, currency: null })).toBeUndefined();
    const both = [limit('L-2', '2026-11-05', 50_000), limit('L-1', '2026-11-02', 90_000)];
    expect(of(both)).toBe(50_000);
    expect(of([...both].reverse())).toBe(50_000);
    const { amount: _, ...withoutSum } = limit('L-3', '2026-11-06', 0);
    expect(of([...both, withoutSum])).toBe(50_000);
    expect(of([limit('L-1', '2026-11-02', 90_000), limit('L-2', '2026-11-02', 1)])).toBe(1);
    expect(of([limit('L-1', '2026-11-02', 90_000, '2026-11-19')])).toBe(200_000);
    expect(of([limit('L-1', '2026-11-02', 90_000, ASKED)])).toBe(90_000);
    expect(creditLimitOf(madeCase({ asOf: ASKED, facts: both }))).toEqual({ currency: 'EUR', minor: 50_000 }); // prettier-ignore
  });
});

test('an order that is not like them is looked at first, however it is paid', () => {
  const unusual = [
    { kind: 'order_size', now: 4900, usual: 1200.5 },
    { kind: 'order_burst', now: 5, usual: 1.04 },
    { kind: 'off_season', now: null, usual: null },
  ] as const;
  expect(told({ unusual, amount: 490_000 })).toEqual([
    'ask',
    'order_size ask: 4,900.00 EUR on this day is unusually large, usually 1,200.50 EUR',
    'order_burst ask: 5 orders in 14 days with it, usually 1.0',
    'off_season ask: it is out of their season',
    'When you agree.',
  ]);
  expect(answers({ unusual })).toBe('ask ask ask');
});

test('a no that payment in advance lifts says so, though you would be asked as well', () => {
  const customer = { creditLimitMinor: 5, currency: 'EUR' };
  expect(told({ customer, terms: { kind: 'cod' } })).toEqual([
    'no',
    'terms no: their terms are cash on delivery',
    'limit no: 1,000.00 EUR would be open with it, and the limit is 0.05 EUR',
    'When it is paid for in advance.',
  ]);
});

test('the strictest ground comes first, whatever rule it is', () => {
  const { grounds } = decided({
    items: [{ due: late(40) }],
    facts: [hold('staged', { on: '2026-11-19' }), { kind: 'insolvency', on: '2026-11-02', details: { state: 'suspected' } }], // prettier-ignore
    terms: { kind: 'cod' },
  });
  expect(grounds.map(({ rule, answer }) => `${rule} ${answer}`)).toEqual([
    'terms no',
    'insolvency ask',
    'overdue ask',
    'staged part',
  ]);
});

describe('what a hold can rest on', () => {
  const of = (asked: Omit<Parameters<typeof madeCase>[0], 'asOf'>, contracts = [contract({ customer: 'C1' })]) => {
    const { grounds, caution } = holdGrounds(judged(madeCase({ asOf: ASKED, ...asked })).judged, contracts);
    return { grounds: grounds.map((one) => render(one, ENGLISH)), caution: caution === null ? null : render(caution, ENGLISH) };
  }; // prettier-ignore
  const NO_RIGHT = /^No signed contract gives you the right to stop deliveries\./;

  test('the clause of a signed contract; without one what is to be weighed', () => {
    expect(of({})).toEqual({
      grounds: ['K-2026-014, clause 8: right to suspend deliveries'],
      caution: null,
    });
    expect(of({}, [])).toMatchObject({ grounds: [], caution: expect.stringMatching(NO_RIGHT) });
    for (const changes of [{ signedByCustomerOn: null }, { clauses: [] }, { customer: 'C2' }])
      expect(of({}, [contract({ customer: 'C1', ...changes })]).caution).toMatch(NO_RIGHT);
  });
  test('what is overdue, the promise that broke last, an insolvency, a severe signal', () => {
    const items = [
      { due: late(40), invoice: 'INV-1' },
      { due: late(3), invoice: 'INV-2' },
      { due: late(0), invoice: 'INV-3' },
    ];
    const promise = (key: string, on: string, until: string): MadeFact => ({ kind: 'promise', key, on, until, amount: 500 }); // prettier-ignore
    const facts: readonly MadeFact[] = [
      promise('P-1', '2026-10-26', '2026-10-30'),
      promise('P-2', '2026-11-05', '2026-11-09'),
      promise('P-3', '2026-11-19', '2026-11-25'),
      { kind: 'insolvency', on: '2026-11-16', details: { state: 'suspected' } },
      { kind: 'signal', on: '2026-11-17', details: { signal: 'closure_signs', class: 'severe' } },
    ];
    expect(of({ items, facts }, []).grounds).toEqual([
      '2 items overdue, the oldest 40 days late (INV-1, INV-2)',
      'promise P-2 was broken on 2026-11-12',
      'an insolvency is suspected',
      'a severe signal on 2026-11-17',
    ]);
    const formal: MadeFact = { kind: 'insolvency', on: '2026-11-16', details: { state: 'formal' } };
    expect(of({ facts: [formal] }, []).grounds).toEqual(['insolvency proceedings are open']);
  });
});
