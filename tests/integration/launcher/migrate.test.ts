import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, testDatabase } from '#tests/setup/test-database';
import { migrate } from '../../../bin/lib/migrate.mjs';
import { withConnection } from '../../../bin/lib/roles.mjs';

describe('migrating', () => {
  let folder: string;
  let url: string;
  const query = (sql: string): Promise<pg.QueryResult> => withConnection(url, (client: pg.Client) => client.query(sql));
  const tables = async (): Promise<string[]> =>
    (await query(`SELECT tablename FROM pg_tables WHERE tablename LIKE 'zoo%' ORDER BY 1`)).rows.map(({ tablename }) => String(tablename));
  const write = (name: string, sql: string): void => {
    fs.mkdirSync(path.join(folder, name), { recursive: true });
    fs.writeFileSync(path.join(folder, name, 'migration.sql'), sql);
  };

  beforeEach(async () => {
    ({ ownerUrl: url } = await createTestDatabase(`${testDatabase().name}_migrate`));
    // A history of its own: the product's would be "missing" from the folder of these tests.
    await query('DROP TABLE _prisma_migrations');
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'huifang-migrations-'));
    fs.writeFileSync(path.join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
    // The engine refuses a database that has tables and no history.
    await query(`CREATE TABLE _prisma_migrations (
      id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
      logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0)`);
  });

  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  test('functions, texts with semicolons and comments arrive as written', async () => {
    write('1_zoo', `
      -- one; two
      CREATE TABLE zoo (note text DEFAULT 'a;b');
      CREATE FUNCTION zoo_note() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'x;y'; END $$; -- end`);
    expect(await migrate(url, folder)).toEqual(['1_zoo']);
    expect(await migrate(url, folder)).toEqual([]);
    expect((await query('SELECT zoo_note() AS note')).rows).toEqual([{ note: 'x;y' }]);
  });

  test('a migration that fails leaves nothing behind and can be put right', async () => {
    write('1_zoo', 'CREATE TABLE zoo_a (id int); CREATE TABLE zoo_b (id nosuchtype);');
    await expect(migrate(url, folder)).rejects.toThrow(/nosuchtype/);
    expect(await tables()).toEqual([]);
    write('1_zoo', 'CREATE TABLE zoo_a (id int); CREATE TABLE zoo_b (id int);');
    expect(await migrate(url, folder)).toEqual(['1_zoo']);
    expect(await tables()).toEqual(['zoo_a', 'zoo_b']);
  });

  test.each([
    ['before its changes were committed', '', ['1_zoo']],
    ['after its changes were committed', 'applied', []],
  ])('a launcher killed in the middle of a migration, %s: the next start goes on', async (_when, logs, appliedNext) => {
    write('1_zoo', 'CREATE TABLE zoo (id int);');
    await migrate(url, folder);
    await query(`UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0, logs = NULLIF('${logs}', '')`);
    if (!logs) await query('DROP TABLE zoo');
    expect(await migrate(url, folder)).toEqual(appliedNext);
    expect(await tables()).toEqual(['zoo']);
  });

  test('two servers that start at once migrate once', async () => {
    write('1_zoo', 'CREATE TABLE zoo (id int); SELECT pg_sleep(0.3);');
    const names = await Promise.all([migrate(url, folder), migrate(url, folder)]);
    expect(names.flat()).toEqual(['1_zoo']);
  });
});
