import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson } from './files.mjs';
import { isRunning, recordOf } from './process-identity.mjs';

/**
 * A lock file that survives nobody: it names its holder, and a holder that is gone does not count.
 * Returns a function that gives it back, or null when somebody else still holds it after waitMs.
 */
export async function acquireLock(file, { waitMs = 0 } = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const until = Date.now() + waitMs;
  for (;;) {
    if (await tryLock(file)) return () => release(file);
    if (Date.now() >= until) return null;
    await sleep(100);
  }
}

async function tryLock(file) {
  // Written aside and linked, so that the lock never exists without its holder's name in it.
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, JSON.stringify(recordOf(process.pid)));
  try {
    const holder = readJson(file);
    const isAbandoned = fs.existsSync(file) && !isRunning(holder);
    if (isAbandoned) fs.rmSync(file, { force: true });
    fs.linkSync(mine, file);
    // Two launchers may clear the same abandoned lock; the one whose link was removed again notices here.
    if (isAbandoned) await sleep(100);
    return readJson(file)?.pid === process.pid;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

function release(file) {
  if (readJson(file)?.pid === process.pid) fs.rmSync(file, { force: true });
}
