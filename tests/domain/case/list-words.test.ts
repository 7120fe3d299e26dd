/** What a row of the worklist says: to do or done, what happened there, and the next step in a line. */
import { describe, expect, test } from 'vitest';
import type { SheetSubject } from '../../../src/domain/case/opening-line.ts';
import type { Reach } from '../../../src/domain/case/reach.ts';
import { CHIPS, isCallDue, rowChips, rowLine, rowState, stepLine } from '../../../src/domain/case/list-words.ts'; // prettier-ignore
import { sumsOf, urgentEvents } from '../../../src/domain/case/worklist.ts';
import { EMPTY_PROFILE } from '../../../src/domain/customers/profile.ts';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { deskOf, english, judged, madeCase, type MadeFact, type MadeItem } from './made-case.ts';

/** A Thursday. */
const DAY = '2026-11-26';
type Made = Partial<Parameters<typeof madeCase>[0]>;

/** 20 days late; its first reminder is out, and so is what stands beside it until tomorrow. */
const LATE: MadeItem = {
  due: '2026-11-06',
  issued: '2026-10-07',
  open: 598_522,
  letters: [[1, '2026-11-23', '2026-12-03']],
};
const CALM: MadeItem = { due: '2026-12-20', issued: '2026-11-01' };
const call = (on: string, outcome: string): MadeFact => ({ kind: 'contact', on, details: { channel: 'call', direction: 'out', outcome } }); // prettier-ignore
/** Somebody talked to them, and told the sales rep. */
const TALKED = [
  call('2026-11-20', 'refused'),
  { kind: 'task', on: '2026-11-20', details: { action: 'K07' } },
] satisfies readonly MadeFact[];

function subject(of: Made, facts: readonly MadeFact[] = []): SheetSubject {
  const one = judged(madeCase({ asOf: DAY, items: [LATE], facts: [...TALKED, ...facts], ...of }));
  return {
    ...one,
    sums: sumsOf(one.judged, new Map()),
    urgent: urgentEvents(one.judged, deskOf()),
  };
}
const chips = (of: SheetSubject): readonly string[] =>
  rowChips(of).map(({ kind, number, because }) => `${kind} ${number ?? '-'} ${english(because)}`);

const promise = (until: string, more: Partial<MadeFact> = {}): MadeFact => ({ kind: 'promise', key: 'P-1', on: '2026-11-20', until, amount: 598_522, ...more }); // prettier-ignore
const formal: MadeFact = { kind: 'insolvency', on: '2026-11-20', details: { state: 'formal' } };
const hold = (level: string): MadeFact => ({ kind: 'hold', on: '2026-11-20', details: { level } });
const snooze: MadeFact = { kind: 'snooze', on: '2026-11-20', until: '2026-12-01', note: 'on a fair' }; // prettier-ignore
const plan = (instalments: string): MadeFact => ({ kind: 'plan', key: 'PL-1', on: '2026-11-02', details: { instalments } }); // prettier-ignore

describe('what happened and what holds, each alone', () => {
  test.each<[string, readonly MadeFact[], readonly string[]]>([
    ['nothing', [], []],
    ['insolvency', [formal], ['insolvent - Insolvency proceedings are open: file the claim, demand nothing']],
    // For Thursday, the 19th: until Monday, broken on Tuesday, the 24th; nobody has reacted.
    ['a promise that broke', [promise('2026-11-19', { on: '2026-11-12' })], ['promise_broken - Promise P-1 was broken on 2026-11-24']],
    // For Thursday, 22 October: broken on Tuesday, the 27th, 30 days ago; somebody has reacted.
    ['one that broke 30 days ago', [promise('2026-10-22', { on: '2026-10-20' })], ['promise_broken - Promise P-1 was broken on 2026-10-27']],
    ['one that broke 33 days ago', [promise('2026-10-21', { on: '2026-10-20' })], []],
    ['a promise for today', [promise(DAY)], ['promise_due - 5,985.22 EUR promised for 2026-11-26']],
    ['a promise for yesterday', [promise('2026-11-25')], ['promise_due - 5,985.22 EUR promised for 2026-11-25']],
    ['a promise for tomorrow', [promise('2026-11-27')], ['promised - 5,985.22 EUR promised for 2026-11-27']],
    ['of two promises the one that is due', [promise('2026-11-27', { amount: 300_000 }), promise(DAY, { amount: 200_000, key: 'P-2' })], ['promise_due - 2,000.00 EUR promised for 2026-11-26']],
    ['a plan', [plan('2026-12-01:5985.22')], ['on_plan - Plan PL-1 is on track']],
    ['a plan in default', [plan('2026-11-06:5985.22')], ['plan_behind - Plan PL-1 is behind']],
    ['a hold', [hold('hold')], ['hold - Deliveries are held back']],
    ['in advance only', [hold('prepaid')], ['hold - Deliveries are held back']],
    ['watched only', [hold('watch')], []],
    ['one vain call', [call('2026-11-25', 'no_answer')], []],
    ['two vain calls', [call('2026-11-24', 'no_answer'), call('2026-11-25', 'no_answer')], ['no_answer 2 2 contacts without an answer since 2026-11-20']],
    ['a dispute', [{ kind: 'dispute', on: '2026-11-20', amount: 100 }], ['disputed - 1.00 EUR of INV-1 is disputed since 2026-11-20']],
    // Of 12 and 24 November: ten business days and two are over.
    ['two disputes that wait for us: the one that asks for more', [{ kind: 'dispute', key: 'D-1', on: '2026-11-10', amount: 100 }, { kind: 'dispute', key: 'D-2', on: '2026-11-23', amount: 200 }], ['dispute_undecided - The dispute of INV-1 since 2026-11-10 was to be decided by 2026-11-24: credit it or uphold it (nobody wrote down whether they gave particulars, so it counts until you end it)']],
    ['they say they have paid', [call('2026-11-25', 'paid')], ['says_paid - They say that it was paid (2026-11-25); look for it until 2026-11-30']],
    ['a snooze', [snooze], ['snoozed - Snoozed: on a fair, until 2026-12-01']],
  ])('%s', (_, facts, said) => {
    expect(chips(subject({}, facts))).toEqual(said);
  }); // prettier-ignore

  test('over the limit, of its currency', () => {
    const limited = (creditLimitMinor: number, currency = 'EUR') => chips(subject({ customer: { creditLimitMinor, currency } })); // prettier-ignore
    expect(limited(598_522)).toEqual([]);
    expect(limited(598_521)).toEqual(['over_limit - 5,985.22 EUR is open, and the limit is 5,985.21 EUR']); // prettier-ignore
    expect(limited(1, 'USD')).toEqual([]);
  });
  test('silent for 45 days or more, where something is overdue', () => {
    const silent = (since: string, item = LATE): readonly string[] =>
      chips(subject({ items: [{ ...item, issued: '2026-10-01' }], facts: [call(since, 'refused')] })).filter((one) => one.startsWith('silent')); // prettier-ignore
    expect(silent('2026-10-12')).toEqual(['silent 45 No sign of life since 2026-10-12']);
    expect(silent('2026-10-13')).toEqual([]);
    expect(silent('2026-10-12', CALM)).toEqual([]);
    expect(chips(subject({ items: [], facts: [] }))).toEqual([]);
  });
  test('one of their pay days, money that is not used: where something is overdue', () => {
    const paying = { profile: { ...EMPTY_PROFILE, payCalendar: { ...EMPTY_PROFILE.payCalendar, monthDays: [26] } } }; // prettier-ignore
    expect(chips(subject({ more: paying }))).toEqual(['pay_day - Today is one of their pay days']);
    expect(chips(subject({ more: paying, items: [CALM] }))).toEqual([]);
    const onAccount = { onAccount: [{ kind: 'receipt', number: 'R-9', unallocatedMinor: 10_000, currency: 'EUR' }] as never }; // prettier-ignore
    expect(chips(subject({ more: onAccount }))).toEqual(['credit - 100.00 EUR of R-9 is not used yet']); // prettier-ignore
    expect(chips(subject({ more: onAccount, items: [CALM] }))).toEqual([]);
  });
  test('the step that is due, where it is a letter or the first call', () => {
    const due = (item: MadeItem, facts: readonly MadeFact[] = []) => chips(subject({ items: [item], facts })); // prettier-ignore
    expect(due({ due: '2026-11-20', issued: '2026-11-01' })).toEqual(['letter_due - Reminder, level 1']); // prettier-ignore
    const first: MadeItem = { due: '2026-11-19', issued: '2026-11-01', letters: [[1, '2026-11-24', '2026-12-03']] }; // prettier-ignore
    expect(due(first)).toEqual(['first_call - First call']);
    // Not due yet, and another call.
    expect(due({ due: '2026-11-22', issued: '2026-11-01' })).toEqual([]);
    expect(due({ ...first, due: '2026-11-16' })).toEqual([]);
  });
});

test('to decide a dispute comes before acknowledging a newer one', () => {
  const old: MadeFact = { kind: 'dispute', key: 'D-1', on: '2026-11-10', amount: 100 };
  const fresh: MadeFact = { kind: 'dispute', key: 'D-2', on: '2026-11-23', amount: 200 };
  const line = (...facts: readonly MadeFact[]) => english(stepLine(subject({}, facts)));
  expect(line(old, fresh)).toBe('Decide the dispute of INV-1');
  expect(line(fresh)).toBe('Acknowledge the dispute of INV-1');
});

test('the stronger ones first, two at most', () => {
  const facts = [
    formal,
    promise('2026-11-19', { on: '2026-11-12' }),
    promise('2026-11-26', { key: 'P-2' }),
    hold('hold'),
    call('2026-11-25', 'paid'),
    snooze,
  ];
  const shown = (all: readonly MadeFact[]): string => rowChips(subject({}, all)).map(({ kind }) => kind).join(' '); // prettier-ignore
  expect(facts.map((_, at) => shown(facts.slice(at)))).toEqual([
    'insolvent promise_broken',
    'promise_broken promise_due',
    'promise_due hold',
    'hold says_paid',
    'says_paid',
    'snoozed',
  ]);
  expect(shown([...facts].reverse())).toBe('insolvent promise_broken');
  expect(CHIPS.indexOf('insolvent')).toBe(0);
});

test('what happened stands once, however often it did', () => {
  const both = [promise('2026-11-19', { on: '2026-11-12' }), promise('2026-11-18', { on: '2026-11-12', key: 'P-2' })]; // prettier-ignore
  expect(chips(subject({}, both))).toEqual([
    'promise_broken - Promise P-1 was broken on 2026-11-24',
  ]);
});

describe('to do, done, snoozed, later', () => {
  test.each<[string, Made, readonly MadeFact[], string]>([
    ['a letter is due', { items: [{ due: '2026-11-20' }] }, [], 'todo'],
    ['something else today', { items: [{ due: '2026-11-20' }] }, [call(DAY, 'no_answer')], 'done'],
    ['a letter was written today', { items: [{ ...LATE, letters: [[1, DAY, '2026-12-03']] }] }, [], 'done'],
    ['they called today', { items: [{ due: '2026-11-20' }] }, [{ kind: 'contact', on: DAY, details: { direction: 'in' } }], 'todo'],
    ['a snooze', {}, [snooze], 'snoozed'],
    ['a snooze of one of two, the other is due', { items: [LATE, { due: '2026-11-20' }] }, [{ ...snooze, invoice: 'INV-1' }], 'todo'],
    ['a snooze of one of two', { items: [LATE, CALM] }, [{ ...snooze, invoice: 'INV-2' }], 'snoozed'],
    ['another pause', {}, [{ kind: 'pause', on: '2026-11-20', details: { reason: 'legal_hold' } }], 'later'],
    ['not due', { items: [CALM] }, [], 'later'],
    ['nothing is open', { items: [] }, [], 'later'],
  ])('%s', (_, of, facts, said) => {
    expect(rowState(subject(of, facts))).toBe(said);
  }); // prettier-ignore
});

describe('the next step in a line', () => {
  const reach = (more: Partial<Reach> = {}): Reach => ({ zone: 'Europe/Madrid', local: '2026-11-26T10:42', isNow: true, on: day(DAY), from: '10:42', until: '13:30', reasons: [], holdsUntil: '2026-11-26T13:30', ...more }); // prettier-ignore
  const first: MadeItem = { due: '2026-11-19', issued: '2026-11-01', letters: [[1, '2026-11-24', '2026-12-03']] }; // prettier-ignore
  const line = (of: Made, reached: Reach | null = reach(), facts: readonly MadeFact[] = []): string => english(rowLine(subject({ facts, ...of }), reached)); // prettier-ignore
  test.each<[string, Made, Reach | null, string]>([
    ['a call, now', { items: [first] }, reach(), 'Call before 13:30'],
    ['a call, later today', { items: [first] }, reach({ isNow: false, from: '15:00' }), 'Call after 15:00'],
    ['a call, and they are reached tomorrow', { items: [first] }, reach({ isNow: false, on: day('2026-11-27') }), 'First call'],
    ['a call, and nobody knows when', { items: [first] }, null, 'First call'],
    ['a call of tomorrow', { items: [{ ...first, due: '2026-11-20' }] }, reach(), 'First call on 2026-11-27'],
    ['a letter', { items: [{ due: '2026-11-20' }] }, reach(), 'Reminder, level 1: review'],
    ['a notice', { items: [{ ...first, due: '2026-11-18' }] }, reach(), 'Notice to the sales rep'],
    ['a task', { items: [{ ...LATE, due: '2026-11-05' }], facts: TALKED }, reach(), 'Owner decides: pressure or support'],
    ['not due', { items: [CALM] }, reach(), 'Courtesy e-mail on 2026-12-17'],
    ['paused', { facts: [{ kind: 'pause', on: '2026-11-20', details: { reason: 'legal_hold' } }] }, reach(), 'A legal hold is in force'],
    ['nothing is open', { items: [] }, reach(), 'Nothing comes'],
  ])('%s: %s', (_, of, reached, said) => {
    expect(line(of, reached)).toBe(said);
  }); // prettier-ignore
  test('only of a call that is due it depends on their clock', () => {
    const due = (items: readonly MadeItem[]): boolean => isCallDue(subject({ items, facts: [] }));
    expect(due([first])).toBe(true);
    expect(due([{ ...first, due: '2026-11-20' }])).toBe(false);
    expect(due([{ due: '2026-11-20' }])).toBe(false);
    expect(due([])).toBe(false);
  });
});
