import { civilToday } from '#app/lib/civil-date';
import type { TenantCtx } from '#app/platform/context.server';
import { deferByCap, type CapScope } from './queries.server';

/** Puts planned calls off that would come too soon after the customer was reached (O-08). Running it again changes nothing. */
export async function heedContactCap(ctx: TenantCtx, scope: CapScope): Promise<void> {
  const { tenantId, tenant } = ctx.actor;
  const now = ctx.clock.now();
  await deferByCap(ctx.db, { tenantId, scope, today: civilToday(now, tenant.timeZone), timeZone: tenant.timeZone, now });
}

/** A contact was finished: the customer's other calls wait as their rules say. */
export async function heedFinishedContact(ctx: TenantCtx, input: { contactId: string }): Promise<void> {
  const { tenantId } = ctx.actor;
  const contact = await ctx.db.contact.findUnique({
    where: { tenantId_id: { tenantId, id: input.contactId } },
    select: { customerId: true, status: true },
  });
  if (contact?.customerId && contact.status === 'done') await heedContactCap(ctx, { customerId: contact.customerId });
}
