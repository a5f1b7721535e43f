import { z } from 'zod';
import { addDays, civilToInstant, civilToday, toCivilDate, toDbDate, type CivilDate } from '#app/lib/civil-date';
import { defineJob } from '#app/lib/job-contract';
import type { TurnContract } from '#app/lib/turn-contract';
import type { Clock } from '#app/platform/clock.server';
import { Prisma, withControl, type ControlDb } from '#app/platform/db.server';
import type { JobQueue } from '#app/platform/queue.server';
import type { Registry } from './build-registry';

/** Wakes up every minute and gives a turn to each tenant that is due. What is due stands in `tenant_turn`. */
export const turnTick = defineJob({ name: 'turns.tick', queue: 'scheduled', payload: z.strictObject({}), cron: '* * * * *', attempts: 1 });

const BATCH = 200;
/** A turn that failed for good is tried again by itself after this time, in milliseconds. */
const AFTER_FAILURE_MS = 3_600_000;
/** The tick comes a little early or late; without slack a turn every minute would run every other minute. */
const SLACK_MS = 5_000;

interface DueRow {
  tenantId: string;
  kind: string;
  seq: number;
  timeZone: string;
}

export interface TurnState {
  seq: number;
  runOn: CivilDate;
  progress: unknown;
}

export function turnJobId(kind: string, tenantId: string, seq: number): string {
  return `turn_${kind}_${tenantId}_${seq}`;
}

export function turnContracts(registry: Registry): Map<string, TurnContract> {
  const turns = [...registry.entries.values()].flat().flatMap((entry) => (entry.kind === 'turn' ? [entry.contract] : []));
  return new Map(turns.map((contract) => [contract.name, contract]));
}

/** Gives a turn to every active tenant that is due; returns how many. */
export async function startDueTurns(queue: JobQueue, registry: Registry, clock: Clock): Promise<number> {
  const contracts = turnContracts(registry);
  const kinds = [...contracts.keys()];
  if (kinds.length === 0) return 0;
  await withControl(
    (db) => db.$executeRaw`
      INSERT INTO tenant_turn (tenant_id, kind, due_at)
      SELECT t.id, k.kind, ${clock.now()}::timestamptz FROM tenant t CROSS JOIN unnest(${kinds}::text[]) AS k(kind)
      WHERE t.status = 'active' AND NOT EXISTS (SELECT FROM tenant_turn x WHERE x.tenant_id = t.id AND x.kind = k.kind)
      ON CONFLICT DO NOTHING`,
  );
  let started = 0;
  for (;;) {
    const count = await withControl((db) => startSome(db, queue, contracts, clock, Prisma.sql`tt.kind = ANY (${kinds})`));
    started += count;
    if (count < BATCH) return started;
  }
}

/** Somebody asks for a turn now; one that is under way is followed by another. */
export async function askForTurn(queue: JobQueue, contract: TurnContract, tenantId: string, clock: Clock): Promise<void> {
  await withControl(
    (db) => db.$executeRaw`
      INSERT INTO tenant_turn AS tt (tenant_id, kind, due_at) VALUES (${tenantId}::uuid, ${contract.name}, ${clock.now()}::timestamptz)
      ON CONFLICT (tenant_id, kind) DO UPDATE SET
        due_at = CASE WHEN tt.queued_at IS NULL THEN excluded.due_at ELSE tt.due_at END,
        asked_again = tt.queued_at IS NOT NULL`,
  );
  // Not before the row is committed: the job may be faster than we are, and must find it.
  const mine = Prisma.sql`tt.tenant_id = ${tenantId}::uuid AND tt.kind = ${contract.name}`;
  await withControl((db) => startSome(db, queue, new Map([[contract.name, contract]]), clock, mine));
}

/** As in the relay: added while the rows are held, marked, committed; a crash in between repeats the same job ids. */
async function startSome(
  db: ControlDb,
  queue: JobQueue,
  contracts: ReadonlyMap<string, TurnContract>,
  clock: Clock,
  which: Prisma.Sql,
): Promise<number> {
  const now = clock.now();
  const rows = await db.$queryRaw<DueRow[]>`
    SELECT tt.tenant_id AS "tenantId", tt.kind, tt.seq + 1 AS seq, t.time_zone AS "timeZone"
    FROM tenant_turn tt JOIN tenant t ON t.id = tt.tenant_id AND t.status = 'active'
    WHERE tt.queued_at IS NULL AND tt.due_at <= ${now}::timestamptz AND ${which}
    ORDER BY tt.due_at, tt.tenant_id LIMIT ${BATCH}
    FOR UPDATE OF tt SKIP LOCKED`;
  if (rows.length === 0) return 0;
  await queue.addBulk(
    rows.flatMap(({ kind, tenantId, seq }) => {
      const contract = contracts.get(kind);
      return contract ? [{ contract, payload: { tenantId, seq }, jobId: turnJobId(kind, tenantId, seq) }] : [];
    }),
  );
  const runOn = rows.map((row) => civilToday(now, row.timeZone));
  await db.$executeRaw`
    UPDATE tenant_turn tt SET seq = r.seq, queued_at = ${now}::timestamptz, run_on = r.run_on, progress = NULL, asked_again = false
    FROM unnest(${rows.map((row) => row.tenantId)}::uuid[], ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.seq)}::int[],
                ${runOn}::date[]) AS r(tenant_id, kind, seq, run_on)
    WHERE tt.tenant_id = r.tenant_id AND tt.kind = r.kind`;
  return rows.length;
}

/**
 * The turn as this slice may work on it; null when the job is stale: repeated, or overtaken. A fast job
 * can come before whoever added it has committed, hence the lock: it waits for that.
 */
export async function readTurn(kind: string, tenantId: string, seq: number): Promise<TurnState | null> {
  const [row] = await withControl(
    (db) => db.$queryRaw<{ seq: number; runOn: Date | null; progress: unknown }[]>`
      SELECT seq, run_on AS "runOn", progress FROM tenant_turn
      WHERE tenant_id = ${tenantId}::uuid AND kind = ${kind} FOR UPDATE`,
  );
  if (!row || row.seq !== seq || row.runOn === null) return null;
  return { seq, runOn: toCivilDate(row.runOn), progress: row.progress };
}

/** Ends a slice: to the tail of the queue when there is more to do, else the turn is over until it is due again. */
export async function endSlice(
  queue: JobQueue,
  contract: TurnContract,
  slice: { tenantId: string; timeZone: string; state: TurnState; next: unknown; clock: Clock },
): Promise<void> {
  const { tenantId, state, next, clock } = slice;
  const where = { tenantId, kind: contract.name, seq: state.seq };
  if (next !== null && next !== undefined) {
    const data = { seq: state.seq + 1, queuedAt: clock.now(), progress: next as Prisma.InputJsonValue };
    const { count } = await withControl((db) => db.tenantTurn.updateMany({ where, data }));
    if (count === 0) return;
    const seq = state.seq + 1;
    // Lost by a crash right here, it is found by the sweep.
    await queue.add(contract, { tenantId, seq }, { jobId: turnJobId(contract.name, tenantId, seq) });
    return;
  }
  await withControl(async (db) => {
    const rows = await db.$queryRaw<{ askedAgain: boolean; queuedAt: Date }[]>`
      SELECT asked_again AS "askedAgain", queued_at AS "queuedAt" FROM tenant_turn
      WHERE tenant_id = ${tenantId}::uuid AND kind = ${contract.name} AND seq = ${state.seq} FOR UPDATE`;
    const row = rows[0];
    if (!row) return;
    const dueAt = row.askedAgain ? clock.now() : nextDue(contract, state.runOn, slice.timeZone, row.queuedAt);
    const watermark = 'localHour' in contract.when ? { watermark: toDbDate(state.runOn) } : {};
    await db.tenantTurn.updateMany({ where, data: { ...idle(dueAt), ...watermark, finishedAt: clock.now() } });
  });
}

/** After the last try: the turn rests, and comes again by itself. */
export async function restTurn(db: ControlDb, kind: string, tenantId: string, seq: number, clock: Clock): Promise<boolean> {
  const dueAt = new Date(clock.now().getTime() + AFTER_FAILURE_MS);
  const { count } = await db.tenantTurn.updateMany({ where: { tenantId, kind, seq }, data: idle(dueAt) });
  return count === 1;
}

function idle(dueAt: Date): Prisma.TenantTurnUpdateManyMutationInput {
  return { dueAt, queuedAt: null, runOn: null, progress: Prisma.DbNull, askedAgain: false };
}

/** When a turn that is over is due again. */
export function nextDue(contract: TurnContract, runOn: CivilDate, timeZone: string, startedAt: Date): Date {
  const { when } = contract;
  if ('everyMinutes' in when) return new Date(startedAt.getTime() + when.everyMinutes * 60_000 - SLACK_MS);
  const time = `${String(when.localHour).padStart(2, '0')}:${String(when.localMinute).padStart(2, '0')}`;
  const today = civilToInstant(runOn, time, timeZone);
  // A turn asked for in the small hours doesn't stand for the day's own.
  return today > startedAt ? today : civilToInstant(addDays(runOn, 1), time, timeZone);
}

/** Slices whose job was lost are added again under the same id; returns how many. */
export async function sweepTurns(queue: JobQueue, registry: Registry, options: { lostAfterMs: number; clock: Clock }): Promise<number> {
  const contracts = turnContracts(registry);
  const before = new Date(options.clock.now().getTime() - options.lostAfterMs);
  const rows = await withControl((db) =>
    db.tenantTurn.findMany({
      where: { kind: { in: [...contracts.keys()] }, queuedAt: { lt: before } },
      orderBy: { queuedAt: 'asc' },
      take: BATCH,
    }),
  );
  let again = 0;
  for (const { kind, tenantId, seq } of rows) {
    const contract = contracts.get(kind);
    const jobId = turnJobId(kind, tenantId, seq);
    const state = contract && (await queue.stateOf(contract.queue, jobId));
    if (!contract || (state !== 'gone' && state !== 'finished')) continue;
    if (state === 'finished') await queue.forget(contract.queue, jobId);
    await queue.add(contract, { tenantId, seq }, { jobId });
    again += 1;
  }
  return again;
}
