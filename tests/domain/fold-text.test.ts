/** Spellings of one word are equal once folded. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, isAscii } from '../../src/domain/fold-text.ts';

test.each([
  ['MÜLLER & Co', 'muller & co'],
  ['ABC', 'abc'],
  ['Ķēniņš', 'kenins'],
  ['Weiß', 'weiss'],
  ['花之韵１', '花之韵1'],
  ['ÆØŁĐÐÞ', 'aeolddth'],
  ['œuvre', 'oeuvre'],
  ['Işık', 'isik'],
  ['ÉCOLE', 'ecole'],
])('%s is searched for as %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test('folding twice changes nothing more, and capitals do not matter', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'aBÄößÆœøŁđÐþıÉñçЖж花１ -'),
    maxLength: 20,
  });
  fc.assert(
    fc.property(letters, (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
      expect(foldText(text.toLowerCase())).toBe(foldText(text));
    }),
  );
});

test.each([
  ['', true],
  ['Rosa Ltd 1', true],
  ['\u007f', true],
  ['\u0080', false],
  ['Rosaé', false],
  ['éRosa', false],
])('%j is ASCII: %s', (text, is) => {
  expect(isAscii(text)).toBe(is);
});
