/** What differs between two versions of a policy, by the paths that faults have. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_POLICY, readPolicy, type Policy } from '../../../src/domain/case/policy.ts';
import { policyChanges } from '../../../src/domain/case/policy-changes.ts';

const policy = (written: object): Policy => {
  const read = readPolicy(written);
  if (!read.ok) throw new Error(String(read.error[0]?.field));
  return read.value;
};
const told = (before: object, after: object): readonly string[] =>
  policyChanges(policy(before), policy(after)).map(
    (one) => `${one.path}: ${one.before} -> ${one.after}`,
  );

test.each<[string, object, object, readonly string[]]>([
  ['nothing', { name: 'Ours' }, { name: 'Ours' }, []],
  ['its name', {}, { name: 'Ours' }, ['name: Standard -> Ours']],
  [
    'a step moves, another one is not taken, a third is somebody else’s',
    {},
    {
      steps: DEFAULT_POLICY.steps.map((one) =>
        one.step === 'K09'
          ? { ...one, after: 9 }
          : one.step === 'K01'
            ? { ...one, after: null }
            : one.step === 'K06'
              ? { ...one, who: 'rep' }
              : one,
      ),
    },
    ['steps[1].after: 3 -> null', 'steps[6].who: clerk -> rep', 'steps[9].after: 15 -> 9'],
  ],
  [
    'a limit of a level of its own, and one less',
    { levels: { 2: { minimumAmount: '20.00' } } },
    { levels: { 3: { graceDays: 10 } } },
    ['levels.2.minimumAmount: 20.00 -> null', 'levels.3.graceDays: null -> 10'],
  ],
  [
    'a list that was empty names somebody, and the other way round',
    { exceptions: [{ name: 'Abroad', countries: ['DE'], never: true }] },
    { exceptions: [{ name: 'Abroad', kinds: ['individual'], never: true }] },
    ['exceptions[1].countries: DE -> null', 'exceptions[1].kinds: null -> individual'],
  ],
  [
    'exceptions by their names: one is gone, one came, one names somebody else',
    {
      exceptions: [
        { name: 'Friends', customers: ['C1'], never: true },
        { name: 'Spain', countries: ['ES'], limits: { graceDays: 5 } },
      ],
    },
    {
      exceptions: [
        { name: 'Spain', countries: ['ES', 'PT'], limits: {} },
        { name: 'The court', invoices: ['INV-1'], never: true },
      ],
    },
    [
      'exceptions[1]: Friends -> null',
      'exceptions[1].countries: ES -> ES, PT',
      'exceptions[1].limits.graceDays: 5 -> null',
      'exceptions[2]: null -> The court',
    ],
  ],
])('%s', (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected);
  expect(told(after, before)).toHaveLength(expected.length);
});

test('what is said of a step is all that differs', () => {
  const days = fc.array(fc.option(fc.integer({ min: 46, max: 400 })), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(days, days, (one, other) => {
      // The last five steps are no letters, whose order is checked.
      const moved = (afters: readonly (number | null)[]): Policy => ({
        ...DEFAULT_POLICY,
        steps: DEFAULT_POLICY.steps.map((step, at) =>
          at < 12 ? step : { ...step, after: afters[at - 12] ?? null },
        ),
      });
      const said = policyChanges(moved(one), moved(other)).map(({ path }) => path);
      const expected = one.flatMap((was, at) =>
        was === (other[at] ?? null) ? [] : [`steps[${at + 13}].after`],
      );
      expect(said).toEqual(expected);
    }),
  );
}); // prettier-ignore
