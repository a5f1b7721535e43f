import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { endProcess, identify, recordOf } from './process-identity.mjs';

const drainMs = 10_000;
const longestBackoffMs = 30_000;
const healthyAfterMs = 60_000;

/**
 * Keeps the product's processes running. Each child has an IPC channel: when the launcher is killed the channel
 * closes, and the child ends itself ('disconnect'). A record in runDir lets the next start find one that did not.
 */
export class Supervisor {
  constructor({ runDir, logDir }) {
    this.runDir = runDir;
    this.logDir = logDir;
    this.children = new Map();
    this.isStopping = false;
  }

  /** Starts a program and restarts it, with growing pauses, whenever it dies. */
  keepRunning({ name, script, env }) {
    const entry = { name, script, env, failures: 0, child: null, timer: null };
    this.children.set(name, entry);
    this.#spawn(entry);
  }

  /** How often the program died since it last ran well: a start that fails over and over is given up by the caller. */
  failuresOf(name) {
    return this.children.get(name).failures;
  }

  logOf(name) {
    return path.join(this.logDir, `${name}.log`);
  }

  #spawn(entry) {
    const startedAt = Date.now();
    const log = openLog(this.logOf(entry.name));
    // Its own process group: Ctrl-C reaches the launcher only, which then stops things in order.
    const child = spawn(process.execPath, ['--enable-source-maps', entry.script], {
      detached: true,
      env: entry.env,
      stdio: ['ignore', log, log, 'ipc'],
    });
    fs.closeSync(log);
    entry.child = child;
    if (child.pid) writeJson(path.join(this.runDir, `${entry.name}.json`), { ...recordOf(child.pid), script: entry.script });
    child.once('error', () => {});
    child.once('exit', (code, signal) => {
      entry.child = null;
      fs.rmSync(path.join(this.runDir, `${entry.name}.json`), { force: true });
      if (this.isStopping) return;
      entry.failures = Date.now() - startedAt > healthyAfterMs ? 1 : entry.failures + 1;
      const pause = Math.min(250 * 2 ** (entry.failures - 1), longestBackoffMs);
      process.stderr.write(`${entry.name} ended (${signal ?? `code ${code}`}); restarting in ${pause / 1000} s. Log: ${this.logOf(entry.name)}\n`);
      entry.timer = setTimeout(() => this.#spawn(entry), pause);
    });
  }

  /** Ends all children: asked first, by force after the deadline. */
  async stop(deadlineMs = drainMs) {
    this.isStopping = true;
    const endings = [...this.children.values()].map(async ({ child, timer }) => {
      clearTimeout(timer);
      if (child?.pid) await endProcess(recordOf(child.pid), deadlineMs);
    });
    await Promise.all(endings);
  }

  /** Does not wait: for the second Ctrl-C of somebody who is in a hurry. */
  killNow() {
    for (const { child } of this.children.values()) child?.kill('SIGKILL');
  }
}

function openLog(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (fs.statSync(file, { throwIfNoEntry: false })?.size > 20_000_000) fs.renameSync(file, `${file}.1`);
  return fs.openSync(file, 'a', 0o600);
}

/** Ends children that outlived a killed launcher. A number now used by another program is left alone. */
export async function endOrphans(runDir) {
  const files = fs.existsSync(runDir) ? fs.readdirSync(runDir).filter((name) => name.endsWith('.json')) : [];
  await Promise.all(
    files.map(async (name) => {
      const file = path.join(runDir, name);
      const record = readJson(file);
      const now = record && identify(record.pid);
      if (now && (!now.command || now.command.includes(record.script))) await endProcess(record, 5_000);
      fs.rmSync(file, { force: true });
    }),
  );
}
