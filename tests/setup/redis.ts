import { describe, inject } from 'vitest';

/**
 * A suite that needs Redis: `describeOnRedis('the queue on Redis', (redisUrl) => { ... })`.
 * Where none is installed it is shown as skipped under its name.
 */
export function describeOnRedis(name: string, suite: (redisUrl: string) => void): void {
  const redisUrl = inject('redisUrl');
  if (redisUrl === null) describe.skip(`${name} (no redis-server or valkey-server here)`, () => suite('redis://127.0.0.1:0'));
  else describe(name, () => suite(redisUrl));
}
