import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { canInstallPackages, findProgram, installPackages } from './programs.mjs';
import { say } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macApps = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium'];

/** A browser made for containers and shared machines: no sandbox, no calls home. */
export const browserFlags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Path of an installed Chromium: CHROMIUM_PATH, the system's, then Playwright's own. Null when there is none. */
export async function findBrowser() {
  const wanted = process.env.CHROMIUM_PATH;
  const known = [wanted, findProgram(names), ...macApps.map((app) => path.join('/Applications', app)), await playwrightsOwn()];
  return known.find((file) => file && fs.existsSync(file)) ?? null;
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  return chromium.executablePath();
}

/** The same, installing one when there is none. */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  say('Installing a browser ...');
  if (!installPackages('chromium')) {
    const cli = path.join(root, 'node_modules', 'playwright', 'cli.js');
    spawnSync(process.execPath, [cli, 'install', ...(canInstallPackages() ? ['--with-deps'] : []), 'chromium'], { stdio: 'inherit' });
  }
  return findBrowser();
}

/** Chinese text in screenshots is boxes without such a font; tests pass either way. */
export function ensureChineseFont() {
  if (!canInstallPackages()) return;
  const list = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  if (!list.stdout?.trim()) installPackages('fonts-noto-cjk');
}

/** Suites on Redis run where one can be had. */
export function ensureRedis() {
  return findProgram(['redis-server', 'valkey-server']) ?? (installPackages('redis-server') ? findProgram(['redis-server']) : null);
}
