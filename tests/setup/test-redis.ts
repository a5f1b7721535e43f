import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram } from '../../bin/lib/programs.mjs';
import { freePort } from '../../bin/lib/ports.mjs';

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

/** A Redis of this run only; null where none is installed, and the suites that need it are then shown as skipped. */
export async function startRedis(): Promise<TestRedis | null> {
  const program = findProgram(['redis-server', 'valkey-server']);
  if (!program) return null;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'huifang-redis-'));
  const port = await freePort();
  const flags = { port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no', 'maxmemory-policy': 'noeviction' };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(program, args, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // A test run that dies on its way takes the server with it.
  process.once('exit', () => child.kill('SIGKILL'));
  await waitForPort(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function waitForPort(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await answers(port)) return;
    await sleep(25);
  }
  throw new Error(`redis-server does not answer on port ${port}`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
