import { readCursor, toPage } from '#app/lib/paging';
import { actingMember, type TenantCtx } from '#app/platform/context.server';
import { todayOf } from '../planner/service.server';
import { countQueue, readQueue, type QueueScope } from './queries.server';
import { queueKeySchema, type QueueInput, type QueuePage } from './schema';

/** A page of the queue in the order in which it burns, with the counts of all views: two statements. */
export async function readQueuePage(ctx: TenantCtx, input: QueueInput): Promise<QueuePage> {
  const scope: QueueScope = {
    tenantId: ctx.actor.tenantId,
    membershipId: actingMember(ctx),
    today: todayOf(ctx),
    now: ctx.clock.now(),
    view: input.view,
  };
  const rows = await readQueue(ctx.db, scope, input.cursor ? readCursor(input.cursor, queueKeySchema) : null, input.limit + 1);
  const page = toPage(rows, input.limit, (row) => [row.group, row.promisedAt ?? '', row.closeOn, row.targetOn, row.id]);
  return { ...page, ...(await countQueue(ctx.db, scope)) };
}
