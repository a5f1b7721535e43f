import type { Page } from 'playwright/test';
import { deliveriesFile } from './deliveries-file';
import { expect, test, untilAlive, watch, type Watch } from './support';

test.describe.configure({ timeout: 180_000 });

const DUE = { customer: '欧阳文婷', phone: '13700002601', vin: 'LSVNV4182E2600101', deliveredDaysAgo: 6 };
const NOT_YET = { customer: '诸葛承志', phone: '13700002602', vin: 'LSVNV4182E2600102', deliveredDaysAgo: 1 };
const CALL = /\/calls\/[0-9a-f-]{36}/;
/** A call that has just come up takes no outcome yet: the second half of a double click must not end it. */
const SETTLING_MS = 700;

/** Signs in as somebody who opens the product for the first time: one press on a name. */
async function signInAs(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

/** A figure of the overview's table of agents: the cell of this column in the agent's row. */
async function figureOf(page: Page, agent: string, column: string): Promise<number> {
  await page.goto('/overview');
  const table = page.getByRole('table').filter({ hasText: agent });
  const headers = await table.getByRole('columnheader').allInnerTexts();
  const row = table.getByRole('row').filter({ hasText: agent });
  return Number((await row.locator('td, th').allInnerTexts())[headers.findIndex((header) => header.trim() === column)]);
}

/** Whether this customer's call stands in the queue, on whichever of its pages. */
async function isInQueue(page: Page, view: 'mine' | 'team', customer: string): Promise<boolean> {
  await page.goto(`/queue?view=${view}`);
  for (;;) {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if ((await page.locator('[data-queue-line]').filter({ hasText: customer }).count()) > 0) return true;
    const next = page.getByRole('link', { name: '下一页' });
    if ((await next.count()) === 0) return false;
    await page.goto((await next.getAttribute('href')) ?? '');
  }
}

async function untilCall(page: Page, before?: string): Promise<string> {
  await page.waitForURL((url) => CALL.test(url.pathname) && url.pathname !== before);
  await expect(page.locator('[data-outcome=reached]')).toBeVisible();
  await untilAlive(page);
  await page.waitForTimeout(SETTLING_MS);
  return new URL(page.url()).pathname;
}

/** The whole sheet by keys alone: "s" to the first scale, then a digit a question; Tab to the next. */
async function answerByKeys(page: Page): Promise<void> {
  await page.keyboard.press('s');
  for (const scale of await page.locator('[data-survey-scale]').all()) {
    await scale.locator('input').first().focus();
    await page.keyboard.press((await scale.locator('input').count()) > 3 ? '4' : '1');
    await expect(scale.locator('input:checked')).toHaveCount(1);
  }
}

test('from a file to the figures: the manager imports, an agent calls, the manager reads what happened', async ({ page, browser, baseURL }) => {
  const manager = page;
  const agentName = '王欣怡';
  const other: { page: Page; watch: Watch }[] = [];

  await test.step('the manager signs in with one press and sees where the team stands', async () => {
    await signInAs(manager, '周慧敏');
  });
  const called = await figureOf(manager, agentName, '已拨打');
  const reached = await figureOf(manager, agentName, '接通');

  await test.step('a file of deliveries is looked into, tested and brought in', async () => {
    await manager.goto('/imports');
    await manager.locator('select[name=kind]').selectOption('deliveries');
    await manager.locator('input[type=file]').setInputFiles(deliveriesFile([DUE, NOT_YET]));
    await manager.getByRole('button', { name: '上传' }).click();
    await expect(manager).toHaveURL(/\/imports\/[0-9a-f-]{36}/);
    await manager.locator('button[name=intent][value=test]').click();
    await expect(manager.locator('button[name=intent][value=run]')).toBeVisible({ timeout: 60_000 });
    await expect(manager.getByText('将新增', { exact: true }).locator('..')).toHaveText('将新增2');
    await manager.locator('button[name=intent][value=run]').click();
    await expect(manager.getByText('已导入')).toBeVisible({ timeout: 90_000 });
    await manager.goto(`/customers?q=${DUE.phone}`);
    await expect(manager.getByRole('main').getByText(DUE.customer)).toBeVisible();
  });

  await test.step('both get their call, one from today on, the other when its day comes', async () => {
    for (const [car, status] of [[DUE, '可回访'], [NOT_YET, '未到期']] as const) {
      await expect(async () => {
        await manager.goto(`/contacts?q=${encodeURIComponent(car.customer)}`);
        await expect(manager.getByRole('row', { name: new RegExp(`${car.customer}.*7DC`) }).getByText(status)).toBeVisible({ timeout: 2_000 });
      }).toPass({ timeout: 60_000 });
    }
    expect(await isInQueue(manager, 'team', DUE.customer)).toBe(true);
    expect(await isInQueue(manager, 'team', NOT_YET.customer)).toBe(false);
  });

  const agent = await (await browser.newContext({ baseURL: baseURL ?? '', locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage();
  other.push({ page: agent, watch: watch(agent) });
  await test.step('an agent signs in, and the call that burns most comes first', async () => {
    await signInAs(agent, agentName);
    await expect(agent).toHaveURL(/\/queue$/);
    await manager.goto(`/contacts?q=${encodeURIComponent(DUE.customer)}`);
    const isMine = await manager.getByRole('row', { name: new RegExp(`${DUE.customer}.*7DC.*${agentName}`) }).isVisible();
    expect(await isInQueue(agent, 'mine', DUE.customer), 'a call stands in the queue of who was given it').toBe(isMine);
    await agent.goto('/queue');
    await untilAlive(agent);
    const first = await agent.locator('[data-queue-line]').first().innerText();
    await agent.keyboard.press('n');
    await untilCall(agent);
    await expect(agent.getByRole('heading', { level: 1 })).toHaveText(first.trim());
  });

  await test.step('one answers the whole survey, one is not there, one wants to be called later, and that is taken back', async () => {
    let call = new URL(agent.url()).pathname;
    await answerByKeys(agent);
    await agent.keyboard.press('Control+Enter');
    call = await untilCall(agent, call);
    await agent.keyboard.press('a');
    call = await untilCall(agent, call);
    await agent.keyboard.press('l');
    await agent.keyboard.press('Enter');
    await untilCall(agent, call);
    await agent.keyboard.press('u');
    await agent.waitForURL((url) => url.pathname === call);
  });

  await test.step('the manager sees it in the figures and in the report of the day', async () => {
    expect(await figureOf(manager, agentName, '已拨打')).toBe(called + 2);
    expect(await figureOf(manager, agentName, '接通')).toBe(reached + 1);
    await manager.getByRole('table').filter({ hasText: agentName }).getByRole('link', { name: agentName, exact: true }).click();
    await expect(manager).toHaveURL(/\/reports\/daily\?member=/);
    await expect(manager.getByRole('heading', { level: 1 })).toBeVisible();
  });

  for (const { page: one, watch: watching } of other) {
    await one.context().close();
    expect(watching.problems).toEqual([]);
  }
});
