import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differsByOneTypo } from '../../../src/domain/customers/one-typo.ts';
import {
  suggestMerges,
  type ComparableCustomer,
} from '../../../src/domain/customers/same-customer.ts';
import { english } from '../../harness/english.ts';

const customer = (
  code: string,
  name: string,
  more: Partial<ComparableCustomer> = {},
): ComparableCustomer => ({ code, name, taxId: '', country: null, ...more });

describe('probably one customer', () => {
  const cases: readonly (readonly [string, ComparableCustomer, ComparableCustomer, string])[] = [
    [
      'legal form and umlauts',
      customer('C1', 'Müller & Söhne GmbH'),
      customer('C7', 'MUELLER UND SOEHNE'),
      'The names “Müller & Söhne GmbH” and “MUELLER UND SOEHNE” are equal but for spelling and legal form.',
    ],
    [
      'codes with zeros, whatever the names',
      customer('0140105686', 'Cencol Corp'),
      customer('140105686', 'Mercado Grande'),
      'The codes 0140105686 and 140105686 differ only in zeros or signs.',
    ],
    [
      'a code that a spreadsheet made a number',
      customer('200726', 'Cencol Corp'),
      customer('200726.0', 'Cencol US'),
      'The codes 200726 and 200726.0 differ only in zeros or signs.',
    ],
    [
      'a short code with a word in common',
      customer('C-007', 'Flores del Sur'),
      customer('C7', 'Comercial del Sur'),
      'The codes C-007 and C7 differ only in zeros or signs.',
    ],
    [
      'tax number with and without its country',
      customer('A', 'Vega Import', { taxId: 'ES B-12.345.678' }),
      customer('B', 'Comercial Andes', { taxId: 'B12345678' }),
      'Both have the tax number ES B-12.345.678.',
    ],
    [
      'the same words in another order',
      customer('A', 'Ruiz Flores S.A.'),
      customer('B', 'FLORES RUIZ'),
      'The names “Ruiz Flores S.A.” and “FLORES RUIZ” are the same words in another order.',
    ],
    [
      'one letter',
      customer('A', 'Flores Ruiz S.A.'),
      customer('B', 'Floers Ruiz'),
      'The names “Flores Ruiz S.A.” and “Floers Ruiz” differ in one letter.',
    ],
    [
      'blanks',
      customer('A', 'Flores Ruiz S.A.'),
      customer('B', 'FLORESRUIZ'),
      'The names “Flores Ruiz S.A.” and “FLORESRUIZ” are equal but for spelling and legal form.',
    ],
    [
      'an alias',
      customer('A', 'Vega Import', { aliases: ['Distribuidora Norte'] }),
      customer('B', 'Distribuidora Norte Cía. Ltda.'),
      'The names “Distribuidora Norte” and “Distribuidora Norte Cía. Ltda.” are equal but for spelling and legal form.',
    ],
  ];
  test.each(cases)('%s', (_, a, b, because) => {
    expect(suggestMerges([a, b])).toEqual([{ a: a.code, b: b.code, because }]);
  });
});

describe('not one customer', () => {
  test.each([
    ['other names', customer('A', 'Flores Ruiz'), customer('B', 'Frutas Ruiz')],
    [
      'two tax numbers',
      customer('A', 'Flores Ruiz', { taxId: 'B12345678' }),
      customer('B', 'Flores Ruiz', { taxId: 'B87654321' }),
    ],
    [
      'two countries',
      customer('A', 'Flores Ruiz', { country: 'ES' }),
      customer('B', 'Flores Ruiz', { country: 'EC' }),
    ],
    ['numbers in the name', customer('A', 'Supermercado12'), customer('B', 'Supermercado13')],
    ['numbered branches', customer('A', 'Supermercado 12'), customer('B', 'Supermercado 13')],
    [
      'a slip in a short word',
      customer('A', 'Har Trading Partners'),
      customer('B', 'Bar Trading Partners'),
    ],
    ['short names', customer('A', 'Anso Ltd'), customer('B', 'Ango Ltd')],
    ['short codes', customer('C-007', 'Alpha'), customer('C7', 'Beta')],
    [
      'short tax numbers',
      customer('A', 'Alpha', { taxId: '12' }),
      customer('B', 'Beta', { taxId: '12' }),
    ],
    ['no names', customer('A', '—'), customer('B', '…')],
  ])('%s', (_, a, b) => {
    expect(suggestMerges([a, b])).toEqual([]);
  });
});

test('the surest reason comes first, and a pair comes once', () => {
  const found = suggestMerges([
    customer('1', 'Flores Ruiz S.A.'),
    customer('2', 'Floers Ruiz'),
    customer('0040105686', 'Andes Ltd', { taxId: 'B12345678' }),
    customer('40105686', 'Andes', { taxId: 'B12345678' }),
    customer('5', 'FLORES RUIZ'),
  ]);
  expect(found.map(({ a, b }) => `${a}+${b}`)).toEqual([
    '0040105686+40105686',
    '1+5',
    '1+2',
    '2+5',
  ]);
  expect(found[0]?.because).toEqual('Both have the tax number B12345678.');
});

test('many equal ones are each paired with the first', () => {
  const many = Array.from({ length: 300 }, (_, at) => customer(`X${at}Y`, 'Cash sales'));
  const found = suggestMerges(many);
  expect(found).toHaveLength(299);
  expect(new Set(found.map(({ a }) => a))).toEqual(new Set(['X0Y']));
});

/** Without e (`ue` is one letter to the comparison) and too long for a legal form. */
const name = fc.stringMatching(/^[abdfgiklmnoprtuvz]{7,9} [abdfgiklmnoprtuvz]{7,9}$/);

test('any one slip in a name is found among others', () => {
  fc.assert(
    fc.property(
      name,
      fc.nat(),
      fc.constantFrom('swap', 'drop', 'change', 'add'),
      fc.array(name, { maxLength: 20 }),
      (right, place, slip, others) => {
        const at = place % (right.length - 1);
        const head = right.slice(0, at);
        const rest = right.slice(at);
        const wrong = {
          swap: head + (rest[1] ?? '') + (rest[0] ?? '') + rest.slice(2),
          drop: head + rest.slice(1),
          change: `${head}x${rest.slice(1)}`,
          add: `${head}x${rest}`,
        }[slip];
        const letters = (text: string): string => text.replaceAll(' ', '');
        fc.pre(differsByOneTypo(letters(right), letters(wrong)));
        const found = suggestMerges([
          customer('R', right),
          ...others.map((one, index) => customer(`N${index}`, one)),
          customer('W', wrong),
        ]);
        expect(found.map(({ a, b }) => `${a} ${b}`)).toContain('R W');
      },
    ),
    { numRuns: 200 },
  );
});

test('nothing depends on the order but who is named first', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), (names) => {
      const list = names.map((one, at) => customer(`K${at}K`, one));
      const pairs = (all: readonly ComparableCustomer[]): readonly string[] =>
        suggestMerges(all)
          .filter(({ because }) => english(because).includes('one letter'))
          .map(({ a, b }) => [a, b].sort().join(' '))
          .sort();
      expect(pairs([...list].reverse())).toEqual(pairs(list));
    }),
  );
});

test.each([
  ['ruiz', 'riuz', true],
  ['ruiz', 'ruis', true],
  ['ruiz', 'ruz', true],
  ['ruiz', 'ruizz', true],
  ['aab', 'ab', true],
  ['ruiz', 'ruiz', false],
  ['ruiz', 'rojas', false],
  ['ruiz', 'zuir', false],
  ['abcd', 'badc', false],
  ['xaby', 'xbcy', false],
  ['xaby', 'xcay', false],
  ['', 'a', true],
])('%s and %s: one slip %s', (a, b, expected) => {
  expect(differsByOneTypo(a, b)).toBe(expected);
  expect(differsByOneTypo(b, a)).toBe(expected);
});
