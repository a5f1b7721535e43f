import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#tests/setup/test-database';

/**
 * The database's own word on tenancy (DESIGN 5). Whoever adds a table reads here what it must have; the lists of
 * exceptions below only shrink.
 */

/** Control plane: read before a tenant is known. Those without a tenant_id belong to nobody or to a person. */
const WITHOUT_TENANT = ['tenant', 'user_account', 'password_reset', 'rate_limit', 'calendar_day', 'calendar_edition', '_prisma_migrations'];
/** Found by a secret or across tenants by the job runtime, so their keys or indexes may begin otherwise. */
const CONTROL_PLANE = ['session', 'outbox_event', 'dead_letter', 'tenant_turn', 'membership', 'invitation'];
/** Indexes of the control plane that serve look-ups across tenants. */
const CROSS_TENANT_INDEXES = /^(session_|outbox_event_|dead_letter_|tenant_turn_|membership_user_id|membership_user_|job_)/;

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: testDatabase().ownerUrl });
  await client.connect();
});
afterAll(() => client.end());

const names = async (sql: string): Promise<string[]> => (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name);
const tenantTable = `c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped)`;
describe('the catalogue keeps tenants apart', () => {
  it('every table belongs to a tenant or stands on the short list', async () => {
    const others = await names(`SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
      AND c.relkind IN ('r', 'p', 'f', 'm', 'v') AND NOT (${tenantTable}) ORDER BY 1`);
    expect(others.filter((name) => !WITHOUT_TENANT.includes(name))).toEqual([]);
    expect((await names(`SELECT c.relname AS name FROM pg_class c WHERE ${tenantTable}`)).length).toBeGreaterThan(25);
  });

  it('tenant_id is never empty', async () => {
    expect(
      await names(`SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
        WHERE ${tenantTable} AND NOT a.attnotnull`),
    ).toEqual([]);
  });

  it('tenant_id comes first in every primary key and unique key', async () => {
    const found = await names(`SELECT c.relname || '.' || i.relname AS name FROM pg_index x
      JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
      WHERE ${tenantTable} AND (x.indisunique OR x.indisprimary)
        AND (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = x.indkey[0]) IS DISTINCT FROM 'tenant_id'`);
    expect(found.filter((name) => !CONTROL_PLANE.includes(name.split('.')[0] ?? ''))).toEqual([]);
  });

  it('tenant_id comes first in every index', async () => {
    const found = await names(`SELECT i.relname AS name FROM pg_index x
      JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
      WHERE ${tenantTable}
        AND (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = x.indkey[0]) IS DISTINCT FROM 'tenant_id'`);
    expect(found.filter((name) => !CROSS_TENANT_INDEXES.test(name))).toEqual([]);
  });

  it('every foreign key between tenant tables carries the tenant on both sides', async () => {
    expect(
      await names(`SELECT k.conname AS name FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
        WHERE k.contype = 'f' AND ${tenantTable} AND ${tenantTable.replaceAll('c.', 'f.')}
        AND NOT EXISTS (SELECT FROM generate_subscripts(k.conkey, 1) n
          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[n] AND a.attname = 'tenant_id'
          JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[n] AND b.attname = 'tenant_id')`),
    ).toEqual([]);
  });

  it('every tenant table has row-level security, enabled and forced', async () => {
    expect(await names(`SELECT c.relname AS name FROM pg_class c WHERE ${tenantTable} AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`)).toEqual([]);
    expect(await names(`SELECT c.relname AS name FROM pg_class c WHERE c.relname = 'tenant' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`)).toEqual([]);
  });

  it('the app role sees and writes by the tenant setting alone: one policy for all commands, USING and WITH CHECK alike', async () => {
    const condition = `(tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))`;
    const { rows } = await client.query<{ name: string; policies: number; good: number }>(
      `SELECT c.relname AS name, count(p.oid)::int AS policies,
         count(p.oid) FILTER (WHERE p.polpermissive AND p.polcmd = '*'
           AND pg_get_expr(p.polqual, p.polrelid) = $1 AND pg_get_expr(p.polwithcheck, p.polrelid) = $1)::int AS good
       FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid
         AND (p.polroles = '{0}' OR 'huifang_app'::regrole = ANY (p.polroles))
       WHERE ${tenantTable} GROUP BY c.relname`,
      [condition],
    );
    expect(rows.filter(({ policies, good }) => policies !== 1 || good !== 1)).toEqual([]);
  });

  it('only control-plane tables open themselves to the control role, and it has rights on nothing else', async () => {
    const opened = await names(`SELECT DISTINCT c.relname AS name FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
      WHERE 'huifang_control'::regrole = ANY (p.polroles)`);
    expect(opened.filter((name) => ![...CONTROL_PLANE, 'tenant'].includes(name))).toEqual([]);
    const granted = await names(`SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND has_table_privilege('huifang_control', c.oid, 'SELECT, INSERT, UPDATE, DELETE')`);
    expect(granted.filter((name) => ![...CONTROL_PLANE, ...WITHOUT_TENANT].includes(name))).toEqual([]);
  });

  it('no view goes round the policies and no function runs with its owner’s rights', async () => {
    expect(
      await names(`SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v'
        AND NOT COALESCE(c.reloptions @> ARRAY['security_invoker=true'], false)`),
    ).toEqual([]);
    expect(await names(`SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`)).toEqual([]);
  });

  it('the app role is no superuser, bypasses nothing, owns no table and may not truncate', async () => {
    const { rows } = await client.query(`SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
      (SELECT count(*)::int FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND (c.relowner = r.oid OR has_table_privilege(r.oid, c.oid, 'TRUNCATE') OR has_table_privilege(r.oid, c.oid, 'REFERENCES'))) AS tables
      FROM pg_roles r WHERE rolname = 'huifang_app'`);
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, tables: 0 }]);
  });
});

describe('without a tenant', () => {
  let app: pg.Client;
  beforeAll(async () => {
    app = new pg.Client({ connectionString: testDatabase().appUrl });
    await app.connect();
  });
  afterAll(() => app.end());

  it('every tenant table shows no rows and takes none', async () => {
    const tables = await names(`SELECT c.relname AS name FROM pg_class c WHERE ${tenantTable} AND has_table_privilege('huifang_app', c.oid, 'SELECT')`);
    expect(tables.length).toBeGreaterThan(25);
    for (const table of tables) {
      const { rows } = await app.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${pg.escapeIdentifier(table)}`);
      expect(rows[0]?.count, table).toBe(0);
    }
    await expect(
      app.query(`INSERT INTO org_unit (tenant_id, kind, code, name) VALUES (uuidv7(), 'department', 'x', 'x')`),
    ).rejects.toThrow(/row-level security/);
  });
});
