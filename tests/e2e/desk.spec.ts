import type { Page } from 'playwright/test';
import { axeProblems, expect, test, untilAlive } from './support';

test.describe.configure({ timeout: 240_000 });

const CALL = /\/calls\/[0-9a-f-]{36}/;
/** A call that has just come up takes no outcome yet: the second half of a double click must not end it. */
const SETTLING_MS = 700;

/** Waits until the call screen is there and takes keys; returns the call's id. */
async function callOn(page: Page): Promise<string> {
  await page.waitForURL(CALL, { waitUntil: 'commit' });
  await expect(page.locator('[data-outcome=reached]')).toBeVisible();
  await untilAlive(page);
  await page.waitForTimeout(SETTLING_MS);
  return CALL.exec(page.url())?.[0] ?? '';
}

async function leaves(page: Page, call: string): Promise<void> {
  await page.waitForURL((url) => !url.pathname.startsWith(call), { waitUntil: 'commit' });
}

/** Keys in the whole sheet as an agent does: "s", then one digit a question. */
async function keyInSurvey(page: Page): Promise<void> {
  await page.keyboard.press('s');
  const rows = await page.locator('[data-survey-scale]').all();
  for (const row of rows) {
    const values = await row.locator('input').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    await row.locator('input').first().focus();
    await page.keyboard.press(values.includes('yes') ? '1' : '5');
    await expect(row.locator('input:checked')).toHaveCount(1);
  }
}

test('an agent works the queue by keyboard: next call, survey, reached, undo, again, until nothing is left', async ({ openAs }) => {
  const one = await openAs({ role: 'agent' });
  const { page } = one;
  // The survey is handed in with a gap on purpose.
  one.allow(/422/);
  await page.goto('/queue');
  await untilAlive(page);
  await page.keyboard.press('n');
  const first = await callOn(page);
  expect(await axeProblems(page)).toEqual([]);

  await test.step('what is missing is named, and what was typed is kept over a reload', async () => {
    await page.keyboard.press('s');
    await page.keyboard.press('5');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await page.reload();
    await callOn(page);
    await expect(page.locator('[data-survey-scale] input:checked')).toHaveCount(1);
  });

  await test.step('reached, taken back, and reached again', async () => {
    await keyInSurvey(page);
    await page.keyboard.press('Control+Enter');
    await leaves(page, first);
    await expect(page.getByRole('button', { name: '撤销' })).toBeVisible();
    await page.keyboard.press('u');
    expect(await callOn(page)).toBe(first);
    await page.keyboard.press('Control+Enter');
    await leaves(page, first);
  });

  await test.step('a time is agreed on with two keys', async () => {
    if (!CALL.test(page.url())) return;
    const call = await callOn(page);
    await page.keyboard.press('l');
    await page.keyboard.press('Enter');
    await leaves(page, call);
  });

  await test.step('the rest refuses, and the day is done', async () => {
    for (let left = 150; left > 0 && CALL.test(page.url()); left -= 1) {
      const call = await callOn(page);
      await page.keyboard.press('r');
      await leaves(page, call);
    }
    await page.goto('/queue');
    await untilAlive(page);
    await page.keyboard.press('n');
    await expect(page.getByRole('status').filter({ hasText: '队列已打完' })).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
  });
});

test('without script every outcome is a plain post, and what was typed comes back with the problem', async ({ openAs }) => {
  const one = await openAs({ role: 'agent', tenant: 'qingchuan' }, { javaScriptEnabled: false });
  const { page } = one;
  one.allow(/422|: csp$/);
  await page.goto('/queue');
  await page.getByRole('button', { name: '下一位' }).click();
  await page.waitForURL(CALL);
  const call = CALL.exec(page.url())?.[0] ?? '';
  await page.locator('#call-note').fill('客户说晚上方便');
  await page.locator('[data-outcome=reached]').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('#call-note')).toHaveValue('客户说晚上方便');
  await page.locator('[data-outcome=no-answer]').click();
  await page.waitForURL((url) => !url.pathname.startsWith(call));
  await page.getByRole('button', { name: '撤销' }).click();
  await page.waitForURL((url) => url.pathname.startsWith(call));
  await expect(page.locator('#call-note')).toHaveValue('客户说晚上方便');
});

test('two agents on one call: the second reads, with the name of the first', async ({ openAs }) => {
  const first = await openAs({ role: 'manager' });
  await first.page.goto('/contacts?status=open');
  const call = (await first.page.locator('a[href^="/calls/"]').first().getAttribute('href'))?.split('?')[0] ?? '';
  await first.page.goto(call);
  const take = first.page.locator('button[value=claim]');
  if ((await take.count()) > 0) await take.click();
  await expect(first.page.locator('[data-outcome=reached]')).toBeVisible();
  const second = await openAs({ role: 'agent' });
  await second.page.goto(call);
  await expect(second.page.locator('[data-outcome=reached]')).toHaveCount(0);
  await expect(second.page.getByRole('status').filter({ hasText: '正在处理此回访' })).toBeVisible();
});
