#!/usr/bin/env node
// npm run bench -- <name>: our figure against a floor measured in the same run; the last line is JSON.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installDependencies } from './lib/install.mjs';
import { root } from './lib/paths.mjs';

const names = fs
  .readdirSync(path.join(root, 'tests', 'bench'))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));
const [name, ...options] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`usage: npm run bench -- <name>\nnames: ${names.join(', ')}`);
  process.exit(2);
}

await installDependencies();
const { buildProduct } = await import('./lib/build.mjs');
if (!process.env.BENCH_SKIP_BUILD) await buildProduct();
const { removeCluster, startCluster } = await import('./lib/cluster.mjs');
const { embeddedUrls } = await import('./lib/db-url.mjs');
const { migrate } = await import('./lib/migrate.mjs');
const { roleNames } = await import('./lib/role-names.mjs');
const { createDatabase, createRoles, prepareDatabase, withConnection } = await import('./lib/roles.mjs');
const { loadSecrets } = await import('./lib/secrets.mjs');

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'huifang-bench-'));
fs.chmodSync(dataDir, 0o755);
const secrets = loadSecrets(dataDir);
// As in production: with fsync, so that the floor and ours pay for their commits.
const cluster = await startCluster({ dataDir, superuserPassword: secrets.superuserPassword });
let failed = false;
try {
  const database = 'bench';
  await withConnection(cluster.superuserUrl, async (client) => {
    await createRoles(client, secrets);
    await createDatabase(client, database, roleNames.owner);
  });
  await withConnection(cluster.superuserUrl.replace(/\/postgres$/, `/${database}`), prepareDatabase);
  const { ownerUrl, appUrl } = embeddedUrls({ port: cluster.port, secrets, database });
  await migrate(ownerUrl);
  Object.assign(process.env, {
    NODE_ENV: 'production',
    DATABASE_URL: appUrl,
    DATA_DIR: dataDir,
    SESSION_SECRET: secrets.sessionSecret ?? 'only-for-benchmarks-'.repeat(3),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
  });
  const superuserUrl = cluster.superuserUrl.replace(/\/postgres$/, `/${database}`);
  const { bench } = await import(pathToFileURL(await bundle(name)).href);
  const result = await bench({ superuserUrl, options, dataDir });
  console.log(JSON.stringify({ name, ...result }));
} catch (error) {
  failed = true;
  console.error(error);
} finally {
  await cluster.stop('immediate');
  removeCluster(dataDir);
  fs.rmSync(dataDir, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

async function bundle(entry) {
  const { build, stop } = await import('esbuild');
  const outfile = path.join(root, '.cache', 'bench', `${entry}.js`);
  await build({
    absWorkingDir: root,
    bundle: true,
    entryPoints: [path.join('tests', 'bench', `${entry}.bench.ts`)],
    format: 'esm',
    outfile,
    packages: 'external',
    platform: 'node',
    sourcemap: true,
    target: 'node20',
    tsconfig: path.join(root, 'tsconfig.json'),
  });
  await stop();
  return outfile;
}
