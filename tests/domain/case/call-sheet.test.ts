/** What somebody has before them who rings a customer (domain-rules 1.5 D25 to D27), and its row in the list. */
import { describe, expect, test } from 'vitest';
import { callSheet } from '../../../src/domain/case/call-sheet.ts';
import { personToCall } from '../../../src/domain/case/reach.ts';
import { foreseePromise } from '../../../src/domain/case/foresee-promise.ts';
import { rowChips, rowLine, rowState } from '../../../src/domain/case/list-words.ts';
import { DEFAULT_POLICY } from '../../../src/domain/case/policy.ts';
import { sumsOf, urgentEvents } from '../../../src/domain/case/worklist.ts';
import type { Contract } from '../../../src/domain/contracts/contract.ts';
import {
  EMPTY_PROFILE,
  type CustomerContact,
  type CustomerProfile,
} from '../../../src/domain/customers/profile.ts';
import { isoDateOf, type Instant } from '../../../src/domain/dates.ts';
import { ENGLISH, render } from '../../../src/domain/texts/render.ts';
import type { Text } from '../../../src/domain/texts/text.ts';
import { deskOf, judged, madeCase, type MadeFact, type MadeItem } from './made-case.ts';

const words = (text: Text | null): string => (text === null ? '' : render(text, ENGLISH));

const person = (name: string, more: Partial<CustomerContact> = {}): CustomerContact => ({
  name,
  role: 'ap_clerk',
  phone: '+34 960 000 113',
  email: '',
  language: '',
  hours: [],
  timeZone: '',
  infoSource: null,
  notes: '',
  ...more,
});

/** A Thursday. */
const DAY = '2026-11-26';
const AT = '2026-11-26T09:42:00.000Z' as Instant;

function subjectOf(
  items: readonly MadeItem[],
  facts: readonly MadeFact[] = [],
  profile: Partial<CustomerProfile> = {},
) {
  const one = madeCase({
    asOf: DAY,
    items,
    facts,
    customer: { country: 'ES' },
    more: { profile: { ...EMPTY_PROFILE, ...profile } },
  });
  const of = judged(one);
  return { ...of, sums: sumsOf(of.judged, new Map()), urgent: urgentEvents(of.judged, deskOf()) };
}

function sheetOf(
  items: readonly MadeItem[],
  facts: readonly MadeFact[] = [],
  profile: Partial<CustomerProfile> = {},
  contracts: readonly Contract[] = [],
) {
  return callSheet(subjectOf(items, facts, profile), { at: AT, policy: DEFAULT_POLICY, contracts });
}

const late: MadeItem = { due: '2026-11-06', issued: '2026-10-07', open: 598_522 };
const promise = (on: string, until: string, key: string): MadeFact => ({
  kind: 'promise',
  key,
  on,
  until,
  amount: 598_522,
  invoice: 'INV-1',
});
const called = (on: string, outcome: string): MadeFact => ({
  kind: 'contact',
  on,
  details: { channel: 'call', direction: 'out', outcome },
});

describe('whom to ask for', () => {
  test('who pays before who decides; a telephone number first; nobody of another role', () => {
    const owner = person('Pla', { role: 'owner' });
    const clerk = person('Ortells');
    expect(personToCall([owner, clerk])?.name).toBe('Ortells');
    expect(personToCall([owner, { ...clerk, phone: '' }])?.name).toBe('Pla');
    expect(personToCall([person('Vecino', { role: 'other' })])).toBeNull();
  });
  test('who decides stands beside who pays', () => {
    const contacts = [person('Ortells'), person('Pla', { role: 'decision_maker' })];
    const { person: first, decides, reach } = sheetOf([late], [], { contacts });
    expect([first?.name, decides?.name]).toEqual(['Ortells', 'Pla']);
    expect(reach).toMatchObject({ isNow: true, on: DAY, from: '10:42', until: '18:00' });
  });
  test('a past day: nobody can be reached on it', () => {
    const sheet = callSheet(subjectOf([late]), { at: null, policy: DEFAULT_POLICY, contracts: [] });
    expect(sheet.reach).toBeNull();
  });
});

describe('what to say', () => {
  const situation = (facts: readonly MadeFact[], item = late): string =>
    sheetOf([item], facts).situation;
  test.each<readonly [string, readonly MadeFact[]]>([
    ['first_call', []],
    ['later_call', [called('2026-11-20', 'other')]],
    ['promise_broken', [promise('2026-11-10', '2026-11-20', 'P-1')]],
    ['promise_due', [promise('2026-11-20', '2026-11-26', 'P-1')]],
    ['promise_open', [promise('2026-11-20', '2026-12-01', 'P-1')]],
    [
      'promise_open',
      [promise('2026-11-07', '2026-11-10', 'P-1'), promise('2026-11-20', '2026-12-01', 'P-2')],
    ],
    ['says_paid', [called('2026-11-25', 'paid')]],
    ['dispute', [{ kind: 'dispute', on: '2026-11-20', invoice: 'INV-1' }]],
    ['insolvent', [{ kind: 'insolvency', on: '2026-11-20', details: { state: 'formal' } }]],
    ['silent', ['2026-11-10', '2026-11-13', '2026-11-18'].map((on) => called(on, 'no_answer'))],
    [
      'on_plan',
      [{ kind: 'plan', on: '2026-11-20', details: { instalments: '2026-12-01:100.00' } }],
    ],
    [
      'plan_behind',
      [{ kind: 'plan', on: '2026-11-01', details: { instalments: '2026-11-06:100.00' } }],
    ],
  ])('%s', (expected, facts) => {
    expect(situation(facts)).toBe(expected);
  });
  test('a deadline that passed; nothing overdue', () => {
    expect(situation([], { ...late, letters: [[1, '2026-11-10', '2026-11-20']] })).toBe(
      'deadline_passed',
    );
    expect(situation([], { due: '2026-12-20', issued: '2026-11-20' })).toBe('courtesy');
  });
  test('a broken promise: the facts, and how much leaves today', () => {
    const { opening } = sheetOf([late], [promise('2026-11-10', '2026-11-20', 'P-1')]);
    expect(words(opening)).toBe(
      'On 2026-11-10 you promised 5,985.22 EUR for 2026-11-20. It has not come. What happened, and how much leaves today?',
    );
  });
  test('no line threatens, shames or tells a story', () => {
    const lines = [
      sheetOf([late]),
      sheetOf([late], [promise('2026-11-10', '2026-11-20', 'P-1')]),
      sheetOf([late], [{ kind: 'dispute', on: '2026-11-20', invoice: 'INV-1' }]),
    ].map(({ opening, ask }) => `${words(opening)} ${words(ask)}`);
    expect(lines.join(' ')).not.toMatch(/court|lawyer|blacklist|liar|police|boss|shame/i);
  });
});

const CONTRACT: Contract = {
  number: 'CT-24-018',
  customer: 'C1',
  title: '',
  priceBasis: '',
  paymentMethod: 'transfer',
  terms: { kind: 'net_days', days: 30 },
  signedByUsOn: isoDateOf('2024-01-10'),
  signedByCustomerOn: isoDateOf('2024-01-12'),
  termsInitialledOn: null,
  validFrom: isoDateOf('2024-01-15'),
  validTo: null,
  governingLaw: 'ES',
  jurisdiction: '',
  currency: 'EUR',
  clauses: [
    { kind: 'suspension_right', number: '8', text: '', from: null },
    { kind: 'governing_law', number: '12', text: '', law: 'ES' },
  ],
  notes: '',
};

test('what to cite: of a signed contract in force, and of no other', () => {
  expect(words(sheetOf([late], [], {}, [CONTRACT]).cite)).toBe(
    'Cite CT-24-018, clause 8 (stopping deliveries).',
  );
  expect(sheetOf([late], [], {}, [{ ...CONTRACT, signedByCustomerOn: null }]).cite).toBeNull();
});

test('what comes then: after a letter the next one, after a call the letter', () => {
  expect(words(sheetOf([late]).then)).toBe(
    'Reminder, level 2, when the deadline of this letter has passed',
  );
  const reminded = { ...late, letters: [[1, '2026-11-23', '2026-12-03']] } as const;
  expect(words(sheetOf([reminded]).then)).toBe('Owner decides: pressure or support on 2026-11-27');
});

test('promises kept and broken, excuses and how often they were true', () => {
  const reason = (key: string, on: string, code: string, state: string): MadeFact => ({
    kind: 'reason',
    key,
    on,
    details: { code, state },
  });
  const { promises, said } = sheetOf(
    [late],
    [
      promise('2026-11-07', '2026-11-10', 'P-1'),
      promise('2026-11-15', '2026-11-20', 'P-2'),
      reason('RE-1', '2026-11-08', 'X03', 'verified'),
      reason('RE-2', '2026-11-12', 'X03', 'contradicted'),
      reason('RE-3', '2026-11-16', 'X03', 'claimed'),
      reason('RE-4', '2026-11-20', 'X08', 'claimed'),
    ],
    { payCalendar: { ...EMPTY_PROFILE.payCalendar, monthDays: [5, 20] } },
  );
  expect(promises).toMatchObject({ kept: 0, decided: 2 });
  expect(promises.rows.map(({ key, state }) => `${key} ${state}`)).toEqual([
    'P-2 broken',
    'P-1 broken',
  ]);
  expect(said.map(({ code, times, verified, state }) => [code, times, verified, state])).toEqual([
    ['X08', 1, 0, 'contradicted'],
    ['X03', 3, 1, 'claimed'],
  ]);
});

test('pay days, and what not to do', () => {
  const { pays, doNot } = sheetOf(
    [late],
    [
      called('2026-11-24', 'no_answer'),
      called('2026-11-25', 'no_answer'),
      called('2026-11-26', 'no_answer'),
      { kind: 'hold', on: '2026-11-20', details: { level: 'prepaid' } },
    ],
    {
      payCalendar: { ...EMPTY_PROFILE.payCalendar, monthDays: [4, 20] },
      avoidWindows: [{ weekdays: [1], monthDays: [], before: null, after: null, note: '' }],
    },
  );
  expect([words(pays.when), pays.nextOn]).toEqual(['on days 4 and 20', '2026-12-04']);
  expect(
    pays.days
      .slice(0, 9)
      .map(({ is }) => is)
      .join(' '),
  ).toBe('plain plain rest rest avoided plain plain plain pay');
  expect(doNot.map(words)).toEqual([
    'call before 2026-12-01: 1 call on 2026-11-26 (no more than 1 a day)',
    'ask on Mondays',
    'ship before it is paid in advance',
    'offer a discount or more time',
    'tell anybody else of the debt',
  ]);
});

describe('its row in the list', () => {
  const rowOf = (facts: readonly MadeFact[], item = late) => {
    const subject = subjectOf([item], facts);
    return {
      state: rowState(subject),
      chips: rowChips(subject).map(({ kind }) => kind),
      line: words(rowLine(subject, null)),
    };
  };
  test('to do, done, snoozed, later', () => {
    expect(rowOf([])).toMatchObject({ state: 'todo', line: 'Reminder, level 1: review' });
    expect(rowOf([called(DAY, 'no_answer')]).state).toBe('done');
    expect(rowOf([{ kind: 'snooze', on: DAY, until: '2026-12-01', note: 'on a fair' }]).state).toBe(
      'snoozed',
    );
    expect(rowOf([], { due: '2026-12-20', issued: '2026-11-01' }).state).toBe('later');
  });
  test('what happened comes before what holds, two at most', () => {
    expect(
      rowOf([
        promise('2026-11-10', '2026-11-20', 'P-1'),
        { kind: 'hold', on: '2026-11-20', details: { level: 'hold' } },
        { kind: 'dispute', on: '2026-11-20', invoice: 'INV-1', amount: 100 },
      ]).chips,
    ).toEqual(['promise_broken', 'dispute_unacknowledged']);
  });
});

describe('a promise before it is recorded', () => {
  const foreseen = (facts: readonly MadeFact[], until: string, amountMinor = 598_522) =>
    foreseePromise(
      subjectOf([late], facts).judged,
      { until: isoDateOf(until), currency: 'EUR', amountMinor },
      DEFAULT_POLICY,
    );
  test('letters wait for it; if it breaks, the next level', () => {
    const one = foreseen([], '2026-11-30');
    expect(one).toMatchObject({ doesPause: true, deadline: '2026-12-02', isPart: false });
    expect(words(one.ifBroken)).toBe(
      'If 5,985.22 EUR is not here by 2026-12-02: Reminder, level 2, prepayment until everything is paid, and the top of the list on 2026-12-03.',
    );
  });
  test('the third on an item, too far ahead, too little: recorded, and nothing waits', () => {
    const two = [
      promise('2026-11-07', '2026-11-10', 'P-1'),
      promise('2026-11-15', '2026-11-20', 'P-2'),
    ];
    expect(words(foreseen(two, '2026-11-30').pausing)).toMatch(/2 promises on INV-1 already/);
    expect(words(foreseen([], '2026-12-18').pausing)).toMatch(/more than 14 days ahead/);
    expect(words(foreseen([], '2026-11-30', 10_000).pausing)).toMatch(/less than 50 %/);
    expect(words(foreseen([], '2026-11-28').aboutDay)).toMatch(/day of rest/);
  });
});
