/**
 * `npm run lockfile`: run after every change of dependencies.
 * npm leaves a package for another platform out of the lockfile when the registry at hand (a mirror) does not have
 * it, and then refuses its own lockfile in `npm ci`. This puts those entries back: the version is pinned by the
 * package that wants them, the platform is in their name.
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { say } from './lib/say.mjs';

const file = path.join(root, 'package-lock.json');
const lock = JSON.parse(fs.readFileSync(file, 'utf8'));
const added = [];
for (const [at, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isResolved(at, name) || !/^\d+\.\d+\.\d+/.test(version)) continue;
    const { dev, devOptional, license } = entry;
    lock.packages[`node_modules/${name}`] = { version, ...platformOf(name), dev, devOptional, license, optional: true };
    added.push(name);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
if (added.length) fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
say(added.length ? `Added: ${added.join(', ')}` : 'The lockfile is complete.');

/** Walks up from the package that wants it, as Node.js does. */
function isResolved(at, name) {
  const steps = at.split('/node_modules/');
  for (let depth = steps.length; depth > 0; depth--) {
    if (lock.packages[`${steps.slice(0, depth).join('/node_modules/')}/node_modules/${name}`]) return true;
  }
  return Boolean(lock.packages[`node_modules/${name}`]);
}

function platformOf(name) {
  const os = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'openharmony', 'win32'].find((word) => name.includes(`-${word}`) || name.includes(`/${word}`));
  const [, cpu] = /-(arm64|x64|arm|ia32|loong64|ppc64|riscv64|s390x|wasm32)(?:[-]|$|e|h)/.exec(name) ?? [];
  const libc = /-musl/.test(name) ? ['musl'] : /-gnu/.test(name) && os === 'linux' ? ['glibc'] : undefined;
  return { cpu: cpu && [cpu], libc, os: os && [os] };
}
