import path from 'node:path';
import type { Page } from 'playwright/test';
import { deliveriesFile } from './deliveries-file';
import { axeProblems, expect, test, untilAlive } from './support';

test.describe.configure({ timeout: 240_000 });

const IMPORT_PAGE = /\/imports\/[0-9a-f-]{36}$/;
const WORK_MS = 90_000;

async function upload(page: Page, kind: string, file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]): Promise<void> {
  await page.goto('/imports');
  await page.locator('select[name=kind]').selectOption(kind);
  await page.locator('input[name=file]').setInputFiles(file);
  await page.getByRole('button', { name: '上传' }).click();
  await expect(page).toHaveURL(IMPORT_PAGE);
}

test('a manager imports the month’s deliveries: columns, test, run, and the rows are there', async ({ openAs }) => {
  const { page } = await openAs({ role: 'manager' });
  await upload(page, 'deliveries', path.resolve('tests/fixtures/samples/deliveries.xlsx'));

  await test.step('the columns are guessed, and shown with values', async () => {
    await expect(page.locator('select[name=column-5]')).toHaveValue('vin');
    await expect(page.locator('select[name=column-12]')).toHaveValue('deliveredOn');
    expect(await axeProblems(page)).toEqual([]);
  });

  await test.step('the test counts, and names every refused row with its reason', async () => {
    await untilAlive(page);
    await page.getByRole('button', { name: '确认并试运行' }).click();
    await expect(page.getByRole('button', { name: '立即导入' })).toBeVisible({ timeout: WORK_MS });
    await expect(page.getByRole('table', { name: '被拒绝的行' }).locator('tbody tr')).toHaveCount(26);
    await expect(page.getByRole('row', { name: '100 提车日期：日期不存在 2026年13月5日' })).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载拒绝文件' }).click()]);
    expect(download.suggestedFilename()).toBe('deliveries-拒绝.csv');
  });

  await test.step('one press writes, the progress is seen, and the rows are among the records', async () => {
    await page.getByRole('button', { name: '立即导入' }).click();
    await expect(page.getByText('已导入')).toBeVisible({ timeout: WORK_MS });
    expect(await axeProblems(page)).toEqual([]);
    await page.goto('/vehicles?q=LFVA9WT62UWFVTCA1');
    await expect(page.getByText('京E6P5SH').first()).toBeVisible();
    await expect(page.getByText('毛敏梓').first()).toBeVisible();
  });

  await test.step('the same file again would change nothing', async () => {
    await upload(page, 'deliveries', path.resolve('tests/fixtures/samples/deliveries.xlsx'));
    await untilAlive(page);
    await page.getByRole('button', { name: '确认并试运行' }).click();
    await expect(page.getByRole('button', { name: '立即导入' })).toBeVisible({ timeout: WORK_MS });
    for (const figure of ['将新增', '将更新']) await expect(page.getByText(figure, { exact: true }).locator('..')).toHaveText(`${figure}0`);
  });
});

test('without script: a file of this week, its progress by itself, and its call in the queue', async ({ openAs }) => {
  const one = await openAs({ role: 'manager' }, { javaScriptEnabled: false });
  const { page } = one;
  const customer = '司马光亮';
  const refused = { customer: '马晓东', phone: '13900008802', vin: 'LSVNV2182E210', deliveredDaysAgo: 6 };
  await upload(page, 'deliveries', deliveriesFile([{ customer, phone: '13900008801', vin: 'LSVNV2182E2100001', deliveredDaysAgo: 6 }, refused]));
  await page.getByRole('button', { name: '确认并试运行' }).click();
  await expect(page.getByRole('button', { name: '立即导入' })).toBeVisible({ timeout: WORK_MS });
  await expect(page.getByRole('row', { name: /^3 车架号：车架号不是 17 位/ })).toBeVisible();
  await page.getByRole('button', { name: '立即导入' }).click();
  await expect(page.getByText('已导入')).toBeVisible({ timeout: WORK_MS });
  await expect(async () => {
    await page.goto(`/contacts?q=${encodeURIComponent(customer)}`);
    await expect(page.getByRole('row', { name: new RegExp(customer) }).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
});

test('a file that is no table is refused in words, and the page stands', async ({ openAs }) => {
  const { page } = await openAs({ role: 'agent' });
  await page.goto('/imports');
  await page.locator('input[name=file]').setInputFiles({ name: '照片.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('%PDF-1.7\n') });
  await page.getByRole('button', { name: '上传' }).click();
  await expect(page).toHaveURL(/\/imports$/);
  await expect(page.getByText('这不是表格')).toBeVisible();
});
