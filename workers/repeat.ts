import { logger } from '#app/platform/logger.server';

export interface Repetition {
  /** No further run; waits for the current one at most `deadlineMs`. */
  stop(deadlineMs: number): Promise<void>;
}

/**
 * Runs `work` again and again, never twice at a time. It resolves to the pause before the next run in
 * milliseconds; after an error the pause is `afterErrorMs`, with growing steps up to ten seconds.
 */
export function repeat(name: string, work: () => Promise<number>, afterErrorMs: number): Repetition {
  let stopped = false;
  let failures = 0;
  let wake = (): void => undefined;

  const loop = async (): Promise<void> => {
    while (!stopped) {
      let pauseMs: number;
      try {
        pauseMs = await work();
        failures = 0;
      } catch (error) {
        failures += 1;
        pauseMs = Math.max(afterErrorMs, Math.min(10_000, 250 * 2 ** failures));
        logger.error({ err: error, loop: name, failures }, 'background loop failed');
      }
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();

  return {
    stop: async (deadlineMs) => {
      stopped = true;
      wake();
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([running, new Promise((resolve) => (timer = setTimeout(resolve, deadlineMs)))]);
      clearTimeout(timer);
    },
  };
}
