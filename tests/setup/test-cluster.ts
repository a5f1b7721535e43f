import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { removeCluster, startCluster, throwAwaySettings } from '../../bin/lib/cluster.mjs';
import { embeddedUrls } from '../../bin/lib/db-url.mjs';
import { readJson, writeJson } from '../../bin/lib/files.mjs';
import { migrate } from '../../bin/lib/migrate.mjs';
import { isRunning, recordOf } from '../../bin/lib/process-identity.mjs';
import { roleNames } from '../../bin/lib/role-names.mjs';
import { createDatabase, createRoles, prepareDatabase, withConnection } from '../../bin/lib/roles.mjs';
import { loadSecrets } from '../../bin/lib/secrets.mjs';

const prefix = 'huifang-test-';
const template = 'huifang_template';

export interface TestCluster {
  addresses: { superuserUrl: string; ownerUrl: string; appUrl: string; template: string; scratch: string };
  stop(): Promise<void>;
}

/** A PostgreSQL of this run only, with the product's roles and a migrated template database to clone. */
export async function startTestCluster(): Promise<TestCluster> {
  await removeAbandoned();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  fs.chmodSync(dataDir, 0o755);
  writeJson(path.join(dataDir, 'owner.json'), recordOf(process.pid));
  const secrets = loadSecrets(dataDir);
  const start = () =>
    startCluster({ dataDir, superuserPassword: secrets.superuserPassword, extraSettings: throwAwaySettings });
  const cluster = await start();
  const stop = async (): Promise<void> => {
    await cluster.stop('immediate');
    remove(dataDir);
  };
  try {
    await makeTemplate(cluster.superuserUrl, secrets, cluster.port);
  } catch (error) {
    await stop();
    throw error;
  }
  const { ownerUrl, appUrl } = embeddedUrls({ port: cluster.port, secrets, database: template });
  return { addresses: { superuserUrl: cluster.superuserUrl, ownerUrl, appUrl, template, scratch: dataDir }, stop };
}

async function makeTemplate(superuserUrl: string, secrets: ReturnType<typeof loadSecrets>, port: number): Promise<void> {
  await withConnection(superuserUrl, async (client: pg.Client) => {
    await createRoles(client, { ...secrets, isTest: true });
    await createDatabase(client, template, roleNames.owner);
  });
  await withConnection(superuserUrl.replace(/\/postgres$/, `/${template}`), prepareDatabase);
  await migrate(embeddedUrls({ port, secrets, database: template }).ownerUrl);
}

/** Ends and removes what a killed test run left behind, so that they do not pile up. */
async function removeAbandoned(): Promise<void> {
  for (const name of fs.readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const dataDir = path.join(os.tmpdir(), name);
    const owner = readJson(path.join(dataDir, 'owner.json'));
    if (!owner || isRunning(owner)) continue;
    const { superuserPassword } = loadSecrets(dataDir);
    if (fs.existsSync(path.join(dataDir, 'cluster.json'))) {
      const cluster = await startCluster({ dataDir, superuserPassword, extraSettings: throwAwaySettings });
      await cluster.stop('immediate');
    }
    remove(dataDir);
  }
}

function remove(dataDir: string): void {
  removeCluster(dataDir);
  fs.rmSync(dataDir, { recursive: true, force: true });
}
