import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from '#app/i18n/format';
import { toLanguage } from '#app/i18n/namespaces';

const FormatContext = createContext<Format | null>(null);

/** @param now ISO instant at which the server made the page; "today" counts from it. */
export function FormatProvider({ timeZone, now, children }: { timeZone: string; now: string; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const format = useMemo(
    () => createFormat({ language: toLanguage(i18n.language), timeZone, now: new Date(now), t }),
    [i18n.language, timeZone, now, t],
  );
  return <FormatContext.Provider value={format}>{children}</FormatContext.Provider>;
}

/** Dates, figures, money and phones in the person's language and the tenant's zone. */
export function useFormat(): Format {
  const format = useContext(FormatContext);
  if (format === null) throw new Error('useFormat needs a FormatProvider above it');
  return format;
}
