/** What a version of the policy changed, in the words of the screen. */
import { expect, test } from 'vitest';
import { policyChanges } from '../../../src/domain/case/policy-changes.ts';
import { DEFAULT_POLICY, readPolicy, type Policy } from '../../../src/domain/case/policy.ts';
import { changeWords } from '../../../src/renderer/screens/policy/change-words.ts';
import { i18n } from '../../../src/renderer/texts/i18n.ts';

const language = { t: i18n.getFixedT('en', 'policy'), currency: 'EUR' };
const told = (before: Policy, after: Policy): readonly string[] =>
  policyChanges(before, after).map((change) => {
    const { what, before: was, after: is } = changeWords(change, language);
    return `${what}: ${was} -> ${is}`;
  });
const policy = (written: object): Policy => {
  const read = readPolicy(written);
  if (!read.ok) throw new Error(String(read.error[0]?.field));
  return read.value;
};

test('days, amounts, shares and names with their words and units', () => {
  const changed = policy({
    name: 'Ours',
    steps: DEFAULT_POLICY.steps.map((one) =>
      one.step === 'K09'
        ? { ...one, after: 9, channel: 'email', who: 'owner' }
        : one.step === 'K02'
          ? { ...one, after: null }
          : one,
    ),
    letters: { ...DEFAULT_POLICY.letters, daysBetween: 4, minimumAmount: '50.00' },
    levels: { 3: { graceDays: 10 } },
    buckets: { bad: { probability: 0.25 } },
    exceptions: [{ name: 'Friends', customers: ['C1', 'C2'], never: true }],
  });
  expect(told(DEFAULT_POLICY, changed)).toEqual([
    'Name: Standard -> Ours',
    'Courtesy e-mail: day: -3 d before due -> off',
    'Reminder, level 2: day: 15 d late -> 9 d late',
    'Reminder, level 2: how: Letter -> E-mail',
    'Reminder, level 2: who: Clerk -> Owner',
    'Days between two letters: 7 d -> 4 d',
    'Smallest amount for a letter: 0 EUR -> 50.00 EUR',
    'Level 3: Days of grace: – -> 10 d',
    'Bad: chance of being paid below: 20 % -> 25 %',
    'Exception 1: who has it: – -> Friends',
  ]);
  const without = { ...changed, exceptions: changed.exceptions.map((one) => ({ ...one, never: false, customers: ['C2'] })) }; // prettier-ignore
  expect(told(changed, without)).toEqual([
    'Exception 1: Customers: C1, C2 -> C2',
    'Exception 1: Nothing is ever due: yes -> no',
  ]);
});

test('every value that the screen changes has words of its own', () => {
  const numbers = (of: unknown): unknown =>
    typeof of === 'number'
      ? of / 2 + 0.25
      : typeof of === 'object' && of !== null
        ? Array.isArray(of)
          ? of.map(numbers)
          : Object.fromEntries(Object.entries(of).map(([name, one]) => [name, numbers(one)]))
        : of;
  const nameless = policyChanges(DEFAULT_POLICY, numbers(DEFAULT_POLICY) as Policy)
    .filter((change) => changeWords(change, language).what === change.path)
    .map(({ path }) => path);
  // From when a chance counts is changed in a file.
  expect(nameless.filter((path) => !/bases\[\d+\]\.upTo$/.test(path))).toEqual([]);
});
