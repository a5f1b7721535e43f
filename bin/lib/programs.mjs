import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Full path of the first of these programs that is installed, or null. */
export function findProgram(names) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/local/bin', '/usr/bin', '/opt/homebrew/bin'];
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, `${name}${suffix}`)));
  return candidates.find((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile()) ?? null;
}

/** True where packages can be installed without asking: root on Debian, Ubuntu and their kin. */
export function canInstallPackages() {
  return process.getuid?.() === 0 && findProgram(['apt-get']) !== null;
}

/** Installs Debian packages; returns whether it worked, and leaves the judgement to the caller. */
export function installPackages(...packages) {
  if (!canInstallPackages()) return false;
  const apt = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages);
  return install() || (apt('update') && install());
}
