import type { QueueName } from '#app/lib/job-contract';
import { withControl, type ControlDb } from '#app/platform/db.server';
import { QUEUE_NAMES, type BulkEntry, type JobQueue } from '#app/platform/queue.server';
import { buryJob, markDone } from './outcome';
import type { Registry } from './build-registry';

/** Rows of one transaction, and of one tenant in it. */
const BATCH = 200;
const PER_TENANT = 50;
/**
 * Jobs that may wait in a queue before the relay stops adding. Short on purpose: the rows stay where
 * tenants are served in turns, and a job that comes now waits behind few others.
 */
const WAITING_LIMIT = 400;

interface OutboxRow {
  tenantId: string;
  id: string;
  name: string;
  payload: unknown;
  effectKey: string | null;
}

/**
 * Hands waiting outbox rows to the queue, tenant by tenant in turns; returns how many. The job's id is
 * the row's id: a crash between adding and marking leads to the same job again, which the queue ignores.
 * Names this process doesn't know are left to a process that does.
 */
export async function relayOnce(queue: JobQueue, registry: Registry): Promise<number> {
  if (!(await withControl(isAnythingWaiting))) return 0;
  let dispatched = 0;
  for (const name of QUEUE_NAMES) {
    const names = namesOf(registry, name);
    if (names.length === 0) continue;
    const { waiting } = await queue.counts(name);
    if (waiting < WAITING_LIMIT) dispatched += await withControl((db) => dispatch(db, queue, registry, names), { timeoutMs: 30_000 });
  }
  return dispatched;
}

function namesOf(registry: Registry, queue: QueueName): string[] {
  return [...registry.entries.keys()].filter((name) => registry.contractOf(name)?.queue === queue);
}

/** One probe of an index: what an idle poll costs. */
async function isAnythingWaiting(db: ControlDb): Promise<boolean> {
  const rows = await db.$queryRaw<{ due: boolean }[]>`
    SELECT available_at <= now() AS due FROM outbox_event WHERE dispatched_at IS NULL ORDER BY available_at, id LIMIT 1`;
  return rows[0]?.due ?? false;
}

async function dispatch(db: ControlDb, queue: JobQueue, registry: Registry, names: string[]): Promise<number> {
  const rows = await claim(db, names);
  const jobs: BulkEntry[] = [];
  for (const row of rows) {
    const contract = registry.contractOf(row.name);
    if (contract === undefined || registry.entries.get(row.name)?.length === 0) {
      await markDone(db, row.tenantId, row.id);
      continue;
    }
    const payload = contract.payload.safeParse(row.payload);
    const origin = { tenantId: row.tenantId, outboxId: row.id, effectKey: row.effectKey ?? row.id };
    if (payload.success) jobs.push({ contract, payload: row.payload, jobId: row.id, origin });
    // Left in place it would hold up every later batch.
    else await buryJob(db, { ...origin, queue: contract.queue, name: row.name, payload: row.payload, attempts: 0, error: payload.error });
  }
  if (jobs.length > 0) await queue.addBulk(jobs);
  await db.$executeRaw`
    UPDATE outbox_event o SET dispatched_at = now(), dispatch_count = o.dispatch_count + 1
    FROM unnest(${rows.map((row) => row.tenantId)}::uuid[], ${rows.map((row) => row.id)}::uuid[]) AS r(tenant_id, id)
    WHERE o.tenant_id = r.tenant_id AND o.id = r.id`;
  return rows.length;
}

/** First rows of every tenant, then second rows and so on, up to the batch; rows another relay holds are left to it. */
function claim(db: ControlDb, names: string[]): Promise<OutboxRow[]> {
  return db.$queryRaw<OutboxRow[]>`
    WITH RECURSIVE tenants AS (
      (SELECT tenant_id FROM outbox_event WHERE dispatched_at IS NULL ORDER BY tenant_id LIMIT 1)
      UNION ALL
      SELECT (SELECT o.tenant_id FROM outbox_event o
              WHERE o.dispatched_at IS NULL AND o.tenant_id > tenants.tenant_id ORDER BY o.tenant_id LIMIT 1)
      FROM tenants WHERE tenants.tenant_id IS NOT NULL
    ), picked AS (
      SELECT row.tenant_id, row.id, row.place, row.available_at
      FROM tenants CROSS JOIN LATERAL (
        SELECT o.tenant_id, o.id, o.available_at, row_number() OVER (ORDER BY o.available_at, o.id) AS place
        FROM outbox_event o
        WHERE o.tenant_id = tenants.tenant_id AND o.dispatched_at IS NULL AND o.available_at <= now()
          AND o.name = ANY (${names})
        ORDER BY o.available_at, o.id LIMIT ${PER_TENANT}
      ) AS row
      ORDER BY row.place, row.available_at LIMIT ${BATCH}
    )
    SELECT o.tenant_id AS "tenantId", o.id, o.name, o.payload, o.effect_key AS "effectKey"
    FROM picked JOIN outbox_event o ON o.tenant_id = picked.tenant_id AND o.id = picked.id
    WHERE o.dispatched_at IS NULL
    ORDER BY picked.place, picked.available_at
    FOR UPDATE OF o SKIP LOCKED`;
}
