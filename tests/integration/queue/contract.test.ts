import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { defineJob, type JobContract } from '#app/lib/job-contract';
import { env } from '#app/platform/env.server';
import { openPostgresQueue } from '#app/platform/queue/postgres.server';
import { openRedisQueue } from '#app/platform/queue/redis.server';
import type { JobQueue, RunningJob, Subscription } from '#app/platform/queue.server';
import { describeOnRedis } from '#tests/setup/redis';

const note = defineJob({ name: 'test.note', queue: 'interactive', payload: z.strictObject({ noteId: z.uuid() }), attempts: 3, backoffMs: 20 });
const other = defineJob({ name: 'test.other', queue: 'bulk', payload: z.strictObject({ n: z.int() }) });
const stranger = defineJob({ name: 'test.stranger', queue: 'interactive', payload: z.strictObject({}) });
const tick = defineJob({ name: 'test.tick', queue: 'scheduled', payload: z.strictObject({}), cron: '* * * * * *' });

const concurrency = { interactive: 4, scheduled: 1, bulk: 2 };
const noteId = '018f0000-0000-7000-8000-000000000001';

describe('jobs on PostgreSQL', () => {
  contractOf(() => openPostgresQueue(env().DATABASE_URL));
});

describeOnRedis('jobs on Redis', (redisUrl) => {
  contractOf(() => openRedisQueue(redisUrl));
});

function contractOf(open: () => Promise<JobQueue>): void {
  let queue: JobQueue;
  const also: JobQueue[] = [];

  beforeEach(async () => {
    queue = await open();
    await queue.wipe();
  });
  afterEach(async () => {
    await Promise.all([queue, ...also.splice(0)].map((each) => each.close(2_000)));
  });

  it('runs what was added, with its payload and where it came from', async () => {
    const seen: [unknown, RunningJob][] = [];
    await queue.process(subscriptions([note, (payload, job) => void seen.push([payload, job])]), { concurrency });
    const origin = { tenantId: noteId, outboxId: noteId, effectKey: noteId };
    await queue.add(note, { noteId }, { jobId: 'a', origin });
    await vi.waitFor(() => expect(seen).toHaveLength(1), 20_000);
    expect(seen[0]?.[0]).toEqual({ noteId });
    expect(seen[0]?.[1]).toMatchObject({ jobId: 'a', attempt: 1, origin, queue: 'interactive' });
  });

  it('adds many of different kinds at once', async () => {
    const seen: unknown[] = [];
    const keep = (payload: unknown) => void seen.push(payload);
    await queue.process(subscriptions([note, keep], [other, keep]), { concurrency });
    await queue.addBulk([...range(20).map((n) => ({ contract: other, payload: { n }, jobId: `n${n}` })), { contract: note, payload: { noteId } }]);
    await vi.waitFor(() => expect(seen).toHaveLength(21), 20_000);
  });

  it('runs a job once when its id is added twice, also after it is done', async () => {
    const seen: string[] = [];
    await queue.process(subscriptions([note, (_, job) => void seen.push(job.jobId)]), { concurrency });
    await Promise.all([queue.add(note, { noteId }, { jobId: 'same' }), queue.add(note, { noteId }, { jobId: 'same' })]);
    await vi.waitFor(async () => expect(await queue.stateOf('interactive', 'same')).toBe('finished'), 20_000);
    await queue.add(note, { noteId }, { jobId: 'same' });
    await queue.add(note, { noteId }, { jobId: 'next' });
    await vi.waitFor(() => expect(seen).toContain('next'), 20_000);
    expect(seen).toEqual(['same', 'next']);
  });

  it('accepts an id again once the finished job is forgotten', async () => {
    const seen: string[] = [];
    await queue.process(subscriptions([note, (_, job) => void seen.push(job.jobId)]), { concurrency });
    for (const times of [1, 2]) {
      await queue.add(note, { noteId }, { jobId: 'again' });
      await vi.waitFor(() => expect(seen).toHaveLength(times), 20_000);
      await vi.waitFor(async () => expect(await queue.stateOf('interactive', 'again')).toBe('finished'), 20_000);
      await queue.forget('interactive', 'again');
      expect(await queue.stateOf('interactive', 'again')).toBe('gone');
    }
  });

  it('tries again after a failure and tells once when the last try failed', async () => {
    const failures: [number, boolean][] = [];
    const subscription: Subscription = {
      contract: note,
      run: () => Promise.reject(new Error('no luck')),
      failed: (_error, _payload, job, final) => Promise.resolve(void failures.push([job.attempt, final])),
    };
    await queue.process(new Map([[note.name, subscription]]), { concurrency });
    await queue.add(note, { noteId }, { jobId: 'unlucky' });
    await vi.waitFor(() => expect(failures).toHaveLength(3), 8_000);
    await vi.waitFor(async () => expect(await queue.stateOf('interactive', 'unlucky')).toBe('finished'), 20_000);
    expect(failures).toEqual([[1, false], [2, false], [3, true]]);
  });

  it('refuses a wrong payload at the door, and gives up at once on one that got in', async () => {
    await expect(queue.add(note, { noteId: 'not an id' })).rejects.toThrow();
    const failures: [string, boolean][] = [];
    const run = vi.fn(() => Promise.resolve());
    const stricter: Subscription = {
      contract: { ...note, payload: z.strictObject({ noteId: z.literal('x') }) },
      run,
      failed: (error, _payload, _job, final) => Promise.resolve(void failures.push([error.message, final])),
    };
    await queue.process(new Map([[note.name, stricter]]), { concurrency });
    await queue.add(note, { noteId });
    await vi.waitFor(() => expect(failures).toHaveLength(1), 20_000);
    expect(failures[0]?.[1]).toBe(true);
    expect(run).not.toHaveBeenCalled();
  });

  it('drops a job of an unknown name and goes on', async () => {
    const seen: string[] = [];
    await queue.process(subscriptions([note, (_, job) => void seen.push(job.jobId)]), { concurrency });
    await queue.add(stranger, {}, { jobId: 'unknown' });
    await queue.add(note, { noteId }, { jobId: 'known' });
    await vi.waitFor(() => expect(seen).toEqual(['known']), 20_000);
    await vi.waitFor(async () => expect(await queue.stateOf('interactive', 'unknown')).toBe('finished'), 20_000);
  });

  it('holds a delayed job back until its time has come', async () => {
    const seen: number[] = [];
    await queue.process(subscriptions([note, () => void seen.push(performance.now())]), { concurrency });
    const added = performance.now();
    await queue.add(note, { noteId }, { jobId: 'later', delayMs: 700 });
    expect(await queue.stateOf('interactive', 'later')).toBe('delayed');
    await vi.waitFor(() => expect(seen).toHaveLength(1), 20_000);
    expect((seen[0] ?? 0) - added).toBeGreaterThan(650);
  });

  it('keeps one schedule however often it is asked for, and wakes up by it', async () => {
    const seen: string[] = [];
    const second = await open();
    also.push(second);
    await Promise.all([queue.schedule(tick), second.schedule(tick)]);
    await queue.schedule(tick);
    expect((await queue.counts('scheduled')).delayed).toBe(1);
    const subscribed = subscriptions([tick, (_, job) => void seen.push(job.jobId)]);
    await queue.process(subscribed, { concurrency });
    await second.process(subscribed, { concurrency });
    const since = performance.now();
    await vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(3), 20_000);
    expect(new Set(seen).size).toBe(seen.length);
    // Once a second, not once for each that asked.
    expect(seen.length).toBeLessThanOrEqual((performance.now() - since) / 1_000 + 2);
  });

  it('waits for what is running before it closes', async () => {
    const done: string[] = [];
    await queue.process(subscriptions([note, async (_, job) => { await pause(500); done.push(job.jobId); }]), { concurrency });
    await queue.add(note, { noteId }, { jobId: 'slow' });
    await vi.waitFor(async () => expect(await queue.stateOf('interactive', 'slow')).toBe('active'), 20_000);
    expect(await queue.close(5_000)).toBe(true);
    expect(done).toEqual(['slow']);
  });

  it('closes at the deadline all the same, and tells the job', async () => {
    let told: AbortSignal | undefined;
    await queue.process(subscriptions([note, async (_, job) => { told = job.signal; await pause(60_000, undefined, { signal: job.signal }); }]), { concurrency });
    await queue.add(note, { noteId });
    await vi.waitFor(() => expect(told).toBeDefined(), 20_000);
    expect(await queue.close(300)).toBe(false);
    expect(told?.aborted).toBe(true);
  });

  it('goes on after everything in it was lost', async () => {
    const seen: string[] = [];
    await queue.schedule(tick);
    await queue.process(subscriptions([note, (_, job) => void seen.push(job.jobId)], [tick, (_, job) => void seen.push(job.jobId)]), { concurrency });
    await queue.add(note, { noteId }, { jobId: 'before', delayMs: 60_000 });
    await queue.wipe();
    expect(await queue.stateOf('interactive', 'before')).toBe('gone');
    await queue.add(note, { noteId }, { jobId: 'before' });
    await queue.schedule(tick);
    await vi.waitFor(() => expect(seen).toContain('before'), 10_000);
    await vi.waitFor(() => expect(seen.some((id) => id.startsWith('repeat:'))).toBe(true), 10_000);
  });
}

function subscriptions(...handlers: [JobContract, (payload: unknown, job: RunningJob) => void | Promise<void>][]): Map<string, Subscription> {
  return new Map(handlers.map(([contract, run]) => [contract.name, { contract, run: async (payload, job) => run(payload, job) }]));
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
