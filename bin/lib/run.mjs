import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const running = new Set();

/**
 * Runs a program to its end in the checkout; resolves to its exit code, null when a signal ended it.
 * Not synchronous, so that Ctrl-C and SIGTERM are heard during an installation or a build.
 */
export function run(command, args, { env = process.env, stdio = 'inherit', shell = false } = {}) {
  const child = spawn(command, args, { cwd: root, env, stdio, shell });
  running.add(child);
  const ended = new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  return ended.finally(() => running.delete(child));
}

/** The same for tools that talk a lot: {code, output}, where the output matters only if they fail. */
export async function runQuietly(command, args, { env } = {}) {
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  return { code: await ended.finally(() => running.delete(child)), output };
}

/** Ends what run() has started and not finished. */
export function endRuns() {
  for (const child of running) child.kill('SIGTERM');
}
