import { env } from '../env.server';
import type { JobQueue } from '../queue.server';

/** Opens the queue of this installation: Redis when REDIS_URL is set, else the product's own database. */
export async function openQueue(): Promise<JobQueue> {
  const { REDIS_URL, DATABASE_URL } = env();
  // Loaded on demand: the other backend's driver stays out of the process.
  if (REDIS_URL) return (await import('./redis.server')).openRedisQueue(REDIS_URL);
  return (await import('./postgres.server')).openPostgresQueue(DATABASE_URL);
}
