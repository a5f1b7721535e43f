import type { i18n, TFunction } from 'i18next';
import { createI18n } from './instance';
import { toLanguage, type Language } from './namespaces';
import { resources } from './resources';

const instances = new Map<Language, i18n>();

/**
 * The shared instance of a language. One per language is enough, because its language never
 * changes: nobody may call `changeLanguage` on it.
 */
export function i18nFor(language: string | null | undefined): i18n {
  const known = toLanguage(language);
  let instance = instances.get(known);
  if (instance === undefined) {
    instance = createI18n(known, resources[known]);
    instances.set(known, instance);
  }
  return instance;
}

/** Translates outside of React: mails, exports, API errors, jobs. */
export function textsFor(language: string | null | undefined): TFunction {
  const instance = i18nFor(language);
  return instance.getFixedT(instance.language);
}
