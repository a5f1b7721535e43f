import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { removeCluster, startCluster, throwAwaySettings } from '../../bin/lib/cluster.mjs';

export interface BareCluster {
  dataDir: string;
  superuserUrl: string;
  port: number;
  stop(): Promise<void>;
}

/** A PostgreSQL without any role or table of the product, for tests of what the launcher does to one. */
export async function startBareCluster(): Promise<BareCluster> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'huifang-bare-'));
  fs.chmodSync(dataDir, 0o755);
  const cluster = await startCluster({ dataDir, superuserPassword: 'bare', extraSettings: throwAwaySettings });
  const stop = async (): Promise<void> => {
    await cluster.stop('immediate');
    removeCluster(dataDir);
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  return { dataDir, superuserUrl: cluster.superuserUrl, port: cluster.port, stop };
}
