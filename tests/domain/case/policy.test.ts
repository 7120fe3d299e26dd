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
    [
      { exceptions: [{ customers: ['C1'], after: { K11: 1 } }] },
      ['exceptions[1].after.K11: Level 3 comes 1 day after the due date and level 2 15: levels go forwards; give K11 15 days or more.'],
    ],
  ])('%j', (value, sentences) => {
    expect(said(value)).toEqual(sentences);
  }); // prettier-ignore
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
