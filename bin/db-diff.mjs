/**
 * `npm run db:diff -- <name>`: writes prisma/migrations/<timestamp>_<name>/migration.sql, the step from the schema
 * of the last commit to the one in the working tree. Row-level security and functions are added to the file by hand.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { filesBelow } from './lib/files.mjs';
import { migrationsDir } from './lib/migrate.mjs';
import { root } from './lib/paths.mjs';
import { LaunchError, failWith, say } from './lib/say.mjs';
import { diffSchemas } from './lib/schema-engine.mjs';

try {
  const name = process.argv[2];
  if (!/^[a-z0-9_]+$/.test(name ?? '')) throw new LaunchError('Give it a name: npm run db:diff -- add_complaint_rounds');
  const sql = await diffSchemas(committedSchema(), workingSchema());
  if (!sql.trim() || sql.includes('This is an empty migration')) throw new LaunchError('The schema is the same as in the last commit.');
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(migrationsDir, `${stamp}_${name}`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'migration.sql'), sql);
  const lockfile = path.join(migrationsDir, 'migration_lock.toml');
  if (!fs.existsSync(lockfile)) fs.writeFileSync(lockfile, 'provider = "postgresql"\n');
  say(path.relative(root, path.join(folder, 'migration.sql')));
} catch (error) {
  failWith(error);
}

function workingSchema() {
  const files = filesBelow([path.join(root, 'prisma', 'schema')]).filter((file) => file.endsWith('.prisma'));
  return files.map((file) => [path.relative(root, file), fs.readFileSync(file, 'utf8')]);
}

/** The schema at the last commit; none before the first migration was committed. */
function committedSchema() {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    if (!git('ls-tree', '-r', '--name-only', 'HEAD', 'prisma/migrations').includes('migration.sql')) return [];
    const names = git('ls-tree', '-r', '--name-only', 'HEAD', 'prisma/schema').trim().split('\n');
    return names.filter((name) => name.endsWith('.prisma')).map((name) => [name, git('show', `HEAD:${name}`)]);
  } catch {
    return [];
  }
}
