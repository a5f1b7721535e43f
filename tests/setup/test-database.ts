import pg from 'pg';
import { inject } from 'vitest';

export interface TestDatabase {
  name: string;
  /** Owner of the tables: for looking at the catalogue and for checks across tenants. */
  ownerUrl: string;
  /** The role the product works as: subject to row-level security. */
  appUrl: string;
}

const kept = globalThis as { huifangTestDatabase?: TestDatabase };

/** The database of the running test file. DATABASE_URL already points to it, as the app role. */
export function testDatabase(): TestDatabase {
  if (!kept.huifangTestDatabase) throw new Error('Only suites in tests/integration and tests/isolation have a database.');
  return kept.huifangTestDatabase;
}

/** For the set-up of a test file only. */
export function keepTestDatabase(database: TestDatabase): void {
  kept.huifangTestDatabase = database;
}

/** A fresh copy of the migrated template (about 50 ms); an older one of the same name is dropped. */
export async function createTestDatabase(name: string): Promise<TestDatabase> {
  const { superuserUrl, ownerUrl, appUrl, template } = inject('cluster');
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${template} OWNER huifang_owner`);
    // Rights on the database itself do not come with a template.
    await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${client.escapeIdentifier(name)} TO huifang_app`);
  } finally {
    await client.end();
  }
  const at = (url: string): string => url.replace(new RegExp(`/${template}$`), `/${name}`);
  return { name, ownerUrl: at(ownerUrl), appUrl: at(appUrl) };
}
