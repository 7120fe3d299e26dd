/**
 * Countries in words.
 *
 *     countryName('DE', 'es')    ->  'Alemania'
 *     countryNames('DE', 'es')   ->  ['DE', 'Alemania', 'Germany', 'Deutschland']
 */

// Intl objects cost more to make than to use; a list has a country in every row.
const displayNames = new Map<string, Intl.DisplayNames | null>();
function namesIn(locale: string): Intl.DisplayNames | null {
  const known = displayNames.get(locale);
  if (known !== undefined) return known;
  let made: Intl.DisplayNames | null;
  try {
    made = new Intl.DisplayNames(locale, { type: 'region' });
  } catch {
    made = null; // no language that this machine knows
  }
  displayNames.set(locale, made);
  return made;
}

/** The name in the reader's language; the code itself when nobody knows it. `locale`: BCP 47. */
export function countryName(code: string, locale: string): string {
  try {
    return namesIn(locale)?.of(code) ?? code;
  } catch {
    return code; // no code at all
  }
}

/** The language that most people of the country speak; null where nobody knows. */
function languageOf(code: string): string | null {
  try {
    const { language } = new Intl.Locale(`und-${code}`).maximize();
    return language === 'und' ? null : language;
  } catch {
    return null;
  }
}

const NO_NAMES: readonly string[] = [];
const allNames = new Map<string, readonly string[]>();

/**
 * What a person may type for a country: its code, its name in the reader's language, in English and
 * in its own. Null (no country is known) has no names.
 */
export function countryNames(code: string | null, locale: string): readonly string[] {
  if (code === null) return NO_NAMES;
  const key = `${code} ${locale}`;
  let names = allNames.get(key);
  if (names === undefined) {
    const own = languageOf(code);
    names = [
      ...new Set([
        code,
        countryName(code, locale),
        countryName(code, 'en'),
        ...(own === null ? [] : [countryName(code, own)]),
      ]),
    ];
    allNames.set(key, names);
  }
  return names;
}
