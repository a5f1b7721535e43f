import pg from 'pg';
import { inject } from 'vitest';
import { testDatabase } from '#tests/setup/test-database';

/** A digest of a tenant's rows by table; `xmin` is in it, so that a write that changed no value shows as well. */
export type Print = Record<string, string>;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const SESSION_KEY = /\b[0-9a-f]{64}\b/g;

/** Looks past row-level security, as the superuser: what is really there. */
export interface Witness {
  client: pg.Client;
  /** Address of the test's database as the superuser. */
  url: string;
  /** Tables with a tenant_id, by name. */
  tables: string[];
  /** One digest for each tenant, in the order asked. */
  prints(...tenantIds: string[]): Promise<Print[]>;
  /** How many rows each table has of the tenant. */
  counts(tenantId: string): Promise<Record<string, number>>;
  /** The tenant's rows as text, of all tables or of some. */
  text(tenantId: string, tables?: readonly string[]): Promise<string>;
  end(): Promise<void>;
}

export async function aWitness(): Promise<Witness> {
  const url = inject('cluster').superuserUrl.replace(/\/postgres$/, `/${testDatabase().name}`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const tables = await tenantTables(client);
  // Who a tenant's people are stands outside its tables: the tenant itself, and the accounts of its members.
  const parts = tables.map((table) => `SELECT '${table}' AS name, tenant_id, t.xmin::text || ' ' || to_jsonb(t)::text AS row FROM ${pg.escapeIdentifier(table)} t`);
  parts.push(`SELECT 'tenant', id, t.xmin::text || ' ' || to_jsonb(t)::text FROM tenant t`);
  parts.push(`SELECT 'user_account', m.tenant_id, u.xmin::text || ' ' || to_jsonb(u)::text FROM user_account u JOIN membership m ON m.user_id = u.id`);
  const everything = `(${parts.join(' UNION ALL ')}) AS everything (name, tenant_id, row)`;
  return {
    client,
    url,
    tables,
    end: () => client.end(),
    prints: async (...tenantIds) => {
      const { rows } = await client.query<{ tenant: string; name: string; print: string }>({
        name: 'prints',
        text: `SELECT tenant_id AS tenant, name, md5(string_agg(row, E'\\n' ORDER BY row)) AS print FROM ${everything} WHERE tenant_id = ANY ($1::uuid[]) GROUP BY 1, 2`,
        values: [tenantIds],
      });
      return tenantIds.map((tenantId) => Object.fromEntries(rows.filter(({ tenant }) => tenant === tenantId).map(({ name, print }) => [name, print])));
    },
    counts: async (tenantId) => {
      const { rows } = await client.query<{ name: string; count: number }>(`SELECT name, count(*)::int AS count FROM ${everything} WHERE tenant_id = $1 GROUP BY 1`, [tenantId]);
      return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
    },
    text: async (tenantId, wanted) => {
      const { rows } = await client.query<{ text: string | null }>({
        name: 'text',
        text: `SELECT string_agg(row, E'\\n') AS text FROM ${everything} WHERE tenant_id = $1 AND ($2::text[] IS NULL OR name = ANY ($2))`,
        values: [tenantId, wanted ?? null],
      });
      return rows[0]?.text ?? '';
    },
  };
}

async function tenantTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`);
  return rows.map(({ name }) => name);
}

/** Names of the tables whose rows differ. */
export function changedTables(before: Print | undefined, after: Print | undefined): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((name) => before?.[name] !== after?.[name]).sort();
}

/** Ids and session keys in a text. */
export function idsIn(text: string): Set<string> {
  return new Set([...(text.match(UUID) ?? []), ...(text.match(SESSION_KEY) ?? [])]);
}
