/** Which items case facts set aside, and when. */
import { expect, test } from 'vitest';
import type { CaseFact } from '../../../src/domain/case/live-facts.ts';
import { isPaidAtOnce } from '../../../src/domain/risk/cash-terms.ts';
import { withCaseFacts } from '../../../src/domain/risk/set-aside-items.ts';
import { item } from './made-items.ts';

const A = item({ invoice: 'A', due: '2026-03-01', movements: [['2026-03-05', 4000]] });
const B = item({ invoice: 'B', due: '2026-03-10' });
const C = item({ invoice: 'C', due: '2026-05-10' });
const USD = { ...item({ invoice: 'USD', due: '2026-03-01' }), currency: 'USD' };
const ITEMS = [C, USD, B, A];

const fact = (more: object): CaseFact =>
  ({
    kind: 'dispute',
    on: '2026-03-15',
    until: null,
    ended: null,
    items: [],
    currency: 'EUR',
    amountMinor: null,
    details: {},
    ...more,
  }) as unknown as CaseFact;
const setAside = (field: 'disputed' | 'extended', ...facts: readonly CaseFact[]) =>
  withCaseFacts(ITEMS, facts).flatMap((one) =>
    one[field].map(({ from, before }) => `${one.invoice} ${from} ${before}`),
  );

test.each([
  // C is issued on 10 April.
  [
    'the whole account, issued by its day, in its currency',
    {},
    ['B 2026-03-15 null', 'A 2026-03-15 null'],
  ],
  [
    'in every currency',
    { currency: null },
    ['USD 2026-03-15 null', 'B 2026-03-15 null', 'A 2026-03-15 null'],
  ],
  ['those that are named', { items: [{ itemId: C.itemId }] }, ['C 2026-03-15 null']],
  [
    'until it was ended',
    { items: [{ itemId: B.itemId }], ended: { on: '2026-04-02' } },
    ['B 2026-03-15 2026-04-02'],
  ],
  [
    'of an amount those due first, by what is open on its day',
    { amountMinor: 6000 },
    ['A 2026-03-15 null'],
  ],
  ['what goes on into the next is a part of it', { amountMinor: 15999 }, ['A 2026-03-15 null']],
  ['and all of it is whole', { amountMinor: 16000 }, ['B 2026-03-15 null', 'A 2026-03-15 null']],
  ['a part of the first', { amountMinor: 5999 }, []],
])('a dispute: %s', (_, more, expected) => {
  expect(setAside('disputed', fact(more))).toEqual(expected);
});

const extension = (more: object) =>
  fact({ kind: 'extension', until: '2026-03-31', items: [{ itemId: B.itemId }], details: { state: 'granted' }, ...more }); // prettier-ignore
test.each([
  ['its last day is one of them', {}, ['B 2026-03-15 2026-04-01']],
  ['up to its end', { ended: { on: '2026-03-20' } }, ['B 2026-03-15 2026-03-20']],
  ['asked for is not granted', { details: { state: 'asked' } }, []],
  ['without a day it is none', { until: null }, []],
])('an extension: %s', (_, more, expected) => {
  expect(setAside('extended', extension(more))).toEqual(expected);
});

test('an item is extended once: the first counts', () => {
  const second = extension({ on: '2026-04-05', until: '2026-04-30' });
  expect(setAside('extended', extension({}), second)).toEqual(['B 2026-03-15 2026-04-01']);
});

test.each([
  ['{"kind":"prepaid"}', '', 1, true],
  ['{"kind":"cod"}', '', 1, true],
  ['{"kind":"net_days","days":30}', 'prepaid', 1, false],
  ['', 'prepaid', 1, true],
  ['', 'net 30', 1, false],
  ['', '', 1, false],
  ['{"kind":"instalments","parts":[{"remainder":true,"rule":{"kind":"net_days","days":60}},{"percentBp":3000,"rule":{"kind":"prepaid"}}]}', '', 1, true], // prettier-ignore
  ['{"kind":"instalments","parts":[{"remainder":true,"rule":{"kind":"net_days","days":60}},{"percentBp":3000,"rule":{"kind":"prepaid"}}]}', '', 2, false], // prettier-ignore
])('terms %s %s, instalment %d: paid at once %s', (rule, terms, position, expected) => {
  expect(isPaidAtOnce(rule, terms, position)).toBe(expected);
});
