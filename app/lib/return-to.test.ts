import { expect, test } from 'vitest';
import { safeReturnTo } from './return-to';

test.each([
  ['a page of ours', '/customers?q=王&page=2#top', '/customers?q=%E7%8E%8B&page=2#top'],
  ['another site', 'https://evil.example/', '/'],
  ['another site without scheme', '//evil.example', '/'],
  ['another site behind a backslash', '/\\evil.example', '/'],
  ['another site behind a tab that browsers drop', '/\t/evil.example', '/'],
  ['a script', 'javascript:alert(1)', '/'],
  ['nothing', null, '/'],
])('going back to %s', (_case, value, expected) => {
  expect(safeReturnTo(value)).toBe(expected);
});
