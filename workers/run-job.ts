import { turnPayload } from '#app/lib/turn-contract';
import type { Clock } from '#app/platform/clock.server';
import { asControl, withControl } from '#app/platform/db.server';
import { logger } from '#app/platform/logger.server';
import type { JobQueue, RunningJob, Subscription } from '#app/platform/queue.server';
import type { JobContext, Registered } from './handler';
import { buryFailed, buryJob, isDone, markDone } from './outcome';
import type { Registry } from './build-registry';
import { asSystem } from './system';
import { askForTurn, endSlice, readTurn, restTurn } from './turns';

/** What a job needs besides its payload. */
export interface JobParts {
  queue: JobQueue;
  clock: Clock;
}

type TurnEntry = Extract<Registered, { kind: 'turn' }>;

/** The registry as the queue's subscriptions: how each kind of handler is run, marked done and buried. */
export function subscriptionsOf(registry: Registry, parts: JobParts): Map<string, Subscription> {
  const subscriptions = new Map<string, Subscription>();
  for (const [name, entries] of registry.entries) {
    const contract = registry.contractOf(name);
    if (contract) subscriptions.set(name, { contract, ...wayOf(name, entries, parts) });
  }
  return subscriptions;
}

function wayOf(name: string, entries: readonly Registered[], parts: JobParts): Omit<Subscription, 'contract'> {
  const [first] = entries;
  if (first?.kind === 'turn') {
    return {
      run: (payload, job) => runTurn(first, payload, job, parts),
      failed: (error, payload, job, final) => (final ? turnFailed(first, error, payload, job, parts) : Promise.resolve()),
    };
  }
  const failed: Subscription['failed'] = (error, payload, job, final) => (final ? buryFailed(name, error, payload, job) : Promise.resolve());
  if (first?.kind === 'plain') return { run: (payload, job) => runPlain(first, payload, job), failed };
  const listeners = entries.filter((entry) => entry.kind === 'tenant');
  return { run: (payload, job) => runInTenant(listeners, payload, job, parts), failed };
}

function contextOf(job: RunningJob): JobContext {
  const { jobId, origin, attempt, signal } = job;
  return { jobId, attempt, signal, effectKey: origin?.effectKey ?? jobId, ...(origin ? { tenantId: origin.tenantId } : {}) };
}

async function runPlain(entry: Extract<Registered, { kind: 'plain' }>, payload: unknown, job: RunningJob): Promise<void> {
  const { origin } = job;
  if (origin === null) return entry.handle(payload, contextOf(job));
  if (await isDone(origin.tenantId, origin.outboxId)) return;
  await entry.handle(payload, contextOf(job));
  await withControl((db) => markDone(db, origin.tenantId, origin.outboxId));
}

/** The mark and the work commit together: a second delivery finds the mark and does nothing. */
async function runInTenant(
  listeners: readonly Extract<Registered, { kind: 'tenant' }>[],
  payload: unknown,
  job: RunningJob,
  { clock }: JobParts,
): Promise<void> {
  const { origin } = job;
  if (origin === null) throw new Error('a tenant job without an outbox row behind it');
  await asSystem(
    origin.tenantId,
    job.jobId,
    async (ctx) => {
      if (!(await asControl(ctx.db, (db) => markDone(db, origin.tenantId, origin.outboxId)))) return;
      for (const listener of listeners) await listener.handle(ctx, payload, contextOf(job));
    },
    { clock },
  );
}

async function runTurn(entry: TurnEntry, payload: unknown, job: RunningJob, { queue, clock }: JobParts): Promise<void> {
  const { contract } = entry;
  const { tenantId, seq } = turnPayload.parse(payload);
  if (seq === undefined) {
    await askForTurn(queue, contract, tenantId, clock);
    const { origin } = job;
    if (origin) await withControl((db) => markDone(db, origin.tenantId, origin.outboxId));
    return;
  }
  const state = await readTurn(contract.name, tenantId, seq);
  if (state === null) {
    logger.debug({ jobId: job.jobId }, 'stale slice of a turn dropped');
    return;
  }
  const until = performance.now() + contract.maxMs;
  const slice = {
    runOn: state.runOn,
    progress: state.progress,
    maxRows: contract.maxRows,
    isOver: () => performance.now() >= until || job.signal.aborted,
    signal: job.signal,
  };
  const { next, timeZone } = await asSystem(
    tenantId,
    job.jobId,
    async (ctx) => ({ next: await entry.take(ctx, slice), timeZone: ctx.actor.tenant.timeZone }),
    // The turn's own commit comes right after and waits for the disk for both: the log is one.
    { clock, flush: 'later' },
  );
  await endSlice(queue, contract, { tenantId, timeZone, state, next, clock });
}

async function turnFailed(entry: TurnEntry, error: Error, payload: unknown, job: RunningJob, { clock }: JobParts): Promise<void> {
  const parsed = turnPayload.safeParse(payload);
  if (!parsed.success) return;
  const { tenantId, seq } = parsed.data;
  const { name, queue } = entry.contract;
  if (seq === undefined) return buryFailed(name, error, payload, job);
  await withControl(async (db) => {
    if (!(await restTurn(db, name, tenantId, seq, clock))) return;
    const open = await db.deadLetter.findFirst({ where: { tenantId, name, replayedAt: null }, select: { id: true } });
    // A turn that fails every hour is one problem to look at; its replay asks for a turn.
    if (open) return;
    await buryJob(db, { tenantId, outboxId: null, effectKey: null, queue, name, payload: { tenantId }, attempts: job.attempt, error });
  });
}
