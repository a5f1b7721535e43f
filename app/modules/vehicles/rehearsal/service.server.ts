import type { TenantDb } from '#app/platform/db.server';

/** See `openCustomerRehearsal`. */
export async function openVehicleRehearsal(db: TenantDb): Promise<void> {
  await db.$executeRaw`CREATE TEMPORARY TABLE vehicle (LIKE public.vehicle INCLUDING ALL) ON COMMIT DROP`;
  await db.$executeRaw`CREATE TEMPORARY TABLE vehicle_ownership (LIKE public.vehicle_ownership INCLUDING ALL) ON COMMIT DROP`;
}

/** Brings over the vehicles with these VINs or plates and their owners; returns the customers who come with them. */
export async function bringVehicles(db: TenantDb, tenantId: string, vins: readonly string[], plates: readonly string[]): Promise<string[]> {
  const fresh = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO pg_temp.vehicle SELECT * FROM public.vehicle
    WHERE tenant_id = ${tenantId}::uuid AND (vin = ANY (${[...new Set(vins)]}::text[]) OR plate = ANY (${[...new Set(plates)]}::text[]))
    ON CONFLICT DO NOTHING RETURNING id`;
  if (fresh.length === 0) return [];
  const owners = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO pg_temp.vehicle_ownership SELECT * FROM public.vehicle_ownership
    WHERE tenant_id = ${tenantId}::uuid AND vehicle_id = ANY (${fresh.map(({ id }) => id)}::uuid[])
    ON CONFLICT DO NOTHING RETURNING customer_id AS id`;
  return owners.map(({ id }) => id);
}
