import { describe, expect, test } from 'vitest';
import { LANGUAGES, NAMESPACES, type Texts } from './namespaces';
import { resources } from './resources';

/** Every text as "path.to.key" with its words. */
function flatten(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}
const places = (text: string): string[] => [...new Set(text.match(/\{\{[^}]+\}\}/g))].sort();

describe.each(NAMESPACES)('texts of %s', (namespace) => {
  const chinese = flatten(resources['zh-CN'][namespace]);

  test.each(LANGUAGES)('%s has every text, none of them empty', (language) => {
    const texts = flatten(resources[language][namespace]);
    expect([...texts.keys()].sort()).toEqual([...chinese.keys()].sort());
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test.each(LANGUAGES)('%s fills the same places as Chinese', (language) => {
    const texts = flatten(resources[language][namespace]);
    const different = [...chinese].filter(([key, text]) => {
      const other = texts.get(key);
      return other !== undefined && !key.startsWith('dates.') && places(other).join() !== places(text).join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });
});
