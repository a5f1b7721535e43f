import { createInstance, type i18n } from 'i18next';
import { NAMESPACES, type Language, type LanguageTexts } from './namespaces';

/**
 * An i18next instance bound to one language, with its texts in place: initialised synchronously,
 * so that server and browser render the same words in their first pass. It reaches React through
 * I18nextProvider only; the library's global instance would be shared by people of two languages.
 */
export function createI18n(language: Language, texts: LanguageTexts): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: texts },
    ns: NAMESPACES,
    defaultNS: 'common',
    initAsync: false,
    returnNull: false,
    returnEmptyString: false,
    // React escapes what it renders; mail and print escape in their own templates.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}
