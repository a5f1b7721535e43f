import { STRANGERS, sendImport, walk } from './crawl';
import { routePages } from './pages';
import { axeProblems, expect, test, type Language, type TenantSlug } from './support';

test.use({ trace: 'off' });
test.describe.configure({ timeout: 240_000 });

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };

for (const [tenant, language, alsoOnPhone] of [['haodi', 'zh-CN', true], ['qingchuan', 'en', false]] as [TenantSlug, Language, boolean][]) {
  test(`${tenant}: every page can be used by everybody (${language})`, async ({ openAs, request }) => {
    await sendImport(request, tenant);
    const one = await openAs({ role: 'admin', tenant, language });
    const faults: string[] = [];
    await walk(one, {
      tenant,
      enough: 1,
      look: async (address) => {
        for (const viewport of alsoOnPhone ? [PHONE, DESK] : [DESK]) {
          await one.page.setViewportSize(viewport);
          faults.push(...(await axeProblems(one.page)).map((problem) => `${address} at ${viewport.width}: ${problem}`));
        }
      },
    });
    expect(faults).toEqual([]);
  });
}

test('the pages of the day can be used in the dark, too', async ({ openAs }) => {
  const { page } = await openAs({ role: 'manager' }, { colorScheme: 'dark' });
  const faults: string[] = [];
  await page.goto('/contacts');
  const call = await page.locator('a[href^="/calls/"]').first().getAttribute('href');
  for (const address of ['/queue?view=team', call ?? '', '/overview', '/signals', '/reports/daily', '/customers/new', '/admin/rules']) {
    await page.goto(address);
    faults.push(...(await axeProblems(page)).map((problem) => `${address} in the dark: ${problem}`));
  }
  expect(faults).toEqual([]);
});

test('pages before the sign-in can be used by everybody', async ({ page, guard }) => {
  guard.allow(/40[14]/);
  const faults: string[] = [];
  const addresses = routePages().map(({ pattern }) => pattern).filter((pattern) => STRANGERS.test(pattern));
  for (const address of [...addresses, '/no-such-page']) {
    await page.goto(address.replaceAll(/:\w+/g, 'a'.repeat(43)));
    for (const viewport of [PHONE, DESK]) {
      await page.setViewportSize(viewport);
      faults.push(...(await axeProblems(page)).map((problem) => `${address} at ${viewport.width}: ${problem}`));
    }
  }
  expect(faults).toEqual([]);
});
