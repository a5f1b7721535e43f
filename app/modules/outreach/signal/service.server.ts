import { z } from 'zod';
import { readCursor, toPage } from '#app/lib/paging';
import { actingMember, type TenantCtx } from '#app/platform/context.server';
import { countUnseen, markSeen, readSignals } from './queries.server';
import type { ListSignalsInput, SignalPage } from './schema';

const keySchema = z.tuple([z.union([z.literal(0), z.literal(1)]), z.iso.datetime({ offset: true }), z.uuid()]);

/** Low scores and complaints, unseen ones first, then the newest: two statements. */
export async function listSignals(ctx: TenantCtx, input: ListSignalsInput): Promise<SignalPage> {
  const { cursor, limit, unseen, kind } = input;
  const { tenantId } = ctx.actor;
  const after = cursor === undefined ? null : readCursor(cursor, keySchema);
  const rows = await readSignals(ctx.db, { tenantId, onlyUnseen: unseen === 'yes', kind: kind ?? null, after, limit: limit + 1 });
  const page = toPage(rows, limit, (row) => [row.seenAt === null ? 0 : 1, row.createdAt, row.id]);
  return { ...page, unseen: await countUnseen(ctx.db, tenantId) };
}

/** I have taken note; a second time changes nothing. */
export async function markSignalsSeen(ctx: TenantCtx, input: { ids: string[] }): Promise<{ changed: number }> {
  const { tenantId } = ctx.actor;
  return { changed: await markSeen(ctx.db, { tenantId, ids: input.ids, membershipId: actingMember(ctx), now: ctx.clock.now() }) };
}
