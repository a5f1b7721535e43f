import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { LaunchError } from './say.mjs';
import { withConnection } from './roles.mjs';
import { appliedMark, applyMigrations } from './schema-engine.mjs';

export const migrationsDir = path.join(root, 'prisma', 'migrations');

const lockKey = 4_810_421;

/**
 * Brings the database to the schema of this checkout, as the owner. Idempotent; returns the names applied now.
 * Several servers may start at once: the first one migrates, the others wait for it.
 */
export async function migrate(ownerUrl, folder = migrationsDir) {
  if (!fs.existsSync(folder)) return [];
  return withConnection(ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
    await settleInterrupted(client);
    // The usual start: nothing to do, and no reason to load the engine.
    if (await isUpToDate(client, folder)) return [];
    try {
      return await applyMigrations(ownerUrl, folder);
    } catch (error) {
      await settleInterrupted(client);
      throw new LaunchError(`Migrating the database failed; nothing of the failed migration was kept.\n${error.message}`);
    }
  });
}

async function isUpToDate(client, folder) {
  const wanted = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  if (!(await hasHistory(client))) return wanted.length === 0;
  const { rows } = await client.query('SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL');
  const applied = new Set(rows.map(({ name }) => name));
  return wanted.every(({ name }) => applied.has(name));
}

async function hasHistory(client) {
  const { rows } = await client.query(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS exists`);
  return rows[0].exists;
}

/**
 * Decides about a migration whose end was not recorded: it was either committed with its mark, or undone as a whole.
 * Without this a launcher killed in the middle would leave a database that refuses every later start.
 */
async function settleInterrupted(client) {
  if (!(await hasHistory(client))) return;
  await client.query(
    `UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1, logs = NULL
     WHERE finished_at IS NULL AND rolled_back_at IS NULL AND logs = $1`,
    [appliedMark],
  );
  await client.query(`DELETE FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL`);
}
