/** A row is found by every word, somewhere, however it is typed; a country by each of its names. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countryName, countryNames } from '../../src/domain/country-names.ts';
import { matchesText } from '../../src/domain/text-match.ts';

const MUELLER = ['C1042', 'Müller & Strauß GmbH', ...countryNames('DE', 'es')];

test.each([
  ['', true],
  ['   ', true],
  ['muller', true],
  ['MÜLLER', true],
  ['strauss', true],
  ['Strauß', true],
  ['gmbh 1042', true],
  ['1042 Germany', true],
  ['Deutschland', true],
  ['alemania', true],
  ['de', true],
  ['Tyskland', false],
  ['muller ltd', false],
])('"%s" finds Müller of Germany for a Spanish reader: %s', (query, isFound) => {
  expect(matchesText(query, MUELLER)).toBe(isFound);
});

test.each([
  ['SIA "Ziedu nams Ķīšezers"', 'kisezers'],
  ['Bjørn Łukasz Đorđe', 'bjorn lukasz dorde'],
  ['Æbler Işık', 'aebler isik'],
  ['上海永生花卉贸易有限公司', '花卉'],
  ['Œillet', 'oeillet'],
])('%s is found by %s', (name, query) => {
  expect(matchesText(query, [name])).toBe(true);
});

test('a word does not reach from one field into the next, and no field has no words', () => {
  expect(matchesText('ab', ['a', 'b'])).toBe(false);
  expect(matchesText('null', [null])).toBe(false);
});

test('every name is found by each of its own words, in any order and case', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcÄöÉñßøŁķ花'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const query = [...words].reverse().join(' ').toUpperCase();
      expect(matchesText(query, [words.join(' ')])).toBe(true);
    }),
  );
});

test.each([
  ['DE', 'en-GB', 'Germany'],
  ['DE', 'es', 'Alemania'],
  ['XX', 'en-GB', 'XX'],
  ['not a code', 'en-GB', 'not a code'],
  ['DE', 'not a locale', 'DE'],
])('%s in %s is %s', (code, locale, name) => {
  expect(countryName(code, locale)).toBe(name);
});

test('a country that is not known has no names; one that is has its own, too', () => {
  expect(countryNames(null, 'en-GB')).toEqual([]);
  expect(countryNames('LV', 'en-GB')).toEqual(['LV', 'Latvia', 'Latvija']);
});
