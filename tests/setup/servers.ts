import type { TestProject } from 'vitest/node';
import { startTestCluster, type TestCluster } from './test-cluster';
import { startRedis, type TestRedis } from './test-redis';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses on the test server; the superuser's makes and drops databases and nothing else. `scratch`: goes with it. */
    cluster: TestCluster['addresses'];
    /** Address of a Redis of this run, or null where no redis-server or valkey-server is installed. */
    redisUrl: string | null;
  }
}

interface Servers {
  cluster: TestCluster;
  redis: TestRedis | null;
}

// Each project runs this file on its own, in the same process: the first one starts, the last one stops.
const shared: { users: number; servers: Promise<Servers> | null } = ((
  globalThis as { huifangTestServers?: { users: number; servers: Promise<Servers> | null } }
).huifangTestServers ??= { users: 0, servers: null });

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.users += 1;
  shared.servers ??= startServers();
  const { cluster, redis } = await shared.servers;
  project.provide('cluster', cluster.addresses);
  project.provide('redisUrl', redis?.url ?? null);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    shared.servers = null;
    await Promise.all([cluster.stop(), redis?.stop()]);
  };
}

async function startServers(): Promise<Servers> {
  const [cluster, redis] = await Promise.all([startTestCluster(), startRedis()]);
  return { cluster, redis };
}
