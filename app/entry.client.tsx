import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '#app/i18n/instance';
import { toLanguage, type Language, type LanguageTexts } from '#app/i18n/namespaces';

/** One chunk per language; a page loads only the language the server rendered. */
const TEXTS: Record<Language, () => Promise<{ texts: LanguageTexts }>> = {
  'zh-CN': () => import('#app/i18n/resources.zh-CN'),
  en: () => import('#app/i18n/resources.en'),
};

async function hydrate(): Promise<void> {
  const language = toLanguage(document.documentElement.lang);
  const { texts } = await TEXTS[language]();
  const i18n = createI18n(language, texts);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

void hydrate();
