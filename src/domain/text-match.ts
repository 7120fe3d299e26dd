/**
 * Whether a row is what a person looks for: the one rule of every filter and search field.
 *
 *     matchesText('muller de', ['C1', 'Müller GmbH', 'DE'])   ->  true    each word is found somewhere
 *     matchesText('muller fr', ['C1', 'Müller GmbH', 'DE'])   ->  false   "fr" is nowhere
 *     matchesText('', [])                                     ->  true    nothing is asked for
 *
 * Capital and small letters are alike, accents do not count, and `ß ø ł đ ı æ` are found as they are
 * typed without them (`fold-text.ts`). What a row is found by is for its list to say: of a customer
 * the name, the code and the country (`country-names.ts`).
 */
import { foldText } from './fold-text.ts';

/** The words that must each be found, folded; none where nothing is asked for. */
export const searchedWords = (query: string): readonly string[] =>
  foldText(query)
    .split(/\s+/)
    .filter((word) => word !== '');

/** A field as words are looked up in it. Worth keeping where a list is filtered at every key. */
export const searchable = (fields: readonly (string | null)[]): string =>
  foldText(fields.filter((field) => field !== null).join('\n'));

/** `text`: from `searchable`; `words`: from `searchedWords`. */
export const hasWords = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(word));

/** Every word of `query` is somewhere in one of the fields. */
export const matchesText = (query: string, fields: readonly (string | null)[]): boolean =>
  hasWords(searchable(fields), searchedWords(query));
