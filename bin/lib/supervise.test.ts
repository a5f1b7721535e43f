import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addressFrom, checkPortIsFree } from './address.mjs';
import { readJson, writeJson } from './files.mjs';
import { checkNode } from './install.mjs';
import { acquireLock } from './lock.mjs';
import { isRunning, recordOf } from './process-identity.mjs';
import { Supervisor, endOrphans } from './supervise.mjs';

let folder: string;
const started: ChildProcess[] = [];

beforeEach(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'huifang-launcher-'))));
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  fs.rmSync(folder, { recursive: true, force: true });
});

const script = (name: string, text: string): string => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
};
const stubborn = "process.on('SIGTERM', () => {}); process.on('disconnect', () => {}); setInterval(() => {}, 1000); process.send?.('up');";
const start = async (file: string): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  started.push(child);
  await once(child, 'message');
  return child;
};

describe('two starts on one DATA_DIR', () => {
  test('the second one is refused while the first is running', async () => {
    const lock = path.join(folder, 'launcher.lock');
    const release = await acquireLock(lock);
    expect(release).not.toBeNull();
    expect(await acquireLock(lock)).toBeNull();
    release?.();
    expect(await acquireLock(lock)).not.toBeNull();
  });

  test('the lock of a killed launcher does not count, even if its number is in use again', async () => {
    const lock = path.join(folder, 'launcher.lock');
    writeJson(lock, { pid: process.ppid, started: 'long ago' });
    expect(await acquireLock(lock)).not.toBeNull();
    expect(readJson(lock)).toEqual(recordOf(process.pid));
  });
});

describe('children of a killed launcher', () => {
  test('are ended by the next start, also when they will not listen', async () => {
    const file = script('worker.mjs', stubborn);
    const child = await start(file);
    const record = recordOf(child.pid ?? 0);
    writeJson(path.join(folder, 'run', 'worker.json'), { ...record, script: file });
    await endOrphans(path.join(folder, 'run'));
    expect(isRunning(record)).toBe(false);
    expect(fs.readdirSync(path.join(folder, 'run'))).toEqual([]);
  });

  test('another program that got their number is left alone', async () => {
    const child = await start(script('innocent.mjs', stubborn));
    const record = recordOf(child.pid ?? 0);
    writeJson(path.join(folder, 'run', 'web.json'), { ...record, script: '/elsewhere/main.js' });
    writeJson(path.join(folder, 'run', 'worker.json'), { pid: record.pid, started: 'long ago', script: path.join(folder, 'innocent.mjs') });
    await endOrphans(path.join(folder, 'run'));
    expect(isRunning(record)).toBe(true);
  });
});

describe('the supervisor', () => {
  const supervise = (): Supervisor => new Supervisor({ runDir: path.join(folder, 'run'), logDir: path.join(folder, 'log') });
  const pidOf = (name: string): number | null => readJson(path.join(folder, 'run', `${name}.json`))?.pid ?? null;

  test('restarts a child that dies and says so', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const supervisor = supervise();
    supervisor.keepRunning({ name: 'web', script: script('web.mjs', stubborn), env: process.env });
    await vi.waitFor(() => expect(pidOf('web')).not.toBeNull());
    const first = pidOf('web') ?? 0;
    process.kill(first, 'SIGKILL');
    await vi.waitFor(() => expect([null, first]).not.toContain(pidOf('web')), 5_000);
    expect(told).toHaveBeenCalledWith(expect.stringContaining('web ended (SIGKILL)'));
    await supervisor.stop(200);
  });

  test('ends all children: asked first, by force after the deadline', async () => {
    const supervisor = supervise();
    const polite = "process.on('SIGTERM', () => { console.log('said goodbye'); process.exit(0); }); setInterval(() => {}, 1000); console.log('up');";
    supervisor.keepRunning({ name: 'polite', script: script('polite.mjs', polite), env: process.env });
    supervisor.keepRunning({ name: 'stubborn', script: script('stubborn.mjs', `${stubborn} console.log('up');`), env: process.env });
    const log = (name: string): string => fs.readFileSync(supervisor.logOf(name), 'utf8');
    await vi.waitFor(() => expect([log('polite'), log('stubborn')]).toEqual(['up\n', 'up\n']), 5_000);
    await supervisor.stop(500);
    expect(log('polite')).toContain('said goodbye');
    await vi.waitFor(() => expect([pidOf('polite'), pidOf('stubborn')]).toEqual([null, null]));
  });
});

describe('refusals that name what to change', () => {
  test('a port that is taken', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    await expect(checkPortIsFree({ host: '127.0.0.1', port })).rejects.toThrow(/PORT \d+ .* is taken/);
    server.close();
  });

  test('a port that is none', () => {
    expect(() => addressFrom({ PORT: 'http' })).toThrow(/PORT must be a number/);
  });

  test('a Node.js that is too old', () => {
    expect(() => checkNode('20.18.3')).toThrow(/needs Node\.js 20\.19/);
    expect(() => checkNode('22.1.0')).not.toThrow();
  });

  test('demo sign-ins exist on loopback only', () => {
    const hosts = ['127.0.0.1', 'localhost', '::1', '0.0.0.0', '192.168.1.5'];
    expect(hosts.map((HOST) => addressFrom({ HOST }).isLoopback)).toEqual([true, true, true, false, false]);
  });
});
