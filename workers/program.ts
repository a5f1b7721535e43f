import { assertUnprivilegedRole, closeDatabase } from '#app/platform/db.server';
import { logger } from '#app/platform/logger.server';
import type { Registry } from './build-registry';
import { startRuntime, type RuntimeOptions } from './runtime';

/** Shorter than the patience of who started us (ten seconds), so that we end by ourselves. */
const DRAIN_MS = 7_000;

/**
 * How the process ends: everything finished; an error; work cut off at the deadline, which another
 * process or the next start does again.
 */
const EXIT = { drained: 0, failed: 1, cutOff: 3 } as const;

/** Boots the workers and runs until a signal, or until the process that started them is gone. */
export async function runWorkers(registry: Registry, options: RuntimeOptions = {}): Promise<void> {
  const crash = (error: unknown): void => {
    logger.fatal({ err: error }, 'workers ended by an error');
    process.exit(EXIT.failed);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  // Heard from the first moment, also while starting.
  const asked = new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve(signal));
    process.once('disconnect', () => resolve('disconnect'));
  });
  try {
    await assertUnprivilegedRole();
    const runtime = await startRuntime(registry, options);
    logger.info({ reason: await asked }, 'workers draining');
    const drained = await runtime.stop(DRAIN_MS);
    await closeDatabase();
    logger.info({ drained }, 'workers ended');
    process.exit(drained ? EXIT.drained : EXIT.cutOff);
  } catch (error) {
    crash(error);
  }
}
