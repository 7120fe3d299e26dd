/** What is said first on the telephone and what to come away with, sentence by sentence (domain-rules 1.5, 1.10). */
import { describe, expect, test } from 'vitest';
import { callSheet, strictestHold, type CallSheet } from '../../../src/domain/case/call-sheet.ts'; // prettier-ignore
import { brokenPromise, type SheetSubject } from '../../../src/domain/case/opening-line.ts'; // prettier-ignore
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/case/policy.ts';
import { sumsOf, urgentEvents } from '../../../src/domain/case/worklist.ts';
import { EMPTY_PROFILE, type CustomerContact, type CustomerProfile } from '../../../src/domain/customers/profile.ts'; // prettier-ignore
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { deskOf, english, judged, madeCase, policyWith, type MadeFact, type MadeItem } from './made-case.ts'; // prettier-ignore

/** A Thursday. */
const DAY = '2026-11-26';
type Made = Partial<Parameters<typeof madeCase>[0]>;
const LATE: MadeItem = { due: '2026-11-06', issued: '2026-10-07', open: 598_522 };
const OTHER: MadeItem = { due: '2026-11-16', issued: '2026-10-17', open: 100_000 };
const CALM: MadeItem = { due: '2026-12-20', issued: '2026-11-10', open: 30_000 };

function subjectOf(of: Made, policy?: Policy): SheetSubject {
  const one = judged(madeCase({ asOf: DAY, items: [LATE], ...of }), policy);
  return {
    ...one,
    sums: sumsOf(one.judged, new Map()),
    urgent: urgentEvents(one.judged, deskOf()),
  };
}
const sheetOf = (of: Made, policy: Policy = DEFAULT_POLICY): CallSheet =>
  callSheet(subjectOf(of, policy), { at: null, policy, contracts: [] });
const said = (of: Made): string => {
  const { situation, opening, ask } = sheetOf(of);
  return `${situation}: ${english(opening)} | ${english(ask)}`;
};

const call = (on: string, outcome: string): MadeFact => ({ kind: 'contact', on, details: { channel: 'call', direction: 'out', outcome } }); // prettier-ignore
const promise = (on: string, until: string, more: Partial<MadeFact> = {}): MadeFact => ({ kind: 'promise', key: 'P-1', on, until, amount: 598_522, invoice: 'INV-1', ...more }); // prettier-ignore
const plan = (instalments: string, more: Partial<MadeFact> = {}): MadeFact => ({ kind: 'plan', key: 'PL-1', on: '2026-11-01', invoice: 'INV-1', details: { instalments }, ...more }); // prettier-ignore
const extension = (until: string): MadeFact => ({ kind: 'extension', on: '2026-11-05', until, invoice: 'INV-1', details: { state: 'granted' } }); // prettier-ignore
const formal: MadeFact = { kind: 'insolvency', on: '2026-11-20', details: { state: 'formal' } };
const broken = promise('2026-11-10', '2026-11-20');
const disputed: MadeFact = { kind: 'dispute', on: '2026-11-20', invoice: 'INV-1' };
const money = (amount: number) => [{ on: day('2026-11-21'), currency: 'EUR', applied: new Map([[1, amount]]), onAccountMinor: 0 }]; // prettier-ignore

describe('what is said', () => {
  test.each<[string, Made, string]>([
    ['insolvency', { facts: [formal, broken] }, 'insolvent: Who is the administrator, and by which day must claims be filed? | File the claim; demand nothing.'],
    ['a broken promise', { facts: [broken, disputed] }, 'promise_broken: On 2026-11-10 you promised 5,985.22 EUR for 2026-11-20. It has not come. What happened, and how much leaves today? | Ask for the transfer slip, an amount and a day.'],
    ['a promise that was kept in part', { facts: [broken], receipts: money(100_000) }, 'promise_broken: On 2026-11-10 you promised 5,985.22 EUR for 2026-11-20. Only 1,000.00 EUR has come. What happened, and when does the rest leave? | Ask for the transfer slip, an amount and a day.'],
    ['a dispute', { facts: [disputed] }, 'dispute: You told us on 2026-11-20 that something is wrong with INV-1. What exactly is it, and what would settle it? | Ask for particulars and papers; say on which day we decide.'],
    ['a dispute of a part', { facts: [{ ...disputed, amount: 98_522 }] }, 'dispute: Of INV-1 you dispute 985.22 EUR. We look into that. On which day do you pay the other 5,000.00 EUR? | Ask for a day for the undisputed part, and for particulars of the other.'],
    ['of two disputes the older', { items: [LATE, OTHER], facts: [disputed, { ...disputed, on: '2026-11-19', invoice: 'INV-2' }] }, 'dispute: You told us on 2026-11-19 that something is wrong with INV-2. What exactly is it, and what would settle it? | Ask for particulars and papers; say on which day we decide.'],
    ['of two disputes the older, also where it is of the older invoice', { items: [LATE, OTHER], facts: [{ ...disputed, on: '2026-11-19' }, { ...disputed, invoice: 'INV-2' }] }, 'dispute: You told us on 2026-11-19 that something is wrong with INV-1. What exactly is it, and what would settle it? | Ask for particulars and papers; say on which day we decide.'],
    ['a dispute of one of two', { items: [LATE, OTHER], facts: [{ ...disputed, invoice: 'INV-2' }] }, 'dispute: You told us on 2026-11-20 that something is wrong with INV-2. What exactly is it, and what would settle it? | Ask for particulars and papers; say on which day we decide.'],
    ['a plan in default', { facts: [plan('2026-11-06:1000.00 2026-12-06:4985.22')], receipts: money(40_000) }, 'plan_behind: Under the plan of 2026-11-01 600.00 EUR should be here by now. What happened, and when does it leave? | Ask for the missing instalment and whether the next one holds.'],
    ['a plan on track', { facts: [plan('2026-12-06:5985.22')] }, 'on_plan: Thank you for keeping to the plan. The next instalment is due on 2026-12-06. Is it prepared? | Confirm the day; ask for nothing else under the plan.'],
    ['a plan on track after one that was called off', { facts: [plan('2026-12-01:5985.22'), { kind: 'end', on: '2026-11-02', ends: 'PL-1' }, plan('2026-12-06:5985.22', { key: 'PL-2', on: '2026-11-03' })] }, 'on_plan: Thank you for keeping to the plan. The next instalment is due on 2026-12-06. Is it prepared? | Confirm the day; ask for nothing else under the plan.'],
    ['a plan on track, and something else is overdue', { items: [LATE, OTHER], facts: [plan('2026-12-06:5985.22')] }, 'first_call: 6,985.22 EUR from 2 invoices is overdue, the oldest since 2026-11-06. How much do you pay, and on which day? | Ask for the reason, an amount and a day.'],
    ['a deadline', { items: [{ ...LATE, letters: [[1, '2026-11-10', '2026-11-20']] }, CALM] }, 'deadline_passed: Our letter L-1 asked for payment by 2026-11-20. 5,985.22 EUR is still open. On which day do you pay it? | Ask whether the letter arrived, for an amount and a day.'],
    ['a deadline, of another invoice than the oldest', { items: [{ ...LATE, letters: [[1, '2026-11-20', '2026-12-03']] }, { ...OTHER, letters: [[1, '2026-11-17', '2026-11-21']] }] }, 'deadline_passed: Our letter L-1 asked for payment by 2026-11-21. 6,985.22 EUR is still open. On which day do you pay it? | Ask whether the letter arrived, for an amount and a day.'],
    ['a deadline of what is not due any more', { items: [{ ...LATE, letters: [[1, '2026-11-10', '2026-11-20']] }], facts: [extension('2026-12-10')] }, 'courtesy: Invoice INV-1 of 5,985.22 EUR is due on 2026-12-10. Did it arrive, and is everything in order with it? | Nothing is overdue: a courtesy, no demand.'],
    ['a promise for today', { facts: [promise('2026-11-20', DAY)] }, 'promise_due: You promised 5,985.22 EUR for 2026-11-26. Has the transfer left, and under which reference? | Look at the bank first; ask for the reference.'],
    ['a promise for today, whatever else is overdue', { items: [LATE, OTHER], facts: [promise('2026-11-20', DAY)] }, 'promise_due: You promised 5,985.22 EUR for 2026-11-26. Has the transfer left, and under which reference? | Look at the bank first; ask for the reference.'],
    ['a promise for a later day', { items: [LATE, CALM], facts: [promise('2026-11-20', '2026-11-27')] }, 'promise_open: You promised 5,985.22 EUR for 2026-11-27. Is everything prepared for that day? | Remind them of the day; ask for nothing sooner.'],
    ['a promise for a later day, and something else is overdue', { items: [LATE, OTHER], facts: [promise('2026-11-20', '2026-11-27')] }, 'first_call: 6,985.22 EUR from 2 invoices is overdue, the oldest since 2026-11-06. How much do you pay, and on which day? | Ask for the reason, an amount and a day.'],
    ['a promise for a later day, and one for the rest that was called off', { items: [LATE, OTHER], facts: [promise('2026-11-20', '2026-11-27'), promise('2026-11-20', '2026-11-28', { key: 'P-2', invoice: 'INV-2' }), { kind: 'end', on: '2026-11-21', ends: 'P-2' }] }, 'first_call: 6,985.22 EUR from 2 invoices is overdue, the oldest since 2026-11-06. How much do you pay, and on which day? | Ask for the reason, an amount and a day.'],
    ['of two promises the one that is for the earlier day', { facts: [promise('2026-11-20', '2026-11-30', { key: 'P-2' }), promise('2026-11-20', '2026-11-27', { amount: 1_000 })] }, 'promise_open: You promised 10.00 EUR for 2026-11-27. Is everything prepared for that day? | Remind them of the day; ask for nothing sooner.'],
    ['two promises for everything', { items: [LATE, OTHER], facts: [promise('2026-11-20', '2026-11-27'), promise('2026-11-20', '2026-11-30', { key: 'P-2', invoice: 'INV-2', amount: 100_000 })] }, 'promise_open: You promised 5,985.22 EUR for 2026-11-27. Is everything prepared for that day? | Remind them of the day; ask for nothing sooner.'],
    ['they say they have paid', { facts: [call('2026-11-25', 'paid')] }, 'says_paid: You told us that it was paid, and our bank has not shown it yet. To which account did it go, on which day, under which reference? | Ask for a copy of the order: name, IBAN, amount, value date, bank reference.'],
    ['three calls in vain', { facts: ['2026-11-19', '2026-11-20', '2026-11-23'].map((on) => call(on, 'no_answer')) }, 'silent: We have tried to reach you 3 times since 2026-10-07 about 5,985.22 EUR that is overdue. Who decides about it in your house? | Ask for the name and number of who decides.'],
    ['two calls in vain', { facts: ['2026-11-19', '2026-11-20'].map((on) => call(on, 'no_answer')) }, 'first_call: I am calling about invoice INV-1 of 5,985.22 EUR, which was due on 2026-11-06. Did it arrive, is it in order, and on which day do you pay it? | Ask for the reason, an amount and a day.'],
    ['the first call', { items: [LATE, CALM] }, 'first_call: I am calling about invoice INV-1 of 5,985.22 EUR, which was due on 2026-11-06. Did it arrive, is it in order, and on which day do you pay it? | Ask for the reason, an amount and a day.'],
    ['talked on the due day', { facts: [call('2026-11-06', 'refused')] }, 'first_call: I am calling about invoice INV-1 of 5,985.22 EUR, which was due on 2026-11-06. Did it arrive, is it in order, and on which day do you pay it? | Ask for the reason, an amount and a day.'],
    ['a later call', { facts: [call('2026-11-07', 'refused')] }, 'later_call: 5,985.22 EUR from 1 invoice is overdue, the oldest since 2026-11-06. How much do you pay, and on which day? | Ask what keeps it back, for an amount and a day.'],
    ['a contact of which nobody wrote what came of it', { facts: [{ kind: 'contact', on: '2026-11-20', details: { channel: 'call' } }] }, 'first_call: I am calling about invoice INV-1 of 5,985.22 EUR, which was due on 2026-11-06. Did it arrive, is it in order, and on which day do you pay it? | Ask for the reason, an amount and a day.'],
    ['another currency is another sum', { items: [LATE, { ...OTHER, currency: 'USD', open: 100 }] }, 'first_call: I am calling about invoice INV-1 of 5,985.22 EUR, which was due on 2026-11-06. Did it arrive, is it in order, and on which day do you pay it? | Ask for the reason, an amount and a day.'],
    ['nothing is overdue', { items: [{ ...CALM, due: '2026-12-24' }, CALM], facts: ['2026-11-19', '2026-11-20', '2026-11-23'].map((on) => call(on, 'no_answer')) }, 'courtesy: Invoice INV-2 of 300.00 EUR is due on 2026-12-20. Did it arrive, and is everything in order with it? | Nothing is overdue: a courtesy, no demand.'],
    ['nothing is overdue, and the first that is due is listed first', { items: [CALM, { ...CALM, due: '2026-12-24' }] }, 'courtesy: Invoice INV-1 of 300.00 EUR is due on 2026-12-20. Did it arrive, and is everything in order with it? | Nothing is overdue: a courtesy, no demand.'],
    ['nothing is open', { items: [] }, 'courtesy: Is everything in order with our last delivery? | Nothing is overdue: a courtesy, no demand.'],
  ])('%s', (_, of, line) => {
    expect(said(of)).toBe(line);
  }); // prettier-ignore

  test.each(['no_answer', 'bad_moment', 'redirected'])('%s is no talk', (outcome) => {
    expect(sheetOf({ facts: [call('2026-11-20', outcome)] }).situation).toBe('first_call');
  });
});

describe('a broken promise', () => {
  test('of two the one that broke later; one about what was paid since is history', () => {
    const key = (...facts: readonly MadeFact[]): string | undefined => brokenPromise(subjectOf({ facts }))?.fact.key; // prettier-ignore
    const later = promise('2026-11-11', '2026-11-19', { key: 'P-2' });
    const earlier = promise('2026-11-05', '2026-11-10', { key: 'P-3' });
    expect(key(later, earlier)).toBe('P-2');
    expect(key(earlier, later)).toBe('P-2');
    expect(key(promise('2026-11-20', '2026-11-27'))).toBeUndefined();
    expect(key()).toBeUndefined();
    const together = promise('2026-11-11', '2026-11-19', { key: 'P-4' });
    expect(key(later, together)).toBe('P-4');
  });
  test('of the whole account, though a part of that was paid since', () => {
    const [paid] = madeCase({ asOf: DAY, items: [OTHER] }).items;
    const settled = paid === undefined ? [] : [{ ...paid, itemId: 9, openMinor: 0 }];
    const { invoice: _, ...account } = broken;
    expect(brokenPromise(subjectOf({ facts: [account], more: { settled } }))?.fact.key).toBe('P-1');
  });
  test('a newer promise or a plan is what the call is about', () => {
    const of = (...facts: readonly MadeFact[]): string => sheetOf({ facts: [broken, ...facts] }).situation; // prettier-ignore
    expect(of(promise('2026-11-19', '2026-11-27', { key: 'P-2' }))).toBe('promise_broken');
    expect(of(promise('2026-11-20', '2026-11-27', { key: 'P-2' }))).toBe('promise_open');
    expect(of(plan('2026-12-06:5985.22'))).toBe('on_plan');
    const calledOff: MadeFact = { kind: 'end', on: '2026-11-21', ends: 'P-2' };
    expect(of(promise('2026-11-20', '2026-11-27', { key: 'P-2' }), calledOff)).toBe(
      'promise_broken',
    );
    expect(of(plan('2026-11-06:5985.22'))).toBe('promise_broken');
  });
});

describe('whom to ask for', () => {
  const person = (name: string, role: CustomerContact['role'], phone = '1'): CustomerContact => ({ name, role, phone, email: '', language: '', hours: [], timeZone: '', infoSource: null, notes: '' }); // prettier-ignore
  const people = (...contacts: readonly CustomerContact[]): string => {
    const { person: first, decides } = sheetOf({ more: { profile: { ...EMPTY_PROFILE, contacts } } }); // prettier-ignore
    return `${first?.name ?? '-'} ${decides?.name ?? '-'}`;
  };
  test('by role, in this order; and who decides, where it is another', () => {
    const all = ['ap_clerk', 'decision_maker', 'owner', 'approver', 'buyer', 'site'] as const;
    const contacts = all.map((role) => person(role, role)).reverse();
    expect(people(...contacts)).toBe('ap_clerk approver');
    expect(people(...contacts.slice(0, 5))).toBe('decision_maker -');
    expect(people(...contacts.slice(0, 4))).toBe('owner -');
    expect(people(...contacts.slice(0, 3))).toBe('approver -');
    expect(people(...contacts.slice(0, 2))).toBe('buyer -');
    expect(people(...contacts.slice(0, 1))).toBe('site -');
    expect(people()).toBe('- -');
    expect(people(person('a', 'site'), person('b', 'ap_clerk', ''))).toBe('a -');
    expect(people(person('a', 'buyer'), person('b', 'buyer'))).toBe('a -');
  });
});

describe('what not to do', () => {
  const doNot = (of: Made, policy?: Policy): readonly string[] => sheetOf(of, policy).doNot.map(english); // prettier-ignore
  const profile = (more: Partial<CustomerProfile>): Made => ({ more: { profile: { ...EMPTY_PROFILE, ...more } } }); // prettier-ignore
  const hold = (level: string): MadeFact => ({ kind: 'hold', key: `H-${level}`, on: '2026-11-20', details: { level } }); // prettier-ignore
  test('where nothing is overdue and nobody is to hear of it', () => {
    expect(doNot({ items: [CALM] })).toEqual(['tell anybody else of the debt']);
    expect(doNot({ items: [CALM], ...profile({ isConfidential: false }) })).toEqual([]);
    expect(doNot({})).toEqual(['offer a discount or more time', 'tell anybody else of the debt']);
    expect(doNot({ items: [LATE, { ...CALM, currency: 'USD' }] })[0]).toBe('offer a discount or more time'); // prettier-ignore
  });
  test('demand in an insolvency, call above a cap, ask at a bad time', () => {
    expect(doNot({ items: [CALM], facts: [formal] })[0]).toBe('demand payment: insolvency proceedings are open'); // prettier-ignore
    const called = { items: [CALM], facts: [call(DAY, 'refused')] };
    expect(doNot(called)[0]).toBe('call before 2026-11-27: 1 call on 2026-11-26 (no more than 1 a day)'); // prettier-ignore
    const never = { ...DEFAULT_POLICY, contacts: { ...DEFAULT_POLICY.contacts, callsADay: 0 } };
    expect(doNot({ items: [CALM] }, never)[0]).toBe('call: 0 calls on 2026-11-26 (no more than 0 a day)'); // prettier-ignore
    const window = { weekdays: [1], monthDays: [], before: null, after: null, note: '' };
    const both = [window, { ...window, weekdays: [], before: '10:00' }];
    expect(doNot({ items: [CALM], ...profile({ avoidWindows: both }) })[0]).toBe('ask on Mondays or before 10:00'); // prettier-ignore
  });
  test.each([
    ['hold', 'ship anything'],
    ['cash_only', 'hand over goods without cash'],
    ['prepaid', 'ship before it is paid in advance'],
    ['staged', 'ship the next lot before the last one is paid'],
    ['goods', 'ship the goods on hold'],
    ['watch', 'tell anybody else of the debt'],
  ])('%s: %s', (level, line) => {
    expect(doNot({ items: [CALM], facts: [hold(level)] })[0]).toBe(line);
  });
  test('of several holds the strictest', () => {
    const strictest = (...facts: readonly MadeFact[]): string | null => strictestHold(madeCase({ asOf: DAY, facts })); // prettier-ignore
    const all = ['watch', 'goods', 'staged', 'prepaid', 'cash_only', 'hold'];
    expect(all.map((_, at) => strictest(...all.slice(0, at + 1).map(hold)))).toEqual(all);
    expect(strictest()).toBeNull();
    expect(strictest({ kind: 'hold', on: '2026-11-20' })).toBe('hold');
    expect(strictest(hold('hold'), { kind: 'end', on: '2026-11-21', ends: 'H-hold' })).toBeNull();
    expect(strictest({ ...hold('hold'), kind: 'task' })).toBeNull();
  });
});

describe('what comes then', () => {
  const then = (of: Made, policy?: Policy): string | null => {
    const text = sheetOf(of, policy).then;
    return text === null ? null : english(text);
  };
  test('after a letter the next one that the policy has', () => {
    expect(then({})).toBe('Reminder, level 2, when the deadline of this letter has passed');
    expect(then({}, policyWith({ K05: 5, K11: 30 }))).toBe('Formal demand, level 3, when the deadline of this letter has passed'); // prettier-ignore
    expect(then({}, policyWith({ K05: 5, K06: 30 }))).toBe('no further letter: agency or lawyer');
  });
  test('after another step the one of the item that comes first', () => {
    const reminded = { items: [{ ...LATE, due: '2026-11-19', letters: [[1, '2026-11-24', '2026-12-03']] }] } as const; // prettier-ignore
    // The first call is due; tomorrow the sales rep is told.
    expect(then(reminded)).toBe('Notice to the sales rep on 2026-11-27');
    expect(then(reminded, policyWith({ K05: 5, K06: 7 }))).toBeNull();
    expect(then(reminded, policyWith({ K05: 5, K06: 7, K09: 15 }))).toBe('Reminder, level 2 on 2026-12-04'); // prettier-ignore
    expect(then({ items: [] })).toBeNull();
    // The soonest, whether a letter or not; of the item that the step is about.
    expect(then(reminded, policyWith({ K05: 5, K06: 7, K08: 30, K09: 15 }))).toBe('Reminder, level 2 on 2026-12-04'); // prettier-ignore
    const two = { items: [CALM, ...reminded.items] };
    expect(then(two, policyWith({ K05: 5, K06: 7, K07: 8 }))).toBe('Notice to the sales rep on 2026-11-27'); // prettier-ignore
  });
});
