import type { z } from 'zod';
import { notFound } from '#app/lib/app-error';
import { offeredKinds } from '#app/modules/service-records/record/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import type { RecordFormData, recordFormDataInput } from './schema';

/** Everything the form of a record needs; an id of nothing, or of another tenant's, is not found. */
export async function getRecordFormData(ctx: TenantCtx, input: z.output<typeof recordFormDataInput>): Promise<RecordFormData> {
  const { tenantId, tenant } = ctx.actor;
  const { customerId, vehicleId, homeId } = input;
  const units = await ctx.db.orgUnit.findMany({ where: { tenantId, active: true }, orderBy: [{ kind: 'asc' }, { name: 'asc' }], select: { id: true, name: true, kind: true } });
  const customer = customerId === undefined ? null : await ctx.db.customer.findFirst({ where: { tenantId, id: customerId }, select: { id: true, name: true, number: true } });
  const vehicle = vehicleId === undefined ? null : await ctx.db.vehicle.findFirst({ where: { tenantId, id: vehicleId }, select: { id: true, plate: true, vin: true, model: true } });
  const home = homeId === undefined ? null : await ctx.db.home.findFirst({ where: { tenantId, id: homeId }, select: { id: true, building: true, unit: true, room: true, site: { select: { name: true } } } });
  if ((customerId && !customer) || (vehicleId && !vehicle) || (homeId && !home)) throw notFound();
  return {
    kinds: offeredKinds(ctx),
    currency: tenant.currency,
    orgUnits: units.map(({ id, name }) => ({ id, name })),
    sites: units.filter(({ kind }) => kind === 'site').map(({ id, name }) => ({ id, name })),
    customer: customer && { id: customer.id, label: `${customer.name} ${customer.number}` },
    vehicle: vehicle && { id: vehicle.id, label: [vehicle.plate ?? vehicle.vin, vehicle.model].filter(Boolean).join(' ') },
    home: home && { id: home.id, label: [home.site.name, home.building, home.unit, home.room].filter(Boolean).join(' ') },
  };
}

/** Kinds and units to filter the list by. */
export async function getListChoices(ctx: TenantCtx): Promise<Pick<RecordFormData, 'kinds' | 'orgUnits'>> {
  const orgUnits = await ctx.db.orgUnit.findMany({ where: { tenantId: ctx.actor.tenantId, active: true }, orderBy: { name: 'asc' }, select: { id: true, name: true } });
  return { kinds: offeredKinds(ctx), orgUnits };
}
