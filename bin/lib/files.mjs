import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Reads a JSON file; a missing or half-written one counts as absent. */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Writes JSON so that a reader sees the old file or the new one, never half of it. */
export function writeJson(file, value, mode = 0o600) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.tmp`;
  fs.writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`, { mode });
  fs.renameSync(fresh, file);
}

/** All files below the given paths, sorted, with hidden ones left out. */
export function filesBelow(paths) {
  const found = [];
  const visit = (entry) => {
    const stat = fs.statSync(entry, { throwIfNoEntry: false });
    if (!stat) return;
    if (!stat.isDirectory()) return void found.push(entry);
    for (const name of fs.readdirSync(entry)) if (!name.startsWith('.')) visit(path.join(entry, name));
  };
  paths.forEach(visit);
  return found.sort();
}

/** Content hash of files and folders, plus anything else the result depends on. */
export function hashOf(paths, ...also) {
  const hash = createHash('sha256');
  for (const file of filesBelow(paths)) hash.update(file).update('\0').update(fs.readFileSync(file)).update('\0');
  for (const text of also) hash.update(text).update('\0');
  return hash.digest('hex');
}

/** The last lines of a log, or nothing when there is none. */
export function tailOf(file, lines = 20) {
  try {
    return fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
