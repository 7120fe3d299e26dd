/**
 * A language that nobody speaks, to see what would stay English or be cut off in another one: every
 * letter is accented and every text a third longer. `qps-ploc` is the usual code of such a language.
 *
 *     accented('Overdue by 3 days')  ->  'Ôvééŕđûûé ƀýý 3 đâýýš'
 *
 * It is made from English when it is asked for (`?language=qps-ploc` in the address), so it is never
 * out of date. A sentence that was not drawn out into `resources/texts` stays English in it, as it
 * would in any other language.
 */
import { ENGLISH, piecesOf, type Language, type Piece } from '../../domain/texts/render.ts';
import sentences from '../../../resources/texts/en/sentences.json';

/** As `Intl` writes it: i18next looks texts up under the canonical form of a code. */
export const PSEUDO = 'qps-Ploc';

const FROM = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const TO = 'âƀçđéƒĝĥîĵķļɱñôƥɋŕšţûṽŵẋýžÂƁÇĐÉƑĜĤÎĴĶĻṀÑÔƤɊŔŠŢÛṼŴẊÝŽ';

/** Every third letter stands twice. */
export function accented(words: string): string {
  let letters = 0;
  return words.replace(/[a-zA-Z]/g, (letter) => {
    const other = TO[FROM.indexOf(letter)] ?? letter;
    letters += 1;
    return letters % 3 === 0 ? other + other.toLowerCase() : other;
  });
}

/** Values, nested texts and tags of i18next. */
const KEPT = /(\{\{.*?\}\}|\$t\(.*?\)|<\/?\w+\/?>|&\w+;)/;

/** A text of the screens, or all of a file of them. */
export const accentedScreens = <T>(texts: T): T =>
  (typeof texts === 'string'
    ? texts
        .split(KEPT)
        .map((part, index) => (index % 2 === 1 ? part : accented(part)))
        .join('')
    : Object.fromEntries(
        Object.entries(texts as object).map(([key, value]) => [key, accentedScreens(value)]),
      )) as T;

const written = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => {
      if (typeof piece === 'string') return accented(piece);
      if (piece.forms === null) return `{${piece.place}}`;
      const forms = [...piece.forms].map(([name, form]) => `${name} {${written(form)}}`);
      return `{${piece.place}, plural, ${forms.join(' ')}}`;
    })
    .join('');

const known = new Set<string>(sentences);

export const pseudoLanguage: Language = {
  ...ENGLISH,
  translate: (template) => (known.has(template) ? written(piecesOf(template)) : template),
};
