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
  return say`the customer's language is ${nameOf(customerLanguage)} and the letter is in ${nameOf(letterLanguage)}; enclose a translation if the customer may not read it`;
}

/** Which pack a language tag means (domain-rules 5.5 no. 5): its primary language, English by country. */
export function packOf(
  languageTag: string,
  country: string | null,
  packs: readonly string[],
): string | null {
  const tag = languageTag.trim().toLowerCase();
  const exact = packs.find((pack) => pack.toLowerCase() === tag);
  if (exact !== undefined) return exact;
  const language = primary(languageTag);
  if (language === 'en') return country === 'US' ? 'en-US' : 'en-GB';
  return packs.find((pack) => pack === language) ?? null;
}

/**
 * Locale of numbers and dates: the language with its own region, else with the customer's country, where CLDR has
 * it; else `home`.
 */
export function localeOf(languageTag: string, country: string | null, home: string): string {
  const language = primary(languageTag);
  if (language !== primary(home)) return home;
  const own = /^[a-z]{2,3}[-_](?:[a-z]{4}[-_])?([a-z]{2})$/i.exec(languageTag.trim())?.[1];
  for (const region of [own, country]) {
    if (region === undefined || region === null || !/^[a-z]{2}$/i.test(region)) continue;
    const wanted = `${language}-${region.toUpperCase()}`;
    if (new Intl.NumberFormat(wanted).resolvedOptions().locale === wanted) return wanted;
  }
  return home;
}
