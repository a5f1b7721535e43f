import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What tells one process from a later one with the same number: its start time and command line.
 * Returns null when the process is gone. Numbers alone are never trusted, because they are reused.
 */
export function identify(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === 'linux') return identifyFromProc(pid);
  if (process.platform === 'win32') return isSignallable(pid) ? { started: '', command: '', parent: 0 } : null;
  try {
    const line = execFileSync('ps', ['-o', 'ppid=,lstart=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [, parent, started, command] = /^(\d+)\s+(\S+\s+\S+\s+\d+\s+\S+\s+\d+)\s+(.*)$/s.exec(line) ?? [];
    return started ? { started, command, parent: Number(parent) } : null;
  } catch {
    return null;
  }
}

function identifyFromProc(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may itself hold spaces and brackets, so fields are counted from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, parent] = fields;
    if (state === 'Z' || state === 'X') return null;
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { started: fields[19], command, parent: Number(parent) };
  } catch {
    return null;
  }
}

function isSignallable(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The record to keep about a running process: enough to find it again and nothing else. */
export function recordOf(pid) {
  return { pid, started: identify(pid)?.started ?? null };
}

/** True while the very process of the record is running. */
export function isRunning(record) {
  const now = record && identify(record.pid);
  return Boolean(now) && now.started === record.started;
}

/** Asks the process of the record to end, and ends it the hard way after the deadline (milliseconds). */
export async function endProcess(record, deadlineMs) {
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    const until = Date.now() + deadlineMs;
    if (!signalTo(record, signal)) return;
    while (Date.now() < until) {
      if (!isRunning(record)) return;
      await sleep(25);
    }
  }
}

function signalTo(record, signal) {
  if (!isRunning(record)) return false;
  try {
    process.kill(record.pid, signal);
    return true;
  } catch {
    return false;
  }
}
