import type { TenantCtx } from '#app/platform/context.server';
import { BACKLOG_COUNT_MAX, type Backlog } from './schema';

interface BacklogRow extends Omit<Backlog, 'waitingSince'> {
  waitingSince: Date | null;
}

/** Each figure is a bounded walk over a partial index that holds unfinished rows only. */
export async function readBacklog(ctx: TenantCtx): Promise<Backlog> {
  const { tenantId } = ctx.actor;
  const [row] = await ctx.db.$queryRaw<BacklogRow[]>`
    SELECT
      (SELECT count(*)::int FROM (SELECT FROM outbox_event WHERE tenant_id = ${tenantId}::uuid AND dispatched_at IS NULL
        AND available_at <= now() LIMIT ${BACKLOG_COUNT_MAX}) AS w) AS waiting,
      (SELECT available_at FROM outbox_event WHERE tenant_id = ${tenantId}::uuid AND dispatched_at IS NULL
        AND available_at <= now() ORDER BY available_at, id LIMIT 1) AS "waitingSince",
      (SELECT count(*)::int FROM (SELECT FROM outbox_event WHERE tenant_id = ${tenantId}::uuid AND dispatched_at IS NULL
        AND available_at > now() LIMIT ${BACKLOG_COUNT_MAX}) AS l) AS later,
      (SELECT count(*)::int FROM (SELECT FROM outbox_event WHERE tenant_id = ${tenantId}::uuid AND dispatched_at IS NOT NULL
        AND done_at IS NULL LIMIT ${BACKLOG_COUNT_MAX}) AS r) AS running,
      (SELECT COALESCE(array_agg(kind ORDER BY kind), '{}') FROM tenant_turn WHERE tenant_id = ${tenantId}::uuid
        AND queued_at IS NOT NULL) AS turns,
      (SELECT count(*)::int FROM (SELECT FROM dead_letter WHERE tenant_id = ${tenantId}::uuid AND replayed_at IS NULL
        LIMIT ${BACKLOG_COUNT_MAX}) AS d) AS dead`;
  if (!row) throw new Error('the backlog query gave no row');
  return { ...row, waitingSince: row.waitingSince?.toISOString() ?? null };
}

/** Marks open letters as replayed and records their work again, in one statement; returns the letters' ids. */
export async function replayOpenLetters(ctx: TenantCtx, options: { deadLetterId?: string; limit: number }): Promise<string[]> {
  const { tenantId } = ctx.actor;
  const only = options.deadLetterId ?? null;
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    WITH letters AS (
      UPDATE dead_letter SET replayed_at = ${ctx.clock.now()}::timestamptz
      WHERE tenant_id = ${tenantId}::uuid AND id IN (
        SELECT id FROM dead_letter WHERE tenant_id = ${tenantId}::uuid AND replayed_at IS NULL
          AND (${only}::uuid IS NULL OR id = ${only}::uuid)
        ORDER BY id LIMIT ${options.limit} FOR UPDATE SKIP LOCKED)
      RETURNING id, name, payload, effect_key
    ), sent AS (
      INSERT INTO outbox_event (tenant_id, name, payload, effect_key)
      SELECT ${tenantId}::uuid, name, payload, effect_key FROM letters
    )
    SELECT id FROM letters`;
  return rows.map((row) => row.id);
}
