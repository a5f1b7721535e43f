import type { TenantCtx } from '#app/platform/context.server';
import { fileStorage } from '#app/platform/storage.server';

const KEPT_DAYS = 30;

/**
 * Deletes uploads that are older than thirty days: they hold customers' data that is in the records by now. The
 * list of imports and their refused rows stay.
 */
export async function sweepUploads(ctx: TenantCtx): Promise<null> {
  const { tenantId } = ctx.actor;
  const now = ctx.clock.now();
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  await ctx.db.importJob.updateMany({
    where: { tenantId, createdAt: { lt: before }, fileDeletedAt: null, status: { notIn: ['testing', 'running'] } },
    data: { fileDeletedAt: now },
  });
  await fileStorage().removeOlder(tenantId, before);
  return null;
}
