import { defineConfig } from 'playwright/test';
import { browserFlags, findBrowser } from './bin/lib/browser.mjs';
import { freePort } from './bin/lib/ports.mjs';

// Chosen by the process that reads this file first; its workers inherit the choice.
process.env.E2E_PORT ??= String(await freePort());
process.env.CHROMIUM_PATH ??= (await findBrowser()) ?? '';

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/setup/product.ts',
  outputDir: 'tests/.artifacts',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: {
    baseURL: `http://127.0.0.1:${process.env.E2E_PORT}`,
    browserName: 'chromium',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: browserFlags },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    viewport: { width: 1280, height: 800 },
  },
});
