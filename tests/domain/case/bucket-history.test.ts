/** What changed from day to day: an item that came, moved, and was paid; and where the customer stood. */
import { expect, test } from 'vitest';
import { bucketChanges } from '../../../src/domain/case/bucket-history.ts';
import { addDays, isoDateOf } from '../../../src/domain/dates.ts';
import { DEFAULT_POLICY } from '../../../src/domain/case/policy.ts';
import { english, judged, madeCase, type MadeFact, type MadeItem } from './made-case.ts';

const told = (
  from: string,
  days: number,
  items: (day: string) => readonly MadeItem[],
  facts: readonly MadeFact[] = [],
): readonly string[] =>
  bucketChanges(
    Array.from({ length: days }, (_, ahead) => {
      const on = addDays(isoDateOf(from), ahead);
      const one = madeCase({
        asOf: on,
        items: items(on),
        facts: facts.filter((fact) => fact.on <= on),
      });
      return { on, items: judged(one, DEFAULT_POLICY).items, rules: DEFAULT_POLICY.buckets };
    }),
  ).map(({ on, itemId, from: before, to, rule, because }) =>
    [
      on,
      itemId ?? 'all',
      `${before ?? '–'}>${to ?? '–'}`,
      rule ?? '–',
      because === null ? '–' : english(because),
    ].join(' '),
  );

test('due, late, and paid: the day of each, and why', () => {
  const lines = told('2026-08-30', 8, (day) =>
    day < '2026-09-05' ? [{ invoice: 'INV-1', due: '2026-08-31', issued: '2026-08-01' }] : [],
  );
  expect(lines.map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
    '2026-09-05 all reminder>– –',
    '2026-09-05 1 reminder>– –',
    '2026-09-01 all unpaid>reminder R1',
    '2026-09-01 1 unpaid>reminder R1',
  ]);
});

test('the first day is where it begins, and says nothing', () => {
  expect(told('2026-08-30', 1, () => [{ due: '2026-08-31' }])).toEqual([]);
});

test('the customer is where its worst item is', () => {
  const lines = told('2026-08-30', 4, (day) => [
    { invoice: 'INV-1', due: '2026-01-10' },
    ...(day >= '2026-09-01' ? [{ invoice: 'INV-2', due: '2026-10-31' }] : []),
  ]);
  // A new item that is better than the old one moves the customer nowhere.
  expect(lines.map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
    '2026-09-01 2 –>unpaid U1',
  ]);
});

test('a bucket chosen by hand counts to its last day', () => {
  const lines = told(
    '2026-08-30',
    8,
    () => [{ invoice: 'INV-1', due: '2026-12-31', issued: '2026-08-01' }],
    [
      {
        kind: 'override',
        key: 'OV-1',
        on: '2026-09-01',
        until: '2026-09-03',
        details: { bucket: 'bad', reason: 'x' },
      },
    ],
  );
  expect(lines.filter((line) => line.includes(' 1 ')).map((line) => line.slice(0, 25))).toEqual([
    '2026-09-04 1 bad>unpaid U',
    '2026-09-01 1 unpaid>bad 0',
  ].map((line) => line.slice(0, 25))); // prettier-ignore
});

test('a worse item that comes after a better one moves the customer; of two alike the first speaks', () => {
  // INV-2 is 91 days late on the 2nd (quasi-bad), INV-3 on the 3rd.
  const lines = told('2026-09-01', 3, () => [
    { invoice: 'INV-1', due: '2026-12-31' },
    { invoice: 'INV-2', due: '2026-06-03' },
    { invoice: 'INV-3', due: '2026-06-04' },
  ]);
  expect(lines).toEqual([
    '2026-09-03 3 reminder>quasi-bad Q1 91 days late, over 90',
    '2026-09-02 all reminder>quasi-bad Q1 91 days late, over 90',
    '2026-09-02 2 reminder>quasi-bad Q1 91 days late, over 90',
  ]);
});

test('where two items are as bad, the customer has the reason of the first', () => {
  const lines = told('2026-09-01', 2, (day) =>
    day < '2026-09-02'
      ? []
      : [
          { invoice: 'INV-1', due: '2026-08-01' },
          { invoice: 'INV-2', due: '2026-08-11' },
        ],
  );
  expect(lines).toEqual([
    '2026-09-02 all –>reminder R1 32 days late',
    '2026-09-02 1 –>reminder R1 32 days late',
    '2026-09-02 2 –>reminder R1 22 days late',
  ]);
});
