import { notFound } from '#app/lib/app-error';
import { audit } from '#app/modules/audit/service.server';
import { doNotContactChanged } from '#app/modules/customers/jobs';
import type { TenantCtx } from '#app/platform/context.server';
import { recordEvent } from '#app/platform/outbox.server';
import { reversePhone, type CustomerPhoneInput, type MarkPhoneInput } from './schema';

/** Marks a number as wrong (calls skip it) or, when a person checked it, as right again. */
export async function markPhone(ctx: TenantCtx, { customerId, phone, invalid }: MarkPhoneInput): Promise<void> {
  const { count } = await ctx.db.customerPhone.updateMany({
    where: { tenantId: ctx.actor.tenantId, customerId, phone },
    data: { invalidAt: invalid ? ctx.clock.now() : null },
  });
  if (count === 0) throw notFound();
  await recordEvent(ctx.db, ctx.actor.tenantId, doNotContactChanged, { customerId });
  await audit(ctx, { action: invalid ? 'customer.phone-invalid' : 'customer.phone-valid', entity: 'customer', entityId: customerId, after: { phone } });
}

/** Makes the customer's phones these, in this order. A number that stays keeps its mark of being wrong. */
export async function replacePhones(ctx: TenantCtx, customerId: string, phones: readonly CustomerPhoneInput[]): Promise<void> {
  const { tenantId } = ctx.actor;
  const numbers = phones.map(({ phone }) => phone);
  await ctx.db.$executeRaw`
    DELETE FROM customer_phone WHERE tenant_id = ${tenantId}::uuid AND customer_id = ${customerId}::uuid AND phone <> ALL (${numbers}::text[])`;
  if (phones.length === 0) return;
  await ctx.db.$executeRaw`
    INSERT INTO customer_phone (tenant_id, customer_id, phone, reversed, label, position)
    SELECT ${tenantId}::uuid, ${customerId}::uuid, given.phone, given.reversed, given.label, given.position - 1
    FROM unnest(${numbers}::text[], ${numbers.map(reversePhone)}::text[], ${phones.map(({ label }) => label || null)}::text[])
      WITH ORDINALITY AS given(phone, reversed, label, position)
    ON CONFLICT (tenant_id, customer_id, phone) DO UPDATE SET label = excluded.label, position = excluded.position`;
}
