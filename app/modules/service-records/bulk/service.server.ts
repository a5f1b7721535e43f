import { uuidV7 } from '#app/lib/uuid-v7';
import type { CustomerHints, CustomerMatch } from '#app/modules/customers/bulk/schema';
import { lockIdentities, resolveCustomers } from '#app/modules/customers/bulk/service.server';
import { storedDetails, type RecordKind } from '#app/modules/service-records/kind/schema';
import { RECORDS_PER_EVENT, recordSaved } from '#app/modules/service-records/jobs';
import type { OwnerClaim, VehicleMatch } from '#app/modules/vehicles/bulk/schema';
import { claimOwners, resolveVehicles } from '#app/modules/vehicles/bulk/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import type { TenantDb } from '#app/platform/db.server';
import { recordEvent } from '#app/platform/outbox.server';
import { applyDraft, newRecord, type ResolvedDraft, type StoredRecord } from './domain';
import { findHomeowners, findKnownRecords, insertRecords, updateRecords } from './queries.server';
import { BULK_LIMIT, type BulkOutcome, type RecordDraft } from './schema';

/**
 * Writes a batch of facts with their customers and vehicles, set by set: the number of statements doesn't depend
 * on the number of rows (D-18). The same batch twice creates and changes nothing. Rows are taken in their order;
 * a later row with the same natural key changes what the earlier one wrote.
 * @param source where the rows come from: `import`, `api`, `manual`
 */
export async function bulkUpsertRecords(ctx: TenantCtx, kind: RecordKind, drafts: readonly RecordDraft[], source: string): Promise<BulkOutcome[]> {
  if (drafts.length > BULK_LIMIT) throw new RangeError(`at most ${BULK_LIMIT} rows at a time, not ${drafts.length}`);
  if (drafts.length === 0) return [];
  const { tenantId, tenant } = ctx.actor;
  await lockIdentities(ctx.db, tenantId);
  const known = await findKnownRecords(ctx.db, tenantId, kind, [...new Set(drafts.map(({ naturalKey }) => naturalKey))]);
  const records = new Map(known.map((record) => [record.naturalKey, record]));
  const vehicles = await matchVehicles(ctx, drafts);
  const customers = await matchCustomers(ctx, drafts, vehicles, records, source);

  const created = new Set<StoredRecord>();
  const updated = new Set<StoredRecord>();
  const claims: OwnerClaim[] = [];
  const outcomes = drafts.map((draft, index): BulkOutcome => {
    const [vehicle, customer] = [vehicles[index] ?? null, customers[index] ?? null];
    const vehicleId = vehicle?.vehicleId ?? draft.vehicleId ?? null;
    const customerId = customer?.customerId ?? draft.customerId ?? null;
    if (vehicleId !== null && customerId !== null && vehicle?.ownerId !== customerId) {
      claims.push({ vehicleId, customerId, fromOn: draft.occurredOn, how: kind === 'delivery' ? 'bought' : 'seen' });
    }
    const resolved: ResolvedDraft = { ...draft, vehicleId, customerId, details: storedDetails(kind, draft.details) };
    const record = records.get(draft.naturalKey);
    if (record === undefined) {
      const fresh = newRecord(uuidV7(), resolved, tenant.currency);
      records.set(draft.naturalKey, fresh);
      created.add(fresh);
      return { serviceRecordId: fresh.id, outcome: 'created' };
    }
    const isChanged = applyDraft(record, resolved, tenant.currency);
    if (isChanged && !created.has(record)) updated.add(record);
    const isTouched = isChanged || (vehicle?.change ?? null) !== null || (customer?.change ?? null) !== null;
    return { serviceRecordId: record.id, outcome: isTouched ? 'updated' : 'unchanged' };
  });
  await claimOwners(ctx, claims);
  await insertRecords(ctx.db, tenantId, kind, source, [...created], ctx.clock.now());
  await updateRecords(ctx.db, tenantId, [...updated], ctx.clock.now());
  await announceRecords(ctx.db, tenantId, [...created, ...updated].map(({ id }) => id));
  return outcomes;
}

/** Tells the planner which records to look at; nothing saved, nothing told. */
export async function announceRecords(db: TenantDb, tenantId: string, serviceRecordIds: readonly string[]): Promise<void> {
  for (let at = 0; at < serviceRecordIds.length; at += RECORDS_PER_EVENT) {
    await recordEvent(db, tenantId, recordSaved, { serviceRecordIds: serviceRecordIds.slice(at, at + RECORDS_PER_EVENT) });
  }
}

/** In the order of the drafts; null where a draft names no vehicle. */
async function matchVehicles(ctx: TenantCtx, drafts: readonly RecordDraft[]): Promise<(VehicleMatch | null)[]> {
  const named = drafts.flatMap(({ vehicle }) => (vehicle !== null && (vehicle.vin !== null || vehicle.plate !== null) ? [vehicle] : []));
  const matches = (named.length > 0 ? await resolveVehicles(ctx, named) : [])[Symbol.iterator]();
  return drafts.map(({ vehicle }) => (vehicle !== null && (vehicle.vin !== null || vehicle.plate !== null) ? (matches.next().value ?? null) : null));
}

async function matchCustomers(
  ctx: TenantCtx,
  drafts: readonly RecordDraft[],
  vehicles: readonly (VehicleMatch | null)[],
  records: ReadonlyMap<string, StoredRecord>,
  source: string,
): Promise<(CustomerMatch | null)[]> {
  const homes = await findHomeowners(ctx.db, ctx.actor.tenantId, [...new Set(drafts.map(({ homeId }) => homeId).filter((id) => id !== null))]);
  const asked = drafts.flatMap((draft, index) => {
    if (draft.customer === null) return [];
    const vehicle = vehicles[index] ?? null;
    const hints: CustomerHints = {
      former: records.get(draft.naturalKey)?.customerId,
      owner: vehicle?.ownerId ?? (draft.homeId === null ? null : homes.get(draft.homeId)),
      possession: vehicle?.vehicleId ?? draft.homeId,
    };
    return [{ draft: draft.customer, hints }];
  });
  const matches = (asked.length > 0 ? await resolveCustomers(ctx, asked, source) : [])[Symbol.iterator]();
  return drafts.map((draft) => (draft.customer === null ? null : (matches.next().value ?? null)));
}
