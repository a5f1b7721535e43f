/**
 * `npm test`: installs what is missing (a browser included) and runs all tests. A part and files may be named:
 * `npm test -- integration tests/integration/outreach.test.ts`.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildProduct, generateClient } from './lib/build.mjs';
import { checkNode, installDependencies } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { addNumbers, lineOf, playwrightNumbers, vitestNumbers } from './lib/results.mjs';
import { endRuns, run } from './lib/run.mjs';
import { LaunchError, failWith, say } from './lib/say.mjs';

const projects = ['unit', 'integration', 'isolation'];
const parts = [...projects, 'e2e'];
const named = process.argv.slice(2);
const chosen = parts.filter((part) => named.includes(part));
const wanted = chosen.length ? chosen : parts;
const rest = named.filter((word) => !parts.includes(word));
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'huifang-reports-'));

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, endRuns);
try {
  checkNode();
  await installDependencies();
  await generateClient();
  const numbers = [];
  if (wanted.some((part) => projects.includes(part))) numbers.push(await runVitest());
  if (wanted.includes('e2e') && hasBrowserTests()) numbers.push(await runPlaywright());
  const total = addNumbers(numbers);
  for (const name of total.skipped) say(`skipped: ${name}`);
  say(lineOf(total));
  process.exitCode = total.failed ? 1 : 0;
} catch (error) {
  failWith(error);
} finally {
  fs.rmSync(reports, { recursive: true, force: true });
}

async function runVitest() {
  const { ensureRedis } = await import('./lib/browser.mjs');
  if (wanted.some((part) => part !== 'unit' && part !== 'e2e')) ensureRedis();
  const report = path.join(reports, 'vitest.json');
  const selected = projects.filter((part) => wanted.includes(part)).flatMap((part) => ['--project', part]);
  const args = ['run', ...selected, '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...rest];
  return vitestNumbers(report, await tool('vitest/vitest.mjs', args));
}

async function runPlaywright() {
  const { ensureBrowser, ensureChineseFont } = await import('./lib/browser.mjs');
  const browser = await ensureBrowser();
  if (!browser) throw new LaunchError('No browser was found and none could be installed. Install Chromium or set CHROMIUM_PATH.');
  ensureChineseFont();
  await buildProduct();
  const report = path.join(reports, 'playwright.json');
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  return playwrightNumbers(report, await tool('playwright/cli.js', ['test', '--reporter=line,json', ...rest], env));
}

function hasBrowserTests() {
  const folder = path.join(root, 'tests', 'e2e');
  return fs.existsSync(folder) && fs.readdirSync(folder, { recursive: true }).some((name) => name.endsWith('.spec.ts'));
}

/** NODE_ENV is left to the runners: a value from the shell would change what the tests see. */
function tool(script, args, extra = {}) {
  const env = { ...process.env, ...extra };
  delete env.NODE_ENV;
  return run(process.execPath, [path.join(root, 'node_modules', script), ...args], { env });
}
