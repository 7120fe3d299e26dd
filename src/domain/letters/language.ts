/**
 * A letter in a language the customer does not read is a letter half sent.
 *
 *     customer de, letter en   "the customer's language is German and the letter is in English; …"
 */
import { say, type Text } from '../texts/text.ts';

const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

const primary = (language: string): string => language.trim().toLowerCase().split(/[-_]/)[0] ?? '';

/** `German` of `de-AT`; what is no language tag is quoted as it stands. */
function nameOf(language: string): string {
  if (!TAG.test(language.trim())) return `"${language.trim()}"`;
  return new Intl.DisplayNames('en', { type: 'language' }).of(primary(language)) ?? language;
}

/** Null when the languages agree or the customer's is not known. A sentence without a full stop. */
export function languageCaution(
  customerLanguage: string | null,
  letterLanguage: string,
): Text | null {
  if (customerLanguage === null || customerLanguage.trim() === '') return null;
  if (primary(customerLanguage) === primary(letterLanguage)) return null;
  return say`the customer's language is ${nameOf(customerLanguage)} and the letter is in ${nameOf(letterLanguage)}, the only one there is yet; enclose a translation if the customer may not read it`;
}
