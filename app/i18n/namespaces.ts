/**
 * The one list of languages and of text namespaces. A namespace is a file
 * `locales/<language>/<namespace>.json`; adding a name here makes the compiler ask for its import
 * in both `resources.*.ts`.
 */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a person sees when neither they nor their tenant chose a language. */
export const DEFAULT_LANGUAGE: Language = 'zh-CN';

export const NAMESPACES = [
  'common',
  'errors',
  'access',
  'tenancy',
  'customers',
  'vehicles',
  'homes',
  'records',
  'outreach',
  'forms',
  'insight',
  'imports',
  'jobs',
] as const;
export type Namespace = (typeof NAMESPACES)[number];

/** Texts as they stand in the files: nested objects with strings at the leaves. */
export interface Texts {
  [key: string]: string | Texts;
}
export type LanguageTexts = Record<Namespace, Texts>;

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The language to use for a wish from a cookie, a profile or a browser: exact, then by its first part. */
export function toLanguage(wish: string | null | undefined): Language {
  if (isLanguage(wish)) return wish;
  const primary = wish?.split('-')[0]?.toLowerCase();
  return LANGUAGES.find((language) => language.split('-')[0] === primary) ?? DEFAULT_LANGUAGE;
}
