import { fieldError, notFound } from '#app/lib/app-error';
import { lockIdentities, resolveCustomers } from '#app/modules/customers/bulk/service.server';
import { placeKey } from '#app/modules/homes/place/schema';
import type { CreateRecordInput } from '#app/modules/service-records/record/schema';
import { resolveVehicles } from '#app/modules/vehicles/bulk/service.server';
import type { TenantCtx } from '#app/platform/context.server';

export type SubjectInput = Pick<CreateRecordInput, 'customerId' | 'customer' | 'vehicleId' | 'vehicle' | 'homeId' | 'home'>;

export interface Subjects {
  customerId: string | null;
  vehicleId: string | null;
  vin: string | null;
  homeId: string | null;
}

/**
 * Who and what a record typed in by hand is about: the ids given, or what is found or created by VIN, plate,
 * place, phone and name.
 * @param formerCustomerId the record's customer so far; the same name means the same person
 */
export async function resolveSubjects(ctx: TenantCtx, input: SubjectInput, formerCustomerId: string | null, source: string): Promise<Subjects> {
  await lockIdentities(ctx.db, ctx.actor.tenantId);
  const vehicle = await resolveVehicle(ctx, input);
  const homeId = await resolveHome(ctx, input);
  const customerId = await resolveCustomer(ctx, input, { vehicle, homeId, formerCustomerId, source });
  return { customerId, vehicleId: vehicle?.id ?? null, vin: vehicle?.vin ?? null, homeId };
}

interface FoundVehicle {
  id: string;
  vin: string | null;
  ownerId: string | null;
}

async function resolveVehicle(ctx: TenantCtx, { vehicleId, vehicle }: SubjectInput): Promise<FoundVehicle | null> {
  const { tenantId } = ctx.actor;
  if (vehicleId) {
    const known = await ctx.db.vehicle.findFirst({
      where: { tenantId, id: vehicleId },
      select: { id: true, vin: true, ownerships: { where: { toOn: null }, select: { customerId: true } } },
    });
    if (known === null) throw notFound();
    return { id: known.id, vin: known.vin, ownerId: known.ownerships[0]?.customerId ?? null };
  }
  if (!vehicle || !(vehicle.vin || vehicle.plate)) return null;
  const draft = { vin: vehicle.vin || null, plate: vehicle.plate || null, brand: vehicle.brand || null, model: vehicle.model || null };
  const [match] = await resolveVehicles(ctx, [{ ...draft, color: null, engineNo: null, warrantyEndsOn: null }]);
  if (match === undefined) throw new Error('a draft always has its vehicle');
  // Named by its plate alone, the car may have a VIN on file, by which a delivery is told apart.
  const stored = await ctx.db.vehicle.findFirst({ where: { tenantId, id: match.vehicleId }, select: { vin: true } });
  return { id: match.vehicleId, vin: stored?.vin ?? draft.vin, ownerId: match.ownerId };
}

async function resolveHome(ctx: TenantCtx, { homeId, home }: SubjectInput): Promise<string | null> {
  const { tenantId } = ctx.actor;
  if (homeId) {
    const known = await ctx.db.home.findFirst({ where: { tenantId, id: homeId }, select: { id: true } });
    if (known === null) throw notFound();
    return known.id;
  }
  if (!home?.building || !home.room) return null;
  const key = placeKey({ building: home.building, unit: home.unit ?? '', room: home.room });
  const homes = await ctx.db.home.findMany({ where: { tenantId, placeKey: key, ...(home.siteId ? { siteId: home.siteId } : {}) }, select: { id: true }, take: 2 });
  if (homes.length > 1) throw fieldError('home.siteId', 'records:problem.home-several');
  if (homes[0] === undefined) throw fieldError('home.room', 'records:problem.home-unknown');
  return homes[0].id;
}

async function resolveCustomer(
  ctx: TenantCtx,
  { customerId, customer }: SubjectInput,
  known: { vehicle: FoundVehicle | null; homeId: string | null; formerCustomerId: string | null; source: string },
): Promise<string | null> {
  const { tenantId } = ctx.actor;
  if (customerId) {
    const found = await ctx.db.customer.findFirst({ where: { tenantId, id: customerId }, select: { id: true, mergedIntoId: true } });
    if (found === null) throw notFound();
    return found.mergedIntoId ?? found.id;
  }
  if (!customer || !(customer.name || customer.phone)) return null;
  const homeowner = known.homeId === null ? null : await ctx.db.homePerson.findFirst({ where: { tenantId, homeId: known.homeId, relation: 'homeowner', toOn: null }, select: { customerId: true } });
  const [match] = await resolveCustomers(
    ctx,
    [
      {
        draft: { name: customer.name || null, kind: 'person', phones: customer.phone ? [customer.phone] : [], idDocumentKind: null, idDocumentNumber: null, birthday: null, address: null },
        hints: { former: known.formerCustomerId, owner: known.vehicle?.ownerId ?? homeowner?.customerId, possession: known.vehicle?.id ?? known.homeId },
      },
    ],
    known.source,
  );
  return match?.customerId ?? null;
}
