import { bringCustomers, openCustomerRehearsal } from '#app/modules/customers/rehearsal/service.server';
import { bulkUpsertRecords } from '#app/modules/service-records/bulk/service.server';
import type { BulkOutcome, RecordDraft } from '#app/modules/service-records/bulk/schema';
import type { RecordKind } from '#app/modules/service-records/kind/schema';
import { openNumberRehearsal } from '#app/modules/tenancy/number-series/service.server';
import { bringVehicles, openVehicleRehearsal } from '#app/modules/vehicles/rehearsal/service.server';
import type { TenantCtx } from '#app/platform/context.server';

/** Prepares a transaction for `rehearseRecords`. It must be rolled back in the end: events are recorded for real. */
export async function openRecordRehearsal(ctx: TenantCtx): Promise<void> {
  await openNumberRehearsal(ctx.db, ctx.actor.tenantId);
  await openCustomerRehearsal(ctx.db);
  await openVehicleRehearsal(ctx.db);
  await ctx.db.$executeRaw`CREATE TEMPORARY TABLE service_record (LIKE public.service_record INCLUDING ALL) ON COMMIT DROP`;
}

/** `bulkUpsertRecords` on copies: batch after batch in one transaction, each sees what the earlier ones did. */
export async function rehearseRecords(ctx: TenantCtx, kind: RecordKind, drafts: readonly RecordDraft[], source: string): Promise<BulkOutcome[]> {
  const { db } = ctx;
  const { tenantId } = ctx.actor;
  const vehicles = drafts.flatMap(({ vehicle }) => (vehicle === null ? [] : [vehicle]));
  const records = await db.$queryRaw<{ customerId: string | null }[]>`
    INSERT INTO pg_temp.service_record SELECT * FROM public.service_record
    WHERE tenant_id = ${tenantId}::uuid AND kind = ${kind} AND natural_key = ANY (${[...new Set(drafts.map(({ naturalKey }) => naturalKey))]}::text[])
    ON CONFLICT DO NOTHING RETURNING customer_id AS "customerId"`;
  const owners = await bringVehicles(
    db,
    tenantId,
    vehicles.flatMap(({ vin }) => (vin === null ? [] : [vin])),
    vehicles.flatMap(({ plate }) => (plate === null ? [] : [plate])),
  );
  const customers = records.flatMap(({ customerId }) => (customerId === null ? [] : [customerId]));
  await bringCustomers(db, tenantId, [...customers, ...owners], drafts.flatMap(({ customer }) => customer?.phones ?? []));
  return bulkUpsertRecords(ctx, kind, drafts, source);
}
