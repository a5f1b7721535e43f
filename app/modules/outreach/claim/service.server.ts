import { AppError, notFound } from '#app/lib/app-error';
import { actingMember, type TenantCtx } from '#app/platform/context.server';
import { todayOf } from '../planner/service.server';
import { claimNext, type QueueScope } from '../queue/queries.server';
import { readHolder, releaseClaim, renewClaim, takeClaim } from './queries.server';

/** How long a call stays with the agent who opened it, in milliseconds; typing renews it. */
export const CLAIM_MS = 15 * 60_000;

export function claimUntil(ctx: TenantCtx): Date {
  return new Date(ctx.clock.now().getTime() + CLAIM_MS);
}

/**
 * Takes a call into my hands, lets go of the others I hold, and counts its reminder as seen. `onlyMine` leaves calls
 * alone that another agent is to make. False when it isn't to be had.
 */
export function tryClaim(ctx: TenantCtx, input: { contactId: string; onlyMine: boolean }): Promise<boolean> {
  const { tenantId } = ctx.actor;
  return takeClaim(ctx.db, { tenantId, membershipId: actingMember(ctx), now: ctx.clock.now(), until: claimUntil(ctx), ...input });
}

/** Takes a call from the queue or over from the one who was to make it. Throws not-found, and conflict with the name of the holder. */
export async function claimContact(ctx: TenantCtx, input: { id: string }): Promise<{ id: string }> {
  if (await tryClaim(ctx, { contactId: input.id, onlyMine: false })) return { id: input.id };
  const holder = await readHolder(ctx.db, { tenantId: ctx.actor.tenantId, contactId: input.id, now: ctx.clock.now() });
  if (!holder) throw notFound();
  if (holder.name === null) throw new AppError('conflict', { reason: 'outreach:problem.already-finished' });
  throw new AppError('conflict', { reason: 'outreach:problem.claimed-by', params: { name: holder.name } });
}

/** Puts a call back; nothing happens when it isn't in my hands any more. */
export async function releaseContact(ctx: TenantCtx, input: { id: string }): Promise<void> {
  await releaseClaim(ctx.db, { tenantId: ctx.actor.tenantId, membershipId: actingMember(ctx), contactId: input.id });
}

/** Keeps a call in my hands while I type. False when another agent has it or it is finished. */
export function keepClaim(ctx: TenantCtx, input: { contactId: string; note: string | null }): Promise<boolean> {
  const { tenantId } = ctx.actor;
  return renewClaim(ctx.db, { tenantId, membershipId: actingMember(ctx), now: ctx.clock.now(), until: claimUntil(ctx), ...input });
}

/** How far the queue is searched: nearly always the first try is enough; the second is for many agents at one moment. */
const SEARCH_DEPTHS = [30, 400] as const;

/** Claims the next call of my queue for me; `except` is the one just worked on. Null: the queue is done. */
export async function claimNextContact(ctx: TenantCtx, input: { except?: string | undefined }): Promise<{ id: string | null }> {
  const scope: QueueScope = {
    tenantId: ctx.actor.tenantId,
    membershipId: actingMember(ctx),
    today: todayOf(ctx),
    now: ctx.clock.now(),
    view: 'mine',
  };
  for (const depth of SEARCH_DEPTHS) {
    const id = await claimNext(ctx.db, scope, { until: claimUntil(ctx), except: input.except ?? null, depth });
    if (id !== null) return { id };
  }
  return { id: null };
}
