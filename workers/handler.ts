import type { z } from 'zod';
import type { JobContract } from '#app/lib/job-contract';
import type { TurnContract } from '#app/lib/turn-contract';
import type { CivilDate } from '#app/lib/civil-date';
import type { TenantCtx } from '#app/platform/context.server';

/** What a handler knows of its job. */
export interface JobContext {
  jobId: string;
  /** Absent for work that wakes up by itself. */
  tenantId?: string;
  /** Key for effects on the outside (Message-ID, Idempotency-Key, delivery id): the same over every repetition. */
  effectKey: string;
  attempt: number;
  /** Aborted when the process has to end; long work should heed it. */
  signal: AbortSignal;
}

/** One slice of a tenant's turn. */
export interface TurnSlice {
  /** Local date the turn works for: the tenant's today when the turn began. */
  runOn: CivilDate;
  /** What the slice before returned; null in the first. */
  progress: unknown;
  /** Rows to take at most; stop as well when `isOver()` says so. */
  maxRows: number;
  isOver(): boolean;
  signal: AbortSignal;
}

export type Registered =
  | { kind: 'plain'; contract: JobContract; handle(payload: unknown, job: JobContext): Promise<void> }
  | { kind: 'tenant'; contract: JobContract; handle(ctx: TenantCtx, payload: unknown, job: JobContext): Promise<void> }
  | { kind: 'turn'; contract: TurnContract; take(ctx: TenantCtx, slice: TurnSlice): Promise<unknown> };

/**
 * Work inside one transaction of the job's tenant, the product itself acting. The job is marked done in
 * that transaction, so what it writes happens once, however often the job is delivered. Several features
 * may listen to one event: their handlers share the transaction. No network calls in here.
 */
export function tenantJob<P extends z.ZodType>(
  contract: JobContract<P>,
  handle: (ctx: TenantCtx, payload: z.output<P>, job: JobContext) => Promise<unknown>,
): Registered {
  return {
    kind: 'tenant',
    contract,
    handle: async (ctx, payload, job) => {
      await handle(ctx, contract.payload.parse(payload), job);
    },
  };
}

/**
 * Work that opens its own units of work or talks to the outside. It may run more than once: its database
 * effects need natural keys, its outside effects `job.effectKey`.
 */
export function plainJob<P extends z.ZodType>(
  contract: JobContract<P>,
  handle: (payload: z.output<P>, job: JobContext) => Promise<unknown>,
): Registered {
  return {
    kind: 'plain',
    contract,
    handle: async (payload, job) => {
      await handle(contract.payload.parse(payload), job);
    },
  };
}

/**
 * Recurring work of each tenant, slice by slice, each in one transaction of the tenant. Return null when
 * the turn is finished, else what the next slice needs to go on (JSON). A slice may be repeated.
 */
export function tenantTurn(contract: TurnContract, take: (ctx: TenantCtx, slice: TurnSlice) => Promise<unknown>): Registered {
  return { kind: 'turn', contract, take };
}
