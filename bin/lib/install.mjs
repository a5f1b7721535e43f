import fs from 'node:fs';
import path from 'node:path';
import { hashOf, readJson, writeJson } from './files.mjs';
import { acquireLock } from './lock.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { LaunchError, say } from './say.mjs';

const oldestNode = [20, 19];

/** Refuses a Node.js that is too old before anything fails with a puzzling syntax error. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const isNewEnough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  if (!isNewEnough) throw new LaunchError(`Huifang needs Node.js ${oldestNode.join('.')} or newer; this is ${version}.`);
}

/** Installs the locked dependencies when they are missing or belong to another lockfile. */
export async function installDependencies() {
  const modules = path.join(root, 'node_modules');
  const stampFile = path.join(modules, '.huifang', 'install.json');
  const wanted = hashOf([path.join(root, 'package-lock.json')], process.versions.modules, process.platform, process.arch);
  const isInstalled = () => readJson(stampFile)?.hash === wanted;
  if (isInstalled()) return;
  const release = await acquireLock(path.join(root, '.cache', 'install.lock'), { waitMs: 600_000 });
  if (!release) throw new LaunchError('Another installation in this folder has not finished within ten minutes.');
  try {
    if (isInstalled()) return;
    if (!matchesLockfile(modules)) {
      say('Installing dependencies (first start only, a minute or two) ...');
      await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
    }
    writeJson(stampFile, { hash: wanted }, 0o644);
  } finally {
    release();
  }
}

/** npm leaves its own copy of what it installed; equal to the lockfile means somebody ran npm by hand. */
function matchesLockfile(modules) {
  const installed = readJson(path.join(modules, '.package-lock.json'))?.packages;
  const locked = readJson(path.join(root, 'package-lock.json'))?.packages;
  if (!installed || !locked) return false;
  return Object.entries(locked).every(([name, entry]) => {
    if (name === '' || entry.optional || entry.devOptional) return true;
    return installed[name]?.version === entry.version && fs.existsSync(path.join(root, name));
  });
}

async function runNpm(args) {
  // npm tells its own path when it started us, which works where npm is not on the PATH.
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  const shell = command === 'npm' && process.platform === 'win32';
  const code = await run(command, [...first, ...args], { env: { ...process.env, NODE_ENV: 'development' }, shell }).catch(() => null);
  if (code !== 0) throw new LaunchError('Installing dependencies failed; the reason stands above.');
}
