/** `npm start`: from a fresh checkout to a running product. Node.js built-ins only until dependencies are there. */
import fs from 'node:fs';
import path from 'node:path';
import { addressFrom, checkPortIsFree, waitUntilReady } from './lib/address.mjs';
import { buildProduct } from './lib/build.mjs';
import { createDemoTenants, printSignIns } from './lib/demo.mjs';
import { tailOf } from './lib/files.mjs';
import { checkNode, installDependencies } from './lib/install.mjs';
import { acquireLock } from './lib/lock.mjs';
import { watchNpm } from './lib/parent-watch.mjs';
import { buildDir, dataDirFrom } from './lib/paths.mjs';
import { endRuns } from './lib/run.mjs';
import { LaunchError, failWith, say } from './lib/say.mjs';
import { loadSecrets } from './lib/secrets.mjs';
import { Supervisor, endOrphans } from './lib/supervise.mjs';

const dataDir = dataDirFrom(process.env);
const runDir = path.join(dataDir, 'run');
const supervisor = new Supervisor({ runDir, logDir: path.join(dataDir, 'log') });
const cleanups = [];
let stopping = null;

onSignals();
const starting = start();
await starting.catch(async (error) => {
  if (stopping) return;
  await cleanUp();
  failWith(error);
});

async function start() {
  checkNode();
  const address = addressFrom(process.env);
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // A launcher that has just lost its npm needs a moment to notice and stop; only a lasting holder is refused.
  const release = await acquireLock(path.join(dataDir, 'launcher.lock'), { waitMs: 5_000 });
  if (!release) throw new LaunchError(`Huifang is already running on ${dataDir}. Stop it first, or set DATA_DIR to another folder.`);
  cleanups.push(release);
  await endOrphans(runDir);
  await checkPortIsFree(address);
  for (const step of [installDependencies, buildProduct]) if (!stopping) await step();
  if (stopping) return;

  const secrets = loadSecrets(dataDir);
  const { openDatabase } = await import('./lib/database.mjs');
  const database = await openDatabase({ env: process.env, dataDir, secrets });
  cleanups.push(database.stop);
  keepDatabase(database);
  const { migrate } = await import('./lib/migrate.mjs');
  const applied = await migrate(database.ownerUrl);
  if (applied.length) say(`Migrated the database: ${applied.join(', ')}`);

  const env = productEnvironment({ address, database, secrets });
  if (env.DEMO) await createDemoTenants({ dataDir, env });
  if (stopping) return;
  await serve({ address, env });
}

/** Everything the product's processes are told, and all of it by environment. */
function productEnvironment({ address, database, secrets }) {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    SESSION_SECRET: process.env.SESSION_SECRET || secrets.sessionSecret,
    DATABASE_URL: database.appUrl,
    DATA_DIR: dataDir,
    HOST: address.host,
    PORT: String(address.port),
  };
  delete env.DATABASE_APP_URL;
  delete env.DEMO;
  return database.isEmbedded && address.isLoopback ? { ...env, DEMO: '1' } : env;
}

async function serve({ address, env }) {
  const programs = [
    { name: 'web', script: path.join(buildDir, 'main.js') },
    { name: 'worker', script: path.join(buildDir, 'workers.js') },
  ];
  for (const program of programs) supervisor.keepRunning({ ...program, env });
  cleanups.push(() => supervisor.stop());
  const hasFailed = () => Boolean(stopping) || programs.some(({ name }) => supervisor.failuresOf(name) > 3);
  const isReady = await waitUntilReady(address.url, { timeoutMs: 90_000, hasFailed });
  if (stopping) return;
  if (!isReady) throw new LaunchError(`Huifang did not become ready.\n${programs.map(({ name }) => `--- ${name}\n${tailOf(supervisor.logOf(name))}`).join('\n')}`);
  say(`\nHuifang is running: ${address.url}`);
  printSignIns({ dataDir, url: address.url });
  say(`  Logs: ${path.join(dataDir, 'log')}   Stop: Ctrl-C`);
}

/** The embedded server is restarted when it dies; the product's processes reconnect by themselves. */
function keepDatabase(database) {
  let isReopening = false;
  const timer = setInterval(() => {
    if (stopping || isReopening || database.isRunning()) return;
    isReopening = true;
    process.stderr.write('PostgreSQL ended unexpectedly; starting it again.\n');
    database
      .reopen()
      .catch((error) => process.stderr.write(`${error.message}\n`))
      .finally(() => (isReopening = false));
  }, 1_000);
  timer.unref();
}

function onSignals() {
  let firstAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      firstAt ||= Date.now();
      // One Ctrl-C may arrive twice, from the terminal and from npm; only a later one means "hurry".
      if (Date.now() - firstAt > 1_000) supervisor.killNow();
      void stop();
    });
  }
  watchNpm(() => void stop());
}

function stop() {
  stopping ??= (async () => {
    say('\nStopping ...');
    endRuns();
    // A start that is still under way is let run to its next step, so that nothing it begins is left behind.
    await starting.catch(() => {});
    await cleanUp();
    say('Stopped. Your data is kept.');
    process.exit(0);
  })();
  return stopping;
}

async function cleanUp() {
  // Last started, first stopped: the product before its database, the lock at the very end.
  for (const cleanup of cleanups.splice(0).reverse()) {
    await Promise.resolve(cleanup()).catch((error) => process.stderr.write(`${error.message}\n`));
  }
}
