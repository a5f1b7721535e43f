import { withControl, type ControlDb, type Prisma } from '#app/platform/db.server';
import type { RunningJob } from '#app/platform/queue.server';

/** Longest error text kept in the dead-letter list, in characters. */
const ERROR_LENGTH = 500;

export interface DeadJob {
  tenantId: string;
  outboxId: string | null;
  effectKey: string | null;
  queue: string;
  name: string;
  payload: unknown;
  attempts: number;
  error: Error;
}

/** True when somebody finished the row before: a second delivery of the same job. */
export async function isDone(tenantId: string, outboxId: string): Promise<boolean> {
  const row = await withControl((db) =>
    db.outboxEvent.findUnique({ where: { tenantId_id: { tenantId, id: outboxId } }, select: { doneAt: true } }),
  );
  // A row deleted after two weeks was done long ago.
  return row === null || row.doneAt !== null;
}

/** Marks the row done; false when it was already. In a tenant's transaction this is what makes the work happen once. */
export async function markDone(db: ControlDb, tenantId: string, outboxId: string): Promise<boolean> {
  // The relay may still be about to mark the row as dispatched when a fast job ends.
  const changed = await db.$executeRaw`
    UPDATE outbox_event SET done_at = now(), dispatched_at = COALESCE(dispatched_at, now())
    WHERE tenant_id = ${tenantId}::uuid AND id = ${outboxId}::uuid AND done_at IS NULL`;
  return changed === 1;
}

/** Puts the job on its tenant's dead-letter list and takes the row out of circulation, both or neither. */
export async function buryJob(db: ControlDb, job: DeadJob): Promise<void> {
  const { tenantId, outboxId, effectKey, queue, name, attempts } = job;
  if (outboxId !== null && !(await markDone(db, tenantId, outboxId))) return;
  await db.deadLetter.create({
    data: { tenantId, outboxId, effectKey, queue, name, attempts, payload: asJson(job.payload), error: shortError(job.error) },
  });
}

/** The dead letter of a job that used up its tries; work that wakes up by itself has none, it simply comes again. */
export async function buryFailed(name: string, error: Error, payload: unknown, job: RunningJob): Promise<void> {
  const { origin, queue, attempt } = job;
  if (origin === null) return;
  const { tenantId, outboxId, effectKey } = origin;
  await withControl((db) => buryJob(db, { tenantId, outboxId, effectKey, queue, name, payload, attempts: attempt, error }));
}

/** What an admin can use: the message without the stack, bounded. */
function shortError(error: Error): string {
  const text = `${error.name}: ${error.message}`.replaceAll('\u0000', '');
  return text.length > ERROR_LENGTH ? `${text.slice(0, ERROR_LENGTH - 1)}…` : text;
}

export function asJson(value: unknown): Prisma.InputJsonValue {
  return (value ?? {}) as Prisma.InputJsonValue;
}
