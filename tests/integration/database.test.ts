import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeOnRedis } from '#tests/setup/redis';
import { createTestDatabase, testDatabase } from '#tests/setup/test-database';

/** What DESIGN 5 promises of the roles, on the database every other suite uses. */
describe('the database as the product meets it', () => {
  const app = new pg.Client({ connectionString: process.env.DATABASE_URL });
  beforeAll(() => app.connect());
  afterAll(() => app.end());

  test('the product signs in as a role that owns nothing and is bound by row-level security', async () => {
    const { rows } = await app.query(
      `SELECT current_user AS "user", rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
              EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace) AS "ownsTables"
       FROM pg_roles r WHERE rolname = current_user`,
    );
    expect(rows).toEqual([
      { user: 'huifang_app', rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, ownsTables: false },
    ]);
  });

  test('nobody but the owner makes tables in the public schema', async () => {
    await expect(app.query('CREATE TABLE public.mine (id int)')).rejects.toThrow(/permission denied/);
  });

  test('temporary tables and the job runner’s own schema are the exceptions', async () => {
    await app.query('CREATE TEMPORARY TABLE scratch (id int)');
    await app.query('CREATE TABLE bullmq.mine (id int)');
  });

  test('the control plane is stepped into on purpose, never by default', async () => {
    const rights = 'SELECT pg_has_role(current_user, $1, $2) AS has';
    expect((await app.query(rights, ['huifang_control', 'SET'])).rows).toEqual([{ has: true }]);
    expect((await app.query(rights, ['huifang_control', 'USAGE'])).rows).toEqual([{ has: false }]);
  });

  test('text is UTF-8 and sorts the same on every machine', async () => {
    const { rows } = await app.query(
      `SELECT pg_encoding_to_char(encoding) AS encoding, datlocprovider, datlocale FROM pg_database WHERE datname = current_database()`,
    );
    expect(rows).toEqual([{ encoding: 'UTF8', datlocprovider: 'b', datlocale: 'C.UTF-8' }]);
  });

  test('a second fresh database can be had for a test', async () => {
    const { name, appUrl } = await createTestDatabase(`${testDatabase().name}_second`);
    const client = new pg.Client({ connectionString: appUrl });
    await client.connect();
    expect((await client.query('SELECT current_database() AS name')).rows).toEqual([{ name }]);
    await client.end();
  });
});

describeOnRedis('the Redis of this test run', (redisUrl) => {
  test('answers', async () => {
    const { Redis } = await import('ioredis');
    const redis = new Redis(redisUrl);
    expect(await redis.ping()).toBe('PONG');
    redis.disconnect();
  });
});
