/**
 * Text as it is searched for: capital and small letters alike, with or without accents, in every
 * script.
 *
 *     foldText('MÜLLER & Co') → 'muller & co'     foldText('Ķēniņš') → 'kenins'
 *     foldText('Weiß')        → 'weiss'           foldText('花之韵１') → '花之韵1'
 */

/** Letters that Unicode does not take apart, as they are typed without them. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const ASCII = /^[\x00-\x7f]*$/;

/** Whether SQLite's own `like` sees capital and small letters of the text as alike. */
export const isAscii = (text: string): boolean => ASCII.test(text);

/** The form in which two spellings of one word are equal. Folding twice changes nothing more. */
export const foldText = (text: string): string =>
  isAscii(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .toLowerCase()
        .replace(/\p{M}/gu, '')
        .replace(/[ßæœøłđðþı]/g, (letter) => SPELLED[letter] ?? letter);
