import fs from 'node:fs';
import path from 'node:path';
import type { APIRequestContext } from 'playwright/test';
import { Frontier, linksOf, pageAt, routePages, type RoutePage } from './pages';
import { demoTenant, expect, type Opened, type TenantSlug } from './support';

export const TENANTS: readonly TenantSlug[] = ['haodi', 'qingchuan'];

/** Pages for people who are not signed in. */
export const STRANGERS = /^\/(sign-in|forgot-password|reset-password|invite)\b/;

/** Pages that a tenant's industry pack does not bring. */
const ABSENT: Record<TenantSlug, RegExp> = { haodi: /^\/homes\b/, qingchuan: /^\/vehicles\b/ };

const pages = routePages().filter(({ pattern }) => !STRANGERS.test(pattern));

/** The pages of one tenant; none of them may be out of reach. */
export function pagesOf(tenant: TenantSlug): RoutePage[] {
  return pages.filter(({ pattern }) => !ABSENT[tenant].test(pattern));
}

/** A fresh product has no import yet, so one is sent by the public API, as a test that writes nothing. */
export async function sendImport(request: APIRequestContext, tenant: TenantSlug): Promise<void> {
  const [kind, fileName] = tenant === 'haodi' ? ['deliveries', 'deliveries.xlsx'] : ['homes', 'homes.xlsx'];
  const response = await request.post(`/api/v1/imports?kind=${kind}&dryRun=true`, {
    headers: { Authorization: `Bearer ${demoTenant(tenant).apiToken}` },
    multipart: { file: { name: fileName, mimeType: 'application/octet-stream', buffer: fs.readFileSync(path.resolve('tests/fixtures/samples', fileName)) } },
  });
  expect(response.status(), await response.text()).toBe(202);
}

/**
 * Opens every page that links lead to from the start, a few rows of each, and tells `look` each time.
 * @returns the patterns of pages that nothing led to.
 */
export async function walk(one: Opened, { tenant, enough, look }: { tenant: TenantSlug; enough: number; look: (address: string, status: number) => Promise<void> }): Promise<string[]> {
  const { page } = one;
  const frontier = new Frontier(pages, enough);
  const opened = new Set<string>();
  // A finished call leads to its filled sheet, which one that is still open has not.
  await page.goto('/contacts?status=done');
  frontier.push((await linksOf(page)).find((link) => link.startsWith('/calls/')) ?? '/queue');
  await page.goto('/');
  frontier.add(await linksOf(page));
  for (let address = frontier.next(); address !== undefined; address = frontier.next()) {
    const response = await page.goto(address);
    await look(address, response?.status() ?? 0);
    opened.add(pageAt(new URL(page.url()).pathname, pages)?.pattern ?? '');
    frontier.add(await linksOf(page));
  }
  return pagesOf(tenant)
    .map(({ pattern }) => pattern)
    .filter((pattern) => !opened.has(pattern));
}
