import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readJson, tailOf, writeJson } from './files.mjs';
import { nativeBinaries, needsOtherPlace, postgresAccount, sharedHome } from './native.mjs';
import { freePort } from './ports.mjs';
import { identify } from './process-identity.mjs';
import { LaunchError } from './say.mjs';

/** Settings for a small machine (two cores, 4 GB) that also run well on a larger one. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '80',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  wal_compression: 'on',
  max_wal_size: '1GB',
  synchronous_commit: 'on',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  idle_in_transaction_session_timeout: '60s',
  log_min_duration_statement: '1000',
};

/** For clusters whose data nobody will miss: several times faster, lost in a power cut. */
export const throwAwaySettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' };

/**
 * Starts the PostgreSQL that belongs to dataDir, or takes over the one a killed launcher left running.
 * Returns {host, port, superuserUrl, isRunning(), stop()}. The superuser is for bootstrap only.
 */
export async function startCluster({ dataDir, superuserPassword, extraSettings = {} }) {
  const account = postgresAccount();
  const binaries = nativeBinaries();
  const stateFile = path.join(dataDir, 'cluster.json');
  const state = readJson(stateFile) ?? { data: placeFor(dataDir), port: null };
  const save = () => writeJson(stateFile, state);
  save();
  if (!fs.existsSync(path.join(state.data, 'PG_VERSION'))) await initialise({ binaries, account, data: state.data, superuserPassword });

  const running = postmasterOf(state.data);
  if (running) state.port = running.port;
  else await launch({ binaries, account, state, settings: { ...settings, ...extraSettings } });
  save();
  return {
    host: '127.0.0.1',
    port: state.port,
    superuserUrl: `postgresql://postgres:${superuserPassword}@127.0.0.1:${state.port}/postgres`,
    isRunning: () => postmasterOf(state.data) !== null,
    stop: (mode = 'fast') => stop({ binaries, account, data: state.data, mode }),
  };
}

/** Removes a stopped cluster's files wherever they were placed. Only for data meant to be thrown away. */
export function removeCluster(dataDir) {
  const data = readJson(path.join(dataDir, 'cluster.json'))?.data;
  for (const folder of [data, data && logFolder(data)]) if (folder) fs.rmSync(folder, { recursive: true, force: true });
}

const logFolder = (data) => `${data}-log`;

function placeFor(dataDir) {
  const beside = path.join(dataDir, 'postgres');
  if (!needsOtherPlace(beside)) return beside;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const place = path.join(sharedHome(), name);
  // cluster.json is gone, so DATA_DIR was removed on purpose; what it pointed to must not come back under new passwords.
  if (fs.existsSync(place)) fs.rmSync(`${place}.old`, { recursive: true, force: true });
  if (fs.existsSync(place)) fs.renameSync(place, `${place}.old`);
  return place;
}

async function initialise({ binaries, account, data, superuserPassword }) {
  // Made under another name and moved, so that an interrupted first start is not taken for a cluster.
  const fresh = `${data}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  for (const folder of [fresh, logFolder(data)]) makeOwnedFolder(folder, account);
  const passwordFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'huifang-init-')), 'password');
  fs.writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  if (account.uid) [path.dirname(passwordFile), passwordFile].forEach((item) => fs.chownSync(item, account.uid, account.gid));
  try {
    await run(binaries.initdb, account, [
      `--pgdata=${fresh}`, '--username=postgres', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C',
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--auth-local=scram-sha-256', '--auth-host=scram-sha-256',
    ]);
  } finally {
    fs.rmSync(path.dirname(passwordFile), { recursive: true, force: true });
  }
  fs.renameSync(fresh, data);
}

function makeOwnedFolder(folder, account) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account.uid) fs.chownSync(folder, account.uid, account.gid);
}

async function launch({ binaries, account, state, settings }) {
  clearForeignPid(state.data);
  makeOwnedFolder(logFolder(state.data), account);
  const log = path.join(logFolder(state.data), 'postgres.log');
  if (fs.statSync(log, { throwIfNoEntry: false })?.size > 20_000_000) fs.renameSync(log, `${log}.1`);
  state.port = await freePort(state.port);
  const options = Object.entries({ ...settings, port: String(state.port) });
  const flags = options.map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`).join(' ');
  const started = await run(binaries.pgCtl, account, ['start', '-w', '-t', '60', '-D', state.data, '-l', log, '-o', flags]).catch(() => null);
  if (started === null) throw new LaunchError(`PostgreSQL did not start. Its log: ${log}\n${tailOf(log)}`);
}

async function stop({ binaries, account, data, mode }) {
  if (!postmasterOf(data)) return;
  await run(binaries.pgCtl, account, ['stop', '-w', '-t', '60', '-D', data, '-m', mode]);
}

/** The live postmaster of a data folder. A pid file that names some other program is stale. */
function postmasterOf(data) {
  const { pid, port, owner } = readPid(data);
  return owner && isPostgres(owner) ? { pid, port } : null;
}

/**
 * After a restart of the machine the number in a stale pid file may belong to some other program of the same user,
 * and PostgreSQL would refuse to start. A file whose process is simply gone is left for PostgreSQL to judge: it also
 * looks for server processes that outlived their postmaster.
 */
function clearForeignPid(data) {
  const { owner } = readPid(data);
  if (owner && !isPostgres(owner)) fs.rmSync(path.join(data, 'postmaster.pid'), { force: true });
}

function readPid(data) {
  const file = path.join(data, 'postmaster.pid');
  const lines = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : [];
  const pid = Number(lines[0]);
  return { pid, port: Number(lines[3]), owner: identify(pid) };
}

// Without a command line (Windows) the number has to do.
const isPostgres = (owner) => !owner.command || owner.command.includes('postgres');

/** PostgreSQL's programs get a clean environment: PGDATA, PGPORT and the like of the caller must not leak in. */
function run(program, account, args) {
  return new Promise((resolve, reject) => {
    const { PATH, SystemRoot, TEMP, TMP } = process.env;
    const env = { PATH, SystemRoot, TEMP, TMP, LC_ALL: 'C', TZ: 'UTC' };
    const child = spawn(program, args, { ...account, cwd: os.tmpdir(), detached: true, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.on('error', reject);
    // 'exit', not 'close': the server inherits the pipe and keeps it open for as long as it runs.
    child.on('exit', (code) => {
      child.stderr.destroy();
      if (code === 0) resolve();
      else reject(new LaunchError(`${path.basename(program)} failed: ${errors.trim()}`));
    });
  });
}
