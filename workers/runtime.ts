import type { QueueName } from '#app/lib/job-contract';
import { systemClock, type Clock } from '#app/platform/clock.server';
import { logger } from '#app/platform/logger.server';
import { openQueue } from '#app/platform/queue/open.server';
import type { JobQueue } from '#app/platform/queue.server';
import { repeat, type Repetition } from './repeat';
import { buildRegistry, type Registry } from './build-registry';
import { relayOnce } from './relay';
import { subscriptionsOf } from './run-job';
import { deleteOldRows, sweepLost } from './sweep';
import { plainJob } from './handler';
import { startDueTurns, sweepTurns, turnTick } from './turns';

export interface RuntimeOptions {
  clock?: Clock;
  /** Jobs at the same time per queue; together not more than the database pool. */
  concurrency?: Readonly<Record<QueueName, number>>;
  /** Pause of the relay when nothing waits, in milliseconds. */
  relayMs?: number;
  sweepMs?: number;
  lostAfterMs?: number;
  maxDispatches?: number;
  lockMs?: number;
  stalledCheckMs?: number;
  /** Whether turns start by themselves every minute (of the real time, whatever the clock says). */
  ticks?: boolean;
}

export interface Runtime {
  readonly queue: JobQueue;
  /** One pass of the repairs that run every minute anyway. */
  sweep(): Promise<void>;
  /** Takes no new work and waits for what runs; false when something had to be left at the deadline (milliseconds). */
  stop(deadlineMs: number): Promise<boolean>;
}

const CONCURRENCY = { interactive: 4, scheduled: 4, bulk: 1 };
/** Pause of the relay while there is more to hand over. */
const RELAY_BUSY_MS = 20;

/** Starts relay, sweep, turns and the handlers of the registry in this process. Any number of processes may do so. */
export async function startRuntime(product: Registry, options: RuntimeOptions = {}): Promise<Runtime> {
  const { clock = systemClock, relayMs = 500, sweepMs = 60_000, lostAfterMs = 120_000, maxDispatches = 5, ticks = true } = options;
  const queue = await openQueue();
  const registry = ticks ? withTick(product, queue, clock) : product;
  const schedules = [...registry.entries.keys()].flatMap((name) => registry.contractOf(name) ?? []).filter((contract) => contract.cron);
  const sweep = async () => {
    // A queue that was emptied has lost its schedules too.
    for (const contract of schedules) await queue.schedule(contract);
    await sweepLost(queue, registry, { lostAfterMs, maxDispatches });
    await sweepTurns(queue, registry, { lostAfterMs, clock });
    await deleteOldRows();
  };

  const loops: Repetition[] = [];
  try {
    for (const contract of schedules) await queue.schedule(contract);
    await queue.process(subscriptionsOf(registry, { queue, clock }), {
      concurrency: options.concurrency ?? CONCURRENCY,
      ...(options.lockMs ? { lockMs: options.lockMs } : {}),
      ...(options.stalledCheckMs ? { stalledCheckMs: options.stalledCheckMs } : {}),
    });
  } catch (error) {
    await queue.close(0);
    throw error;
  }
  loops.push(repeat('relay', async () => ((await relayOnce(queue, registry)) > 0 ? RELAY_BUSY_MS : relayMs), relayMs));
  loops.push(repeat('sweep', async () => sweep().then(() => sweepMs), sweepMs));
  logger.info({ backend: queue.backend, jobs: registry.entries.size }, 'workers started');

  return {
    queue,
    sweep,
    stop: async (deadlineMs) => {
      const until = performance.now() + deadlineMs;
      await Promise.all(loops.map((loop) => loop.stop(deadlineMs)));
      return queue.close(Math.max(0, until - performance.now()));
    },
  };
}

/** The registry with the tick that starts turns; without turns there is nothing to tick for. */
function withTick(product: Registry, queue: JobQueue, clock: Clock): Registry {
  const tick = plainJob(turnTick, async () => {
    const started = await startDueTurns(queue, product, clock);
    if (started > 0) logger.info({ started }, 'turns started');
  });
  const entries = new Map(product.entries);
  const own = buildRegistry([tick]);
  for (const [name, handlers] of own.entries) entries.set(name, handlers);
  return { entries, contractOf: (name) => own.contractOf(name) ?? product.contractOf(name) };
}
