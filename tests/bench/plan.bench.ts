import pg from 'pg';
import { withTenant } from '#app/platform/db.server';
import { fixedClock } from '#app/platform/clock.server';
import { systemCtx, type TenantInfo } from '#app/platform/context.server';
import { takePlanSlice } from '#app/modules/outreach/planner/service.server';

const TODAY = '2026-11-23';

interface Bench {
  superuserUrl: string;
  options: string[];
}

/**
 * The daily planner over 1,000 tenants × 1,000 vehicles, 10 % due today, as the workers run it: a slice per tenant, as the
 * app role under row-level security; the bookkeeping of turns is left out. Floor: the same rows into a table with the
 * same indexes and foreign keys by one bare INSERT … SELECT of a superuser.
 */
export async function bench({ superuserUrl, options }: Bench): Promise<{ floor: number; ours: number; ratio: number }> {
  const tenants = Number(options[0] ?? 1_000);
  const vehicles = Number(options[1] ?? 1_000);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await fill(client, tenants, vehicles);
  await client.query('CHECKPOINT');

  const infos = (await client.query<TenantInfo>(`SELECT id, slug, name, industry, locale, time_zone AS "timeZone", calendar, currency, demo FROM tenant ORDER BY id`)).rows;
  const ours = await time(() => planAll(infos));
  const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM contact');
  const again = await time(() => planAll(infos));
  const after = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM contact');

  await client.query('CHECKPOINT');
  await bareTable(client);
  const floor = await time(() => client.query('INSERT INTO contact_bare SELECT * FROM contact'));
  await client.end();

  const count = rows[0]?.count ?? 0;
  const line = (name: string, seconds: number, n: number) => console.log(`${name.padEnd(34)} ${seconds.toFixed(2).padStart(8)} s  ${n} rows`);
  console.log(`${tenants} tenants × ${vehicles} vehicles, 10 % due`);
  line('floor: one INSERT … SELECT', floor, count);
  line('ours: a turn per tenant', ours, count);
  line('ours again', again, (after.rows[0]?.count ?? 0) - count);
  if (count !== tenants * Math.floor(vehicles / 10)) throw new Error(`expected ${tenants * Math.floor(vehicles / 10)} contacts, found ${count}`);
  if (after.rows[0]?.count !== count) throw new Error('the second run planned something');
  return { floor: round(floor), ours: round(ours), ratio: round(ours / floor) };
}

const round = (value: number): number => Math.round(value * 100) / 100;

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** As many turns at once as the worker process takes. */
async function planAll(tenants: TenantInfo[]): Promise<void> {
  const waiting = [...tenants];
  const clock = fixedClock(`${TODAY}T01:00:00Z`);
  const lane = async (): Promise<void> => {
    for (let tenant = waiting.pop(); tenant; tenant = waiting.pop()) {
      const info = { ...tenant, settings: {} };
      for (let progress: unknown = null, isFirst = true; isFirst || progress !== null; isFirst = false) {
        const from: unknown = progress;
        progress = await withTenant(info.id, (db) => takePlanSlice(systemCtx(info, db, 'bench', clock), { progress: from, isOver: () => false }), { flush: 'later' });
      }
    }
  };
  await Promise.all(Array.from({ length: 4 }, lane));
  // Brings everything to the disk, as the commits of the turns do.
  await withTenant(tenants[0]?.id ?? '', (db) => db.$executeRaw`SELECT pg_current_xact_id()`);
}

async function fill(client: pg.Client, tenants: number, vehicles: number): Promise<void> {
  const definition = {
    name: '7DC', kind: '7DC', recordKind: 'delivery', countBase: 1, roll: 'stay', calendar: 'CN',
    variants: [{ tier: null, anchor: 'occurredOn', unit: 'day', open: 7, target: 7, close: 10, expire: 30 }],
    assignee: { strategy: 'queue' },
  };
  await client.query('SET synchronous_commit = off');
  await client.query(`INSERT INTO tenant (slug, name, industry) SELECT 'bench-' || n, 'Bench ' || n, 'dealership' FROM generate_series(1, $1::int) n`, [tenants]);
  await client.query(`INSERT INTO callback_rule (tenant_id, code, name, active, go_live_on) SELECT id, '7DC', '7DC', true, date '${TODAY}' - 10 FROM tenant`);
  await client.query(`INSERT INTO callback_rule_version (tenant_id, rule_id, version, definition) SELECT tenant_id, id, 1, $1::jsonb FROM callback_rule`, [JSON.stringify(definition)]);
  await client.query(`UPDATE callback_rule r SET current_version_id = v.id FROM callback_rule_version v WHERE v.tenant_id = r.tenant_id AND v.rule_id = r.id`);
  // Foreign keys are true by construction; checking a million of them is not what is measured.
  await client.query(`SET session_replication_role = replica`);
  const each = `FROM tenant t CROSS JOIN generate_series(1, ${vehicles}) n`;
  await client.query(`INSERT INTO customer (tenant_id, id, number, name) SELECT t.id, md5(t.id::text || 'c' || n)::uuid, 'C-' || n, '王' || n ${each}`);
  await client.query(`INSERT INTO customer_phone (tenant_id, customer_id, phone, reversed) SELECT t.id, md5(t.id::text || 'c' || n)::uuid, '+86138' || lpad(n::text, 8, '0'), reverse(lpad(n::text, 8, '0')) ${each}`);
  await client.query(`INSERT INTO vehicle (tenant_id, id, vin) SELECT t.id, md5(t.id::text || 'v' || n)::uuid, 'LSV' || lpad(n::text, 14, '0') ${each}`);
  await client.query(`INSERT INTO service_record (tenant_id, kind, natural_key, customer_id, vehicle_id, occurred_on)
    SELECT t.id, 'delivery', 'vin:' || n, md5(t.id::text || 'c' || n)::uuid, md5(t.id::text || 'v' || n)::uuid,
      CASE WHEN n % 10 = 0 THEN date '${TODAY}' - 6 ELSE date '${TODAY}' - 20 - n % 300 END ${each}`);
  await client.query(`SET session_replication_role = DEFAULT`);
  await client.query('VACUUM ANALYZE');
  await client.query('RESET synchronous_commit');
}

/** The contact table without policies: same columns, same indexes, same checks, same foreign keys. */
async function bareTable(client: pg.Client): Promise<void> {
  await client.query('CREATE TABLE contact_bare (LIKE contact INCLUDING ALL)');
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = 'contact'::regclass AND contype = 'f'`,
  );
  for (const { name, definition } of rows) {
    await client.query(`ALTER TABLE contact_bare ADD CONSTRAINT ${pg.escapeIdentifier(`bare_${name}`)} ${definition}`);
  }
}
