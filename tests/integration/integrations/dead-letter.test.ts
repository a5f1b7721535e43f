import { beforeEach, describe, expect, it } from 'vitest';
import { withControl } from '#app/platform/db.server';
import { readiness } from '#app/platform/health.server';
import type { Caller } from '#app/server/root-router.server';
import { aTenant, type TestTenant } from '#tests/factories/tenant';

let tenant: TestTenant;
let caller: Caller;
beforeEach(async () => {
  await withControl(async (db) => {
    await db.$executeRaw`DELETE FROM outbox_event`;
    await db.rateLimit.deleteMany();
  });
  tenant = await aTenant();
  caller = await tenant.callerOf(tenant.owner);
});

const effectKey = '018f0000-0000-7000-8000-00000000000e';

async function aLetter(tenantId = tenant.tenantId, error = 'Error: the gate is closed'): Promise<string> {
  const letter = await withControl((db) =>
    db.deadLetter.create({ data: { tenantId, effectKey, queue: 'interactive', name: 'test.greeted', payload: { n: 7 }, error, attempts: 5 } }),
  );
  return letter.id;
}

const events = (tenantId = tenant.tenantId) => withControl((db) => db.outboxEvent.findMany({ where: { tenantId, name: 'test.greeted' } }));

describe('failed work', () => {
  it('is listed newest first, page by page, with its reason', async () => {
    const ids = [await aLetter(), await aLetter(), await aLetter()];
    const first = await caller.jobs.list({ limit: 2 });
    expect(first.items.map((row) => row.deadLetterId)).toEqual([ids[2], ids[1]]);
    expect(first.items[0]).toMatchObject({ name: 'test.greeted', error: 'Error: the gate is closed', attempts: 5, replayedAt: null });
    const second = await caller.jobs.list({ limit: 2, cursor: first.nextCursor ?? '' });
    expect(second.items.map((row) => row.deadLetterId)).toEqual([ids[0]]);
    expect(second.nextCursor).toBeNull();
  });

  it('is sent again with the same contents and the same effect key, once', async () => {
    const deadLetterId = await aLetter();
    await caller.jobs.replay({ deadLetterId });
    expect(await events()).toMatchObject([{ payload: { n: 7 }, effectKey, dispatchedAt: null, doneAt: null }]);
    await expect(caller.jobs.replay({ deadLetterId })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await events()).toHaveLength(1);
    expect((await caller.jobs.list({})).items).toEqual([]);
    expect((await caller.jobs.list({ state: 'replayed' })).items).toMatchObject([{ deadLetterId }]);
  });

  it('is sent again all at once, and written down', async () => {
    for (let n = 0; n < 3; n += 1) await aLetter();
    expect(await caller.jobs.replayAll()).toEqual({ replayed: 3 });
    expect(await events()).toHaveLength(3);
    expect(await caller.jobs.replayAll()).toEqual({ replayed: 0 });
    expect((await caller.audit.list({ entity: 'dead-letter' })).items).toMatchObject([{ action: 'dead-letter.replayed', entityId: null }]);
  });

  it('is sent once although two admins press at the same time', async () => {
    const deadLetterId = await aLetter();
    const presses = await Promise.allSettled([caller.jobs.replay({ deadLetterId }), caller.jobs.replay({ deadLetterId }), caller.jobs.replayAll()]);
    expect(presses.some((press) => press.status === 'fulfilled')).toBe(true);
    expect(await events()).toHaveLength(1);
  });

  it('of another tenant is not there', async () => {
    const other = await aTenant();
    const deadLetterId = await aLetter(other.tenantId);
    expect((await caller.jobs.list({})).items).toEqual([]);
    await expect(caller.jobs.replay({ deadLetterId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await caller.jobs.replayAll()).toEqual({ replayed: 0 });
    expect(await events(other.tenantId)).toEqual([]);
    await (await other.callerOf(other.owner)).jobs.replay({ deadLetterId });
    expect(await events(other.tenantId)).toHaveLength(1);
  });

  it('is not for agents', async () => {
    const agent = await tenant.callerOf(await tenant.member('agent'));
    await expect(agent.jobs.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(agent.jobs.backlog()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

it('the backlog counts what waits, runs, is held back and failed, of this tenant only', async () => {
  const other = await aTenant();
  const since = new Date(Date.now() - 30_000);
  const row = (tenantId: string, more: object) => ({ tenantId, name: 'test.greeted', payload: {}, ...more });
  const rows = (tenantId: string) => [
    row(tenantId, { availableAt: since }),
    row(tenantId, {}),
    row(tenantId, { availableAt: new Date(Date.now() + 60_000) }),
    row(tenantId, { dispatchedAt: new Date() }),
    row(tenantId, { dispatchedAt: new Date(), doneAt: new Date() }),
  ];
  await withControl(async (db) => {
    await db.$executeRaw`DELETE FROM outbox_event`;
    await db.outboxEvent.createMany({ data: [...rows(tenant.tenantId), ...rows(other.tenantId)] });
    await db.tenantTurn.create({ data: { tenantId: tenant.tenantId, kind: 'test.turn', queuedAt: new Date(), runOn: new Date() } });
  });
  await aLetter();
  expect(await caller.jobs.backlog()).toEqual({ waiting: 2, waitingSince: since.toISOString(), running: 1, later: 1, turns: ['test.turn'], dead: 1 });
});

describe('readiness', () => {
  it('holds on a migrated server, signed in as the role that row-level security binds', async () => {
    const state = await readiness();
    expect(state).toMatchObject({ ok: true, checks: { role: { ok: true }, serverVersion: { ok: true }, migration: { ok: true }, outboxAge: { ok: true } } });
  });

  it('warns of work that nobody fetches, without taking the pages away', async () => {
    await withControl((db) =>
      db.outboxEvent.create({ data: { tenantId: tenant.tenantId, name: 'test.greeted', payload: {}, availableAt: new Date(Date.now() - 90_000) } }),
    );
    const { ok, checks } = await readiness();
    expect(ok).toBe(true);
    expect(checks.outboxAge).toMatchObject({ ok: false, blocking: false });
    expect(checks.outboxAge.value).toBeGreaterThanOrEqual(90);
  });
});
