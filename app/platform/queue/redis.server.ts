import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { logger } from '../logger.server';
import type { JobQueue } from '../queue.server';
import { BullQueue } from './bull.server';

const PREFIX = 'huifang';

/**
 * BullMQ on Redis or Valkey. The server must keep everything (maxmemory-policy noeviction); losing it
 * all the same costs time, not work.
 */
export async function openRedisQueue(url: string): Promise<JobQueue> {
  // A producer that can't reach the server says so within seconds; the relay tries again by itself.
  const producer = new Redis(url, { maxRetriesPerRequest: 3, lazyConnect: true, connectTimeout: 5_000 });
  producer.on('error', (error: Error) => logger.warn({ err: error }, 'queue connection lost'));
  try {
    await producer.connect();
  } catch (error) {
    producer.disconnect();
    throw error;
  }
  return new BullQueue({
    backend: 'redis',
    queue: (name, options) => new Queue(name, { ...options, connection: producer, prefix: PREFIX }),
    // Workers wait for ever and reconnect by themselves.
    worker: (name, run, options) =>
      new Worker(name, run, { ...options, connection: { url, maxRetriesPerRequest: null }, prefix: PREFIX }),
    wipe: async () => {
      await producer.flushdb();
    },
    end: async () => {
      await producer.quit().catch(() => producer.disconnect());
    },
  });
}
