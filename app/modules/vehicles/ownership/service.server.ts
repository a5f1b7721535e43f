import { AppError, fieldError, notFound } from '#app/lib/app-error';
import { toCivilDate, toDbDate } from '#app/lib/civil-date';
import { audit } from '#app/modules/audit/service.server';
import { ownerChanged } from '#app/modules/vehicles/jobs';
import type { TenantCtx } from '#app/platform/context.server';
import { recordEvent } from '#app/platform/outbox.server';
import type { ChangeOwnerInput, EndOwnershipInput } from './schema';

/** Gives the car a new owner and closes the former owner's period on that day (O-18). */
export async function changeOwner(ctx: TenantCtx, input: ChangeOwnerInput): Promise<void> {
  const { vehicleId, customerId, fromOn } = input;
  const { tenantId } = ctx.actor;
  await lockVehicle(ctx, vehicleId);
  const customer = await ctx.db.customer.findFirst({ where: { tenantId, id: customerId }, select: { name: true, mergedIntoId: true } });
  if (customer === null) throw notFound();
  if (customer.mergedIntoId !== null) throw new AppError('conflict', { reason: 'customers:problem.merged' });
  const current = await currentOwnership(ctx, vehicleId);
  if (current?.customerId === customerId) throw fieldError('customerId', 'vehicles:problem.same-owner');
  if (current) {
    if (current.fromOn !== null && toCivilDate(current.fromOn) > fromOn) throw fieldError('fromOn', 'vehicles:problem.before-former-owner');
    await ctx.db.vehicleOwnership.updateMany({ where: { tenantId, id: current.id }, data: { toOn: toDbDate(fromOn) } });
  }
  await ctx.db.vehicleOwnership.create({ data: { tenantId, vehicleId, customerId, fromOn: toDbDate(fromOn) }, select: { id: true } });
  await audit(ctx, {
    action: 'vehicle.owner-changed',
    entity: 'vehicle',
    entityId: vehicleId,
    before: { owner: current?.customer.name ?? null },
    after: { owner: customer.name, fromOn },
  });
  await recordEvent(ctx.db, tenantId, ownerChanged, { vehicleIds: [vehicleId] });
}

/** The car has no known owner from this day on. */
export async function endOwnership(ctx: TenantCtx, input: EndOwnershipInput): Promise<void> {
  const { vehicleId, toOn } = input;
  await lockVehicle(ctx, vehicleId);
  const current = await currentOwnership(ctx, vehicleId);
  if (!current) throw new AppError('conflict', { reason: 'vehicles:problem.no-owner' });
  if (current.fromOn !== null && toCivilDate(current.fromOn) > toOn) throw fieldError('toOn', 'vehicles:problem.before-former-owner');
  await ctx.db.vehicleOwnership.updateMany({ where: { tenantId: ctx.actor.tenantId, id: current.id }, data: { toOn: toDbDate(toOn) } });
  await audit(ctx, { action: 'vehicle.ownership-ended', entity: 'vehicle', entityId: vehicleId, before: { owner: current.customer.name }, after: { owner: null, toOn } });
  await recordEvent(ctx.db, ctx.actor.tenantId, ownerChanged, { vehicleIds: [vehicleId] });
}

/** Two changes of owner at once would both find the same former owner. */
async function lockVehicle(ctx: TenantCtx, vehicleId: string): Promise<void> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM vehicle WHERE tenant_id = ${ctx.actor.tenantId}::uuid AND id = ${vehicleId}::uuid FOR UPDATE`;
  if (rows.length === 0) throw notFound();
}

function currentOwnership(ctx: TenantCtx, vehicleId: string) {
  return ctx.db.vehicleOwnership.findFirst({
    where: { tenantId: ctx.actor.tenantId, vehicleId, toOn: null },
    include: { customer: { select: { name: true } } },
  });
}
