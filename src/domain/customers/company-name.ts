/**
 * The name of a company without what does not tell companies apart: legal form, capitals, accents,
 * signs. Two spellings of one company come out equal; two companies rarely do.
 *
 *     plainCompanyName('Müller & Söhne GmbH & Co. KG')   ->  'muller sohne'
 *     plainCompanyName('MUELLER UND SOEHNE')             ->  'muller sohne'
 *     plainCompanyName('SIA "Dzintara Ceļš"')            ->  'dzintara cels'
 *     plainCompanyName('Comercial Ruiz, S.A. de C.V.')   ->  'comercial ruiz'
 *     plainCompanyName('深圳市花之韵贸易有限公司')           ->  '深圳市花之韵贸易'
 *
 * The result is for comparing, never for showing, and only with another result of this file: a text
 * in which a name is looked for goes through `plainWords` first.
 */
import { foldText } from '../fold-text.ts';
import {
  BRACKETED,
  FORMS_FIRST,
  FORMS_LAST,
  MOST_WORDS,
  UNSPACED_FIRST,
  UNSPACED_LAST,
} from './legal-forms.ts';

/** Words that one clerk writes and the next one leaves out, between two others. */
const LINKS: ReadonlySet<string> = new Set(['and', 'und', 'et', 'y', 'og', 'och', 'un', 'ir', 'и']);

/** `Mueller` is how a bank without umlauts writes `Müller`, which folds to `muller`. */
const TYPED_UMLAUT = /([aou])e/g;

const APOSTROPHES = /['’‘`´]/g;
/** `S.A.`, `C. V.`: one word. Letters without dots stay apart, for they may be initials. */
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\. ?){2,}/gu;
const NOT_A_WORD = /[^\p{L}\p{N}]+/gu;

/**
 * Words of any text in the form in which names are compared: folded, umlauts typed as two letters
 * made one, signs dropped, one blank between words. Legal forms stay.
 */
export const plainWords = (text: string): string => oneLetterUmlauts(words(text));

const words = (text: string): string =>
  foldText(text)
    .replace(APOSTROPHES, '')
    .replace(DOTTED, (letters) => `${letters.replace(/[. ]/g, '')} `)
    .replace(NOT_A_WORD, ' ')
    .trim();

const oneLetterUmlauts = (folded: string): string => folded.replace(TYPED_UMLAUT, '$1');

const isForm = (forms: ReadonlySet<string>, parts: readonly string[]): boolean => {
  const joined = parts.join('');
  return forms.has(joined) || forms.has(oneLetterUmlauts(joined));
};

/** How many words at the end are a legal form: the longest that leaves a name. */
function formAtEnd(name: readonly string[]): number {
  for (let count = Math.min(MOST_WORDS, name.length - 1); count > 0; count -= 1)
    if (isForm(FORMS_LAST, name.slice(-count))) return count;
  return 0;
}

/** At the start, letters that stand apart are initials: `M B Foods` is no `MB` of Lithuania. */
function formAtStart(name: readonly string[]): number {
  for (let count = Math.min(MOST_WORDS, name.length - 1); count > 0; count -= 1) {
    const parts = name.slice(0, count);
    const isInitials = count > 1 && parts.every((part) => part.length === 1);
    if (!isInitials && isForm(FORMS_FIRST, parts)) return count;
  }
  return 0;
}

/** Cuts forms of scripts without blanks, so long as a name is left. */
function withoutUnspacedForms(text: string): string {
  if (UNSPACED_LAST.includes(text)) return text;
  let rest = text;
  const last = UNSPACED_LAST.find((form) => rest.endsWith(form) && rest.length > form.length);
  if (last !== undefined) rest = rest.slice(0, -last.length).trim();
  const first = UNSPACED_FIRST.find((form) => rest.startsWith(form) && rest.length > form.length);
  return first === undefined ? rest : rest.slice(first.length).trim();
}

/**
 * `name` for comparing: see the head of this file. Never empty unless the name has no letter and no
 * digit: a company called `AB` keeps its name.
 */
export function plainCompanyName(name: string): string {
  const text = withoutUnspacedForms(words(name.replace(BRACKETED, ' ')));
  let rest: readonly string[] = text.split(' ').filter((word) => word !== '');
  rest = rest.slice(formAtStart(rest));
  // Forms follow each other: `Handels GmbH & Co. KG`, `Trading Co., Ltd.`
  for (let count = formAtEnd(rest); count > 0; count = formAtEnd(rest))
    rest = rest.slice(0, -count);
  if (rest.length > 1 && rest[0] === 'the') rest = rest.slice(1);
  const telling = rest.filter((word, at) => at === 0 || at === rest.length - 1 || !LINKS.has(word));
  return oneLetterUmlauts(telling.join(' '));
}
