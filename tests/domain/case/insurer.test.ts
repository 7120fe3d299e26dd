/** The insurer's clock: warn, stop, hand over (domain-rules 3, "Insurer clock"). */
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/case/policy.ts';
import { decideOrder, type OrderPayment } from '../../../src/domain/case/supply.ts';
import { isDue, urgentEvents } from '../../../src/domain/case/worklist.ts';
import { deskOf, english, judged, madeCase, type MadeFact, type MadeItem } from './made-case.ts';

/** Ends on 2026-03-11; warned from the 1st, handed over by 2026-04-10, told from 2026-03-31. */
const ITEM: MadeItem = { invoice: 'INV-7', due: '2026-01-10', open: 60_000 };
const INSURED: Policy = {
  ...DEFAULT_POLICY,
  insurer: { extensionDays: 60, warnDays: 10, handOverDays: 30 },
};
const except = (more: object): Policy => ({
  ...INSURED,
  exceptions: [
    { name: 'x', invoices: [], customers: [], countries: [], kinds: [], never: false, limits: {}, insurer: {}, after: {}, ...more },
  ],
}); // prettier-ignore

type Made = Omit<Parameters<typeof madeCase>[0], 'asOf'>;
const caseOf = (asOf: string, more: Made, policy: Policy) =>
  judged(madeCase({ asOf, items: [ITEM], ...more }), policy);
const events = (asOf: string, more: Made = {}, policy = INSURED): readonly string[] =>
  urgentEvents(caseOf(asOf, more, policy).judged, deskOf(policy)).map(
    ({ kind, on, because, todo }) =>
      `${kind} ${on} ${english(because)}${todo === null ? '' : ` -> ${english(todo)}`}`,
  );
const kind = (asOf: string, more: Made = {}, policy = INSURED): string =>
  events(asOf, more, policy).map((said) => said.split(' ')[0]).join(' '); // prettier-ignore
const fact = (of: MadeFact['kind'], on: string, details: Record<string, string> = {}): MadeFact => ({ kind: of, on, details, key: 'F' }); // prettier-ignore

describe('a request for more time', () => {
  const asked = (until: string | null, state = 'asked', on = '2026-02-10'): MadeFact => ({ kind: 'extension', on, key: 'EX', invoice: 'INV-7', details: { state }, ...(until === null ? {} : { until }) }); // prettier-ignore
  const of = (...facts: readonly MadeFact[]) => kind('2026-02-12', { facts });
  test("beyond the insurer's period it is to be reported, granted or not, until the insurer was told", () => {
    expect(events('2026-02-12', { facts: [asked('2026-03-12')] })).toEqual([
      'insurer_deferral 2026-02-10 they were given or ask for time until 2026-03-12 for INV-7, beyond the insurer\'s maximum extension period, which ends on 2026-03-11: report it and write that down as the task "insurer" -> Report the request for time of INV-7 to the insurer',
    ]);
    expect(of(asked('2026-03-12', 'granted'))).toBe('insurer_deferral');
    const told = (on: string) => fact('task', on, { action: 'insurer' });
    expect(of(asked('2026-03-12'), told('2026-02-10'))).toBe('');
    expect(of(asked('2026-03-12'), told('2026-02-09'))).toBe('insurer_deferral');
  });
  test('within it, refused, without a day, or of who is not insured it is none', () => {
    expect(of(asked('2026-03-11'))).toBe('');
    expect(of(asked('2026-03-12', 'refused'))).toBe('');
    expect(of(asked(null))).toBe('');
    expect(kind('2026-02-12', { facts: [asked('2026-03-12')] }, DEFAULT_POLICY)).toBe('');
    expect(of({ ...asked('2026-03-12'), invoice: 'INV-8' })).toBe('');
  });
});

test('its stages, each from its first day, with the day and what to do', () => {
  expect(events('2026-02-28')).toEqual([]);
  const warning =
    "insurer_warning 2026-03-01 INV-7 reaches the insurer's maximum extension period (60 days) on 2026-03-11: get it paid, or stop deliveries and notify the insurer on that day -> Insurer: INV-7 has until 2026-03-11";
  expect(events('2026-03-01')).toEqual([warning]);
  expect(events('2026-03-10')).toEqual([warning]);
  const stop =
    'insurer_stop 2026-03-11 INV-7 is past the insurer\'s maximum extension period (60 days) since 2026-03-11: stop deliveries, notify the insurer and write that down as the task "insurer"; the collection is handed over by 2026-04-10 -> Stop deliveries, notify the insurer';
  expect(events('2026-03-11')).toEqual([stop]);
  expect(events('2026-03-30')).toEqual([stop]);
  expect(events('2026-03-31')).toEqual([
    'insurer_hand_over 2026-03-31 INV-7 is past the insurer\'s maximum extension period (60 days), and its collection is handed over to the insurer by 2026-04-10: hand it over and write that down as a route or the task "insurer" -> Hand INV-7 over to the insurer',
  ]);
  expect(events('2026-04-10')[0]).toContain('is handed over to the insurer by 2026-04-10');
  expect(events('2026-04-11')).toEqual([
    'insurer_hand_over 2026-03-31 INV-7 is past the insurer\'s maximum extension period (60 days), and its collection was to be handed over to the insurer by 2026-04-10: hand it over today and write that down as a route or the task "insurer" -> Hand INV-7 over to the insurer',
  ]);
});

test('of two that are as old the first is named', () => {
  const two = [ITEM, { ...ITEM, invoice: 'INV-8' }];
  expect(events('2026-03-11', { items: two })[0]).toContain('INV-7 is past');
});

test('a short time to hand over begins when deliveries stop, not before', () => {
  const short = { ...INSURED, insurer: { extensionDays: 60, warnDays: 30, handOverDays: 10 } };
  expect(kind('2026-03-10', {}, short)).toBe('insurer_warning');
  expect(kind('2026-03-11', {}, short)).toBe('insurer_hand_over');
});

describe('whose clock runs', () => {
  test.each<[string, Made, Policy, string]>([
    ['nobody is insured', {}, DEFAULT_POLICY, ''],
    ['the customer is not', {}, except({ customers: ['C1'], insurer: { extensionDays: null } }), ''],
    ['the invoice is not', {}, except({ invoices: ['INV-7'], insurer: { extensionDays: null } }), ''],
    ['only the customer is', {}, { ...except({ customers: ['C1'], insurer: { extensionDays: 60 } }), insurer: DEFAULT_POLICY.insurer }, 'insurer_stop'],
    ['the customer is, and of two exceptions the other says nothing of it', {}, { ...INSURED, insurer: DEFAULT_POLICY.insurer, exceptions: [...except({ customers: ['C1'], insurer: { extensionDays: 60 } }).exceptions, ...except({ customers: ['C2'] }).exceptions] }, 'insurer_stop'],
    ['another exception', {}, except({ customers: ['C1'], never: true }), 'insurer_stop'],
    ['a limit that is insured', { facts: [fact('limit', '2026-01-01', { insured: 'yes' })] }, INSURED, 'insurer_stop'],
    ['a limit that is not', { facts: [fact('limit', '2026-01-01', { insured: ' 0.00 ' })] }, INSURED, ''],
    ['"0"', { facts: [fact('limit', '2026-01-01', { insured: '0' })] }, INSURED, ''],
    ['"00.00"', { facts: [fact('limit', '2026-01-01', { insured: '00.00' })] }, INSURED, ''],
    ['half a euro', { facts: [fact('limit', '2026-01-01', { insured: '0.50' })] }, INSURED, 'insurer_stop'],
    ['"No"', { facts: [fact('limit', '2026-01-01', { insured: 'No' })] }, INSURED, ''],
    ['an amount', { facts: [fact('limit', '2026-01-01', { insured: '100.00' })] }, INSURED, 'insurer_stop'],
    ['the newest limit that says it', { facts: [fact('limit', '2026-01-01', { insured: 'no' }), fact('limit', '2026-01-02', { insured: 'yes' }), fact('limit', '2026-01-03')] }, INSURED, 'insurer_stop'],
    ['a newer limit that says nothing of it', { facts: [fact('limit', '2026-01-01', { insured: 'no' }), fact('limit', '2026-01-02')] }, INSURED, ''],
    ['a limit that was ended', { facts: [fact('limit', '2026-01-01', { insured: 'no' }), { kind: 'end', on: '2026-02-01', ends: 'F' }] }, INSURED, 'insurer_stop'],
    ['a small balance', { items: [{ ...ITEM, open: 100 }] }, INSURED, ''],
    ['an extension that we granted', { facts: [{ ...fact('extension', '2026-01-09', { state: 'granted' }), until: '2026-06-01' }] }, INSURED, 'insurer_stop'],
    ['the oldest of two decides', { items: [{ due: '2026-02-20' }, ITEM] }, INSURED, 'insurer_stop'],
    ['the oldest of two, whichever is listed first', { items: [ITEM, { due: '2026-02-20' }] }, INSURED, 'insurer_stop'],
    ['nothing is open', { items: [] }, INSURED, ''],
  ])('%s', (_, more, policy, said) => {
    expect(kind('2026-03-11', more, policy)).toBe(said);
  }); // prettier-ignore
});

test('until somebody reacted', () => {
  const after = (asOf: string, one: MadeFact): string => kind(asOf, { facts: [one] });
  const call = (on: string, direction = 'out') =>
    fact('contact', on, { channel: 'call', direction });
  const told = (on: string) => fact('task', on, { action: 'insurer' });
  expect(after('2026-03-05', call('2026-03-01'))).toBe('');
  expect(after('2026-03-05', call('2026-02-28'))).toBe('insurer_warning');
  expect(after('2026-03-05', call('2026-03-01', 'in'))).toBe('insurer_warning');
  expect(after('2026-03-05', told('2026-03-01'))).toBe('');
  expect(after('2026-03-12', call('2026-03-12'))).toBe('insurer_stop');
  expect(after('2026-03-12', told('2026-03-10'))).toBe('insurer_stop');
  expect(after('2026-03-12', told('2026-03-11'))).toBe('');
  expect(after('2026-03-12', fact('task', '2026-03-11', { action: 'K07' }))).toBe('insurer_stop');
  expect(after('2026-03-31', told('2026-03-30'))).toBe('insurer_hand_over');
  expect(after('2026-03-31', told('2026-03-31'))).toBe('');
  expect(after('2026-03-31', fact('route', '2026-03-31', { to: 'agency' }))).toBe('');
  const one = caseOf('2026-03-11', { facts: [fact('snooze', '2026-03-01')] }, INSURED);
  expect(isDue({ ...one, urgent: urgentEvents(one.judged, deskOf(INSURED)) })).toBe(true);
});

describe('would an order go out', () => {
  const order = (asOf: string, payment: OrderPayment = 'on_account', more: Made = {}) => {
    const { answer, grounds, release } = decideOrder(
      // No step proposes to stop deliveries.
      caseOf(asOf, more, INSURED).judged,
      { currency: 'EUR', amountMinor: 10_000, payment, goods: [] },
      {
        ...deskOf({ ...INSURED, steps: [] }),
        terms: null,
        convert: () => null,
        orders: [],
        unusual: [],
      },
    );
    return [answer, ...grounds.map(({ rule, because }) => `${rule}: ${english(because)}`), release === null ? '' : english(release)]; // prettier-ignore
  };
  const late = [
    'no',
    "insurer: INV-7 is past the insurer's maximum extension period (60 days) since 2026-03-11: payment in advance until it is paid",
    'When 600.00 EUR is paid.',
  ];
  test('from the end of the period on not on account, also when the insurer was told', () => {
    expect(order('2026-03-10')).toEqual(['yes', '']);
    expect(order('2026-03-11')).toEqual(late);
    expect(order('2026-03-31')).toEqual(late);
    expect(order('2026-03-11', 'on_account', { facts: [fact('task', '2026-03-11', { action: 'insurer' })] })).toEqual(late); // prettier-ignore
    expect(order('2026-03-11', 'on_account', { facts: [fact('route', '2026-03-11', { to: 'agency' })] })).toEqual(late); // prettier-ignore
  });
  test('against payment it goes', () => {
    expect(order('2026-03-11', 'in_advance')).toEqual(['yes', '']);
    expect(order('2026-03-11', 'cash')).toEqual(['yes', '']);
  });
});
