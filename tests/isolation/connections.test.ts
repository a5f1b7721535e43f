import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { asControl, withControl, withTenant, type ControlDb, type TenantDb } from '#app/platform/db.server';
import { aTenant, type TestTenant } from '#tests/factories/tenant';
import { aWitness, type Witness } from './twin-state';

// Before the first connection is opened: two of them serve all the units below.
vi.hoisted(() => {
  process.env.DATABASE_POOL = '2';
});

/** Regression for prisma #29719: a connection went back to the pool with its transaction, and its tenant, still open. */
let witness: Witness;
let tenants: [TestTenant, TestTenant];
beforeAll(async () => {
  witness = await aWitness();
  tenants = [await aTenant({ name: '锦城汽车' }), await aTenant({ name: '锦城汽车' })];
});
afterAll(() => witness.end());

interface Sight {
  tenant: string | null;
  role: string;
  pid: number;
  own: number;
  others: number;
}

/** What a connection knows of itself at this moment. */
async function look(db: TenantDb | ControlDb, tenantId: string): Promise<Sight | undefined> {
  const [sight] = await db.$queryRaw<Sight[]>`
    SELECT NULLIF(current_setting('app.tenant_id', true), '') AS tenant, current_user::text AS role, pg_backend_pid() AS pid,
      (SELECT count(*)::int FROM audit_entry WHERE tenant_id = ${tenantId}::uuid) AS own,
      (SELECT count(*)::int FROM audit_entry WHERE tenant_id <> ${tenantId}::uuid) AS others`;
  return sight;
}

const clean = (tenantId: string) => ({ tenant: tenantId, role: 'huifang_app', others: 0 });
class Thrown extends Error {}

/** One unit of work that ends in its own way; `sights` gets what it saw. */
async function unit(index: number, tenantId: string, sights: { seen: Sight | undefined; expected: string }[]): Promise<string> {
  const way = ['commits', 'throws', 'commits', 'times out', 'breaks', 'commits', 'turns to control', 'overstays'][index % 8] ?? '';
  const see = async (db: TenantDb): Promise<void> => void sights.push({ seen: await look(db, tenantId), expected: tenantId });
  try {
    await withTenant(
      tenantId,
      async (db) => {
        await see(db);
        if (way === 'throws') throw new Thrown();
        if (way === 'breaks') await db.$queryRaw`SELECT 1 / 0`;
        if (way === 'times out') await db.$queryRaw`SELECT pg_sleep(0.4)::text`;
        if (way === 'overstays') await sleep(400);
        if (way === 'turns to control') await asControl(db, (control) => control.membership.count());
        await see(db);
      },
      way === 'times out' || way === 'overstays' ? { timeoutMs: 150 } : {},
    );
    return `${way}: committed`;
  } catch {
    return `${way}: refused`;
  }
}

describe('connections that serve one tenant after another', () => {
  it('200 units of two tenants on two connections, some of which throw, break or run out of time: each sees its own tenant only', async () => {
    const sights: { seen: Sight | undefined; expected: string }[] = [];
    const ends = new Map<string, number>();
    // At most eight wait at a time, so that none runs out of its time in the line.
    for (let begun = 0; begun < 200; begun += 8) {
      const batch = Array.from({ length: 8 }, (_, offset) => unit(begun + offset, tenants[(begun / 8 + offset) % 2]?.tenantId ?? '', sights));
      for (const end of await Promise.all(batch)) ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    expect(Object.fromEntries(ends)).toEqual({
      'commits: committed': 75, 'throws: refused': 25, 'times out: refused': 25, 'breaks: refused': 25, 'turns to control: committed': 25, 'overstays: refused': 25,
    });
    // A unit that runs out of its time on a busy machine may see nothing; those that commit look twice.
    expect(sights.length).toBeGreaterThanOrEqual(200);
    for (const { seen, expected } of sights) {
      expect(seen).toMatchObject(clean(expected));
      expect(seen?.own).toBeGreaterThan(0);
    }
    expect(sights.some(({ expected }, at) => at > 0 && sights[at - 1]?.expected !== expected)).toBe(true);
    // The rollback of a unit that ran out of time may still be on its way.
    await vi.waitFor(async () => {
      const { rows } = await witness.client.query<{ open: number; connections: number }>(
        `SELECT count(*) FILTER (WHERE state LIKE 'idle in transaction%')::int AS open, count(*)::int AS connections FROM pg_stat_activity WHERE usename = 'huifang_app' AND datname = current_database()`,
      );
      expect(rows).toEqual([{ open: 0, connections: 2 }]);
    }, 5_000);
  }, 120_000);

  it('the control role on a connection that a tenant had: no tenant is set, no record is readable; and the other way round', async () => {
    const [{ tenantId }] = tenants;
    const pids: Record<'tenant' | 'control', Set<number>> = { tenant: new Set(), control: new Set() };
    for (let round = 0; round < 6; round += 1) {
      const seen = await withTenant(tenantId, (db) => look(db, tenantId));
      expect(seen).toMatchObject(clean(tenantId));
      if (seen) pids.tenant.add(seen.pid);
      const [control] = await withControl((db) => db.$queryRaw<{ tenant: string | null; role: string; pid: number; members: number }[]>`
        SELECT NULLIF(current_setting('app.tenant_id', true), '') AS tenant, current_user::text AS role, pg_backend_pid() AS pid,
          (SELECT count(DISTINCT tenant_id)::int FROM membership) AS members`);
      expect(control).toMatchObject({ tenant: null, role: 'huifang_control', members: 2 });
      if (control) pids.control.add(control.pid);
      await expect(withControl((db) => db.customer.count())).rejects.toThrow(/permission denied/);
      await expect(withControl((db) => look(db, tenantId))).rejects.toThrow(/permission denied/);
    }
    expect([...pids.tenant].some((pid) => pids.control.has(pid)), 'the same connection did both').toBe(true);
  });

  it('a unit that turns to the control plane and fails there leaves the next unit in its own role', async () => {
    const [{ tenantId: first }, { tenantId: second }] = tenants;
    for (let round = 0; round < 4; round += 1) {
      await expect(withTenant(first, (db) => asControl(db, (control) => control.customer.count()))).rejects.toThrow(/permission denied/);
      await expect(withTenant(first, (db) => asControl(db, () => Promise.reject(new Thrown())))).rejects.toThrow(Thrown);
      expect(await withTenant(second, (db) => look(db, second))).toMatchObject(clean(second));
    }
  });

  it('without a tenant a connection that had one sees nothing', async () => {
    await withTenant(tenants[0].tenantId, (db) => look(db, tenants[0].tenantId));
    // What is no tenant's id is refused or is nobody's: never the tenant before.
    await expect(withTenant('', (db) => db.auditEntry.count())).resolves.toBe(0);
    await expect(withTenant('018f0000-0000-7000-8000-000000000000', (db) => db.auditEntry.count())).resolves.toBe(0);
    await expect(withTenant('not an id', (db) => db.auditEntry.count())).rejects.toThrow(/uuid/);
  });
});
