import { z } from 'zod';
import { defineJob, type JobContract, type QueueName } from './job-contract';

/**
 * Recurring work of every tenant (DESIGN 6, tenant turns). Each tenant gets a turn when it is due; a turn
 * is cut into slices of at most `maxRows` rows or `maxMs` milliseconds, and after each slice the tenant
 * goes to the tail of the queue, so that a large one can't starve the others.
 *
 * A turn is also a job contract: `recordEvent(db, tenantId, planTurn, { tenantId })` asks for one now.
 */
export const turnPayload = z.strictObject({
  tenantId: z.uuid(),
  /** Number of the slice; absent when somebody asks for a turn. */
  seq: z.int().positive().optional(),
});

export interface TurnContract extends JobContract<typeof turnPayload> {
  readonly when: TurnTime;
  readonly maxRows: number;
  readonly maxMs: number;
}

/** Every so many minutes, or once a day at a time of the tenant's own clock. */
export type TurnTime = { everyMinutes: number } | { localHour: number; localMinute: number };

export type TurnOptions = {
  /** `<module>.<noun>-turn`; the job's name. */
  kind: string;
  queue?: QueueName;
  attempts?: number;
  backoffMs?: number;
  maxRows?: number;
  maxMs?: number;
} & ({ everyMinutes: number } | { localHour: number; localMinute?: number });

export function defineTurn(options: TurnOptions): TurnContract {
  const { kind, queue = 'scheduled', attempts = 5, backoffMs = 2_000, maxRows = 500, maxMs = 2_000 } = options;
  const when: TurnTime =
    'everyMinutes' in options
      ? { everyMinutes: options.everyMinutes }
      : { localHour: options.localHour, localMinute: options.localMinute ?? 0 };
  return { ...defineJob({ name: kind, queue, payload: turnPayload, attempts, backoffMs }), when, maxRows, maxMs };
}
