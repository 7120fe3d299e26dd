/** Which item our own open credit note is taken off before a letter, and which ones stay. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import {
  namesInvoice,
  useOfCredits,
  type CreditableItem,
  type OwnCredit,
} from '../../../src/domain/letters/own-credits.ts';
import { english } from '../../harness/english.ts';

const ON = day('2026-11-21');
const credit = (number: string, leftMinor: number, more: Partial<OwnCredit> = {}): OwnCredit => ({
  number,
  issuedOn: day('2026-10-20'),
  currency: 'EUR',
  reference: '',
  leftMinor,
  roomMinor: leftMinor,
  ...more,
});
const item = (
  itemId: number,
  openMinor: number,
  more: Partial<CreditableItem> = {},
): CreditableItem => ({
  itemId,
  invoice: `INV-${itemId}`,
  currency: 'EUR',
  dueOn: day(`2026-0${itemId}-01`),
  openMinor,
  roomMinor: openMinor,
  isDisputed: false,
  ...more,
});

const told = (credits: readonly OwnCredit[], items: readonly CreditableItem[]) => {
  const { uses, unused } = useOfCredits(credits, items, ON);
  return [
    ...uses.map((use) => `${use.creditNote} ${use.minor} to ${use.itemId}${use.isTied ? ' (its own)' : ''}`),
    ...unused.map(({ creditNote, minor, because }) => `${creditNote} keeps ${minor}: ${english(because)}`),
  ]; // prettier-ignore
};

describe('a credit note is taken off', () => {
  test.each<[string, OwnCredit[], CreditableItem[], string[]]>([
    ['the oldest item', [credit('CN-1', 481)], [item(2, 500), item(1, 1000)], ['CN-1 481 to 1']],
    [
      'and the next oldest, when it is larger',
      [credit('CN-1', 1200)],
      [item(1, 1000), item(2, 500)],
      ['CN-1 1000 to 1', 'CN-1 200 to 2'],
    ],
    [
      'of two the older first, then by number',
      [credit('CN-3', 300), credit('CN-2', 300), credit('CN-9', 300, { issuedOn: day('2026-10-01') })],
      [item(1, 700), item(2, 500)],
      ['CN-9 300 to 1', 'CN-2 300 to 1', 'CN-3 100 to 1', 'CN-3 200 to 2'],
    ],
    [
      'the invoice that it names, and then the oldest',
      [credit('CN-1', 700, { reference: 'Bonus inv-2, May' })],
      [item(1, 1000), item(2, 500)],
      ['CN-1 500 to 2 (its own)', 'CN-1 200 to 1'],
    ],
    [
      'the invoice that it names before it is due; no other that is not due',
      [credit('CN-1', 700, { reference: 'INV-4' })],
      [item(4, 500, { dueOn: ON }), item(5, 500, { dueOn: ON })],
      [
        'CN-1 500 to 4 (its own)',
        'CN-1 keeps 200: 2.00 EUR of our credit note CN-1 cannot be applied to what is overdue on 2026-11-21: apply or refund it first',
      ],
    ],
    [
      'nothing that is disputed',
      [credit('CN-1', 700)],
      [item(1, 1000, { isDisputed: true }), item(2, 500)],
      [
        'CN-1 500 to 2',
        'CN-1 keeps 200: 2.00 EUR of our credit note CN-1 cannot be applied to what is overdue on 2026-11-21: apply or refund it first',
      ],
    ],
    [
      'nothing else as far as it belongs to a disputed invoice',
      [credit('CN-1', 700, { reference: 'INV-1' })],
      [item(1, 600, { isDisputed: true }), item(2, 500)],
      [
        'CN-1 100 to 2',
        'CN-1 keeps 600: our credit note CN-1 names INV-1, which is disputed: apply it there, or end the dispute first',
      ],
    ],
    [
      'of items of one day the first recorded',
      [credit('CN-1', 100)],
      [item(3, 500), item(2, 500, { dueOn: day('2026-03-01') }), item(4, 500)],
      ['CN-1 100 to 2'],
    ],
    [
      'the oldest of many, in whatever order they come',
      [credit('CN-1', 500)],
      [item(5, 100), item(1, 100), item(7, 100), item(3, 100), item(2, 100), item(6, 100), item(4, 100)],
      ['CN-1 100 to 1', 'CN-1 100 to 2', 'CN-1 100 to 3', 'CN-1 100 to 4', 'CN-1 100 to 5'],
    ],
    [
      'the oldest of many credit notes first, in whatever order they come',
      [3, 1, 5, 2, 4].map((at) => credit(`CN-${9 - at}`, 100, { issuedOn: day(`2026-01-0${at}`) })),
      [item(1, 250)],
      ['CN-8 100 to 1', 'CN-7 100 to 1', 'CN-6 50 to 1', ...['CN-6 keeps 50: 0.50', 'CN-5 keeps 100: 1.00', 'CN-4 keeps 100: 1.00'].map(
        (each) => `${each} EUR of our credit note ${each.slice(0, 4)} cannot be applied to what is overdue on 2026-11-21: apply or refund it first`,
      )],
    ],
    [
      'a named invoice that is disputed and paid already keeps nothing back',
      [credit('CN-1', 700, { reference: 'INV-1' })],
      [item(1, 0, { isDisputed: true }), item(2, 500)],
      [
        'CN-1 500 to 2',
        'CN-1 keeps 200: 2.00 EUR of our credit note CN-1 cannot be applied to what is overdue on 2026-11-21: apply or refund it first',
      ],
    ],
    [
      'nothing in another currency',
      [credit('CN-1', 700, { currency: 'USD' })],
      [item(1, 1000)],
      [
        'CN-1 keeps 700: 7.00 USD of our credit note CN-1 cannot be applied to what is overdue on 2026-11-21: apply or refund it first',
      ],
    ],
    [
      'no more than later days have room for',
      [credit('CN-1', 700, { roomMinor: 300 })],
      [item(1, 1000, { roomMinor: 200 }), item(2, 500)],
      [
        'CN-1 200 to 1',
        'CN-1 100 to 2',
        'CN-1 keeps 400: 4.00 EUR of our credit note CN-1 cannot be applied to what is overdue on 2026-11-21: apply or refund it first',
      ],
    ],
  ])('%s', (_, credits, items, expected) => {
    expect(told(credits, items)).toEqual(expected);
  }); // prettier-ignore
});

test.each([
  ['INV-7', 'INV-7', true],
  ['credit for inv-7, damaged', 'INV-7', true],
  ['INV-70, INV-7', 'INV-7', true],
  ['INV-70', 'INV-7', false],
  ['XINV-7', 'INV-7', false],
  ['12 boxes', '12', false],
  ['', 'INV-7', false],
  ['for 1234', ' 1234 ', true],
  ['for 123', '123', false],
  ['', '', false],
  ['ФИНВ-77Ж', 'ИНВ-77', false],
])('"%s" names %s: %s', (reference, invoice, answer) => {
  expect(namesInvoice(reference, invoice)).toBe(answer);
});

test('nothing is applied twice, nothing is lost, and no item falls below zero', () => {
  const amounts = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(
      fc.array(fc.record({ leftMinor: amounts, names: fc.integer({ min: 0, max: 6 }) }), {
        maxLength: 4,
      }),
      fc.array(fc.record({ openMinor: amounts, isDisputed: fc.boolean(), isLate: fc.boolean() }), {
        maxLength: 6,
      }),
      (credits, open) => {
        const items = open.map(({ openMinor, isDisputed, isLate }, at) =>
          item(at + 1, openMinor, { isDisputed, ...(isLate ? {} : { dueOn: ON }) }),
        );
        const { uses, unused } = useOfCredits(
          credits.map(({ leftMinor, names }, at) =>
            credit(`CN-${at}`, leftMinor, { reference: `INV-${names}` }),
          ),
          items,
          ON,
        );
        const sum = (of: readonly { readonly minor: number }[]): number =>
          of.reduce((total, { minor }) => total + minor, 0);
        for (const [at, { leftMinor }] of credits.entries()) {
          const own = ({ creditNote }: { readonly creditNote: string }) =>
            creditNote === `CN-${at}`;
          expect(sum(uses.filter(own)) + sum(unused.filter(own))).toBe(leftMinor);
        }
        for (const one of items) {
          const used = uses.filter(({ itemId }) => itemId === one.itemId);
          expect(sum(used)).toBeLessThanOrEqual(one.openMinor);
          if (one.isDisputed) expect(used).toEqual([]);
        }
        const rest = items
          .filter(({ isDisputed, dueOn }) => !isDisputed && dueOn < ON)
          .map(
            ({ itemId, openMinor }) => openMinor - sum(uses.filter((use) => use.itemId === itemId)),
          );
        // What stays though something is overdue belongs to a disputed invoice.
        if (rest.some((minor) => minor > 0))
          for (const { because } of unused) expect(english(because)).toContain('disputed');
      },
    ),
  );
});
