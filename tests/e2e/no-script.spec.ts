import { demoUser, expect, test } from './support';

test.use({ javaScriptEnabled: false });

test('signing in by address and password, another language, a filter, and out again', async ({ page }) => {
  const { email, password } = demoUser({ role: 'agent', tenant: 'qingchuan', index: 1 });
  await page.goto('/contacts?status=open');
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('input[name=password]').press('Enter');
  await expect(page).toHaveURL(/\/contacts\?status=open$/);

  await test.step('a filter stands in the address', async () => {
    const form = page.getByRole('search', { name: '筛选' });
    await form.locator('select[name=status]').selectOption('done');
    await form.locator('button[type=submit]').click();
    await expect(page).toHaveURL(/[?&]status=done/);
    await expect(page.locator('select[name=status]')).toHaveValue('done');
  });

  await test.step('the other language keeps the place', async () => {
    await page.locator('button[name=locale][value=en]').click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page).toHaveURL(/[?&]status=done/);
    await page.locator('button[name=locale][value=zh-CN]').click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  });

  await test.step('out again', async () => {
    await page.locator('header details summary').click();
    await page.locator('form[action="/sign-out"] button').click();
    await expect(page).toHaveURL(/\/sign-in$/);
  });
});

test('a wrong password keeps the address and says what is wrong', async ({ page, guard }) => {
  guard.allow(/422|401/);
  await page.goto('/sign-in');
  await page.locator('input[name=email]').fill('nobody@example.com');
  await page.locator('input[name=password]').fill('not the password');
  await page.locator('input[name=password]').press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('input[name=email]')).toHaveValue('nobody@example.com');
  await expect(page.locator('input[name=password]')).toHaveValue('');
});

test('a new customer: what is wrong stands at its field, and nothing typed is lost', async ({ openAs }) => {
  const one = await openAs({ role: 'manager' }, { javaScriptEnabled: false });
  one.allow(/422/);
  const { page } = one;
  await page.goto('/customers/new');
  await page.locator('input[name=name]').fill('欧阳娜娜');
  await page.locator('textarea[name=note]').fill('周末不要打电话');
  await page.locator('input[name="phones[0].phone"]').fill('12');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.locator('input[name="phones[0].phone"]')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('input[name=name]')).toHaveValue('欧阳娜娜');
  await expect(page.locator('textarea[name=note]')).toHaveValue('周末不要打电话');

  await page.locator('input[name="phones[0].phone"]').fill('13800138023');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('欧阳娜娜');
});
