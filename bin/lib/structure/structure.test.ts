import { describe, expect, test } from 'vitest';
import { checkStructure } from './check.mjs';

/** A small house in order; each test breaks one rule of it and expects exactly that one to be reported. */
const sound: Record<string, string> = {
  'app/lib/paging.ts': 'export const page = 1;',
  'app/platform/clock.server.ts': 'export const clock = 1;',
  'app/components/card.tsx': "import { page } from '#app/lib/paging'; export const Card = page;",
  'app/modules/tenancy/schema.ts': 'export type Tenant = string;',
  'app/modules/outreach/rule/schema.ts': 'export const ruleInput = 1;',
  'app/modules/outreach/rule/domain.ts': 'export const due = 1;',
  'app/modules/outreach/rule/domain.test.ts': "import { due } from './domain'; void due;",
  'app/modules/outreach/rule/service.server.ts':
    "import { clock } from '#app/platform/clock.server'; import { due } from './domain'; export const rules = [clock, due];",
  'app/modules/outreach/rule/jobs.ts': 'export const job = 1;',
  'app/modules/outreach/ui/rule-list.tsx':
    "import type { rules } from '../rule/service.server'; export const RuleList = (list: typeof rules) => list;",
  'app/modules/insight/service.server.ts':
    "import { rules } from '#app/modules/outreach/rule/service.server'; export const kpi = rules;",
  'app/server/root-router.server.ts': "import { kpi } from '#app/modules/insight/service.server'; export const root = kpi;",
  'app/routes/_index.tsx':
    "import type { root } from '#app/server/root-router.server'; import { RuleList } from '#app/modules/outreach/ui/rule-list'; export default (x: typeof root) => [x, RuleList];",
  'workers/index.ts': "import { job } from '#app/modules/outreach/rule/jobs'; void job;",
  'app/i18n/locales/zh-CN/outreach.json': '{"due":"{{date}} 回访","calls_other":"{{count}} 次回访"}',
  'app/i18n/locales/en/outreach.json': '{"due":"Call on {{date}}","calls_one":"One call","calls_other":"{{count}} calls"}',
};

const check = (changes: Record<string, string>): string[] => checkStructure(new Map(Object.entries({ ...sound, ...changes })));

test('a house in order has no breaches', () => {
  expect(check({})).toEqual([]);
});

describe('names', () => {
  test.each([
    ['a file that is not in the list of a module', 'app/modules/outreach/rule/planner.ts', /not in the list/],
    ['a page among the files of a module', 'app/modules/outreach/page.tsx', /not in the list/],
    ['a server file in ui/', 'app/modules/outreach/ui/format.server.ts', /components/],
    ['utils.ts', 'app/lib/utils.ts', /drawer/],
    ['helpers.tsx', 'app/components/helpers.tsx', /drawer/],
    ['a file that is a module by itself', 'app/modules/reports.ts', /folders/],
  ])('%s', (_name, file, message) => {
    expect(check({ [file]: 'export const x = 1;' })).toEqual([expect.stringMatching(message)]);
  });

  test('a file that only passes on what others export', () => {
    const barrel = { 'app/components/index.ts': "export { Card } from './card';" };
    expect(check(barrel)).toEqual([expect.stringMatching(/^app\/components\/index\.ts: only re-exports/)]);
  });
});

describe('directions', () => {
  test.each([
    ['lib knows nothing above it', 'app/lib/now.ts', "import { Card } from '#app/components/card';", /lib may import/],
    ['platform knows no module', 'app/platform/mail.server.ts', "import { due } from '#app/modules/outreach/rule/domain';", /platform may import/],
    ['a module knows no server', 'app/modules/board/service.server.ts', "import { root } from '#app/server/root-router.server';", /modules may import/],
    ['nothing imports routes', 'app/server/pages.server.ts', "import page from '#app/routes/_index';", /nothing imports routes/],
    ['nothing imports workers', 'app/modules/board/service.server.ts', "import '#workers/index';", /nothing imports workers/],
    ['a route loads no service', 'app/routes/a.tsx', "import { job } from '#app/modules/outreach/rule/jobs';", /schema, domain and ui/],
    ['a route loads no platform', 'app/routes/a.tsx', "import { clock } from '#app/platform/clock.server';", /\.server file/],
    ['the product does not know its tests', 'app/lib/now.ts', "import '#tests/setup/redis';", /does not know its tests/],
    ['a lower module does not know a higher one', 'app/modules/tenancy/service.server.ts', "import { kpi } from '#app/modules/insight/service.server';", /rank 1.*rank 5/],
    ['the inside of another module stays inside', 'app/modules/insight/queries.server.ts', "import { due } from '#app/modules/outreach/rule/queries.server';", /only schema/],
    ['a module without a rank', 'app/modules/astrology/service.server.ts', "import { job } from '#app/modules/outreach/rule/jobs';", /no rank/],
  ])('%s', (_name, file, text, message) => {
    expect(check({ [file]: text })).toEqual([expect.stringMatching(message)]);
  });

  test.each([
    ['a component', 'app/components/clock.tsx'],
    ['ui of a module', 'app/modules/outreach/ui/clock.tsx'],
    ['a schema', 'app/modules/outreach/schema.ts'],
  ])('%s never loads a .server file, not even on demand', (_name, file) => {
    const text = "export const load = () => import('#app/platform/clock.server');";
    expect(check({ [file]: text })).toEqual([expect.stringMatching(/\.server file/)]);
  });
});

describe('cycles', () => {
  test('between two files', () => {
    const cycle = {
      'app/lib/a.ts': "import { b } from './b'; export const a = () => b;",
      'app/lib/b.ts': "import { a } from './a'; export const b = () => a;",
    };
    expect(check(cycle)).toEqual([expect.stringMatching(/imports itself by way of app\/lib\/b\.ts/)]);
  });

  test('between two modules of one rank, even if no file meets itself', () => {
    const cycle = {
      'app/modules/cases/service.server.ts': "import { job } from '#app/modules/outreach/rule/jobs'; export const cases = job;",
      'app/modules/outreach/service.server.ts': "import { x } from '#app/modules/cases/schema'; export const y = x;",
      'app/modules/cases/schema.ts': 'export const x = 1;',
    };
    expect(check(cycle)).toEqual([expect.stringMatching(/app\/modules\/(cases|outreach): imports itself/)]);
  });

  test('types may point both ways', () => {
    const types = {
      'app/lib/a.ts': "import type { B } from './b'; export type A = B[];",
      'app/lib/b.ts': "import { type A } from './a'; export type B = A[];",
    };
    expect(check(types)).toEqual([]);
  });
});

describe('texts', () => {
  const zh = 'app/i18n/locales/zh-CN/outreach.json';
  const en = 'app/i18n/locales/en/outreach.json';
  test.each([
    ['a key that English lacks', { [zh]: '{"due":"{{date}} 回访","calls_other":"{{count}}","late":"逾期"}' }, /en\/outreach\.json: late is missing/],
    ['a key that Chinese lacks', { [en]: '{"due":"{{date}}","calls_other":"{{count}}","late":"Late"}' }, /zh-CN\/outreach\.json: late is missing/],
    ['a placeholder under another name', { [en]: '{"due":"Call on {{day}}","calls_other":"{{count}}"}' }, /placeholders \{day\}/],
    ['an empty text', { [en]: '{"due":"{{date}}","calls_other":" "}' }, /calls_other is empty/],
    ['a file only one language has', { 'app/i18n/locales/en/fees.json': '{"bill":"Bill"}' }, /zh-CN\/fees\.json: bill is missing/],
    ['a file that is not JSON', { [en]: '{"due":' }, /outreach\.json: .*JSON/],
  ])('%s', (_name, changes, message) => {
    expect(check(changes)).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
  });
});
