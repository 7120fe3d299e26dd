/**
 * Texts by key: `const { t } = useTranslation('frame'); t('rail.aging')`.
 * React escapes what it shows, so i18next must not escape a second time.
 */
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { setReaderLanguage } from '../format/format.ts';
import { english } from './resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
    resources: typeof english;
  }
}

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
