import { AppError, notFound } from '#app/lib/app-error';
import { audit } from '#app/modules/audit/service.server';
import { lockCustomer } from '#app/modules/customers/customer/queries.server';
import { doNotContactChanged } from '#app/modules/customers/jobs';
import type { TenantCtx } from '#app/platform/context.server';
import type { TenantDb } from '#app/platform/db.server';
import { recordEvent } from '#app/platform/outbox.server';
import { CONSENT_DEFAULTS, type ConsentPurpose, type RecordConsentInput } from './schema';

/** Writes down what the customer said; earlier words stay as history. */
export async function recordConsent(ctx: TenantCtx, input: RecordConsentInput): Promise<void> {
  const { customerId, purpose, source } = input;
  const granted = input.granted === 'yes';
  const { tenantId } = ctx.actor;
  const customer = await lockCustomer(ctx.db, tenantId, customerId);
  if (customer === null) throw notFound();
  if (customer.mergedIntoId !== null) throw new AppError('conflict', { reason: 'customers:problem.merged' });
  const before = (await consentFor(ctx.db, tenantId, [customerId], purpose)).has(customerId);
  await ctx.db.consent.create({ data: { tenantId, customerId, purpose, granted, source, at: ctx.clock.now() }, select: { id: true } });
  await recordEvent(ctx.db, tenantId, doNotContactChanged, { customerId });
  await audit(ctx, { action: 'customer.consent-recorded', entity: 'customer', entityId: customerId, before: { [purpose]: before }, after: { [purpose]: granted, source } });
}

/** Those of the customers whom one may contact for this purpose, by their newest word or the default. */
export async function consentFor(db: TenantDb, tenantId: string, customerIds: readonly string[], purpose: ConsentPurpose): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string; granted: boolean }[]>`
    SELECT DISTINCT ON (customer_id) customer_id AS id, granted FROM consent
    WHERE tenant_id = ${tenantId}::uuid AND purpose = ${purpose} AND customer_id = ANY (${[...customerIds]}::uuid[])
    ORDER BY customer_id, at DESC, id DESC`;
  const words = new Map(rows.map(({ id, granted }) => [id, granted]));
  return new Set(customerIds.filter((id) => words.get(id) ?? CONSENT_DEFAULTS[purpose]));
}
