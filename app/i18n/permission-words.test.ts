import { expect, it } from 'vitest';
import { PERMISSIONS } from '#app/lib/permissions';
import { textsFor } from './i18n.server';
import { LANGUAGES } from './namespaces';

it.each(LANGUAGES)('every permission has words in %s, for the table on the roles page', (language) => {
  const t = textsFor(language);
  const wordless = Object.keys(PERMISSIONS).filter((permission) => t(`access:permission.${permission}`) === `permission.${permission}`);
  expect(wordless).toEqual([]);
});
