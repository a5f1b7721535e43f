import { expect, test } from 'playwright/test';

test('a fresh start answers: ready, alive, and a page for whoever comes', async ({ page, request }) => {
  expect((await request.get('/readyz')).status()).toBe(200);
  const response = await page.goto('/');
  expect(response?.status()).toBeLessThan(400);
  await expect(page.locator('html')).toHaveAttribute('lang', /^(zh-CN|en)$/);
  await expect(page).toHaveTitle(/\S/);
});
