/**
 * Texts by key: `const { t } = useTranslation('frame'); t('rail.aging')`, and the language in which
 * answers of the engine are told. React escapes what it shows, so i18next must not escape a second
 * time.
 */
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languageFor } from '../../domain/reader-format.ts';
import { ENGLISH, type Language } from '../../domain/texts/render.ts';
import { readerLocale, setReaderLanguage } from '../format/format.ts';
import { english } from './resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
    resources: typeof english;
  }
}

let translate = ENGLISH.translate;
/** Dates in the sentences of the engine stand in the reader's form, too. */
export const readerLanguage = (): Language => ({ ...languageFor(readerLocale()), translate });

export const i18n = createInstance();
// Figures and dates follow the language of the words.
i18n.on('languageChanged', setReaderLanguage);

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'common',
  ns: Object.keys(english),
  resources: { en: english },
  initAsync: false,
  interpolation: { escapeValue: false },
});

/**
 * Takes the language that the address asks for (`/?language=qps-ploc`) before anything is drawn; one
 * that is not there leaves English. The setting of the language will come here, too.
 */
export async function speakAsAsked(address: string): Promise<void> {
  const asked = new URL(address).searchParams.get('language');
  if (asked !== 'qps-ploc') return;
  const { accentedScreens, pseudoLanguage, PSEUDO } = await import('./pseudo.ts');
  for (const [name, texts] of Object.entries(english))
    i18n.addResourceBundle(PSEUDO, name, accentedScreens(texts));
  translate = pseudoLanguage.translate;
  await i18n.changeLanguage(PSEUDO);
}
