import { randomUUID } from 'node:crypto';
import type { APIRequestContext, APIResponse } from 'playwright/test';
import { demoTenant, demoUser, expect, sessionOf, test, type StorageState } from './support';

test.use({ trace: 'off' });

const SESSION = 'hf_session';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
/** An id that no row has. */
const NOBODYS = randomUUID();

function sessionIn(state: StorageState): string {
  return state.cookies.find(({ name }) => name === SESSION)?.value ?? '';
}

/** Requests without any cookie of their own: each test says what is sent along. */
test.describe('what every answer carries', () => {
  for (const [kind, url, status] of [
    ['a page before the sign-in', '/sign-in', 200],
    ['a redirect', '/', 302],
    ['an unknown page', '/no/such/page', 404],
    ['a page that needs a sign-in', '/customers', 302],
    ['the public API', '/api/v1/customers', 401],
    ['the description of the API', '/api/v1/openapi.json', 200],
    ['the door of the pages', '/api/trpc/customers.list', 401],
    ['a sign of life', '/livez', 200],
  ] as const) {
    test(`${kind}: ${url}`, async ({ playwright, baseURL }) => {
      const request = await playwright.request.newContext({ baseURL: baseURL ?? '' });
      const response = await request.get(url, { maxRedirects: 0 });
      expect(response.status()).toBe(status);
      const headers = response.headers();
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin' });
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers['x-powered-by']).toBeUndefined();
      // A redirect shows nothing that a policy could protect; everything with a body has one.
      if (status !== 302) {
        const policy = headers['content-security-policy'] ?? '';
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).toMatch(/default-src '(self|none)'/);
        expect(policy).not.toMatch(/unsafe-(inline|eval)|\*/);
      }
      await request.dispose();
    });
  }

  test('scripts run by a nonce that no two pages share', async ({ request }) => {
    const nonces = await Promise.all([1, 2].map(async () => /script-src 'nonce-([^']+)'/.exec((await request.get('/sign-in')).headers()['content-security-policy'] ?? '')?.[1]));
    expect(nonces[0]).toBeTruthy();
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('files carry it as well and stay in the browser', async ({ request }) => {
    const html = await (await request.get('/sign-in')).text();
    const file = /"(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const headers = (await request.get(file)).headers();
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' });
    expect(headers['cache-control']).toContain('immutable');
  });
});

test('pages with data are in no shared cache', async ({ browser, baseURL, playwright }) => {
  const storageState = await sessionOf({ role: 'manager' }, browser, baseURL ?? '');
  const request = await playwright.request.newContext({ baseURL: baseURL ?? '', storageState });
  for (const url of ['/customers', '/queue', '/customers.xlsx', '/customers.data', '/api/trpc/customers.list', '/no/such/page']) {
    const cacheControl = (await request.get(url)).headers()['cache-control'] ?? '';
    expect.soft(cacheControl, url).toMatch(/private|no-store/);
    expect.soft(cacheControl, url).not.toContain('public');
  }
  await request.dispose();
});

test.describe('a post from somewhere else', () => {
  const targets: [string, string][] = [
    ['a page', '/customers/new'],
    ['the queue', '/queue'],
    ['the sign-in', '/sign-in'],
    ['the sign-out', '/sign-out'],
    ['the language', '/settings/language'],
    ['an upload', '/imports/upload'],
    ['the door of the pages', '/api/trpc/contacts.claimNext'],
  ];
  for (const [what, url] of targets) {
    test(`${what}: ${url} is refused, and works from our own pages`, async ({ browser, baseURL, playwright }) => {
      const own = baseURL ?? '';
      const storageState = await sessionOf({ role: 'manager', tenant: 'qingchuan' }, browser, own);
      const cookie = `${SESSION}=${sessionIn(storageState)}`;
      const request = await playwright.request.newContext({ baseURL: own });
      const send = (headers: Record<string, string>): Promise<APIResponse> => request.post(url, { headers: { ...FORM, Cookie: cookie, ...headers }, data: '', maxRedirects: 0 });
      const foreign: Record<string, string>[] = [
        { Origin: 'https://evil.example' },
        { Origin: own.replace('http:', 'https:') },
        { Origin: `${own}.evil.example` },
        { Origin: 'null' },
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site' },
        { 'Sec-Fetch-Site': 'none' },
        {},
      ];
      for (const headers of foreign) expect((await send(headers)).status(), JSON.stringify(headers)).toBe(403);
      expect(await isSignedIn(request, cookie), 'nothing happened').toBe(true);
      if (url !== '/sign-out') expect((await send({ Origin: own })).status()).not.toBe(403);
      await request.dispose();
    });
  }

  test('a token in place of a cookie needs no page of ours', async ({ request }) => {
    const { apiToken } = demoTenant('haodi');
    const response = await request.post('/api/v1/customers', { headers: { Authorization: `Bearer ${apiToken}`, Origin: 'https://partner.example' }, data: {} });
    expect(response.status()).not.toBe(403);
    expect(response.status()).toBeLessThan(500);
  });

  test('the API takes no cookie', async ({ browser, baseURL, playwright }) => {
    const storageState = await sessionOf({ role: 'admin' }, browser, baseURL ?? '');
    const request = await playwright.request.newContext({ baseURL: baseURL ?? '', storageState });
    expect((await request.get('/api/v1/customers')).status()).toBe(401);
    await request.dispose();
  });
});

async function isSignedIn(request: APIRequestContext, cookie: string): Promise<boolean> {
  return (await request.get('/account', { headers: { Cookie: cookie }, maxRedirects: 0 })).status() === 200;
}

test.describe('the way back after the sign-in stays inside', () => {
  const outside = ['//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example', 'https:evil.example', 'javascript:alert(1)', '/\t/evil.example', '/%09/evil.example', '///evil.example', 'http:///evil.example', '@evil.example'];
  for (const returnTo of outside) {
    test(JSON.stringify(returnTo), async ({ playwright, baseURL }) => {
      const own = baseURL ?? '';
      const { email, password } = demoUser({ role: 'agent', tenant: 'qingchuan', index: 1 });
      const request = await playwright.request.newContext({ baseURL: own });
      const page = await request.get(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
      expect(page.status()).toBe(200);
      for (const path of ['/settings/language', '/sign-in']) {
        const form: Record<string, string> = path === '/sign-in' ? { email, password, returnTo } : { locale: 'zh-CN', returnTo };
        const response = await request.post(path, { form, headers: { Origin: own }, maxRedirects: 0 });
        expect([302, 303]).toContain(response.status());
        expect(new URL(response.headers()['location'] ?? '', own).origin, `${path} leads to ${response.headers()['location']}`).toBe(own);
      }
      await request.dispose();
    });
  }
});

test('the session cookie is for this host and for no script, new at each sign-in, and worthless after the sign-out', async ({ playwright, baseURL }) => {
  const own = baseURL ?? '';
  const { email, password } = demoUser({ role: 'owner', tenant: 'qingchuan' });
  const request = await playwright.request.newContext({ baseURL: own });
  const signIn = async (cookie = ''): Promise<string> => {
    const response = await request.post('/sign-in', { form: { email, password, returnTo: '/account' }, headers: { Origin: own, Cookie: cookie }, maxRedirects: 0 });
    const [line = ''] = response.headersArray().filter(({ name, value }) => name.toLowerCase() === 'set-cookie' && value.startsWith(SESSION)).map(({ value }) => value);
    expect(line).toMatch(/;\s*HttpOnly/i);
    expect(line).toMatch(/;\s*SameSite=Lax/i);
    expect(line).toMatch(/;\s*Path=\/(;|$)/i);
    expect(line).not.toMatch(/;\s*Domain=/i);
    return line.split(';')[0] ?? '';
  };
  const planted = `${SESSION}=${'a'.repeat(40)}`;
  const first = await signIn(planted);
  expect(first).not.toBe(planted);
  const second = await signIn(first);
  expect(second).not.toBe(first);
  expect(await isSignedIn(request, first), 'the session before is over').toBe(false);
  expect(await isSignedIn(request, second)).toBe(true);
  await request.post('/sign-out', { headers: { Origin: own, Cookie: second }, maxRedirects: 0 });
  expect(await isSignedIn(request, second), 'signed out').toBe(false);
  await request.dispose();
});

test("another tenant's rows look like rows that never were", async ({ openAs, browser, baseURL, playwright }) => {
  const one = await openAs({ role: 'admin', tenant: 'qingchuan' });
  one.allow(/404/);
  const neighbour = await sessionOf({ role: 'admin', tenant: 'haodi' }, browser, baseURL ?? '');
  const request = await playwright.request.newContext({ baseURL: baseURL ?? '', storageState: neighbour });
  const bodyOf = async (url: string): Promise<string> => {
    const response = await one.page.goto(url);
    expect(response?.status(), url).toBe(404);
    await expect(one.page.getByRole('heading', { level: 1 })).toBeVisible();
    return one.page.locator('main').innerText();
  };
  for (const [list, link] of [
    ['/customers', /href="(\/customers\/)([0-9a-f-]{36})"/],
    ['/contacts', /href="(\/calls\/)([0-9a-f-]{36})[?"]/],
    ['/admin/users', /href="(\/admin\/users\/)([0-9a-f-]{36})"/],
    ['/admin/org-units', /href="(\/admin\/org-units\/)([0-9a-f-]{36})"/],
  ] as const) {
    const [, path = '', id = ''] = link.exec(await (await request.get(list)).text()) ?? [];
    expect(id, `${list} has rows`).not.toBe('');
    expect((await request.get(path + id)).status(), 'its owner sees it').toBe(200);
    expect(await bodyOf(path + id)).toBe(await bodyOf(path + NOBODYS));
    expect((await request.get(`${path}nobody`)).status(), 'what can be no id').toBe(404);
  }
  await request.dispose();
});

test('an unknown address is answered in words, with a way home', async ({ page, guard }) => {
  guard.allow(/404/);
  const response = await page.goto('/no/such/page');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.locator('main').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/sign-in$/);
});
