/** The next step of a customer, its day, and why not earlier (domain-rules 3; peers' cases of levels). */
import { describe, expect, test } from 'vitest';
import { addDays, isoDateOf as day } from '../../../src/domain/dates.ts';
import { ENGLISH, render } from '../../../src/domain/texts/render.ts';
import { DEFAULT_POLICY } from '../../../src/domain/case/policy.ts';
import { judged, madeCase, nextOf, policyWith, type MadeFact, type MadeItem } from './made-case.ts';

const LETTERS = { K05: 5, K09: 20, K11: 40 };

const next = (asOf: string, items: readonly MadeItem[], facts: readonly MadeFact[] = [], policy = DEFAULT_POLICY) =>
  nextOf(judged(madeCase({ asOf, items, facts }), policy)); // prettier-ignore
const why = (asOf: string, items: readonly MadeItem[], facts: readonly MadeFact[] = [], policy = DEFAULT_POLICY) => {
  const { steps } = judged(madeCase({ asOf, items, facts }), policy);
  return [
    ...(steps.next?.whyNotEarlier ?? []),
    ...steps.blocked.map(({ because }) => because),
  ].map((text) => render(text, ENGLISH));
}; // prettier-ignore

describe('TRY-01: levels in their order', () => {
  // D is a Monday, so that no level falls on a day of rest.
  const due = '2026-02-02';
  const D = (days: number): string => addDays(day(due), days);
  const policy = policyWith(LETTERS);
  const issued = { due, letters: [[1, D(7), D(7)]] } as const;

  test('D+4 nothing is due, D+5 level 1 is', () => {
    expect(next(D(4), [{ due }], [], policy)).toBe('K05 2026-02-09');
    expect(next(D(7), [{ due }], [], policy)).toBe(`K05 ${D(7)}`);
  });
  test('D+30 while level 1 was not issued: no jump', () => {
    expect(next(D(30), [{ due }], [], policy)).toBe(`K05 ${D(30)}`);
  });
  test('level 1 issued, D+30: level 2; paused by hand: nothing; after it: level 2', () => {
    expect(next(D(30), [issued], [], policy)).toBe(`K09 ${D(30)}`);
    const pause: MadeFact = { kind: 'pause', on: D(20), details: { reason: 'other' }, key: 'PA' };
    expect(next(D(30), [issued], [pause], policy)).toBe('nothing');
    const end: MadeFact = { kind: 'end', on: D(29), ends: 'PA' };
    expect(next(D(30), [issued], [pause, end], policy)).toBe(`K09 ${D(30)}`);
  });
  test('paid: nothing is left to do', () => {
    expect(next(D(50), [], [], policy)).toBe('nothing');
  });
});

describe('BC-01: grace counts from the due date, then from the deadline of the letter', () => {
  const policy = policyWith(
    { K05: 0, K09: 0 },
    { levels: { '1': { graceDays: 5 }, '2': { graceDays: 3 } } },
  );
  test.each([
    ['2026-02-05', 'K05 2026-02-06'],
    ['2026-02-06', 'K05 2026-02-06'],
  ])('level 1 on %s: %s', (asOf, expected) => {
    expect(next(asOf, [{ due: '2026-01-31' }], [], policy)).toBe(expected);
  });
  test.each([
    ['2026-02-23', 'K09 2026-02-24'],
    ['2026-02-24', 'K09 2026-02-24'],
  ])('level 2 on %s, after a letter with a deadline of 20 February: %s', (asOf, expected) => {
    const items = [{ due: '2026-01-31', letters: [[1, '2026-02-06', '2026-02-20']] }] as const;
    expect(next(asOf, items, [], policy)).toBe(expected);
    expect(why('2026-02-23', items, [], policy)).toEqual([
      'the deadline of L-1, 2026-02-20, and 3 days of grace must have passed',
    ]);
  });
});

describe('MF-02: ten days between letters', () => {
  const policy = policyWith(
    { K05: 0, K09: 0 },
    { letters: { ...DEFAULT_POLICY.letters, daysBetween: 10 } },
  );
  const items = [{ due: '2012-01-15', letters: [[1, '2012-02-01', '2012-02-01']] }] as const;
  test.each([
    // The eleventh is a Saturday: allowed from then on, taken on the Monday.
    ['2012-02-05', 'K09 2012-02-13', '2012-02-11'],
    ['2012-02-11', 'K09 2012-02-13', '2012-02-11'],
    ['2012-02-20', 'K09 2012-02-20', '2012-02-11'],
  ])('on %s: %s, due since %s', (asOf, expected, since) => {
    const of = judged(madeCase({ asOf, items }), policy);
    expect(nextOf(of)).toBe(expected);
    expect(of.steps.next?.since).toBe(since);
  });
});

describe('SAP-01: at least 10.00 and 10 % of the account', () => {
  const policy = policyWith(
    { K05: 5, K09: 20 },
    { levels: { '2': { minimumAmount: '10', minimumShare: 10 } } },
  );
  const account = (notDue: number): readonly MadeItem[] => [
    { due: '2026-01-05', open: 10_000, letters: [[1, '2026-01-12', '2026-01-19']] },
    { due: '2026-12-31', open: notDue },
  ];
  test('100.00 of 1,000.00: reached', () => {
    expect(next('2026-02-02', account(90_000), [], policy)).toBe('K09 2026-02-02');
  });
  test('100.00 of 1,100.00: not reached, and the next lower level is tried', () => {
    expect(next('2026-02-02', account(100_000), [], policy)).toBe('K05 2026-02-02');
  });
  test('below every level there is no letter, and it says so', () => {
    const strict = policyWith(
      { K05: 5, K09: 20 },
      { letters: { ...DEFAULT_POLICY.letters, minimumShare: 10 } },
    );
    expect(next('2026-02-02', account(100_000), [], strict)).toBe('K05 2027-01-05');
    expect(why('2026-02-02', account(100_000), [], strict)).toContain(
      'what is overdue in EUR is too little for a letter',
    );
  });
});

describe('KB-01: three steps by their days', () => {
  const policy = policyWith({ K05: 30, K09: 40, K11: 50 });
  const letters = [
    [1, '2012-07-02', '2012-07-02'],
    [2, '2012-07-10', '2012-07-10'],
  ] as const;
  test.each([
    ['2012-06-24', [], 'K05 2012-07-02'],
    ['2012-07-02', [], 'K05 2012-07-02'],
    ['2012-07-08', letters.slice(0, 1), 'K09 2012-07-10'],
    ['2012-07-10', letters.slice(0, 1), 'K09 2012-07-10'],
    ['2012-07-18', letters, 'K11 2012-07-20'],
    ['2012-07-20', letters, 'K11 2012-07-20'],
  ])('%s: %s', (asOf, issued, expected) => {
    expect(next(asOf, [{ due: '2012-05-31', letters: issued }], [], policy)).toBe(expected);
  });
});

describe('what is due on a plain day', () => {
  const due = '2026-03-02';
  test.each([
    ['2026-02-27', [], 'K02 2026-02-27'],
    ['2026-03-02', [], 'K03 2026-03-02'],
    ['2026-03-09', [], 'K05 2026-03-09'],
    ['2026-03-10', [[1, '2026-03-09', '2026-03-16']], 'K07 2026-03-10'],
    ['2026-03-12', [[1, '2026-03-09', '2026-03-16']], 'K08 2026-03-12'],
    ['2026-03-17', [[1, '2026-03-09', '2026-03-16']], 'K09 2026-03-17'],
    ['2026-04-01', [[1, '2026-03-09', '2026-03-16'], [2, '2026-03-17', '2026-03-24']], 'K11 2026-04-01'],
    ['2026-04-16', [[3, '2026-04-01', '2026-04-15']], 'K12 2026-04-16'],
    ['2026-05-04', [[4, '2026-04-16', '2026-04-30']], 'K13 2026-05-04'],
    ['2026-06-01', [[4, '2026-04-16', '2026-04-30']], 'K14 2026-06-01'],
  ] as const)('%s: %s', (asOf, letters, expected) => {
    expect(next(asOf, [{ due, letters: [...letters] }])).toBe(expected);
  }); // prettier-ignore

  test('a call that was answered, a notice and an assessment are done', () => {
    const items = [{ due, letters: [[1, '2026-03-09', '2026-03-16']] }] as const;
    const called: MadeFact = { kind: 'contact', on: '2026-03-10', details: { channel: 'call', outcome: 'refused' } };
    const told: MadeFact = { kind: 'task', on: '2026-03-10', details: { action: 'K07' } };
    expect(next('2026-03-11', items, [called])).toBe('K07 2026-03-11');
    expect(next('2026-03-11', items, [called, told])).toBe('K09 2026-03-17');
    expect(why('2026-03-11', items, [called, told])).toEqual([
      'level 2 comes 15 days after the due date',
      ]);
    const rung: MadeFact = { ...called, details: { channel: 'call', outcome: 'no_answer' } };
    expect(next('2026-03-12', items, [rung])).toBe('K08 2026-03-12');
  }); // prettier-ignore
});

describe('what pauses', () => {
  const items = [{ due: '2026-03-02', letters: [[1, '2026-03-09', '2026-03-16']] }] as const;
  const promise = (more: Partial<MadeFact> = {}): MadeFact => ({
    kind: 'promise', on: '2026-03-17', until: '2026-03-27', amount: 100_000, ...more,
  }); // prettier-ignore

  test('a promise until the bank has had two days, then the ladder goes on a level higher', () => {
    expect(next('2026-03-31', items, [promise()])).toBe('K09 2026-04-01');
    expect(why('2026-03-20', items, [promise()])[0]).toBe(
      'promised for 2026-03-27, the bank has until 2026-03-31',
    );
    expect(next('2026-04-01', items, [promise()])).toBe('K09 2026-04-01');
  });
  test('not one that is too far away, too small, or the third', () => {
    expect(next('2026-03-20', items, [promise({ until: '2026-04-01' })])).toBe('K09 2026-03-20');
    expect(next('2026-03-20', items, [promise({ amount: 49_999 })])).toBe('K09 2026-03-20');
    expect(next('2026-03-20', items, [promise({ amount: 50_000 })])).toBe('K09 2026-04-01');
    const broken = (on: string, until: string): MadeFact => promise({ on, until });
    expect(
      next('2026-03-20', items, [
        broken('2026-03-03', '2026-03-05'),
        broken('2026-03-10', '2026-03-11'),
        promise(),
      ]),
    ).toBe('K11 2026-03-20');
  });
  test('a cancelled promise is not counted among the two', () => {
    const facts = [
      promise({ key: 'P-1', on: '2026-03-03', until: '2026-03-05' }),
      { kind: 'end', on: '2026-03-04', ends: 'P-1' },
      promise({ on: '2026-03-09', until: '2026-03-10' }),
      promise(),
    ] satisfies readonly MadeFact[];
    expect(judged(madeCase({ asOf: '2026-03-20', items, facts })).steps.items[0]?.pause?.reason).toBe('promise');
  }); // prettier-ignore
  test.each<[string, MadeFact, string | null]>([
    ['insolvency', { kind: 'insolvency', on: '2026-03-10', details: { state: 'formal' } }, null],
    ['plan', { kind: 'plan', on: '2026-03-10', details: { instalments: '2026-04-01:500.00 2026-05-01:500.00' } }, '2026-04-08'],
    ['dispute', { kind: 'dispute', on: '2026-03-10' }, null],
    ['proof', { kind: 'contact', on: '2026-03-17', details: { channel: 'call', outcome: 'paid' } }, '2026-03-20'],
    ['proof', { kind: 'reason', on: '2026-03-17', details: { code: 'X03', state: 'claimed' } }, '2026-03-20'],
    ['our_fault', { kind: 'pause', on: '2026-03-10', until: '2026-04-10', details: { reason: 'our_fault' } }, '2026-04-10'],
    ['our_fault', { kind: 'reason', on: '2026-03-10', details: { code: 'X13', state: 'verified' } }, null],
    ['our_fault', { kind: 'reason', on: '2026-03-10', details: { code: 'X11', state: 'verified' } }, null],
    ['snooze', { kind: 'snooze', on: '2026-03-10', until: '2026-04-10' }, '2026-04-10'],
  ])('%s', (reason, fact, until) => {
    const { steps } = judged(madeCase({ asOf: '2026-03-20', items, facts: [fact] }));
    expect(steps.items[0]?.pause).toMatchObject({ reason, until });
    expect(steps.next === null || steps.next.on > '2026-03-20').toBe(true);
  }); // prettier-ignore
  test('a reason by which the fault is ours, once it is verified, of what there was by then', () => {
    const reason = (state: string, code = 'X13', on = '2026-03-10'): MadeFact => ({
      kind: 'reason',
      key: 'RE-1',
      on,
      details: { code, state },
    });
    expect(next('2026-03-20', items, [reason('verified')])).toBe('nothing');
    expect(next('2026-03-20', items, [reason('claimed')])).toBe('K09 2026-03-20');
    expect(next('2026-03-20', items, [reason('verified', 'X10')])).toBe('K09 2026-03-20');
    const end: MadeFact = { kind: 'end', on: '2026-03-18', ends: 'RE-1' };
    expect(next('2026-03-20', items, [reason('verified'), end])).toBe('K09 2026-03-20');
    const newer = [{ ...items[0], issued: '2026-03-11' }];
    expect(next('2026-03-20', newer, [reason('verified')])).toBe('K09 2026-03-20');
  });
  test('a part that is disputed does not pause the rest', () => {
    const dispute: MadeFact = { kind: 'dispute', on: '2026-03-10', amount: 40_000 };
    expect(next('2026-03-20', items, [dispute])).toBe('K09 2026-03-20');
  });
});

describe('what goes faster', () => {
  const items = [{ due: '2026-03-02' }] as const;
  const broken = (n: number): readonly MadeFact[] =>
    Array.from({ length: n }, (_, at) => ({
      kind: 'promise', on: `2026-03-0${3 + at}`, until: `2026-03-0${4 + at}`, amount: 100_000,
    })); // prettier-ignore
  test.each([
    [1, 'K09 2026-03-12'],
    [2, 'K11 2026-03-12'],
    [3, 'K12 2026-03-12'],
    [4, 'K12 2026-03-12'],
  ])('%d broken promises: %s', (number, expected) => {
    expect(next('2026-03-12', items, broken(number))).toBe(expected);
  });
  test('a severe signal: the formal demand at once, whatever letter is out', () => {
    const signal: MadeFact = { kind: 'signal', on: '2026-03-10', details: { signal: 'closure_signs', class: 'severe' } };
    const out = [{ due: '2026-03-02', letters: [[1, '2026-03-09', '2026-03-23']] }] as const;
    expect(next('2026-03-11', out, [signal])).toBe('K11 2026-03-11');
    const verdict: MadeFact = { kind: 'verdict', on: '2026-03-10', details: { on_signal: 'F-1', verdict: 'dismissed' } };
    expect(next('2026-03-11', out, [signal, verdict])).toBe('K07 2026-03-11');
  }); // prettier-ignore
  test('who can pay and will not: half the days', () => {
    const able: MadeFact = { kind: 'assessment', on: '2026-03-03', details: { ability: 'good', willingness: 'bad' } };
    expect(next('2026-03-05', items, [able])).toBe('K05 2026-03-05');
    expect(next('2026-03-04', items, [able])).toBe('K05 2026-03-05');
  }); // prettier-ignore
});

describe('what is never due', () => {
  const items = [{ due: '2026-03-02', invoice: 'INV-7' }];
  const never = {
    name: 'Friends',
    invoices: [],
    customers: [],
    countries: [],
    kinds: [],
    never: true,
    limits: {},
    insurer: {},
    after: {},
  };
  test('by the policy, of a customer or of an invoice; an invoice counts before its customer', () => {
    const customer = { ...DEFAULT_POLICY, exceptions: [{ ...never, customers: ['C1'] }] };
    expect(next('2026-03-20', items, [], customer)).toBe('nothing');
    expect(why('2026-03-20', items, [], customer)).toEqual(['the policy says never (Friends)']);
    const but = { ...never, name: 'But this', invoices: ['INV-7'], never: false };
    expect(next('2026-03-20', items, [], { ...customer, exceptions: [but, ...customer.exceptions] })).toBe('K05 2026-03-20');
  }); // prettier-ignore
  test('a small balance; what is with an agency; what was given back', () => {
    expect(next('2026-03-20', [{ due: '2026-03-02', open: 100 }])).toBe('nothing');
    const route: MadeFact = { kind: 'route', on: '2026-03-10', details: { to: 'agency' }, key: 'RO' };
    expect(why('2026-03-20', items, [route])).toContain('with an agency since 2026-03-10');
    expect(next('2026-03-20', items, [route])).toBe('K15 2026-06-30');
  }); // prettier-ignore
  test('a formal demand to an individual', () => {
    const one = (letters: MadeItem['letters']) =>
      nextOf(judged(madeCase({ asOf: '2026-06-01', items: [{ due: '2026-03-02', letters: letters ?? [] }], customer: { kind: 'individual' } })));
    expect(one([[1, '2026-03-09', '2026-03-16']])).toBe('K09 2026-06-01');
    expect(one([[2, '2026-03-17', '2026-03-24']])).toBe('K14 2026-06-01');
  }); // prettier-ignore
});

describe('caps and days of rest postpone', () => {
  const items = [{ due: '2026-03-02' }] as const;
  test('the third contact in seven days, next on the first day that is free', () => {
    const contacts = ['2026-03-05', '2026-03-06', '2026-03-09'].map((on): MadeFact => ({
      kind: 'contact', on, details: { channel: 'email', direction: 'out' },
    }));
    expect(next('2026-03-10', items, contacts)).toBe('K05 2026-03-12');
    expect(why('2026-03-10', items, contacts)).toEqual([
      '3 contacts in the 7 days to 2026-03-10 (no more than 3)',
    ]);
  }); // prettier-ignore
  test('a Saturday', () => {
    expect(next('2026-03-07', items)).toBe('K05 2026-03-09');
    expect(why('2026-03-07', items)).toEqual(['2026-03-07 is a day of rest there']);
  });
});

test('limitation: told 180, 90 and 30 days before, whatever pauses', () => {
  const items = [{ due: '2021-09-01' }] as const;
  const dispute: MadeFact = { kind: 'dispute', on: '2026-02-01' };
  expect(next('2026-03-10', items, [dispute])).toBe('K17 2026-03-10');
  const done: MadeFact = { kind: 'task', on: '2026-03-10', details: { action: 'K17' } };
  expect(next('2026-04-10', items, [dispute, done])).toBe('nothing');
  expect(next('2026-06-04', items, [dispute, done])).toBe('K17 2026-06-04');
});
