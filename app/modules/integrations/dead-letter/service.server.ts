import { AppError, notFound } from '#app/lib/app-error';
import { decodeCursor, toPage, type Page } from '#app/lib/paging';
import { audit } from '#app/modules/audit/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { readBacklog, replayOpenLetters } from './queries.server';
import type { Backlog, DeadLetterRow, ListDeadLettersInput, ReplayDeadLetterInput } from './schema';

/** Most letters sent again by one press; the rest stays on the list. */
const REPLAY_MAX = 500;

/** What waits, what runs and what failed in this tenant (DESIGN 6). */
export function getBacklog(ctx: TenantCtx): Promise<Backlog> {
  return readBacklog(ctx);
}

/** Dead letters, newest first. */
export async function listDeadLetters(ctx: TenantCtx, input: ListDeadLettersInput): Promise<Page<DeadLetterRow>> {
  const { state, cursor, limit } = input;
  const rows = await ctx.db.deadLetter.findMany({
    where: {
      tenantId: ctx.actor.tenantId,
      replayedAt: state === 'open' ? null : { not: null },
      ...(cursor ? { id: { lt: String(decodeCursor(cursor, 1)[0]) } } : {}),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: { id: true, name: true, error: true, attempts: true, failedAt: true, replayedAt: true },
  });
  const page = toPage(rows, limit, (row) => [row.id]);
  return {
    ...page,
    items: page.items.map(({ id, failedAt, replayedAt, ...row }) => ({
      ...row,
      deadLetterId: id,
      failedAt: failedAt.toISOString(),
      replayedAt: replayedAt?.toISOString() ?? null,
    })),
  };
}

/**
 * Sends the work of one letter again: a new outbox row with the same payload and the same effect key, so
 * that what already reached the outside doesn't reach it twice. A second press is a conflict.
 */
export async function replayDeadLetter(ctx: TenantCtx, { deadLetterId }: ReplayDeadLetterInput): Promise<void> {
  const { tenantId } = ctx.actor;
  const replayed = await replayOpenLetters(ctx, { deadLetterId, limit: 1 });
  if (replayed.length === 0) {
    const letter = await ctx.db.deadLetter.findUnique({ where: { tenantId_id: { tenantId, id: deadLetterId } }, select: { id: true } });
    throw letter ? new AppError('conflict', { reason: 'jobs:error.already-replayed' }) : notFound();
  }
  await auditReplays(ctx, replayed);
}

/** Sends all open letters again, oldest first, at most 500 at a time; returns how many went. */
export async function replayAllDeadLetters(ctx: TenantCtx): Promise<{ replayed: number }> {
  const replayed = await replayOpenLetters(ctx, { limit: REPLAY_MAX });
  await auditReplays(ctx, replayed);
  return { replayed: replayed.length };
}

async function auditReplays(ctx: TenantCtx, deadLetterIds: string[]): Promise<void> {
  if (deadLetterIds.length === 0) return;
  const [only] = deadLetterIds;
  await audit(ctx, {
    action: 'dead-letter.replayed',
    entity: 'dead-letter',
    entityId: deadLetterIds.length === 1 ? only : null,
    after: { count: deadLetterIds.length },
  });
}
