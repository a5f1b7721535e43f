import { useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#app/i18n/namespaces';

/** Each language in its own words: people look for theirs, whatever the page speaks now. */
const SHORT_NAMES = { 'zh-CN': '中文', en: 'EN' } as const;

/** One button per other language. A plain post with a full page load, because the texts come with the page. */
export function LanguageSwitch({ className = 'btn btn-ghost btn-sm' }: { className?: string }) {
  const { t, i18n } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <form method="post" action="/settings/language" className="flex">
      <input type="hidden" name="returnTo" value={pathname + search} />
      {LANGUAGES.filter((language) => language !== i18n.language).map((language) => (
        <button key={language} type="submit" name="locale" value={language} lang={language} className={className} title={t('language.label')}>
          {SHORT_NAMES[language]}
          <span className="sr-only"> {t(`language.${language}`)}</span>
        </button>
      ))}
    </form>
  );
}
