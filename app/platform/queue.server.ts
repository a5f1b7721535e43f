import type { z } from 'zod';
import type { JobContract, QueueName } from '#app/lib/job-contract';

/**
 * The queue as the product sees it (DESIGN 6): a wake-up, never the truth. Two backends stand behind it,
 * PostgreSQL by default and Redis or Valkey with REDIS_URL; one contract suite runs on both.
 * Only the worker processes open it; everybody else writes an outbox row (platform/outbox.server.ts).
 */
export interface JobQueue {
  readonly backend: 'postgres' | 'redis';
  /** Adds one job. An id that the queue still knows is ignored, so adding twice is adding once. */
  add<P extends z.ZodType>(contract: JobContract<P>, payload: z.input<P>, options?: AddOptions): Promise<void>;
  /** Adds many jobs at once, of any contracts; payloads are parsed by each contract. */
  addBulk(entries: readonly BulkEntry[]): Promise<void>;
  /** Makes the contract's cron schedule exist; does nothing when it is there with the same pattern. */
  schedule(contract: JobContract): Promise<void>;
  /** Starts taking jobs from all queues. Called once. */
  process(subscriptions: ReadonlyMap<string, Subscription>, options: ProcessOptions): Promise<void>;
  counts(queue: QueueName): Promise<QueueCounts>;
  /** What the queue knows of a job: `gone` when it never came or was lost or cleaned away. */
  stateOf(queue: QueueName, jobId: string): Promise<JobState>;
  /** Forgets a finished job, so that its id can be used again. */
  forget(queue: QueueName, jobId: string): Promise<void>;
  /** Loses everything, schedules included. For tests and the fault programme only. */
  wipe(): Promise<void>;
  /**
   * Stops taking jobs and waits for the running ones at most `deadlineMs`; then their signal is aborted
   * and they are left to be found again. Resolves to false when some were left.
   */
  close(deadlineMs: number): Promise<boolean>;
}

export interface AddOptions {
  jobId?: string;
  delayMs?: number;
  /** The outbox row behind the job; absent for work that wakes up by itself. */
  origin?: JobOrigin;
}

export interface BulkEntry extends AddOptions {
  contract: JobContract;
  payload: unknown;
}

export interface JobOrigin {
  tenantId: string;
  outboxId: string;
  /** Key for effects on the outside; stays the same over retries, repeated dispatch and replay. */
  effectKey: string;
}

/** A job as its runner sees it. */
export interface RunningJob {
  jobId: string;
  queue: QueueName;
  /** 1 on the first try. */
  attempt: number;
  origin: JobOrigin | null;
  /** Aborted when the process has to end before the job does. */
  signal: AbortSignal;
}

export interface Subscription {
  contract: JobContract;
  run(payload: unknown, job: RunningJob): Promise<void>;
  /** Told of every failed try with the raw payload; `final` after the last one. When it throws, the job is tried again. */
  failed?(error: Error, payload: unknown, job: RunningJob, final: boolean): Promise<void>;
}

export interface ProcessOptions {
  /** Jobs at the same time, per queue. */
  concurrency: Readonly<Record<QueueName, number>>;
  /** How long a job of a dead process is taken for running, in milliseconds. */
  lockMs?: number;
  /** How often jobs of dead processes are looked for, in milliseconds. */
  stalledCheckMs?: number;
}

export type JobState = 'waiting' | 'delayed' | 'active' | 'finished' | 'gone';
export interface QueueCounts {
  waiting: number;
  delayed: number;
  active: number;
  failed: number;
}

export const QUEUE_NAMES = ['interactive', 'scheduled', 'bulk'] as const satisfies readonly QueueName[];
