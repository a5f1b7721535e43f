import type { z } from 'zod';

/**
 * Contracts between who asks for work and who does it. Light enough for the web process: no queue
 * import here. Payloads carry ids only (DESIGN 6), and are parsed at both ends.
 */
export type QueueName = 'interactive' | 'scheduled' | 'bulk';

export interface JobContract<P extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly queue: QueueName;
  readonly payload: P;
  /** Tries before the job goes to the dead-letter list. */
  readonly attempts: number;
  /** First delay between tries in milliseconds; doubles each time. */
  readonly backoffMs: number;
  /** Cron pattern in UTC for work that wakes up by itself; such a job has an empty payload. */
  readonly cron?: string;
}

export function defineJob<P extends z.ZodType>(contract: {
  name: string;
  queue: QueueName;
  payload: P;
  attempts?: number;
  backoffMs?: number;
  cron?: string;
}): JobContract<P> {
  return { attempts: 5, backoffMs: 2_000, ...contract };
}

/**
 * An event is a job that a lower module records without knowing who listens. Its name is
 * `<module>.<noun>-<past participle>`.
 */
export function defineEvent<P extends z.ZodType>(name: string, payload: P): JobContract<P> {
  return defineJob({ name, queue: 'interactive', payload });
}
