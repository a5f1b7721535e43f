import type { TenantDb } from '#app/platform/db.server';

export interface KnownIds {
  customers: Set<string>;
  /** VIN by vehicle. */
  vehicles: Map<string, string | null>;
  homes: Set<string>;
  orgUnits: Set<string>;
}

/** Which of the ids are the tenant's; one statement. Merged customers don't count. */
export async function findKnownIds(db: TenantDb, tenantId: string, ids: { customers: string[]; vehicles: string[]; homes: string[]; orgUnits: string[] }): Promise<KnownIds> {
  const rows = await db.$queryRaw<{ thing: string; id: string; vin: string | null }[]>`
    SELECT 'customer' AS thing, id, NULL AS vin FROM customer WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${ids.customers}::uuid[]) AND merged_into_id IS NULL
    UNION ALL SELECT 'vehicle', id, vin FROM vehicle WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${ids.vehicles}::uuid[])
    UNION ALL SELECT 'home', id, NULL FROM home WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${ids.homes}::uuid[])
    UNION ALL SELECT 'org-unit', id, NULL FROM org_unit WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${ids.orgUnits}::uuid[])`;
  const idsOf = (thing: string): Set<string> => new Set(rows.filter((row) => row.thing === thing).map(({ id }) => id));
  return {
    customers: idsOf('customer'),
    vehicles: new Map(rows.filter((row) => row.thing === 'vehicle').map(({ id, vin }) => [id, vin])),
    homes: idsOf('home'),
    orgUnits: idsOf('org-unit'),
  };
}

/** Homes at these places, whatever the site. */
export async function findHomesAt(db: TenantDb, tenantId: string, placeKeys: string[]): Promise<{ id: string; siteId: string; placeKey: string }[]> {
  if (placeKeys.length === 0) return [];
  return db.home.findMany({ where: { tenantId, placeKey: { in: placeKeys } }, select: { id: true, siteId: true, placeKey: true } });
}
