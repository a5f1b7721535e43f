import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cancelImport } from '#app/modules/imports/start/service.server';
import type { ImportView } from '#app/modules/imports/job/schema';
import { openQueue } from '#app/platform/queue/open.server';
import { writeDeliveriesCsv } from '#tests/bench/fixtures/deliveries-file';
import { anImport, asMember, imported, recordCounts, runParts, viewOf, workImports } from '#tests/factories/import';
import { aTenant, type TestTenant } from '#tests/factories/tenant';

/** Seven batches, with doubles of the first rows at the end. */
const ROWS = 12_000;
let content: Buffer;
let expected: { view: ImportView; counts: Awaited<ReturnType<typeof recordCounts>> };

beforeAll(async () => {
  const file = path.join(os.tmpdir(), `huifang-${process.pid}.csv`);
  await writeDeliveriesCsv(file, ROWS);
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\r\n');
  content = Buffer.from(text + lines.slice(1, 501).join('\r\n'));
  const undisturbed = await aTenant();
  expected = { view: await imported(undisturbed, { kind: 'deliveries', content }), counts: await recordCounts(undisturbed) };
  expect(expected.view).toMatchObject({ status: 'done', counts: { rows: 12_500, created: 11_760, updated: 0, unchanged: 490, rejected: 250 } });
}, 120_000);

async function expectSameEnd(tenant: TestTenant, importId: string): Promise<void> {
  const { status, counts, warnings, rowsTotal } = await viewOf(tenant, importId);
  expect({ status, counts, warnings, rowsTotal }).toEqual({ status: 'done', counts: expected.view.counts, warnings: expected.view.warnings, rowsTotal: expected.view.rowsTotal });
  expect(await recordCounts(tenant)).toEqual(expected.counts);
}

class Lightning extends Error {}

/** Parts of a worker that dies in its n-th unit of work, before or after that unit is committed. */
function dyingIn(tenant: TestTenant, units: number, when: 'before' | 'after'): ReturnType<typeof runParts> {
  const parts = runParts(tenant, { isLastTry: false });
  let count = 0;
  return {
    ...parts,
    unit: async (work, options) => {
      count += 1;
      if (count !== units) return parts.unit(work, options);
      await parts.unit(async (ctx) => {
        const result = await work(ctx);
        if (when === 'before') throw new Lightning();
        return result;
      }, options);
      throw new Lightning();
    },
  };
}

describe('an import that is struck in the middle', () => {
  it.each([
    [3, 'before'],
    [4, 'after'],
    [8, 'after'],
  ] as const)('in its unit of work %i, %s it is committed, goes on with nothing lost and nothing doubled', async (units, when) => {
    const tenant = await aTenant();
    const importId = await anImport(tenant, { kind: 'deliveries', content });
    await expect(workImports(tenant, dyingIn(tenant, units, when))).rejects.toThrow(Lightning);
    const struck = await viewOf(tenant, importId);
    expect(struck.status).toBe('running');
    expect((await recordCounts(tenant)).records).toBe(struck.counts.created);
    await workImports(tenant);
    await expectSameEnd(tenant, importId);
  });

  it('as a test begins again and ends with the same figures', async () => {
    const tenant = await aTenant();
    const importId = await anImport(tenant, { kind: 'deliveries', content, next: 'test' });
    await expect(workImports(tenant, dyingIn(tenant, 5, 'after'))).rejects.toThrow(Lightning);
    expect((await viewOf(tenant, importId)).counts.rows).toBeGreaterThan(0);
    await workImports(tenant);
    const { counts, warnings } = await viewOf(tenant, importId);
    expect({ counts, warnings }).toEqual({ counts: expected.view.counts, warnings: expected.view.warnings });
    expect((await recordCounts(tenant)).records).toBe(0);
  });

  it('goes to the tail of the queue when the process is asked to end, and ends the same', async () => {
    const tenant = await aTenant();
    const importId = await anImport(tenant, { kind: 'deliveries', content });
    await workImports(tenant, { signal: AbortSignal.abort() });
    await expectSameEnd(tenant, importId);
  });

  it('and worked on by two processes at once writes every row once', async () => {
    const tenant = await aTenant();
    const importId = await anImport(tenant, { kind: 'deliveries', content });
    await Promise.all([workImports(tenant), workImports(tenant)]);
    await expectSameEnd(tenant, importId);
  });

  it('stops when somebody stops it, keeps what is written, and can be tried again', async () => {
    const tenant = await aTenant();
    const importId = await anImport(tenant, { kind: 'deliveries', content });
    const parts = runParts(tenant);
    let count = 0;
    await workImports(tenant, {
      unit: async (work, options) => {
        count += 1;
        if (count === 4) await asMember(tenant, (ctx) => cancelImport(ctx, { importId }));
        return parts.unit(work, options);
      },
    });
    const stopped = await viewOf(tenant, importId);
    expect(stopped).toMatchObject({ status: 'failed', error: { reason: 'imports:problem.cancelled' }, counts: { rows: 4000 } });
    expect((await recordCounts(tenant)).records).toBe(stopped.counts.created);
    const caller = await tenant.callerOf(tenant.owner);
    await expect(caller.imports.run({ importId })).rejects.toMatchObject({ code: 'CONFLICT' });
    await caller.imports.test({ importId, mapping: Object.fromEntries(stopped.columns.flatMap(({ column, field }) => (field === null ? [] : [[column, field]]))) });
    await workImports(tenant);
    expect(await viewOf(tenant, importId)).toMatchObject({ status: 'tested', counts: { created: expected.view.counts.created - stopped.counts.created, updated: 0, rejected: 250 } });
    await caller.imports.run({ importId });
    await workImports(tenant);
    expect(await recordCounts(tenant)).toEqual(expected.counts);
  });
});

describe('a worker process that is killed', () => {
  const children: ChildProcess[] = [];
  function startWorkers(): ChildProcess {
    const child = spawn(process.execPath, ['--import', 'tsx', path.resolve('tests/integration/imports/worker-process.ts')], {
      env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'error' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.push(child);
    return child;
  }
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });

  it('with kill -9 while it writes: the next one goes on where it stood', async () => {
    const queue = await openQueue();
    await queue.wipe();
    await queue.close(1_000);
    const tenant = await aTenant();
    const importId = await anImport(tenant, { kind: 'deliveries', content });
    const first = startWorkers();
    await expect.poll(async () => (await viewOf(tenant, importId)).counts.rows, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const struck = await viewOf(tenant, importId);
    expect(struck.status).toBe('running');
    expect(struck.counts.rows).toBeLessThan(12_500);
    expect((await recordCounts(tenant)).records).toBe(struck.counts.created);
    startWorkers();
    await expect.poll(async () => (await viewOf(tenant, importId)).status, { timeout: 90_000, interval: 200 }).toBe('done');
    await expectSameEnd(tenant, importId);
  }, 180_000);
});
