import { civilToday } from '#app/lib/civil-date';
import { uuidV7 } from '#app/lib/uuid-v7';
import { identityColumns } from '#app/modules/vehicles/vehicle/domain';
import { ownerChanged } from '#app/modules/vehicles/jobs';
import type { TenantCtx } from '#app/platform/context.server';
import { recordEvent } from '#app/platform/outbox.server';
import { isChanged, VehicleMatcher, type VehicleCandidate } from './domain';
import { findKnownVehicles, insertVehicles, updateVehicles, writeOwners, type StoredVehicle } from './queries.server';
import type { OwnerClaim, VehicleDraft, VehicleMatch } from './schema';

/** Finds, creates or updates the vehicles of a batch, in order. The caller holds the tenant's identity lock. */
export async function resolveVehicles(ctx: TenantCtx, drafts: readonly VehicleDraft[]): Promise<VehicleMatch[]> {
  const { tenantId } = ctx.actor;
  const named = (field: 'vin' | 'plate'): string[] => [...new Set(drafts.map((draft) => draft[field]).filter((value) => value !== null))];
  const matcher = new VehicleMatcher(await findKnownVehicles(ctx.db, tenantId, named('vin'), named('plate')));
  const matched = drafts.map((draft) => matcher.match(draft));
  const ids = new Map<VehicleCandidate, string>();
  const created: StoredVehicle[] = [];
  const updated: StoredVehicle[] = [];
  const changes = new Map<VehicleCandidate, 'created' | 'updated'>();
  for (const candidate of new Set(matched)) {
    const id = candidate.known?.id ?? uuidV7();
    ids.set(candidate, id);
    const row = { ...candidate.now, id, ...identityColumns(candidate.now.vin, candidate.now.plate) };
    if (candidate.known === null) created.push(row);
    else if (isChanged(candidate)) updated.push(row);
    else continue;
    changes.set(candidate, candidate.known === null ? 'created' : 'updated');
  }
  await insertVehicles(ctx.db, tenantId, created, ctx.clock.now());
  await updateVehicles(ctx.db, tenantId, updated, ctx.clock.now());
  return matched.map((candidate) => {
    const change = changes.get(candidate) ?? null;
    // The first row with the car tells of it.
    changes.delete(candidate);
    return { vehicleId: ids.get(candidate) ?? '', change, ownerId: candidate.known?.ownerId ?? null };
  });
}

/** Makes the customers of a batch owners of their cars (O-18). The last claim on a car counts. */
export async function claimOwners(ctx: TenantCtx, claims: readonly OwnerClaim[]): Promise<void> {
  const last = new Map<string, OwnerClaim>();
  for (const claim of claims) {
    const former = last.get(claim.vehicleId);
    if (former === undefined || claim.how === 'bought' || former.how === 'seen') last.set(claim.vehicleId, claim);
  }
  const today = civilToday(ctx.clock.now(), ctx.actor.tenant.timeZone);
  const vehicleIds = await writeOwners(ctx.db, ctx.actor.tenantId, [...last.values()].map(({ how, ...claim }) => ({ ...claim, replaces: how === 'bought' })), today);
  if (vehicleIds.length > 0) await recordEvent(ctx.db, ctx.actor.tenantId, ownerChanged, { vehicleIds });
}
