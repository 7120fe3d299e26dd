import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, readPolicy } from '../../../src/domain/case/policy.ts';
import {
  valueAt,
  withoutEmpty,
  withValue,
} from '../../../src/renderer/screens/policy/draft-path.ts';
import {
  basesOf,
  BUCKET_VALUES,
  CHANCE_VALUES,
  CONTACT_VALUES,
  LETTER_VALUES,
  ODDS_VALUES,
  partOf,
  PARTS,
  pathsIn,
  PROMISE_VALUES,
} from '../../../src/renderer/screens/policy/policy-values.ts';
import english from '../../../resources/i18n/en/policy.json' with { type: 'json' };

const VALUES = [
  ...LETTER_VALUES,
  ...CONTACT_VALUES,
  ...PROMISE_VALUES,
  ...BUCKET_VALUES,
  ...basesOf(DEFAULT_POLICY),
  ...ODDS_VALUES,
  ...CHANCE_VALUES,
];

describe('a path', () => {
  test('counts places from 1, as faults do', () => {
    expect(valueAt(DEFAULT_POLICY, 'steps[6].after')).toBe(7);
    const changed = withValue(DEFAULT_POLICY, 'steps[6].after', Number.NaN);
    const read = readPolicy(changed);
    expect(read.ok ? [] : read.error.map(({ field }) => field)).toEqual(['steps[6].after']);
  });

  test('a value that is put back leaves no trace', () => {
    const there = withValue(DEFAULT_POLICY, 'letters.daysBetween', 4);
    expect(there.letters.daysBetween).toBe(4);
    expect(JSON.stringify(withValue(there, 'letters.daysBetween', 7))).toBe(
      JSON.stringify(DEFAULT_POLICY),
    );
    const own = withValue(DEFAULT_POLICY, 'levels.3.graceDays', 5);
    expect(own.levels).toEqual({ 3: { graceDays: 5 } });
    expect(withoutEmpty(withValue(own, 'levels.3.graceDays', undefined).levels)).toEqual({});
  });
});

test.each(VALUES)(
  '$path is a value of the policy, and what is wrong with it stands there',
  (value) => {
    const { path, kind } = value;
    expect(valueAt(DEFAULT_POLICY, path)).toBeDefined();
    const wrong = kind === 'amount' || kind === 'time' ? 'x' : Number.NaN;
    const read = readPolicy(withValue(DEFAULT_POLICY, path, wrong));
    expect(read.ok ? [] : read.error.map(({ field }) => field)).toContain(path);
    const part = partOf(path);
    expect(PARTS).toContain(part);
    expect(pathsIn(part, DEFAULT_POLICY)).toContain(path);
  },
);

test.each(VALUES.filter(({ path }) => !path.includes('[')))('$path has its words', ({ path }) => {
  expect(Object.keys(english.values)).toContain(path.replaceAll('.', '_'));
});
