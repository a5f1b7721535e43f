import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineTurn } from '#app/lib/turn-contract';
import { fixedClock } from '#app/platform/clock.server';
import { withControl } from '#app/platform/db.server';
import { openQueue } from '#app/platform/queue/open.server';
import { tenantTurn, type TurnSlice } from '#workers/handler';
import { buildRegistry } from '#workers/build-registry';
import type { Runtime } from '#workers/runtime';
import { startDueTurns, turnJobId } from '#workers/turns';
import { bareTenant, clearJobs, deadLetters, outboxRow, record, start } from './world';

const daily = defineTurn({ kind: 'test.daily-turn', localHour: 0, localMinute: 10, attempts: 2, backoffMs: 20 });
const often = defineTurn({ kind: 'test.often-turn', everyMinutes: 5, maxRows: 10 });
const clock = fixedClock('2026-11-23T02:00:00Z');

let running: Runtime | undefined;

beforeEach(async () => {
  clock.set('2026-11-23T02:00:00Z');
  await clearJobs();
  const queue = await openQueue();
  await queue.wipe();
  await queue.close(1_000);
});
afterEach(async () => {
  await running?.stop(3_000);
  running = undefined;
});

const turnOf = (tenantId: string, kind: string) =>
  withControl((db) => db.tenantTurn.findUniqueOrThrow({ where: { tenantId_kind: { tenantId, kind } } }));
const overSoon = (tenantId: string, kind: string) =>
  vi.waitFor(
    async () => {
      const turn = await turnOf(tenantId, kind);
      expect(turn.queuedAt).toBeNull();
      expect(turn.finishedAt).not.toBeNull();
    },
    { timeout: 30_000, interval: 50 },
  );

describe('a daily turn', () => {
  it('comes once a day, at ten past midnight of each tenant', async () => {
    const taken: string[] = [];
    const handlers = [tenantTurn(daily, (ctx, slice) => { taken.push(`${ctx.actor.tenant.timeZone} ${slice.runOn}`); return Promise.resolve(null); })];
    const shanghai = await bareTenant({ timeZone: 'Asia/Shanghai' });
    const newYork = await bareTenant({ timeZone: 'America/New_York' });
    const { queue } = (running = await start(handlers, { clock }));
    const tick = async (at: string) => {
      clock.set(at);
      const started = await startDueTurns(queue, buildRegistry(handlers), clock);
      for (const tenantId of [shanghai, newYork]) await overSoon(tenantId, daily.name);
      return started;
    };
    expect(await tick('2026-11-23T02:00:00Z')).toBe(2);
    expect([...taken].sort()).toEqual(['America/New_York 2026-11-22', 'Asia/Shanghai 2026-11-23']);
    expect(await tick('2026-11-23T02:10:00Z')).toBe(0);
    // 00:10 in New York
    expect(await tick('2026-11-23T05:09:00Z')).toBe(0);
    expect(await tick('2026-11-23T05:10:00Z')).toBe(1);
    // 00:10 in Shanghai, the day after
    expect(await tick('2026-11-23T16:09:00Z')).toBe(0);
    expect(await tick('2026-11-23T16:10:00Z')).toBe(1);
    expect(taken.slice(2)).toEqual(['America/New_York 2026-11-23', 'Asia/Shanghai 2026-11-24']);
  });

  it('is made up once, not once a day, after the workers were off for a fortnight', async () => {
    const taken: string[] = [];
    const handlers = [tenantTurn(daily, (_ctx, slice) => { taken.push(slice.runOn); return Promise.resolve(null); })];
    const tenantId = await bareTenant();
    running = await start(handlers, { clock });
    for (const at of ['2026-11-23T02:00:00Z', '2026-12-07T02:00:00Z', '2026-12-07T03:00:00Z']) {
      clock.set(at);
      await startDueTurns(running.queue, buildRegistry(handlers), clock);
      await overSoon(tenantId, daily.name);
    }
    expect(taken).toEqual(['2026-11-23', '2026-12-07']);
  });

  it('that fails for good is one dead letter, rests an hour, and comes again', async () => {
    let broken = true;
    const handlers = [tenantTurn(daily, () => (broken ? Promise.reject(new Error('no calendar')) : Promise.resolve(null)))];
    const tenantId = await bareTenant();
    running = await start(handlers, { clock });
    for (const at of ['2026-11-23T02:00:00Z', '2026-11-23T03:00:01Z']) {
      clock.set(at);
      expect(await startDueTurns(running.queue, buildRegistry(handlers), clock)).toBe(1);
      await vi.waitFor(async () => expect((await turnOf(tenantId, daily.name)).queuedAt).toBeNull(), 20_000);
      expect(await startDueTurns(running.queue, buildRegistry(handlers), clock)).toBe(0);
    }
    expect(await deadLetters(tenantId)).toMatchObject([{ name: daily.name, payload: { tenantId }, error: 'Error: no calendar' }]);
    broken = false;
    clock.set('2026-11-23T04:00:02Z');
    await startDueTurns(running.queue, buildRegistry(handlers), clock);
    await overSoon(tenantId, daily.name);
  });
});

describe('a turn', () => {
  it('goes on in the next slice where the last one stopped', async () => {
    const slices: unknown[] = [];
    const tenantId = await bareTenant();
    running = await start([tenantTurn(often, (_ctx, slice) => { slices.push(slice.progress); return Promise.resolve(slices.length < 4 ? { after: slices.length } : null); })], { clock });
    await startDueTurns(running.queue, buildRegistry([tenantTurn(often, () => Promise.resolve(null))]), clock);
    await overSoon(tenantId, often.name);
    expect(slices).toEqual([null, { after: 1 }, { after: 2 }, { after: 3 }]);
  });

  it('comes when a service asks for it, and once more when asked while it runs', async () => {
    const tenantId = await bareTenant();
    let release = (): void => undefined;
    const taken = vi.fn((_ctx: unknown, _slice: TurnSlice) => (taken.mock.calls.length === 1 ? new Promise<null>((resolve) => (release = () => resolve(null))) : Promise.resolve(null)));
    const handlers = [tenantTurn(daily, taken)];
    running = await start(handlers, { clock });
    const first = await record(tenantId, daily, { tenantId });
    await vi.waitFor(() => expect(taken).toHaveBeenCalledTimes(1), 20_000);
    const second = await record(tenantId, daily, { tenantId });
    for (const id of [first, second]) await vi.waitFor(async () => expect((await outboxRow(tenantId, id)).doneAt).not.toBeNull(), 20_000);
    release();
    await overSoon(tenantId, daily.name);
    expect(taken).toHaveBeenCalledTimes(1);
    await startDueTurns(running.queue, buildRegistry(handlers), clock);
    await vi.waitFor(() => expect(taken).toHaveBeenCalledTimes(2), 20_000);
  });

  it('is found again when its job was lost, and a job that comes twice does nothing', async () => {
    const tenantId = await bareTenant();
    const taken = vi.fn(() => Promise.resolve(null));
    const handlers = [tenantTurn(often, taken)];
    const queue = await openQueue();
    expect(await startDueTurns(queue, buildRegistry(handlers), clock)).toBe(1);
    await queue.wipe();
    await queue.close(1_000);
    clock.set('2026-11-23T02:03:00Z');
    running = await start(handlers, { clock });
    await running.sweep();
    await overSoon(tenantId, often.name);
    await running.queue.add(often, { tenantId, seq: 1 }, { jobId: 'a-copy' });
    await vi.waitFor(async () => expect(await running?.queue.stateOf('scheduled', 'a-copy')).toBe('finished'), 20_000);
    expect(taken).toHaveBeenCalledTimes(1);
    expect(await running.queue.stateOf('scheduled', turnJobId(often.name, tenantId, 1))).toBe('finished');
  });

  it('of a suspended tenant does not come', async () => {
    await bareTenant({ status: 'suspended' });
    const handlers = [tenantTurn(often, () => Promise.resolve(null))];
    running = await start(handlers, { clock });
    expect(await startDueTurns(running.queue, buildRegistry(handlers), clock)).toBe(0);
  });
});

it('one tenant with very much to do does not hold up twenty small ones', async () => {
  const big = await bareTenant();
  const small: string[] = [];
  for (let n = 0; n < 20; n += 1) small.push(await bareTenant());
  const finished: string[] = [];
  const handlers = [
    tenantTurn(often, (ctx, slice) => {
      const { tenantId } = ctx.actor;
      const left = typeof slice.progress === 'number' ? slice.progress : tenantId === big ? 60 : 2;
      if (left <= 1) finished.push(tenantId);
      return Promise.resolve(left <= 1 ? null : left - 1);
    }),
  ];
  running = await start(handlers, { clock, concurrency: { interactive: 1, scheduled: 1, bulk: 1 } });
  // The big one is first in line.
  await withControl((db) => db.tenantTurn.create({ data: { tenantId: big, kind: often.name, dueAt: new Date('2026-11-22T00:00:00Z') } }));
  expect(await startDueTurns(running.queue, buildRegistry(handlers), clock)).toBe(21);
  await overSoon(big, often.name);
  expect(finished.indexOf(big)).toBe(20);
  expect(new Set(finished.slice(0, 20))).toEqual(new Set(small));
});
