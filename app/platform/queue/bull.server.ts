import { UnrecoverableError, type Job, type JobsOptions, type Queue, type QueueOptions, type Worker, type WorkerOptions } from 'bullmq';
import { z } from 'zod';
import type { JobContract, QueueName } from '#app/lib/job-contract';
import { logger } from '../logger.server';
import {
  QUEUE_NAMES,
  type AddOptions,
  type BulkEntry,
  type JobQueue,
  type JobState,
  type ProcessOptions,
  type QueueCounts,
  type RunningJob,
  type Subscription,
} from '../queue.server';

/** What stands in a job: the payload and where it comes from. Ids only, no tenant's records. */
const envelopeSchema = z.strictObject({
  payload: z.unknown(),
  origin: z.strictObject({ tenantId: z.uuid(), outboxId: z.uuid(), effectKey: z.uuid() }).nullable(),
});
type Envelope = z.infer<typeof envelopeSchema>;

type Processor = (job: Job<unknown>) => Promise<void>;

/** The parts of BullMQ's classes in use; their `on` names the backend in its types, so it is written out. */
type BullQueueApi = Pick<
  Queue,
  'add' | 'addBulk' | 'upsertJobScheduler' | 'getJobScheduler' | 'getJobCounts' | 'getJobState' | 'remove' | 'close'
> & { on(event: 'error', listener: (error: Error) => void): unknown };
type BullWorker = Pick<Worker, 'run' | 'close'> & {
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'stalled', listener: (jobId: string) => void): unknown;
};

/** What differs between the backends. */
export interface Backend {
  backend: JobQueue['backend'];
  queue(name: string, options: Omit<QueueOptions, 'connection'>): BullQueueApi;
  worker(name: string, run: Processor, options: Omit<WorkerOptions, 'connection'>): BullWorker;
  wipe(): Promise<void>;
  end(): Promise<void>;
}

/**
 * Finished jobs are kept so that a job added a second time is still recognised: the relay repeats an
 * add within seconds at most, and the sweep looks after two minutes.
 */
const KEEP_COMPLETED = { age: 3_600, count: 5_000 };
const KEEP_FAILED = { age: 86_400, count: 5_000 };
/** A job whose process died is given to another this often before the queue calls it failed. */
const MAX_STALLED = 3;

export class BullQueue implements JobQueue {
  readonly backend: JobQueue['backend'];
  private readonly queues: Record<QueueName, BullQueueApi>;
  private readonly workers: BullWorker[] = [];
  private readonly ending = new AbortController();

  constructor(private readonly parts: Backend) {
    this.backend = parts.backend;
    const open = (name: QueueName) => {
      const queue = parts.queue(name, { defaultJobOptions: { removeOnComplete: KEEP_COMPLETED, removeOnFail: KEEP_FAILED, stackTraceLimit: 0 } });
      queue.on('error', (error) => logger.warn({ err: error, queue: name }, 'queue error'));
      return queue;
    };
    this.queues = { interactive: open('interactive'), scheduled: open('scheduled'), bulk: open('bulk') };
  }

  async add<P extends z.ZodType>(contract: JobContract<P>, payload: z.input<P>, options: AddOptions = {}): Promise<void> {
    await this.queues[contract.queue].add(contract.name, envelope(contract, payload, options), jobOptions(contract, options));
  }

  async addBulk(entries: readonly BulkEntry[]): Promise<void> {
    for (const name of QUEUE_NAMES) {
      const jobs = entries
        .filter((entry) => entry.contract.queue === name)
        .map((entry) => ({
          name: entry.contract.name,
          data: envelope(entry.contract, entry.payload, entry),
          opts: jobOptions(entry.contract, entry),
        }));
      if (jobs.length > 0) await this.queues[name].addBulk(jobs);
    }
  }

  async schedule(contract: JobContract): Promise<void> {
    if (!contract.cron) throw new Error(`job ${contract.name} has no cron pattern`);
    const queue = this.queues[contract.queue];
    const present = await queue.getJobScheduler(contract.name);
    // An upsert replaces the pending run, so one at every boot and sweep could put it off for ever.
    if (present?.pattern === contract.cron && (await this.isPending(contract.queue, contract.name, present.next))) return;
    const { attempts, backoff } = jobOptions(contract, {});
    await queue.upsertJobScheduler(
      contract.name,
      { pattern: contract.cron, tz: 'UTC' },
      { name: contract.name, data: envelope(contract, {}, {}), opts: { attempts, backoff } },
    );
  }

  /** Whether the schedule's next run is in the queue; after a loss the schedule may be there without it. */
  private async isPending(queue: QueueName, schedule: string, next: number | undefined): Promise<boolean> {
    if (next === undefined) return false;
    const state = await this.stateOf(queue, `repeat:${schedule}:${next}`);
    return state === 'delayed' || state === 'waiting' || state === 'active';
  }

  async process(subscriptions: ReadonlyMap<string, Subscription>, options: ProcessOptions): Promise<void> {
    if (this.workers.length > 0) throw new Error('the queue is being processed already');
    for (const name of QUEUE_NAMES) {
      const worker = this.parts.worker(name, (job) => this.run(name, job, subscriptions), {
        autorun: false,
        concurrency: options.concurrency[name],
        lockDuration: options.lockMs ?? 30_000,
        stalledInterval: options.stalledCheckMs ?? 30_000,
        maxStalledCount: MAX_STALLED,
        runRetryDelay: 1_000,
      });
      worker.on('error', (error) => logger.warn({ err: error, queue: name }, 'worker error'));
      worker.on('stalled', (jobId) => logger.warn({ queue: name, jobId }, 'job of a lost process found'));
      this.workers.push(worker);
    }
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
    for (const worker of this.workers) {
      worker.run().catch((error: unknown) => logger.error({ err: error }, 'worker stopped'));
    }
  }

  private async run(queue: QueueName, job: Job<unknown>, subscriptions: ReadonlyMap<string, Subscription>): Promise<void> {
    const jobId = job.id ?? '';
    const subscription = subscriptions.get(job.name);
    const data = envelopeSchema.safeParse(job.data);
    if (!subscription || !data.success) {
      // Another version's job, or nothing of ours. What an outbox row asked for is found again by the sweep.
      logger.error({ queue, jobId, name: job.name }, subscription ? 'unreadable job dropped' : 'job of an unknown name dropped');
      return;
    }
    const { contract } = subscription;
    const { payload, origin } = data.data;
    const running: RunningJob = { jobId, queue, attempt: job.attemptsMade + 1, origin, signal: this.ending.signal };
    const parsed = contract.payload.safeParse(payload);
    try {
      if (!parsed.success) throw new UnrecoverableError(z.prettifyError(parsed.error));
      await subscription.run(parsed.data, running);
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      // A job cut off by the end of its process didn't fail; it is done again elsewhere.
      if (this.ending.signal.aborted) throw error;
      const final = running.attempt >= contract.attempts || error instanceof UnrecoverableError;
      logger[final ? 'error' : 'warn']({ err: error, queue, jobId, name: job.name, attempt: running.attempt, final }, 'job failed');
      await subscription.failed?.(error, payload, running, final);
      throw error;
    }
  }

  async counts(queue: QueueName): Promise<QueueCounts> {
    const counts = await this.queues[queue].getJobCounts('waiting', 'prioritized', 'delayed', 'active', 'failed');
    return {
      waiting: (counts.waiting ?? 0) + (counts.prioritized ?? 0),
      delayed: counts.delayed ?? 0,
      active: counts.active ?? 0,
      failed: counts.failed ?? 0,
    };
  }

  async stateOf(queue: QueueName, jobId: string): Promise<JobState> {
    const state = await this.queues[queue].getJobState(jobId);
    if (state === 'completed' || state === 'failed') return 'finished';
    if (state === 'delayed' || state === 'active') return state;
    return state === 'unknown' ? 'gone' : 'waiting';
  }

  async forget(queue: QueueName, jobId: string): Promise<void> {
    await this.queues[queue].remove(jobId);
  }

  wipe(): Promise<void> {
    return this.parts.wipe();
  }

  async close(deadlineMs: number): Promise<boolean> {
    const closing = Promise.allSettled(this.workers.map((worker) => worker.close()));
    const drained = await within(closing, deadlineMs);
    if (!drained) {
      this.ending.abort(new Error('the process ends'));
      // Handlers that heed their signal get a moment; a lock left behind runs out by itself.
      await within(closing, 1_000);
    }
    await within(Promise.allSettled(QUEUE_NAMES.map((name) => this.queues[name].close())), 2_000);
    await within(this.parts.end(), 2_000);
    return drained;
  }
}

/** True when the promise settled in time. */
async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const settled = work.then(
    () => true,
    () => true,
  );
  return Promise.race([settled, late]).finally(() => clearTimeout(timer));
}

function envelope(contract: JobContract, payload: unknown, options: AddOptions): Envelope {
  return { payload: contract.payload.parse(payload), origin: options.origin ?? null };
}

function jobOptions(contract: JobContract, options: AddOptions): JobsOptions {
  return {
    attempts: contract.attempts,
    backoff: { type: 'exponential', delay: contract.backoffMs, jitter: 0.5 },
    ...(options.jobId === undefined ? {} : { jobId: options.jobId }),
    ...(options.delayMs ? { delay: options.delayMs } : {}),
  };
}
