import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { removeCluster } from '../../bin/lib/cluster.mjs';
import { root } from '../../bin/lib/paths.mjs';

export interface LaunchedProduct {
  /** Of the launcher. */
  pid: number;
  /** Everything that stands on its terminal. */
  output(): string;
  /** Sends the signal and waits until the launcher is gone; what it left behind is its own affair. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts `bin/up.mjs` as people do and waits until it says that the product runs. Throws with its words when it does not. */
export async function launchProduct({ dataDir, port }: { dataDir: string; port: string }): Promise<LaunchedProduct> {
  const child = spawn(process.execPath, [path.join(root, 'bin', 'up.mjs')], {
    cwd: root,
    env: productEnvironment(dataDir, port),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  const isReady = new Promise<boolean>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('Huifang is running')) resolve(true);
      });
    }
    child.once('exit', () => resolve(false));
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  if (await isReady) return { pid: child.pid ?? 0, output: () => output, end };
  throw new Error(`The product did not start:\n${output}`);
}

/** Removes what a stopped product kept. */
export function forgetProduct(dataDir: string): void {
  removeCluster(dataDir);
  fs.rmSync(dataDir, { recursive: true, force: true });
}

/** Nothing of the caller's configuration reaches the product under test. */
function productEnvironment(dataDir: string, port: string): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, NODE_ENV: 'production', DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: port, LOG_LEVEL: 'warn' };
}
