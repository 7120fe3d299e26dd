/**
 * Text as pdfmake wants it, each character in a font that has it.
 *
 *     printable('Müller GmbH')        ->  'Müller GmbH'
 *     printable('鲜花 Flowers Ltd')    ->  [{ text: '鲜花', font: 'Chinese' }, ' Flowers Ltd']
 *
 * A character that no font of ours has prints as U+FFFD, and `unprintableIn` names it, so that the
 * person hears of it before the letter is issued. Invisible direction marks count as such: they can
 * make an account number read backwards.
 */
import type { ContentText } from 'pdfmake/interfaces.js';
import { sharedFont } from './shared-fonts.ts';

/** `wordBreak` is documented by pdfmake 0.3, yet missing from its types. */
export type TextRun = string | (ContentText & { wordBreak?: 'break-all' });
export type Printable = string | TextRun[];

export const REPLACEMENT = '\ufffd';

/** The font of a script, as `pdf.ts` names it. Japanese is printed in the Chinese one, which has kana. */
const FAMILIES = {
  latin: 'Latin',
  chinese: 'Chinese',
  korean: 'Korean',
  thai: 'Thai',
} as const;
type Script = keyof typeof FAMILIES | 'none';
const scripts = new Map<number, Script>();

/**
 * Where the others' characters are, so that no font is read for a name that it cannot have: Thai, Hangul (jamo,
 * syllables). Greek, Cyrillic and Devanagari are in the Latin one. Arabic and Hebrew are in none: pdfmake sets words
 * from left to right, and a name in the wrong order is worse than one that nobody can print.
 */
const scriptByRange = (code: number): Exclude<Script, 'none'> =>
  code >= 0x0e00 && code <= 0x0e7f
    ? 'thai'
    : (code >= 0x1100 && code <= 0x11ff) || (code >= 0x3130 && code <= 0x318f) || (code >= 0xac00 && code <= 0xd7af) // prettier-ignore
      ? 'korean'
      : 'chinese';

/** U+200B–U+200F, U+2028–U+202E, U+2060–U+206F, U+FEFF: marks that print nothing. */
const isInvisible = (code: number): boolean =>
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x2028 && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0xfeff ||
  code < 0x20 ||
  (code >= 0x7f && code < 0xa0);

function scriptOf(code: number): Script {
  if (code >= 0x20 && code < 0x7f) return 'latin';
  let script = scripts.get(code);
  if (script === undefined) {
    if (isInvisible(code)) script = 'none';
    else if (sharedFont('latin-regular').hasGlyphForCodePoint(code)) script = 'latin';
    else {
      const other = scriptByRange(code);
      script = sharedFont(`${other}-regular`).hasGlyphForCodePoint(code) ? other : 'none';
    }
    scripts.set(code, script);
  }
  return script;
}

/** Composed characters (ē, not e + ¯), tabs and line ends as spaces: one line of text. */
const oneLine = (text: string): string =>
  text.normalize('NFC').replace(/[\t\r\n\v\f\u0085]+/g, ' ');

const PLAIN = /^[\x20-\x7e]*$/;

/** The characters of `text` that no font has, each once. */
export function unprintableIn(text: string): readonly string[] {
  if (PLAIN.test(text)) return [];
  const missing = new Set<string>();
  for (const character of oneLine(text))
    if (scriptOf(character.codePointAt(0) ?? 0) === 'none') missing.add(character);
  return [...missing];
}

/** Where a line of Latin text may break on its own. */
const UNBROKEN = /[^\s\u2e80-\u{10ffff}-]+/gu;

/**
 * One line of text in the right fonts. A word of more than `longest` characters may break anywhere,
 * because it must not run out of its column.
 */
export function printable(text: string, longest = 28): Printable {
  const line = oneLine(text);
  if (PLAIN.test(line) && !hasLongWord(line, longest)) return line;
  const runs: { text: string; script: Exclude<Script, 'none'> }[] = [];
  for (const character of line) {
    const script = scriptOf(character.codePointAt(0) ?? 0);
    const shown = script === 'none' ? REPLACEMENT : character;
    const font = script === 'none' ? 'latin' : script;
    const last = runs.at(-1);
    if (last !== undefined && last.script === font) last.text += shown;
    else runs.push({ text: shown, script: font });
  }
  const out = runs.flatMap((run): TextRun[] =>
    run.script === 'latin'
      ? breakLongWords(run.text, longest)
      : [{ text: run.text, font: FAMILIES[run.script] }],
  );
  return out.length === 1 && typeof out[0] === 'string' ? out[0] : out;
}

const hasLongWord = (text: string, longest: number): boolean =>
  text.length > longest && (text.match(UNBROKEN) ?? []).some((word) => word.length > longest);

function breakLongWords(text: string, longest: number): TextRun[] {
  if (!hasLongWord(text, longest)) return [text];
  const runs: TextRun[] = [];
  let from = 0;
  for (const match of text.matchAll(UNBROKEN)) {
    if (match[0].length <= longest) continue;
    if (match.index > from) runs.push(text.slice(from, match.index));
    runs.push({ text: match[0], wordBreak: 'break-all' });
    from = match.index + match[0].length;
  }
  if (from < text.length) runs.push(text.slice(from));
  return runs;
}
