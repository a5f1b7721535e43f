import type { Language, LanguageTexts } from './namespaces';
import { texts as en } from './resources.en';
import { texts as zhCN } from './resources.zh-CN';

/** Every text of every language. Server and workers only; the browser loads one language. */
export const resources: Record<Language, LanguageTexts> = { 'zh-CN': zhCN, en };
