import type { Page } from 'playwright/test';
import { STRANGERS, TENANTS, pagesOf, sendImport, walk } from './crawl';
import { Frontier, linksIn, routePages, wordsOfTheWorkshop } from './pages';
import { expect, sessionOf, test, type Language, type Role } from './support';

test.use({ trace: 'off' });
test.describe.configure({ timeout: 240_000 });

/** What is wrong with the page as it stands, in words; empty when nothing is. */
async function faultsOf(page: Page, language: Language): Promise<string[]> {
  const faults: string[] = [];
  const { text, headings, labels, own, lang } = await page.evaluate(() => {
    const textsOf = (selector: string): string[] =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter(({ lang: own }) => own === '').map((element) => element.innerText.trim());
    return {
      text: document.body.innerText,
      headings: textsOf('h1'),
      labels: textsOf('nav a, h2, h3, th, label, button, summary'),
      // elsewhere names of people, rules and places stand in headings and buttons, too
      own: textsOf('#app-nav li a, #app-nav h2, #app-nav summary, .data-table-cards th[scope=col], main button[type=submit]:not([name=membershipId])'),
      lang: document.documentElement.lang,
    };
  });
  if (headings.length !== 1 || !headings[0]) faults.push(`has ${headings.length} main headings: ${headings.join(' | ')}`);
  if (lang !== language) faults.push(`speaks ${lang}`);
  const workshop = wordsOfTheWorkshop(text);
  if (workshop.length > 0) faults.push(`says ${workshop.join(', ')}`);
  const foreign = language === 'en' ? own.filter((word) => /[\u4e00-\u9fff]/.test(word)) : labels.filter((label) => /^[A-Z][a-z]+( [a-z]+)+$/.test(label));
  if (foreign.length > 0) faults.push(`words of another language: ${foreign.join(', ')}`);
  return faults;
}

async function overflowOnPhone(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 390, height: 844 });
  const tooWide = await page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= window.innerWidth) return null;
    const culprits = [...document.querySelectorAll<HTMLElement>('main *')].filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1);
    return `${scrollWidth} px wide on a phone: ${culprits.slice(0, 3).map(({ tagName, className }) => `${tagName} ${String(className).slice(0, 60)}`).join(' ; ')}`;
  });
  await page.setViewportSize({ width: 1280, height: 800 });
  return tooWide === null ? [] : [tooWide];
}

for (const tenant of TENANTS) {
  for (const language of ['zh-CN', 'en'] as const) {
    test(`${tenant}: every page that the admin can click to is whole (${language})`, async ({ openAs, request }) => {
      await sendImport(request, tenant);
      const one = await openAs({ role: 'admin', tenant, language });
      const faults: string[] = [];
      const missed = await walk(one, {
        tenant,
        enough: language === 'zh-CN' ? 2 : 1,
        look: async (address, status) => {
          const own = [...(status === 200 ? [] : [`answers ${status}`]), ...(await faultsOf(one.page, language)), ...(await overflowOnPhone(one.page))];
          faults.push(...own.map((fault) => `${address}: ${fault}`));
        },
      });
      expect.soft(faults).toEqual([]);
      expect.soft(missed, 'pages that nothing leads to').toEqual([]);
    });
  }

  for (const [role, language] of [['owner', 'en'], ['manager', 'zh-CN'], ['agent', 'zh-CN']] as [Role, Language][]) {
    test(`${tenant}: what the ${role}'s pages link to opens`, async ({ browser, baseURL, playwright }) => {
      const storageState = await sessionOf({ role, tenant, language }, browser, baseURL ?? '');
      const request = await playwright.request.newContext({ baseURL: baseURL ?? '', storageState });
      const frontier = new Frontier(pagesOf(tenant), 1);
      const faults: string[] = [];
      frontier.add(linksIn(await (await request.get('/')).text()));
      for (let address = frontier.next(); address !== undefined; address = frontier.next()) {
        const response = await request.get(address);
        const html = await response.text();
        if (response.status() !== 200) faults.push(`${address}: answers ${response.status()}`);
        if (!/<h1\b/.test(html)) faults.push(`${address}: no heading`);
        faults.push(...wordsOfTheWorkshop(visibleIn(html)).map((word) => `${address}: says ${word}`));
        frontier.add(linksIn(html));
      }
      await request.dispose();
      expect(frontier.reached.length).toBeGreaterThan(5);
      expect(faults).toEqual([]);
    });
  }
}

function visibleIn(html: string): string {
  return html.slice(html.indexOf('<body')).replaceAll(/<script\b[\s\S]*?<\/script>/g, ' ').replaceAll(/<[^>]+>/g, ' ');
}

for (const language of ['zh-CN', 'en'] as const) {
  test(`pages before the sign-in are whole (${language})`, async ({ baseURL, guard, page }) => {
    guard.allow(/40[14]/);
    await page.context().addCookies([{ name: 'hf_locale', value: language, url: baseURL ?? '' }]);
    const faults: string[] = [];
    for (const { pattern } of routePages().filter((one) => STRANGERS.test(one.pattern))) {
      await page.goto(pattern.replaceAll(/:\w+/g, 'a'.repeat(43)));
      faults.push(...[...(await faultsOf(page, language)), ...(await overflowOnPhone(page))].map((fault) => `${pattern}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
}
