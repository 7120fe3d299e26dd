import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTerms } from '../../../src/domain/terms/read-terms.ts';
import { anyTerms } from './arbitrary-terms.ts';
import { english } from '../../harness/english.ts';

test('terms survive the ledger’s JSON', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      expect(readTerms(JSON.parse(JSON.stringify(terms)))).toEqual({ ok: true, value: terms });
    }),
  );
});

test('what says nothing is left out', () => {
  expect(
    readTerms({
      kind: 'eom_plus',
      days: 0,
      months: 0,
      daysFirst: null,
      discount: null,
      roll: 'none',
    }),
  ).toEqual({ ok: true, value: { kind: 'eom_plus', days: 0 } });
});

test('a discount may run as long as the term itself', () => {
  const terms = {
    kind: 'net_days',
    days: 30,
    discount: { percentBp: 200, days: 30, base: 'invoice_date' },
  };
  expect(readTerms(terms)).toEqual({ ok: true, value: terms });
});

const half = (rule: unknown) => ({ percentBp: 5000, rule });
const NET = { kind: 'net_days', days: 30 };

test.each([
  [null, 'Terms must be an object with a "kind".'],
  [[], 'Terms must be an object with a "kind".'],
  ['net 30', 'Terms must be an object with a "kind".'],
  [
    { kind: 'net' },
    '"net" is not a kind of terms; use cod, prepaid, net_days, eom_plus, fixed_day, one_off, instalments or rolling_batch.',
  ],
  [
    { kind: 'net_days' },
    '"days" of the terms is missing; it must be a whole number from 0 to 3650.',
  ],
  [
    { kind: 'net_days', days: -1 },
    '"days" of the terms is -1; it must be a whole number from 0 to 3650.',
  ],
  [
    { kind: 'net_days', days: '30' },
    '"days" of the terms is "30"; it must be a whole number from 0 to 3650.',
  ],
  [
    { kind: 'net_days', days: 30, month: 1 },
    '"month" is not a field of terms of kind net_days; leave it out or choose another kind.',
  ],
  [
    { kind: 'fixed_day', day: 32, monthsAhead: 1 },
    '"day" of the terms is 32; it must be a whole number from 1 to 31.',
  ],
  [
    { kind: 'one_off', dueOn: '2026-02-30' },
    '"dueOn" of the terms is "2026-02-30"; it must be a date (YYYY-MM-DD).',
  ],
  [
    { ...NET, roll: 'back' },
    '"roll" of the terms is "back"; it must be none or next_business_day.',
  ],
  [
    { ...NET, discount: { percentBp: 200, days: 40 } },
    'The discount runs 40 days but the invoice is due after 30; shorten the discount.',
  ],
  [
    { ...NET, discount: { percentBp: 0, days: 10 } },
    '"percentBp" of the discount is 0; it must be a whole number from 1 to 9999.',
  ],
  [
    { ...NET, discount: { percentBp: 200, days: 10, base: 'delivery' } },
    '"base" of the discount is "delivery"; it must be invoice_date.',
  ],
  [
    { kind: 'instalments', parts: [half(NET)] },
    'Instalments need a list "parts" of 2 to 60 parts.',
  ],
  [
    { kind: 'instalments', parts: [half(NET), { percentBp: 4000, rule: NET }] },
    'The instalments make 90 %, not 100 %; change one or add a remainder.',
  ],
  [
    { kind: 'instalments', parts: [half(NET), half(NET), { remainder: true, rule: NET }] },
    'The instalments make 100 % and leave no remainder; lower one of them.',
  ],
  [
    {
      kind: 'instalments',
      parts: [
        { remainder: true, rule: NET },
        { remainder: true, rule: NET },
      ],
    },
    'Only one part of the instalments can take the remainder.',
  ],
  [
    { kind: 'instalments', parts: [half(NET), half({ kind: 'rolling_batch', fallbackDays: 3 })] },
    'Part 2 of the instalments cannot itself be rolling_batch; give it a due date of its own.',
  ],
  [
    { kind: 'instalments', parts: [half(NET), { rule: NET, percentBp: 5000, remainder: true }] },
    'Part 2 of the instalments has both a percentage and the remainder; keep one.',
  ],
  [
    { kind: 'instalments', parts: [half(NET), 30] },
    'Part 2 of the instalments must have a "rule" and either "percentBp" or "remainder".',
  ],
])('%j is refused', (value, sentence) => {
  expect(readTerms(value)).toEqual({ ok: false, error: sentence });
});

test('no value of any shape makes it fail', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true }), (value) => {
      const terms = readTerms(value);
      if (!terms.ok) expect(english(terms.error)).toMatch(/\.$/);
    }),
  );
});
