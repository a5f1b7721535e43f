import { fieldError, notFound } from '#app/lib/app-error';
import { civilToday, toCivilDate, toDbDate, type CivilDate } from '#app/lib/civil-date';
import { decodeCursor, toPage, type Page } from '#app/lib/paging';
import { audit } from '#app/modules/audit/service.server';
import { changeOwner } from '#app/modules/vehicles/ownership/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { Prisma } from '#app/platform/db.server';
import { identityColumns, readVehicleSearch } from './domain';
import { findVehicleFile, listVehicleRows } from './queries.server';
import type { CreateVehicleInput, ListVehiclesInput, UpdateVehicleInput, VehicleFile, VehicleListItem } from './schema';

/** Vehicles, newest first; text finds by VIN and plate from either end, owner's name and phone (D-15). */
export async function listVehicles(ctx: TenantCtx, input: ListVehiclesInput): Promise<Page<VehicleListItem>> {
  const rows = await listVehicleRows(ctx.db, ctx.actor.tenantId, {
    search: readVehicleSearch(input.q ?? ''),
    warranty: input.warranty,
    today: today(ctx),
    before: input.cursor === undefined ? undefined : String(decodeCursor(input.cursor, 1)[0]),
    limit: input.limit + 1,
  });
  return toPage(rows, input.limit, (row) => [row.id]);
}

/** One vehicle with its owners and records. */
export async function getVehicle(ctx: TenantCtx, input: { vehicleId: string }): Promise<VehicleFile> {
  const row = await findVehicleFile(ctx.db, ctx.actor.tenantId, input.vehicleId);
  if (row === null) throw notFound();
  return { ...row, createdAt: row.createdAt.toISOString() };
}

export async function createVehicle(ctx: TenantCtx, input: CreateVehicleInput): Promise<{ vehicleId: string }> {
  const { tenantId } = ctx.actor;
  const { ownerId, ownedFrom, vin, plate, ...rest } = input;
  const { id } = await refusingKnownVin(() =>
    ctx.db.vehicle.create({
      data: { tenantId, ...identityColumns(vin || null, plate || null), ...toColumns(rest), createdAt: ctx.clock.now(), updatedAt: ctx.clock.now() },
      select: { id: true },
    }),
  );
  await audit(ctx, { action: 'vehicle.created', entity: 'vehicle', entityId: id, after: { vin, plate, ...rest } });
  if (ownerId) await changeOwner(ctx, { vehicleId: id, customerId: ownerId, fromOn: ownedFrom ?? today(ctx) });
  return { vehicleId: id };
}

/** Changes the named fields only; `null` empties one. A car keeps at least a VIN or a plate. */
export async function updateVehicle(ctx: TenantCtx, input: UpdateVehicleInput): Promise<{ vehicleId: string }> {
  const { tenantId } = ctx.actor;
  const { vehicleId, ...changes } = input;
  const before = await ctx.db.vehicle.findUnique({ where: { tenantId_id: { tenantId, id: vehicleId } } });
  if (before === null) throw notFound();
  const vin = changes.vin === undefined ? before.vin : changes.vin || null;
  const plate = changes.plate === undefined ? before.plate : changes.plate || null;
  if (vin === null && plate === null) throw fieldError('vin', 'vehicles:problem.vin-or-plate');
  const { vin: _vin, plate: _plate, ...rest } = changes;
  await refusingKnownVin(() =>
    ctx.db.vehicle.updateMany({ where: { tenantId, id: vehicleId }, data: { ...identityColumns(vin, plate), ...toColumns(rest), updatedAt: ctx.clock.now() } }),
  );
  const stored: Record<string, unknown> = { ...before, warrantyEndsOn: before.warrantyEndsOn && toCivilDate(before.warrantyEndsOn) };
  const named = Object.fromEntries(Object.keys(changes).map((key) => [key, stored[key]]));
  await audit(ctx, { action: 'vehicle.updated', entity: 'vehicle', entityId: vehicleId, before: named, after: changes });
  return { vehicleId };
}

type Describing = Pick<UpdateVehicleInput, 'brand' | 'model' | 'color' | 'engineNo' | 'warrantyEndsOn'>;

function toColumns({ warrantyEndsOn, ...texts }: Describing) {
  return {
    ...Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, value || null])),
    ...(warrantyEndsOn === undefined ? {} : { warrantyEndsOn: warrantyEndsOn && toDbDate(warrantyEndsOn) }),
  };
}

function today(ctx: TenantCtx): CivilDate {
  return civilToday(ctx.clock.now(), ctx.actor.tenant.timeZone);
}

/** A VIN is one car in the tenant: a second one with it is a slip, not a car. */
async function refusingKnownVin<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw fieldError('vin', 'vehicles:problem.vin-known');
    throw error;
  }
}
