import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBareCluster, type BareCluster } from '#tests/setup/bare-cluster';
import { openDatabase } from '../../../bin/lib/database.mjs';
import { migrate } from '../../../bin/lib/migrate.mjs';
import { withConnection } from '../../../bin/lib/roles.mjs';

/** DATABASE_URL names a real server: the launcher prepares it like its own, with the rights it is given. */
describe('a real server instead of the embedded one', () => {
  let server: BareCluster;
  const at = (role: string, database = 'shop'): string => `postgresql://${role}@127.0.0.1:${server.port}/${database}`;
  const asSuperuser = (sql: string) => withConnection(server.superuserUrl, (client: pg.Client) => client.query(sql));
  beforeAll(async () => void (server = await startBareCluster()));
  afterAll(() => server.stop());

  test('an owner that may not create roles is told what to do', async () => {
    await asSuperuser(`CREATE ROLE plain LOGIN PASSWORD 'pw'`);
    await asSuperuser('CREATE DATABASE plain OWNER plain');
    const env = { DATABASE_URL: at('plain:pw', 'plain') };
    await expect(openDatabase({ env, secrets: { appPassword: 'x' } })).rejects.toThrow(/DATABASE_APP_URL/);
  });

  test('a server that does not answer is named by its variable', async () => {
    const env = { DATABASE_URL: 'postgresql://owner:pw@127.0.0.1:1/shop' };
    await expect(openDatabase({ env, secrets: { appPassword: 'x' } })).rejects.toThrow(/DATABASE_URL/);
  });

  test('an owner with CREATEROLE is enough, and a second start changes nothing', async () => {
    await asSuperuser(`CREATE ROLE landlord LOGIN CREATEROLE PASSWORD 'pw'`);
    await asSuperuser('CREATE DATABASE shop OWNER landlord');
    const env = { DATABASE_URL: at('landlord:pw') };
    for (const appPassword of ['first', 'first', 'changed']) {
      const database = await openDatabase({ env, secrets: { appPassword } });
      await migrate(database.ownerUrl);
      expect(database.appUrl).toBe(at(`huifang_app:${appPassword}`));
      const who = (client: pg.Client) => client.query('SELECT current_user AS role, count(*)::int FROM tenant');
      expect((await withConnection(database.appUrl, who)).rows).toEqual([{ role: 'huifang_app', count: 0 }]);
    }
  });

  test('with an administrator the owner itself is made, without any special right', async () => {
    const env = {
      DATABASE_ADMIN_URL: server.superuserUrl,
      DATABASE_URL: at('huifang_owner:owner', 'fresh'),
      DATABASE_APP_URL: at('huifang_app:app', 'fresh'),
    };
    for (let start = 0; start < 2; start++) await openDatabase({ env, secrets: {} });
    expect((await migrate(env.DATABASE_URL)).length).toBeGreaterThan(0);
    expect(await migrate(env.DATABASE_URL)).toEqual([]);
    const rights = (client: pg.Client) =>
      client.query(`SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS special FROM pg_roles WHERE rolname = current_user`);
    expect((await withConnection(env.DATABASE_URL, rights)).rows).toEqual([{ special: false }]);
  });
});
