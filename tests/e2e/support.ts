import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test as base, expect, type APIRequestContext, type Browser, type BrowserContextOptions, type ConsoleMessage, type Page } from 'playwright/test';

export { expect };

export type Language = 'zh-CN' | 'en';
export type Role = 'owner' | 'admin' | 'manager' | 'agent';
export type TenantSlug = 'haodi' | 'qingchuan';

export interface DemoUser {
  role: string;
  name: string;
  email: string;
  password: string;
}
export interface DemoTenant {
  slug: string;
  industry: string;
  apiToken: string;
  users: DemoUser[];
}

/** Somebody of a demo tenant. `index` tells apart people with the same role; the dealership and Chinese unless said. */
export interface Who {
  role: Role;
  tenant?: TenantSlug;
  index?: number;
  language?: Language;
}

/** What the demo wrote down for people (DESIGN 2). */
export function demoTenant(slug: TenantSlug): DemoTenant {
  const file = path.join(process.env.E2E_DATA_DIR ?? '', 'demo-logins.json');
  const { tenants } = JSON.parse(fs.readFileSync(file, 'utf8')) as { tenants: DemoTenant[] };
  const tenant = tenants.find((one) => one.slug === slug);
  if (!tenant) throw new Error(`no demo tenant ${slug}`);
  return tenant;
}

export function demoUser({ role, tenant = 'haodi', index = 0 }: Who): DemoUser {
  const user = demoTenant(tenant).users.filter((one) => one.role === role)[index];
  if (!user) throw new Error(`no ${role} ${index} in ${tenant}`);
  return user;
}

export type StorageState = Exclude<BrowserContextOptions['storageState'], string | undefined>;

/** Sessions by person, so that each signs in once a run; and the language that each has now. */
const sessions = new Map<string, StorageState>();
const languages = new Map<string, Language>();

/** Signs in as the browser's form does, without a browser. */
export async function sessionOf(who: Who, browser: Browser, baseURL: string): Promise<StorageState> {
  const { email, password } = demoUser(who);
  const language = who.language ?? 'zh-CN';
  let state = sessions.get(email);
  if (state && languages.get(email) === language) return state;
  const context = await browser.newContext({ baseURL, ...(state ? { storageState: state } : {}) });
  try {
    if (!state) await post(context.request, baseURL, '/sign-in', { email, password, returnTo: '/account' });
    await post(context.request, baseURL, '/settings/language', { locale: language, returnTo: '/account' });
    state = await context.storageState();
  } finally {
    await context.close();
  }
  expect(state.cookies.map(({ name }) => name), `${email} is signed in`).toContain('hf_session');
  sessions.set(email, state);
  languages.set(email, language);
  return state;
}

async function post(request: APIRequestContext, baseURL: string, url: string, form: Record<string, string>): Promise<void> {
  const response = await request.post(url, { form, headers: { Origin: baseURL }, maxRedirects: 0 });
  expect([200, 302, 303], `${url} answers`).toContain(response.status());
}

/** A problem that a page reported by itself: a script error, a refused resource, an answer that failed. */
export interface Watch {
  readonly problems: string[];
  /** What this test provokes on purpose. */
  allow(pattern: RegExp): void;
}

const UNIMPORTANT = [
  // The browser drops what it no longer needs when a page is left.
  /net::ERR_ABORTED/,
  // Without script the files of the scripts are not fetched. Where script runs, the console tells what a policy refuses.
  /\/assets\/\S+\.js: csp$/,
];

/** Writes down everything that a person with the browser's console open would see in red. */
export function watch(page: Page): Watch {
  const problems: string[] = [];
  const allowed = [...UNIMPORTANT];
  const note = (problem: string): void => {
    if (!allowed.some((pattern) => pattern.test(problem))) problems.push(problem);
  };
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' || /hydrat|did not match|Content Security Policy/i.test(message.text())) note(`console on ${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => note(`script on ${page.url()}: ${error.message}`));
  page.on('requestfailed', (request) => note(`request ${request.url()}: ${request.failure()?.errorText ?? ''}`));
  page.on('response', (response) => {
    if (response.status() >= 400) note(`answer ${response.status()} of ${response.url()}`);
  });
  return {
    get problems() {
      return problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)));
    },
    allow: (pattern) => void allowed.push(pattern),
  };
}

export interface Opened extends Watch {
  page: Page;
}

interface Fixtures {
  /** A page of a stranger's browser, watched; `guard` lets a test say what it provokes. */
  guard: Watch;
  /** A new browser window in which this person is signed in, watched like `page`. */
  openAs(who: Who, options?: BrowserContextOptions): Promise<Opened>;
}

export const test = base.extend<Fixtures>({
  guard: [
    async ({ page }, use) => {
      const guard = watch(page);
      await use(guard);
      expect(guard.problems, 'nothing surprising on the pages').toEqual([]);
    },
    { auto: true },
  ],
  openAs: async ({ browser, baseURL, viewport }, use) => {
    const opened: Opened[] = [];
    await use(async (who, options = {}) => {
      const storageState = await sessionOf(who, browser, baseURL ?? '');
      const context = await browser.newContext({ baseURL: baseURL ?? '', viewport, locale: who.language ?? 'zh-CN', timezoneId: 'Asia/Shanghai', storageState, ...options });
      const page = await context.newPage();
      const watching = watch(page);
      const one: Opened = { page, allow: watching.allow, get problems() { return watching.problems; } };
      opened.push(one);
      return one;
    });
    for (const { page } of opened) await page.context().close();
    expect(opened.flatMap(({ problems }) => problems), 'nothing surprising on the pages').toEqual([]);
  },
});

/** Until React has taken over: before, keys and scripts do nothing. */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('main');
    return main !== null && Object.keys(main).some((key) => key.startsWith('__reactFiber'));
  });
}

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeResults {
  violations: { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}

/** What axe finds on the page as it stands, one line each; empty when it is accessible (WCAG 2.2 AA). */
export async function axeProblems(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResults, string[]>((tags) => {
    const { axe } = window as unknown as { axe: { run(context: Document, options: object): Promise<AxeResults> } };
    return axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
  }, WCAG);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')} ${(failureSummary ?? '').split('\n').slice(1, 3).join(' ').trim()}`),
  );
}
