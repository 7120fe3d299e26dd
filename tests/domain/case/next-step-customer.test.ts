/** Of all steps of a customer's items the one that is next, what holds steps back, and sums that are too small. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, type LetterLimits, type Policy, type PolicyException } from '../../../src/domain/case/policy.ts'; // prettier-ignore
import { english, judged, madeCase, policyWith, stepText, type MadeFact, type MadeItem } from './made-case.ts'; // prettier-ignore

type Made = Omit<Parameters<typeof madeCase>[0], 'asOf'>;
const stepped = (asOf: string, of: Made, policy: Policy = DEFAULT_POLICY) =>
  judged(madeCase({ asOf, ...of }), policy).steps;

/** `K05 2026-03-20: INV-1, INV-2` */
function next(asOf: string, of: Made, policy?: Policy): string {
  const { next: step } = stepped(asOf, of, policy);
  if (step === null) return 'nothing';
  return `${step.step} ${step.on}: ${step.items.map(({ item }) => item.invoice).join(', ')}`;
}
const blocked = (asOf: string, of: Made, policy?: Policy): readonly string[] =>
  stepped(asOf, of, policy).blocked.map(
    ({ item, because, until }) =>
      `${item?.item.invoice ?? 'customer'} ${until ?? '-'} ${english(because)}`,
  );

const due = (on: string, more: Partial<MadeItem> = {}): MadeItem => ({ due: on, ...more });
const limits = (more: Partial<LetterLimits>): Partial<Policy> => ({
  letters: { ...DEFAULT_POLICY.letters, ...more },
});

test('nothing is open: nothing to do', () => {
  expect(stepped('2026-03-20', { items: [] })).toEqual({
    items: [],
    next: null,
    blocked: [],
    letterLevel: new Map(),
    tooLittle: new Map(),
  });
});

describe('the strongest that is due', () => {
  // A Friday. Each item has one thing due: a letter, a call, a task, a courtesy.
  const asOf = '2026-03-20';
  const first = [[1, '2026-03-09', '2026-03-31']] as const;
  const letter = due('2026-03-13', { invoice: 'LETTER' });
  const call = due('2026-03-10', { invoice: 'CALL', letters: first });
  const task = due('2026-02-25', { invoice: 'TASK', letters: [[1, '2026-03-09', '2026-03-31']] });
  const notice = due('2026-03-12', { invoice: 'NOTICE', letters: first });
  const courtesy = due('2026-03-23', { invoice: 'COURTESY', issued: '2026-01-02' });
  const barred = due('2021-04-20', { invoice: 'BARRED', letters: [[4, '2026-03-19', '2026-04-30']] }); // prettier-ignore
  const dispute: MadeFact = { kind: 'dispute', on: '2026-03-19', invoice: 'BARRED' };
  test.each([
    [[courtesy, task, call, letter, barred], [dispute], 'K17 2026-03-20: BARRED'],
    [[courtesy, task, call, letter], [], 'K05 2026-03-20: LETTER'],
    [[courtesy, task, call], [], 'K08 2026-03-20: CALL'],
    [[courtesy, notice, call], [], 'K08 2026-03-20: CALL'],
    [[courtesy, task], [], 'K10 2026-03-20: TASK'],
    [[courtesy, notice], [], 'K07 2026-03-20: NOTICE'],
    [[notice, task], [], 'K10 2026-03-20: TASK'],
    [[courtesy], [], 'K02 2026-03-20: COURTESY'],
  ])('%#', (items, facts, said) => {
    expect(next(asOf, { items, facts })).toBe(said);
    expect(next(asOf, { items: [...items].reverse(), facts })).toBe(said);
  });

  test('of letters the highest level, of a level the one that waits longest, with all that are due', () => {
    const items = [
      due('2026-03-13', { invoice: 'A' }),
      due('2026-03-12', { invoice: 'B' }),
      due('2026-03-19', { invoice: 'C' }),
    ];
    const { next: step } = stepped(asOf, { items });
    expect(step && stepText(step)).toBe('K05 on 2026-03-20 since 2026-03-17: 8 days late');
    expect(next(asOf, { items })).toBe('K05 2026-03-20: A, B');
    const turned = stepped(asOf, { items: [...items].reverse() }).next;
    expect(turned && stepText(turned)).toBe('K05 on 2026-03-20 since 2026-03-17: 8 days late');
    // Both wait for the deadline of the same letter: the item that stands first is told of.
    const together = ['2026-03-02', '2026-03-03'].map((on) => due(on, { letters: [[1, '2026-03-09', '2026-03-19']] })); // prettier-ignore
    const oldest = stepped(asOf, { items: together }).next;
    expect(oldest && stepText(oldest)).toBe('K09 on 2026-03-20 since 2026-03-20: 18 days late');
    const second = due('2026-03-02', { invoice: 'D', letters: [[1, '2026-03-09', '2026-03-16']] });
    expect(next(asOf, { items: [...items, second] })).toBe('K09 2026-03-20: D');
  });
});

describe('nothing is due: what comes first', () => {
  const asOf = '2026-03-06';
  test('by its day; of one day the strongest; with every item that has it next', () => {
    const items = [due('2026-03-16', { invoice: 'A' }), due('2026-03-20', { invoice: 'B' })];
    expect(next(asOf, { items })).toBe('K02 2026-03-13: A, B');
    // The letter of the Thursday and the call of the Thursday.
    const policy = policyWith({ K05: 7, K06: 7, K07: 7 });
    const [of, other] = [due('2026-03-05', { invoice: 'A' }), due('2026-03-10', { invoice: 'B' })];
    expect(next(asOf, { items: [of] }, policy)).toBe('K05 2026-03-12: A');
    expect(next(asOf, { items: [other, of] }, policy)).toBe('K05 2026-03-12: B, A');
    // A task and a letter of the same day, the task before it.
    const task = due('2026-02-23', { invoice: 'T', letters: [[4, '2026-02-24', '2026-03-30']] });
    expect(next(asOf, { items: [task, of] }, policyWith({ K05: 7, K13: 17 }))).toBe('K05 2026-03-12: A'); // prettier-ignore
    // Of one step on one day the item that stands first is told of.
    const { next: one } = stepped(asOf, { items: [due('2026-03-02'), due('2026-03-04')] }, policyWith({ K05: 5 })); // prettier-ignore
    expect(one?.since).toBe('2026-03-07');
    expect(next(asOf, { items: [of] }, policyWith({ K05: 8, K06: 7 }))).toBe('K06 2026-03-12: A');
    expect(next(asOf, { items: [of] }, policyWith({ K06: 7, K05: 6 }))).toBe('K05 2026-03-11: A');
  });
});

describe('caps of contacts, of what is a contact', () => {
  // Three contacts in the seven days to Friday, the 20th: free on Tuesday, the 24th.
  const contacts = ['2026-03-17', '2026-03-18', '2026-03-19'].map((on): MadeFact => ({ kind: 'contact', on, details: { channel: 'email', direction: 'out', outcome: 'no_answer' } })); // prettier-ignore
  const channel = (to: string): Policy => ({
    ...DEFAULT_POLICY,
    steps: DEFAULT_POLICY.steps.map((step) => ({ ...step, channel: to as never })),
  });
  const items = [due('2026-03-12')];
  test.each([
    ['email', 'K05 2026-03-24: INV-1'],
    ['letter', 'K05 2026-03-24: INV-1'],
    ['call', 'K05 2026-03-24: INV-1'],
    ['visit', 'K05 2026-03-24: INV-1'],
    ['message', 'K05 2026-03-24: INV-1'],
    ['none', 'K05 2026-03-20: INV-1'],
  ])('%s: %s', (to, said) => {
    expect(next('2026-03-20', { items, facts: contacts }, channel(to))).toBe(said);
  });
  test('one call a day', () => {
    const called: MadeFact = { kind: 'contact', on: '2026-03-20', details: { channel: 'call', outcome: 'no_answer' } }; // prettier-ignore
    const of = { items: [due('2026-03-12', { letters: [[1, '2026-03-18', '2026-04-01']] })], facts: [called] } as const; // prettier-ignore
    const policy = policyWith({ K05: 5, K06: 7 });
    const { next: step } = stepped('2026-03-20', of, policy);
    expect(step && stepText(step)).toBe(
      'K06 on 2026-03-23 since 2026-03-19: 8 days late [1 call on 2026-03-20 (no more than 1 a day); Saturday; Sunday]',
    );
    // A letter of the same day is no call.
    const letter = stepped('2026-03-20', { items, facts: [called] }, policy).next;
    expect(letter && stepText(letter)).toBe('K05 on 2026-03-20 since 2026-03-17: 8 days late');
  });
  test('a cap of none: the step stays, so that nobody forgets it', () => {
    const never = { ...DEFAULT_POLICY, contacts: { ...DEFAULT_POLICY.contacts, contactsIn7Days: 0 } }; // prettier-ignore
    expect(next('2026-03-20', { items }, never)).toBe('K05 2026-03-20: INV-1');
    expect(stepped('2026-03-20', { items }, never).next?.whyNotEarlier).toEqual([]);
  });
  test('by the caps of the policy; reasons of the step stand before those of the caps', () => {
    const one = policyWith({ K05: 5 }, { contacts: { ...DEFAULT_POLICY.contacts, contactsIn7Days: 1 } }); // prettier-ignore
    const written: MadeFact = { kind: 'contact', on: '2026-03-20', details: { channel: 'email' } };
    // Level 1 is due on Saturday, the 21st; a contact of the 20th counts to the 26th.
    const { next: step } = stepped('2026-03-20', { items: [due('2026-03-16')], facts: [written] }, one); // prettier-ignore
    expect(step && stepText(step)).toBe(
      'K05 on 2026-03-27 since 2026-03-21: 4 days late [level 1 comes 5 days after the due date; 2026-03-21 is a day of rest there; 1 contact in the 7 days to 2026-03-23 (no more than 1)]',
    );
  });
});

describe('too little for a letter', () => {
  const asOf = '2026-03-20';
  const dispute = (amount: number): MadeFact => ({ kind: 'dispute', on: '2026-03-19', invoice: 'A', amount }); // prettier-ignore
  const fifty = policyWith({ K05: 5, K09: 10 }, limits({ minimumAmount: '50' }));
  const a = due('2026-03-12', { invoice: 'A', open: 10_000 });

  test('what is disputed is not demanded', () => {
    expect(next(asOf, { items: [a], facts: [dispute(5_000)] }, fifty)).toBe('K05 2026-03-20: A');
    expect(next(asOf, { items: [a], facts: [dispute(5_001)] }, fifty)).toBe('nothing');
    expect(blocked(asOf, { items: [a], facts: [dispute(5_001)] }, fifty)).toEqual([
      'customer - what is overdue in EUR is too little for a letter',
    ]);
  });
  test('what is due for a letter counts, of the whole currency what is open', () => {
    const notYet = due('2026-03-18', { invoice: 'B', open: 10_000 });
    const both = { items: [{ ...a, open: 4_000 }, notYet] };
    expect(stepped(asOf, both, fifty).tooLittle.has('EUR')).toBe(true);
    const together = { items: [{ ...a, open: 4_000 }, due('2026-03-13', { invoice: 'B', open: 1_000 })] }; // prettier-ignore
    expect(next(asOf, together, fifty)).toBe('K05 2026-03-20: A, B');
    const share = policyWith({ K05: 5 }, limits({ minimumShare: 25 }));
    expect(next(asOf, { items: [{ ...a, open: 2_500 }, due('2026-12-01', { open: 7_500 })] }, share)).toBe('K05 2026-03-20: A'); // prettier-ignore
    expect(next(asOf, { items: [{ ...a, open: 2_499 }, due('2026-12-01', { open: 7_501 })] }, share)).toBe('K05 2026-12-07: INV-2'); // prettier-ignore
    // On the first day of the letter, too.
    expect(next('2026-03-17', { items: [{ ...a, open: 4_000 }] }, fifty)).toBe('nothing');
    expect(next('2026-03-17', { items: [a] }, fifty)).toBe('K05 2026-03-17: A');
    // What is open in another currency is another account.
    expect(next(asOf, { items: [{ ...a, open: 2_499 }, due('2026-12-01', { open: 7_501, currency: 'USD' })] }, share)).toBe('K05 2026-03-20: A'); // prettier-ignore
  });
  test('each currency for itself; without a rate the amount is not looked at', () => {
    const usd = due('2026-03-13', { invoice: 'U', open: 100, currency: 'USD' });
    const small = { ...a, open: 4_000 };
    const both = { items: [small, { ...usd, open: 200 }] };
    expect(next(asOf, both, fifty)).toBe('K05 2026-03-20: U');
    expect(blocked(asOf, both, fifty)).toEqual([
      'customer - what is overdue in EUR is too little for a letter',
    ]);
    const share = policyWith({ K05: 5 }, limits({ minimumShare: 50 }));
    const less = { items: [a, { ...usd, open: 200 }, due('2026-12-01', { open: 201, currency: 'USD' })] }; // prettier-ignore
    expect(next(asOf, less, share)).toBe('K05 2026-03-20: A');
    expect(blocked(asOf, less, share)).toEqual([
      'customer - what is overdue in USD is too little for a letter',
    ]);
  });
  test('the next lower level is tried, of each letter that is above it', () => {
    const policy = policyWith({ K05: 5, K09: 10, K11: 15 }, { levels: { '2': { minimumAmount: '500' }, '3': { minimumAmount: '1000' } } }); // prettier-ignore
    const third = (open: number): MadeItem => due('2026-02-25', { invoice: 'C', open, letters: [[2, '2026-03-09', '2026-03-16']] }); // prettier-ignore
    const of = (open: number, ...more: readonly MadeItem[]): string => next(asOf, { items: [third(open), ...more] }, policy); // prettier-ignore
    expect(of(100_000)).toBe('K11 2026-03-20: C');
    expect(of(99_999)).toBe('K09 2026-03-20: C');
    expect(of(49_999)).toBe('K05 2026-03-20: C');
    // A first reminder stays one, whatever its neighbour is lowered to.
    expect(of(60_000, due('2026-03-13', { invoice: 'D', open: 10_000 }))).toBe('K09 2026-03-20: C');
    expect(of(20_000, due('2026-03-13', { invoice: 'D', open: 10_000 }))).toBe('K05 2026-03-20: C, D'); // prettier-ignore
    const { next: step } = stepped(asOf, { items: [third(60_000)] }, policy);
    expect(step).toMatchObject({ level: 2, step: 'K09' });
    expect(step && stepText(step)).toBe('K09 on 2026-03-20 since 2026-03-17: 23 days late');
  });
  test('a letter that is not due yet is not lowered, and calls go on', () => {
    const policy = policyWith({ K05: 5, K06: 6, K09: 10 }, { levels: { '1': { minimumAmount: '50' }, '2': { minimumAmount: '50' } } }); // prettier-ignore
    const later = due('2026-03-10', { invoice: 'L', open: 4_000, letters: [[1, '2026-03-17', '2026-03-27']] }); // prettier-ignore
    const of = { items: [{ ...a, open: 900 }, later] };
    expect(next(asOf, of, policy)).toBe('K06 2026-03-20: A, L');
    const only = { ...policy, steps: policy.steps.map((one) => (one.step === 'K06' ? { ...one, after: null } : one)) }; // prettier-ignore
    expect(next(asOf, of, only)).toBe('K09 2026-03-30: L');
    expect(blocked(asOf, of, only)).toEqual([
      'customer - what is overdue in EUR is too little for a letter',
    ]);
  });
});

describe('exceptions and what holds steps back', () => {
  const exception = (more: Partial<PolicyException>): PolicyException => ({
    name: 'Friends', invoices: [], customers: [], countries: [], kinds: [], never: false, limits: {}, insurer: {}, after: {}, ...more,
  }); // prettier-ignore
  const withOnes = (...exceptions: readonly PolicyException[]): Policy => ({ ...DEFAULT_POLICY, exceptions }); // prettier-ignore
  const items = [due('2026-03-12', { invoice: 'A' }), due('2026-03-12', { invoice: 'B' })];

  test('of one invoice, its neighbour goes on', () => {
    const policy = withOnes(exception({ invoices: ['A'], never: true }));
    expect(next('2026-03-20', { items }, policy)).toBe('K05 2026-03-20: B');
    expect(blocked('2026-03-20', { items }, policy)).toEqual(['A - the policy says never (Friends)']); // prettier-ignore
    const later = withOnes(exception({ invoices: ['A'], after: { K05: 20 } }));
    expect(stepped('2026-03-20', { items }, later).items.map(({ letter }) => letter?.since)).toEqual(['2026-04-01', '2026-03-17']); // prettier-ignore
  });
  test.each<[Partial<PolicyException>, boolean]>([
    [{ customers: ['C1'] }, true],
    [{ customers: ['C2'] }, false],
    [{ countries: ['FR'] }, true],
    [{ countries: ['ES'] }, false],
    [{ kinds: ['public_body'] }, true],
    [{ kinds: ['company'] }, false],
  ])('%j: %s', (who, isMeant) => {
    const customer = { country: 'FR', kind: 'public_body' } as const;
    const policy = withOnes(exception({ ...who, never: true }));
    const said = next('2026-03-20', { items, customer }, policy);
    expect(said).toBe(isMeant ? 'nothing' : 'K05 2026-03-20: A, B');
    // Beside an exception that names an invoice it counts all the same.
    const beside = withOnes(exception({ ...who, never: true }), exception({ invoices: ['Z'] }));
    expect(next('2026-03-20', { items, customer }, beside)).toBe(said);
  });
  test('each item with what holds it back: its pause, then who has it', () => {
    const facts: readonly MadeFact[] = [
      { kind: 'snooze', on: '2026-03-19', until: '2026-03-27', invoice: 'A' },
      { kind: 'route', on: '2026-03-18', invoice: 'A', details: { to: 'agency' } },
      { kind: 'dispute', on: '2026-03-17', invoice: 'B' },
    ];
    expect(blocked('2026-03-20', { items, facts })).toEqual([
      'A 2026-03-27 snoozed, until 2026-03-27',
      'A - with an agency since 2026-03-18',
      'B - disputed since 2026-03-17',
    ]);
  });
});
