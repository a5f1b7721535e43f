import { withControl, type ControlDb } from '#app/platform/db.server';
import { logger } from '#app/platform/logger.server';
import type { JobQueue } from '#app/platform/queue.server';
import { buryJob } from './outcome';
import type { Registry } from './build-registry';

export interface SweepOptions {
  /** A dispatched row without an end is looked at after this time, in milliseconds. */
  lostAfterMs: number;
  /** A row that was lost this often is put on the dead-letter list. */
  maxDispatches: number;
}

const BATCH = 1_000;
const KEEP_DONE_DAYS = 14;
const DELETE_BATCH = 5_000;

interface OverdueRow {
  tenantId: string;
  id: string;
  name: string;
  payload: unknown;
  effectKey: string | null;
  dispatchCount: number;
}

/**
 * Repairs what the queue lost: rows handed over a while ago, not done, whose job is gone or ended without
 * saying so, are made waiting again, so that the relay dispatches them. Returns how many.
 */
export async function sweepLost(queue: JobQueue, registry: Registry, options: SweepOptions): Promise<number> {
  return withControl(async (db) => {
    let again = 0;
    for (const row of await overdue(db, [...registry.entries.keys()], options.lostAfterMs)) {
      const contract = registry.contractOf(row.name);
      if (!contract) continue;
      const state = await queue.stateOf(contract.queue, row.id);
      if (state !== 'gone' && state !== 'finished') continue;
      logger.warn({ jobId: row.id, name: row.name, state, dispatches: row.dispatchCount }, 'lost job found');
      // The queue would ignore the id as long as it remembers the job.
      if (state === 'finished') await queue.forget(contract.queue, row.id);
      if (row.dispatchCount >= options.maxDispatches) {
        const error = new Error(`lost ${row.dispatchCount} times without an end`);
        await buryJob(db, { ...row, outboxId: row.id, effectKey: row.effectKey ?? row.id, queue: contract.queue, attempts: row.dispatchCount, error });
        continue;
      }
      await db.outboxEvent.update({ where: { tenantId_id: { tenantId: row.tenantId, id: row.id } }, data: { dispatchedAt: null } });
      again += 1;
    }
    return again;
  });
}

function overdue(db: ControlDb, names: string[], lostAfterMs: number): Promise<OverdueRow[]> {
  return db.$queryRaw<OverdueRow[]>`
    SELECT tenant_id AS "tenantId", id, name, payload, effect_key AS "effectKey", dispatch_count AS "dispatchCount"
    FROM outbox_event
    WHERE dispatched_at < now() - ${lostAfterMs}::int * interval '1 ms' AND dispatched_at IS NOT NULL AND done_at IS NULL
      AND name = ANY (${names})
    ORDER BY dispatched_at, id LIMIT ${BATCH}
    FOR UPDATE SKIP LOCKED`;
}

/** Deletes rows that were done two weeks ago, a bounded number at a time. */
export async function deleteOldRows(): Promise<number> {
  return withControl(
    (db) => db.$executeRaw`
      DELETE FROM outbox_event o USING (
        SELECT tenant_id, id FROM outbox_event
        WHERE done_at < now() - ${KEEP_DONE_DAYS}::int * interval '1 day' AND done_at IS NOT NULL
        ORDER BY done_at LIMIT ${DELETE_BATCH} FOR UPDATE SKIP LOCKED
      ) AS old WHERE o.tenant_id = old.tenant_id AND o.id = old.id`,
  );
}
