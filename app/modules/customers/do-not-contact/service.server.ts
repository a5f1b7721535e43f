import { AppError, notFound } from '#app/lib/app-error';
import { audit } from '#app/modules/audit/service.server';
import { doNotContactChanged } from '#app/modules/customers/jobs';
import type { TenantCtx } from '#app/platform/context.server';
import { recordEvent } from '#app/platform/outbox.server';
import type { LiftDoNotContactInput, SetDoNotContactInput } from './schema';

/** From now on nobody contacts the customer for any purpose. A second word replaces the reason, not the time. */
export async function setDoNotContact(ctx: TenantCtx, input: SetDoNotContactInput): Promise<void> {
  const before = await findState(ctx, input.customerId);
  await ctx.db.customer.updateMany({
    where: { tenantId: ctx.actor.tenantId, id: input.customerId },
    data: {
      doNotContact: true,
      doNotContactReason: input.reason,
      ...(before.doNotContact ? {} : { doNotContactAt: ctx.clock.now() }),
      updatedAt: ctx.clock.now(),
    },
  });
  await audit(ctx, {
    action: 'customer.do-not-contact-set',
    entity: 'customer',
    entityId: input.customerId,
    before,
    after: { doNotContact: true, doNotContactReason: input.reason },
  });
  await recordEvent(ctx.db, ctx.actor.tenantId, doNotContactChanged, { customerId: input.customerId });
}

/** The customer may be contacted again; why stands in the audit log. Nothing happens when nothing was forbidden. */
export async function liftDoNotContact(ctx: TenantCtx, input: LiftDoNotContactInput): Promise<void> {
  const before = await findState(ctx, input.customerId);
  if (!before.doNotContact) return;
  await ctx.db.customer.updateMany({
    where: { tenantId: ctx.actor.tenantId, id: input.customerId },
    data: { doNotContact: false, doNotContactReason: null, doNotContactAt: null, updatedAt: ctx.clock.now() },
  });
  await audit(ctx, {
    action: 'customer.do-not-contact-lifted',
    entity: 'customer',
    entityId: input.customerId,
    before,
    after: { doNotContact: false, reason: input.reason },
  });
  await recordEvent(ctx.db, ctx.actor.tenantId, doNotContactChanged, { customerId: input.customerId });
}

async function findState(ctx: TenantCtx, customerId: string): Promise<{ doNotContact: boolean; doNotContactReason: string | null }> {
  const [row] = await ctx.db.$queryRaw<{ doNotContact: boolean; doNotContactReason: string | null; isMerged: boolean }[]>`
    SELECT do_not_contact AS "doNotContact", do_not_contact_reason AS "doNotContactReason", merged_into_id IS NOT NULL AS "isMerged"
    FROM customer WHERE tenant_id = ${ctx.actor.tenantId}::uuid AND id = ${customerId}::uuid FOR UPDATE`;
  if (row === undefined) throw notFound();
  if (row.isMerged) throw new AppError('conflict', { reason: 'customers:problem.merged' });
  return { doNotContact: row.doNotContact, doNotContactReason: row.doNotContactReason };
}
