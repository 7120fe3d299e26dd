/** Signals of what a customer gave as its reason, beside what was found out: domain-rules 1.5 D05, D06. */
import { expect, test } from 'vitest';
import type { CaseFact } from '../../../src/domain/case/live-facts.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { untrueReasons } from '../../../src/domain/risk/reason-signals.ts';
import { fact, picture, told } from './made-picture.ts';

const TODAY = isoDateOf('2026-06-30');

const reason = (
  key: string,
  since: string,
  code: string,
  state = 'claimed',
  { foundOn = since, ended = null }: { foundOn?: string; ended?: string | null } = {},
): CaseFact =>
  fact('reason', foundOn, { key, since: isoDateOf(since), details: { code, state }, ended });
const assessed = (key: string, on: string, ability: string, until: string | null = null) =>
  fact('assessment', on, {
    key,
    details: { ability },
    until: until === null ? null : isoDateOf(until),
  });
const signals = (...facts: readonly CaseFact[]) =>
  untrueReasons.detect(picture({ asOf: TODAY, facts }));

test.each(['X04', 'X07'])('bad faith: says that it cannot pay (%s), and can', (code) => {
  const [found, ...more] = signals(
    reason('R-1', '2026-05-02', code),
    assessed('AS-1', '2026-05-10', 'good'),
  );
  expect(more).toEqual([]);
  expect(told(found === undefined ? [] : [found])).toEqual([
    '2026-05-10 new: It says that it cannot pay (R-1 of 2026-05-02), and is able to: assessed on 2026-05-10 (AS-1).',
  ]);
  expect(found).toMatchObject({ kind: 'contradiction', class: 'high', alert: true, confidence: 1 });
  expect(found?.points).toBeCloseTo(12 * 2 ** (-51 / 180), 10);
  expect(found?.evidence.map(({ of, name, on }) => `${of} ${name} ${on}`)).toEqual([
    'fact R-1 2026-05-02',
    'fact AS-1 2026-05-10',
  ]);
});

test('the assessment may come first; what is said counts 180 days, an assessment until it expires', () => {
  const said = reason('R-1', '2026-05-02', 'X04');
  const days = (...facts: readonly CaseFact[]) => signals(said, ...facts).map((one) => one.onDate);
  expect(days(assessed('AS-1', '2026-03-01', 'good'))).toEqual(['2026-05-02']);
  expect(days(assessed('AS-1', '2026-03-01', 'good', '2026-05-02'))).toEqual(['2026-05-02']);
  expect(days(assessed('AS-1', '2026-03-01', 'good', '2026-05-01'))).toEqual([]);
  const old = reason('R-0', '2025-12-01', 'X04');
  const kinds = (on: string) => signals(old, assessed('AS-1', on, 'good')).length;
  expect([kinds('2026-05-30'), kinds('2026-05-31')]).toEqual([1, 0]);
});

test('nothing is said where its word is verified, is of another kind, or nothing is known', () => {
  const able = assessed('AS-1', '2026-05-10', 'good');
  expect(signals(reason('R-1', '2026-05-02', 'X04', 'verified'), able)).toEqual([]);
  expect(signals(reason('R-1', '2026-05-02', 'X01'), able)).toEqual([]);
  expect(signals(reason('R-1', '2026-05-02', 'X04', 'claimed', { ended: '2026-05-20' }), able)).toEqual([]); // prettier-ignore
  expect(signals(reason('R-1', '2026-05-02', 'X04'))).toEqual([]);
  for (const ability of ['middling', 'bad', 'unknown'])
    expect(
      signals(reason('R-1', '2026-05-02', 'X04'), assessed('AS-1', '2026-05-10', ability)),
    ).toEqual([]);
  expect(signals(reason('R-1', '2026-05-02', 'X01', 'contradicted'))).toEqual([]);
});

test('any reason that was found untrue while it was able, from the day on which it was', () => {
  const untrue = reason('R-1', '2026-04-02', 'X01', 'contradicted', { foundOn: '2026-05-20' });
  expect(told(signals(untrue, assessed('AS-1', '2026-05-10', 'good')))).toEqual([
    '2026-05-20 new: A reason that it gave is not true (R-1 of 2026-04-02), and it is able to pay: assessed on 2026-05-10 (AS-1).',
  ]);
});

test('stalling: the difficulty is real, by an assessment or a verified reason, and the reason is not', () => {
  const untrue = reason('R-2', '2026-06-01', 'X01', 'contradicted', { foundOn: '2026-06-03' });
  expect(told(signals(untrue, assessed('AS-2', '2026-05-10', 'bad')))).toEqual([
    '2026-06-03 new: A reason that it gave is not true (R-2 of 2026-06-01), though it is in real difficulty: assessed on 2026-05-10 (AS-2).',
  ]);
  const [stalling] = signals(
    untrue,
    reason('R-1', '2026-05-02', 'X07', 'verified', { foundOn: '2026-06-10' }),
  );
  expect(told(stalling === undefined ? [] : [stalling])).toEqual([
    '2026-06-10 new: A reason that it gave is not true (R-2 of 2026-06-01), though it is in real difficulty: verified on 2026-06-10 (R-1).',
  ]);
  expect(stalling?.kind).toBe('stalling');
  expect(stalling?.points).toBeCloseTo(8 * 2 ** (-20 / 180), 10);
});

test('of one day there is one, of other days each, the newest first; a verdict takes it back', () => {
  const facts = [
    reason('R-1', '2026-05-02', 'X04'),
    reason('R-2', '2026-05-05', 'X07'),
    reason('R-3', '2026-06-05', 'X04'),
    assessed('AS-1', '2026-05-10', 'good'),
  ];
  expect(told(signals(...facts))).toEqual([
    '2026-06-05 new: It says that it cannot pay (R-3 of 2026-06-05), and is able to: assessed on 2026-05-10 (AS-1).',
    '2026-05-10 new: It says that it cannot pay (R-1 of 2026-05-02), and is able to: assessed on 2026-05-10 (AS-1). It says that it cannot pay (R-2 of 2026-05-05), and is able to: assessed on 2026-05-10 (AS-1).',
  ]);
  const verdict = fact('verdict', '2026-06-12', {
    details: { on_signal: 'contradiction/C1/2026-06-05', verdict: 'dismissed', reason: 'typo' },
  });
  expect(signals(...facts, verdict).map(({ state, points }) => [state, points > 0])).toEqual([
    ['dismissed', false],
    ['new', true],
  ]);
});
