import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { withControl, withTenant } from '#app/platform/db.server';
import { openQueue } from '#app/platform/queue/open.server';
import { plainJob, tenantJob, type JobContext } from '#workers/handler';
import { buildRegistry } from '#workers/build-registry';
import { relayOnce } from '#workers/relay';
import type { Runtime } from '#workers/runtime';
import { bareTenant, clearJobs, deadLetters, flaky, greeted, outboxRow, record, start } from './world';

let running: Runtime | undefined;

beforeEach(async () => {
  await clearJobs();
  const queue = await openQueue();
  await queue.wipe();
  await queue.close(1_000);
});
afterEach(async () => {
  await running?.stop(3_000);
  running = undefined;
});

const doneSoon = (tenantId: string, id: string) =>
  vi.waitFor(async () => expect((await outboxRow(tenantId, id)).doneAt).not.toBeNull(), { timeout: 30_000, interval: 50 });

describe('an event recorded with a change', () => {
  it('reaches every listener once, in its tenant, and is marked done', async () => {
    const seen: string[] = [];
    running = await start([
      tenantJob(greeted, (ctx, { n }, job) => Promise.resolve(void seen.push(`first ${ctx.actor.tenantId} ${n} ${job.effectKey}`))),
      tenantJob(greeted, (ctx, { n }) => Promise.resolve(void seen.push(`second ${ctx.actor.tenantId} ${n}`))),
    ]);
    const tenantId = await bareTenant();
    const id = await record(tenantId, greeted, { n: 7 });
    await doneSoon(tenantId, id);
    expect(seen).toEqual([`first ${tenantId} 7 ${id}`, `second ${tenantId} 7`]);
  });

  it('is not lost and not done twice when the relay dies between adding and marking', async () => {
    const handled = vi.fn(() => Promise.resolve());
    const queue = await openQueue();
    const tenantId = await bareTenant();
    const id = await record(tenantId, greeted, { n: 1 });
    // Added by a relay that never came to mark the row.
    await queue.add(greeted, { n: 1 }, { jobId: id, origin: { tenantId, outboxId: id, effectKey: id } });
    await queue.close(1_000);
    running = await start([tenantJob(greeted, handled)]);
    await doneSoon(tenantId, id);
    expect(await relayOnce(running.queue, buildRegistry([tenantJob(greeted, handled)]))).toBe(0);
    expect(handled).toHaveBeenCalledTimes(1);
  });

  it('writes once although it is delivered twice at the same time', async () => {
    const tenantId = await bareTenant();
    const write = vi.fn(() => Promise.resolve());
    const id = await record(tenantId, greeted, { n: 1 });
    running = await start([tenantJob(greeted, write)]);
    const origin = { tenantId, outboxId: id, effectKey: id };
    await running.queue.addBulk([1, 2, 3].map((copy) => ({ contract: greeted, payload: { n: 1 }, jobId: `copy-${copy}`, origin })));
    await doneSoon(tenantId, id);
    await vi.waitFor(async () => expect(await running?.queue.stateOf('interactive', 'copy-3')).toBe('finished'), 20_000);
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('leaves no write of a failed try behind', async () => {
    const tenantId = await bareTenant();
    let tries = 0;
    running = await start([
      tenantJob(flaky, async (ctx) => {
        tries += 1;
        await ctx.db.numberSeries.create({ data: { tenantId, series: 'T', year: tries, value: 1 } });
        if (tries < 3) throw new Error('not yet');
      }),
    ]);
    await doneSoon(tenantId, await record(tenantId, flaky, { n: 1 }));
    const rows = await seriesYears(tenantId);
    expect(rows).toEqual([3]);
  });

  it('goes on the dead-letter list after the last try, with its tenant, and is over', async () => {
    const tries: JobContext[] = [];
    running = await start([plainJob(flaky, (_, job) => { tries.push(job); return Promise.reject(new Error('the gate is closed')); })]);
    const tenantId = await bareTenant();
    const id = await record(tenantId, flaky, { n: 5 });
    await doneSoon(tenantId, id);
    expect(tries.map((job) => job.attempt)).toEqual([1, 2, 3]);
    expect(new Set(tries.map((job) => job.effectKey))).toEqual(new Set([id]));
    const [letter] = await deadLetters(tenantId);
    expect(letter).toMatchObject({ tenantId, outboxId: id, effectKey: id, name: 'test.flaky', payload: { n: 5 }, attempts: 3, error: 'Error: the gate is closed' });
  });

  it('that nobody listens to is done at once; one of a newer version waits for that version', async () => {
    const tenantId = await bareTenant();
    running = await start([tenantJob(flaky, () => Promise.resolve())], {}, [greeted]);
    const unheard = await record(tenantId, greeted, { n: 1 });
    const newer = await record(tenantId, { ...greeted, name: 'test.of-tomorrow' }, { n: 1 });
    await doneSoon(tenantId, unheard);
    expect((await outboxRow(tenantId, newer)).dispatchedAt).toBeNull();
  });

  it('with a payload that no longer fits does not hold up the others', async () => {
    const tenantId = await bareTenant();
    running = await start([tenantJob(greeted, () => Promise.resolve())]);
    const wrong = await record(tenantId, { ...greeted, payload: z.strictObject({ old: z.string() }) }, { old: 'x' });
    const right = await record(tenantId, greeted, { n: 1 });
    await doneSoon(tenantId, right);
    await doneSoon(tenantId, wrong);
    expect(await deadLetters(tenantId)).toHaveLength(1);
  });

  it('waits until its time has come', async () => {
    const tenantId = await bareTenant();
    const handled = vi.fn(() => Promise.resolve());
    running = await start([tenantJob(greeted, handled)]);
    await withControl((db) => db.outboxEvent.create({ data: { tenantId, name: greeted.name, payload: { n: 1 }, availableAt: new Date(Date.now() + 1_200) } }));
    await doneSoon(tenantId, await record(tenantId, greeted, { n: 2 }));
    expect(handled).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(handled).toHaveBeenCalledTimes(2), 20_000);
  });
});

describe('a queue that lost everything', () => {
  it('loses no work: the sweep finds the rows again', async () => {
    const tenantId = await bareTenant();
    const seen: number[] = [];
    const handlers = [tenantJob(greeted, (_ctx, { n }) => Promise.resolve(void seen.push(n)))];
    // Handed over while nobody works, then lost.
    const queue = await openQueue();
    const ids: string[] = [];
    for (let n = 0; n < 10; n += 1) ids.push(await record(tenantId, greeted, { n }));
    await relayOnce(queue, buildRegistry(handlers));
    await queue.wipe();
    await queue.close(1_000);
    running = await start(handlers);
    await running.sweep();
    for (const id of ids) await doneSoon(tenantId, id);
    expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('gives up on a row that is lost again and again, and says so', async () => {
    const tenantId = await bareTenant();
    const handlers = [tenantJob(greeted, () => Promise.resolve())];
    const id = await record(tenantId, greeted, { n: 1 });
    await withControl((db) => db.outboxEvent.update({ where: { tenantId_id: { tenantId, id } }, data: { dispatchedAt: new Date(Date.now() - 600_000), dispatchCount: 5 } }));
    running = await start(handlers);
    await running.sweep();
    expect((await outboxRow(tenantId, id)).doneAt).not.toBeNull();
    expect((await deadLetters(tenantId))[0]).toMatchObject({ outboxId: id, attempts: 5 });
  });

  it('does not touch a job that still waits or runs', async () => {
    const tenantId = await bareTenant();
    let release = (): void => undefined;
    const handled = vi.fn(() => new Promise<void>((resolve) => (release = resolve)));
    running = await start([plainJob(greeted, handled)]);
    const id = await record(tenantId, greeted, { n: 1 });
    await vi.waitFor(() => expect(handled).toHaveBeenCalled(), 20_000);
    await running.sweep();
    expect((await outboxRow(tenantId, id)).dispatchCount).toBe(1);
    release();
    await doneSoon(tenantId, id);
    expect(handled).toHaveBeenCalledTimes(1);
  });
});

it('old finished rows are deleted, young and unfinished ones stay', async () => {
  const tenantId = await bareTenant();
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  await withControl((db) =>
    db.outboxEvent.createMany({
      data: [
        { tenantId, name: 'test.old', payload: {}, dispatchedAt: daysAgo(15), doneAt: daysAgo(15) },
        { tenantId, name: 'test.young', payload: {}, dispatchedAt: daysAgo(13), doneAt: daysAgo(13) },
        { tenantId, name: 'test.unfinished', payload: {}, dispatchedAt: daysAgo(20) },
      ],
    }),
  );
  running = await start([tenantJob(greeted, () => Promise.resolve())]);
  await running.sweep();
  const left = await withControl((db) => db.outboxEvent.findMany({ where: { tenantId }, select: { name: true }, orderBy: { name: 'asc' } }));
  expect(left.map((row) => row.name)).toEqual(['test.unfinished', 'test.young']);
});

it('a second handler of a job that is not an event is refused at the start', () => {
  const once = plainJob(flaky, () => Promise.resolve());
  expect(() => buildRegistry([once, once])).toThrow('two handlers');
});

async function seriesYears(tenantId: string): Promise<number[]> {
  const rows = await withTenant(tenantId, (db) => db.numberSeries.findMany({ where: { tenantId }, select: { year: true } }));
  return rows.map((row) => row.year);
}
