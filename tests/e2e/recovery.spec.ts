import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'playwright/test';
import { urlsInForce } from '../../bin/lib/db-url.mjs';
import { readJson } from '../../bin/lib/files.mjs';
import { freePort } from '../../bin/lib/ports.mjs';
import { isRunning } from '../../bin/lib/process-identity.mjs';
import { forgetProduct, launchProduct, type LaunchedProduct } from '../setup/launched-product';
import type { DemoTenant } from './support';

test.describe.configure({ timeout: 240_000 });

const SAMPLE = 'deliveries.xlsx';
/** What a run of the sample comes to, however often it is interrupted; its integration test says the same. */
const COUNTS = { rows: 2017, created: 1974, updated: 0, unchanged: 17, rejected: 26 };

interface ProcessRecord {
  pid: number;
  started: string;
}
interface ImportState {
  status: string;
  counts: typeof COUNTS;
}

let dataDir: string;
let port: string;
let product: LaunchedProduct | null = null;
test.beforeAll(async () => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'huifang-recovery-'));
  port = String(await freePort());
});
test.afterAll(async () => {
  await product?.end('SIGTERM');
  forgetProduct(dataDir);
});

const recordOf = (name: string): ProcessRecord | null => readJson(path.join(dataDir, 'run', `${name}.json`)) as ProcessRecord | null;

function postmaster(): ProcessRecord | null {
  const { data } = readJson(path.join(dataDir, 'cluster.json')) as { data: string };
  const file = path.join(data, 'postmaster.pid');
  return fs.existsSync(file) ? { pid: Number(fs.readFileSync(file, 'utf8').split('\n')[0]), started: '' } : null;
}

function dealership(): DemoTenant {
  const { tenants } = readJson(path.join(dataDir, 'demo-logins.json')) as { tenants: DemoTenant[] };
  const tenant = tenants.find(({ slug }) => slug === 'haodi');
  if (!tenant) throw new Error('no dealership in the demo');
  return tenant;
}

async function api<T>(method: string, url: string, body?: FormData): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1${url}`, { method, headers: { Authorization: `Bearer ${dealership().apiToken}` }, ...(body ? { body } : {}) });
  expect(response.ok, `${url} answers ${response.status}`).toBe(true);
  return (await response.json()) as T;
}

/** Records that two rules count from alike, and the contacts that stand for them, counted behind the product's back. */
async function planned(): Promise<{ records: number; contacts: number; different: number }[]> {
  const client = new pg.Client(urlsInForce({}, dataDir).appUrl);
  await client.connect();
  try {
    const [, hex = ''] = /^hf_([0-9a-f]{32})_/.exec(dealership().apiToken) ?? [];
    await client.query('SELECT set_config($1, $2, false)', ['app.tenant_id', hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')]);
    const { rows } = await client.query(`
      SELECT (SELECT count(*)::int FROM service_record s WHERE s.kind = 'delivery' AND s.occurred_on >= r.go_live_on) AS records,
        count(k.id)::int AS contacts, count(DISTINCT k.subject_id)::int AS different
      FROM callback_rule r LEFT JOIN contact k ON k.rule_id = r.id
      WHERE r.code IN ('1M', '1Y') GROUP BY r.id, r.go_live_on`);
    return rows as { records: number; contacts: number; different: number }[];
  } finally {
    await client.end();
  }
}

test('worker and launcher are killed in the middle of an import: the next start goes on, nothing is lost or doubled; Ctrl-C leaves nothing running', async () => {
  product = await launchProduct({ dataDir, port });
  const [before] = await planned();
  const form = new FormData();
  form.append('file', new Blob([fs.readFileSync(path.resolve('tests/fixtures/samples', SAMPLE))]), SAMPLE);
  const { id } = await api<{ id: string }>('POST', '/imports?kind=deliveries&dryRun=false', form);
  const state = (): Promise<ImportState> => api<ImportState>('GET', `/imports/${id}`);

  await test.step('the worker is killed while it writes, and comes back', async () => {
    await expect.poll(async () => (await state()).counts.rows, { intervals: [50], timeout: 30_000 }).toBeGreaterThan(0);
    const worker = recordOf('worker');
    process.kill(worker?.pid ?? 0, 'SIGKILL');
    await expect.poll(() => recordOf('worker')?.pid ?? worker?.pid, { intervals: [50], timeout: 15_000 }).not.toBe(worker?.pid);
  });

  const left = [recordOf('web'), recordOf('worker')];
  await test.step('the launcher is killed, and a new start takes over what it left', async () => {
    await product?.end('SIGKILL');
    product = null;
    product = await launchProduct({ dataDir, port });
    expect(left.filter((record) => isRunning(record))).toEqual([]);
  });

  await test.step('the import ends as if nothing had happened, and every record has its calls, once', async () => {
    await expect.poll(async () => (await state()).status, { timeout: 90_000 }).toBe('done');
    expect((await state()).counts).toEqual(COUNTS);
    await expect.poll(async () => (await planned()).every(({ records, contacts }) => contacts >= records), { timeout: 60_000 }).toBe(true);
    const now = await planned();
    expect(now[0]?.records).toBeGreaterThan(before?.records ?? 0);
    for (const { records, contacts, different } of now) expect({ contacts, different }).toEqual({ contacts: records, different: records });
  });

  await test.step('Ctrl-C', async () => {
    const running = [recordOf('web'), recordOf('worker')];
    expect(running.map((record) => isRunning(record))).toEqual([true, true]);
    await product?.end('SIGINT');
    product = null;
    expect(running.map((record) => isRunning(record))).toEqual([false, false]);
    expect(postmaster()).toBeNull();
    expect(fs.readdirSync(path.join(dataDir, 'run'))).toEqual([]);
  });
});
