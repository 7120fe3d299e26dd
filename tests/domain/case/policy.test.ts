/** The collection policy as a file: what it may say, what is refused, and with which sentence. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, policyOf, readPolicy } from '../../../src/domain/case/policy.ts';
import { ENGLISH, render } from '../../../src/domain/texts/render.ts';

const said = (value: unknown): readonly string[] => {
  const read = readPolicy(value);
  return read.ok
    ? []
    : read.error.map(({ field, message }) => `${field}: ${render(message, ENGLISH)}`);
};
const steps = (...all: readonly (readonly [string, number | null])[]) => ({
  steps: all.map(([step, after]) => ({ step, after })),
});

test('what is written is read again, and nothing in it is the standard', () => {
  expect(readPolicy(JSON.parse(JSON.stringify(DEFAULT_POLICY)))).toEqual({
    ok: true,
    value: DEFAULT_POLICY,
  });
  expect(readPolicy({})).toEqual({ ok: true, value: DEFAULT_POLICY });
});

describe('what is refused', () => {
  test.each<[unknown, readonly string[]]>([
    ['text', [': A policy must be an object with named fields.']],
    [{ stepps: [] }, ['stepps: "stepps" is not a field of a policy; leave it out.']],
    [
      steps(['K05', 5], ['K11', 10], ['K09', 15]),
      ['steps[2].after: Level 3 comes 10 days after the due date and level 2 15: levels go forwards; give K11 15 days or more.'],
    ],
    [steps(['K05', 5], ['K05', 6]), ['steps[2].step: "K05" is there twice; a step stands once.']],
    [
      { steps: [{ step: 'K99', after: 5 }] },
      ['steps[1].step: "steps[1].step" is "K99"; it must be K01, K02, K03, K04, K05, K06, K07, K08, K09, K10, K11, K12, K13, K14, K15, K16 or K17.'],
    ],
    [
      { steps: [{ step: 'K05', after: 'soon' }] },
      ['steps[1].after: "steps[1].after" is "soon"; it must be a whole number from -3650 to 3650.'],
    ],
    [{ letters: { minimumAmount: 'a lot' } }, ['letters.minimumAmount: The smallest amount must be an amount like 50.00.']],
    [{ letters: { maximumLevel: 5 } }, ['letters.maximumLevel: "letters.maximumLevel" is 5; it must be a whole number from 0 to 4.']],
    [{ contacts: { contactsIn7Days: 10 } }, ['contacts.contactsIn7Days: "contacts.contactsIn7Days" is 10; it must be a whole number from 0 to 3.']],
    [{ contacts: { from: '18:00', to: '09:00' } }, ['contacts.to: The hours from 18:00 to 09:00 have no time in them.']],
    [{ buckets: { bad: { probability: 2 } } }, ['buckets.bad.probability: "probability" must be a number from 0 to 1.']],
    [{ buckets: { probability: { bases: [{ upTo: 30, p: 0.9 }] } } }, ['buckets.probability.bases: The bases must go up by their days, and the last one has none: it is for all that is older.']],
    [{ exceptions: [{ never: true }] }, ['exceptions[1]: An exception names invoices, customers, countries or kinds of debtors: one of these.']],
    [{ exceptions: [{ customers: ['C1'], countries: ['ES'] }] }, ['exceptions[1]: An exception names invoices, customers, countries or kinds of debtors: one of these.']],
    [{ exceptions: [{ customers: 'C1' }] }, ['exceptions[1].customers: "customers" must be a list of texts.', 'exceptions[1]: An exception names invoices, customers, countries or kinds of debtors: one of these.']],
    [{ exceptions: [{ customers: [''] }] }, ['exceptions[1].customers: "customers" must be a list of texts.', 'exceptions[1]: An exception names invoices, customers, countries or kinds of debtors: one of these.']],
    [{ exceptions: [{ customers: [7] }] }, ['exceptions[1].customers: "customers" must be a list of texts.', 'exceptions[1]: An exception names invoices, customers, countries or kinds of debtors: one of these.']],
    [{ exceptions: [{ kinds: ['town'] }] }, ['exceptions[1].kinds: "town" is not a kind of debtor: company, sole_trader, individual or public_body.']],
    [{ exceptions: [{ countries: ['Spane'] }] }, ['exceptions[1].countries: "Spane" is not a country (write two letters, like ES).']],
    [{ exceptions: [{ customers: ['C1'], never: 'yes' }] }, ['exceptions[1].never: "exceptions[1].never" is "yes"; it must be true or false.']],
    [{ insurer: { extensionDays: 0 } }, ['insurer.extensionDays: "insurer.extensionDays" is 0; it must be a whole number from 1 to 365.']],
    [{ insurer: { extensionDays: 9 } }, ["insurer.warnDays: The insurer's warning comes 10 days before the end of an extension of 9 days, which is before the due date: give \"warnDays\" 9 or less."]],
    [{ insurer: { handOver: 9 } }, ['insurer.handOver: "handOver" is not a field of "insurer"; leave it out.']],
    [
      { insurer: { extensionDays: 60 }, exceptions: [{ customers: ['C1'], insurer: { warnDays: 61 } }] },
      ["exceptions[1].insurer: The insurer's warning comes 61 days before the end of an extension of 60 days, which is before the due date: give \"warnDays\" 60 or less."],
    ],
    [{ signals: { alarmLevel: 3.9 } }, ['signals.alarmLevel: "alarmLevel" must be a number from 4 to 6.']],
    [{ ownerCopied: { receivablesShare: 101 } }, ['ownerCopied.receivablesShare: "ownerCopied.receivablesShare" is 101; it must be a whole number from 0 to 100.']],
    [{ letters: { minimumAmount: '1,50' } }, ['letters.minimumAmount: The smallest amount must be an amount like 50.00.']],
    [{ letters: { minimumAmount: '-5' } }, ['letters.minimumAmount: The smallest amount must be an amount like 50.00.']],
    [{ letters: { minimumAmount: '5.00001' } }, ['letters.minimumAmount: The smallest amount must be an amount like 50.00.']],
    [{ letters: { minimumAmount: true } }, ['letters.minimumAmount: The smallest amount must be an amount like 50.00.']],
    [{ letters: { minimumAmount: ['50'] } }, ['letters.minimumAmount: The smallest amount must be an amount like 50.00.']],
    [steps(['K11', 10], ['K09', 15]), ['steps[1].after: Level 3 comes 10 days after the due date and level 2 15: levels go forwards; give K11 15 days or more.']],
    [{ steps: [null, ...steps(['K05', 5], ['K09', 4]).steps] }, ['steps[1]: "steps[1]" must be an object with named fields.', 'steps[3].after: Level 2 comes 4 days after the due date and level 1 5: levels go forwards; give K09 5 days or more.']],
    [{ levels: { '5': { graceDays: 3 } } }, ['levels.5: "5" is not a field of "levels"; leave it out.']],
    [{ levels: { '2': { graceDays: -1 } } }, ['levels.2.graceDays: "levels.2.graceDays" is -1; it must be a whole number from 0 to 3650.']],
    [{ contacts: { from: '09:00', to: '09:00' } }, ['contacts.to: The hours from 09:00 to 09:00 have no time in them.']],
    [{ promises: { graceDays: 31 } }, ['promises.graceDays: "promises.graceDays" is 31; it must be a whole number from 0 to 30.']],
    [{ buckets: { bad: { probability: -0.1 } } }, ['buckets.bad.probability: "probability" must be a number from 0 to 1.']],
    [{ buckets: { bad: { probability: '0.5' } } }, ['buckets.bad.probability: "probability" must be a number from 0 to 1.']],
    [{ buckets: { probability: { bases: [{ upTo: 30, p: 1 }, { p: 0.5 }] } } }, ['buckets.probability.bases[1].p: "p" must be a number from 0.01 to 0.99.']],
    [{ buckets: { probability: { bases: [{ upTo: 30, p: 0.9 }, { upTo: 30, p: 0.8 }, { p: 0.5 }] } } }, ['buckets.probability.bases: The bases must go up by their days, and the last one has none: it is for all that is older.']],
    [{ buckets: { probability: { bases: [{ p: 0.9 }, { upTo: 30, p: 0.8 }, { p: 0.5 }] } } }, ['buckets.probability.bases: The bases must go up by their days, and the last one has none: it is for all that is older.']],
    [{ buckets: { probability: { lowest: 0.5, highest: 0.4 } } }, ['buckets.probability.lowest: "lowest" must not be above "highest".']],
    [
      { exceptions: [{ customers: ['C1'], after: { K11: 1 } }] },
      ['exceptions[1].after.K11: Level 3 comes 1 day after the due date and level 2 15: levels go forwards; give K11 15 days or more.'],
    ],
  ])('%j', (value, sentences) => {
    expect(said(value)).toEqual(sentences);
  }); // prettier-ignore
});

test('beside its field a sentence need not name it', () => {
  const beside = (value: unknown): readonly string[] => {
    const read = readPolicy(value);
    return read.ok ? [] : read.error.map((one) => render(one.beside ?? one.message, ENGLISH));
  };
  expect(beside(steps(['K05', 5], ['K11', 1], ['K09', 15]))).toEqual([
    'Level 3 cannot come before level 2, which comes 15 days after the due date.',
  ]);
  expect(beside(steps(['K05', 1], ['K09', 0]))).toEqual([
    'Level 2 cannot come before level 1, which comes 1 day after the due date.',
  ]);
  expect(beside({ letters: { minimumAmount: 'a lot' } })).toEqual([
    'It must be an amount like 50.00.',
  ]);
  expect(beside({ buckets: { bad: { probability: 2 } } })).toEqual(['It must be from 0 to 100 %.']);
  const chances = { bases: [{ p: 0 }], odds: { dispute: 11 } };
  expect(beside({ buckets: { probability: chances } })).toEqual([
    'It must be from 1 to 99 %.',
    'It must be a number from 0.01 to 10.',
  ]);
});

test('steps that a file leaves out are not taken', () => {
  const read = readPolicy(steps(['K05', 7]));
  if (!read.ok) throw new Error('refused');
  expect(read.value.steps.filter(({ after }) => after !== null)).toEqual([
    { step: 'K05', after: 7, channel: 'email', who: 'clerk' },
  ]);
});

test('an invoice counts before its customer, that before its group, that before the company', () => {
  const read = readPolicy({
    exceptions: [
      { name: 'invoice', invoices: ['INV-1'], limits: { graceDays: 1 } },
      { name: 'customer', customers: ['C1'], limits: { graceDays: 2, daysBetween: 20 } },
      { name: 'group', kinds: ['public_body'], limits: { graceDays: 3, daysBetween: 30, maximumLevel: 2 } },
    ],
  }); // prettier-ignore
  if (!read.ok) throw new Error('refused');
  const limits = (customer: string, invoice: string) =>
    policyOf(read.value, { customer, invoice, country: 'ES', kind: 'public_body' }).limitsOf(1);
  expect(limits('C1', 'INV-1')).toMatchObject({ graceDays: 1, daysBetween: 20, maximumLevel: 2 });
  expect(limits('C1', 'INV-2')).toMatchObject({ graceDays: 2, daysBetween: 20, maximumLevel: 2 });
  expect(limits('C2', 'INV-2')).toMatchObject({ graceDays: 3, daysBetween: 30, maximumLevel: 2 });
});

test('the insurer of a customer, and of one whom it does not cover', () => {
  const read = readPolicy({
    insurer: { extensionDays: 60, warnDays: 60 },
    exceptions: [
      { customers: ['C1'], insurer: { extensionDays: null } },
      { customers: ['C2'], insurer: { extensionDays: 90, handOverDays: 20 } },
    ],
  });
  if (!read.ok) throw new Error(said(read).join());
  const of = (customer: string) => policyOf(read.value, { customer, invoice: '', country: null, kind: 'company' }).insurer; // prettier-ignore
  expect(of('C1')).toEqual({ extensionDays: null, warnDays: 60, handOverDays: 30 });
  expect(of('C2')).toEqual({ extensionDays: 90, warnDays: 60, handOverDays: 20 });
  expect(of('C3')).toEqual({ extensionDays: 60, warnDays: 60, handOverDays: 30 });
  // As it is written down, it is read again.
  expect(readPolicy(JSON.parse(JSON.stringify(read.value)))).toEqual(read);
});

test('what is accepted at the edge', () => {
  expect(said(steps(['K05', 5], ['K09', 5], ['K11', 30]))).toEqual([]);
  expect(said(steps(['K05', 5], ['K09', null], ['K11', 30]))).toEqual([]);
  const read = readPolicy({
    name: 'Ours',
    letters: { minimumAmount: 50, minimumShare: 5 },
    levels: { '1': { graceDays: 1 }, '2': null, '3': { minimumAmount: '123456.7891' }, '4': {} },
    buckets: {
      bad: { probability: 0 },
      quasiBad: { probability: 1 },
      probability: { bases: [{ upTo: 0, p: 0.99 }, { upTo: 30, p: 0.9 }, { p: 0.01 }], lowest: 0.2, highest: 0.2 },
    },
    exceptions: [
      { customers: ['C1', 'C2', 'C3', 'C4'], after: { K05: null, K06: 3 } },
      { name: 'Towns', kinds: ['public_body'], never: true },
    ],
  }); // prettier-ignore
  if (!read.ok) throw new Error(said(read).join());
  const { value } = read;
  expect(value.name).toBe('Ours');
  expect(value.letters).toMatchObject({ minimumAmount: '50', minimumShare: 5, graceDays: 0 });
  expect(value.levels).toEqual({ '1': { graceDays: 1 }, '3': { minimumAmount: '123456.7891' }, '4': {} }); // prettier-ignore
  expect(value.buckets.bad).toEqual({ daysPastDue: 180, probability: 0 });
  expect(value.buckets.quasiBad.probability).toBe(1);
  expect(value.buckets.probability.bases).toEqual([
    { upTo: 0, p: 0.99 },
    { upTo: 30, p: 0.9 },
    { upTo: null, p: 0.01 },
  ]);
  const plain = { never: false, limits: {}, insurer: {}, invoices: [], customers: [], countries: [], kinds: [], after: {} }; // prettier-ignore
  expect(value.exceptions).toEqual([
    { ...plain, name: 'C1, C2, C3', customers: ['C1', 'C2', 'C3', 'C4'], after: { K05: null, K06: 3 } },
    { ...plain, name: 'Towns', kinds: ['public_body'], never: true },
  ]); // prettier-ignore
});

test('who is meant by a group: the country, where it is known, or the kind', () => {
  const read = readPolicy({
    exceptions: [
      {
        name: 'Spain',
        countries: ['es', 'Portugal'],
        limits: { graceDays: 7 },
        after: { K05: 12 },
      },
      { name: 'Towns', kinds: ['public_body'], never: true },
      { name: 'But this one', customers: ['T1'], limits: { graceDays: 9 } },
    ],
  });
  if (!read.ok) throw new Error('refused');
  const of = (customer: string, country: string | null, kind = 'company') =>
    policyOf(read.value, { customer, country, kind: kind as never, invoice: 'INV-1' });
  const k05 = (one: ReturnType<typeof of>): number | null | undefined =>
    one.steps.find(({ step }) => step === 'K05')?.after;
  expect(of('C1', null)).toMatchObject({ never: false, exceptions: [] });
  expect(k05(of('C1', null))).toBe(5);
  expect(of('C1', 'FR').exceptions).toEqual([]);
  expect(of('C1', 'PT')).toMatchObject({ never: false, exceptions: ['Spain'] });
  expect(of('C1', 'PT').limitsOf(1).graceDays).toBe(7);
  expect(k05(of('C1', 'PT'))).toBe(12);
  expect(of('T2', 'ES', 'public_body')).toMatchObject({ never: true, exceptions: ['Spain', 'Towns'] }); // prettier-ignore
  // The customer's own exception does not say "never": it is chased.
  expect(of('T1', 'ES', 'public_body')).toMatchObject({ never: false });
  expect(of('T1', 'ES', 'public_body').limitsOf(1).graceDays).toBe(9);
});

test('what a file leaves out or has empty is that of the standard', () => {
  const bases = {
    buckets: { probability: { bases: [], lowest: 0.02 }, bad: { probability: null } },
  };
  const read = readPolicy({ letters: { minimumAmount: null }, promises: null, ...bases });
  if (!read.ok) throw new Error('refused');
  expect(read.value.letters).toEqual(DEFAULT_POLICY.letters);
  expect(read.value.promises).toEqual(DEFAULT_POLICY.promises);
  expect(read.value.buckets).toEqual({
    ...DEFAULT_POLICY.buckets,
    probability: { ...DEFAULT_POLICY.buckets.probability, lowest: 0.02 },
  });
  const bare = readPolicy({ steps: [{ step: 'K05', after: 5 }, { step: 'K06' }] });
  expect(bare.ok && bare.value.steps.find(({ step }) => step === 'K06')).toEqual({
    step: 'K06',
    after: null,
    channel: 'call',
    who: 'clerk',
  });
  const plain = policyOf(DEFAULT_POLICY, { customer: 'C1', country: null, kind: 'company', invoice: 'INV-1' }); // prettier-ignore
  expect(plain).toMatchObject({ never: false, exceptions: [], steps: DEFAULT_POLICY.steps });
});

test('the standard', () => {
  const told = DEFAULT_POLICY.steps.map(({ step, after, channel, who }) =>
    [step, after ?? '-', channel, who].join(' '),
  );
  expect(told).toMatchInlineSnapshot(`
    [
      "K01 3 email clerk",
      "K02 -3 email clerk",
      "K03 0 none clerk",
      "K04 - email clerk",
      "K05 5 email clerk",
      "K06 7 call clerk",
      "K07 8 none clerk",
      "K08 10 call clerk",
      "K09 15 letter clerk",
      "K10 21 none owner",
      "K11 30 letter owner",
      "K12 45 letter owner",
      "K13 60 none owner",
      "K14 90 none owner",
      "K15 120 none owner",
      "K16 180 none owner",
      "K17 -180 none owner",
    ]
  `);
  expect(DEFAULT_POLICY).toMatchObject({
    name: 'Standard',
    letters: { graceDays: 0, daysBetween: 7, maximumLevel: 4, minimumAmount: '0', minimumShare: 0 },
    levels: {},
    promises: { mostDaysAhead: 14, leastShare: 50, mostPausing: 2, graceDays: 2 },
    insurer: { extensionDays: null, warnDays: 10, handOverDays: 30 },
    ownerCopied: { receivablesShare: 10 },
    signals: { alarmLevel: 5 },
    exceptions: [],
  });
});
