import type { TenantDb } from '#app/platform/db.server';

/** Locks both customers in the order of their ids, so that two merges never wait for each other. */
export async function lockPair(db: TenantDb, tenantId: string, ids: readonly [string, string]): Promise<{ id: string; mergedIntoId: string | null }[]> {
  return db.$queryRaw<{ id: string; mergedIntoId: string | null }[]>`
    SELECT id, merged_into_id AS "mergedIntoId" FROM customer
    WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
}

/** What moved, for the audit log. */
export interface Moved {
  phones: number;
  consents: number;
  vehicles: number;
  homes: number;
  records: number;
}

/**
 * Hands everything of one customer to another. Where both have the same (a phone, a home in the same relation),
 * the survivor's stays. Customers merged earlier point to the survivor at once, so that no pointer has two hops.
 */
export async function movePossessions(db: TenantDb, tenantId: string, from: string, to: string): Promise<Moved> {
  const phones = await db.$executeRaw`
    UPDATE customer_phone p SET customer_id = ${to}::uuid, position = p.position + 1 + coalesce(
        (SELECT max(own.position) FROM customer_phone own WHERE own.tenant_id = ${tenantId}::uuid AND own.customer_id = ${to}::uuid), -1)
    WHERE p.tenant_id = ${tenantId}::uuid AND p.customer_id = ${from}::uuid
      AND NOT EXISTS (SELECT FROM customer_phone same WHERE same.tenant_id = ${tenantId}::uuid AND same.customer_id = ${to}::uuid AND same.phone = p.phone)`;
  await db.$executeRaw`DELETE FROM customer_phone WHERE tenant_id = ${tenantId}::uuid AND customer_id = ${from}::uuid`;
  const consents = await db.$executeRaw`UPDATE consent SET customer_id = ${to}::uuid WHERE tenant_id = ${tenantId}::uuid AND customer_id = ${from}::uuid`;
  const vehicles = await db.$executeRaw`UPDATE vehicle_ownership SET customer_id = ${to}::uuid WHERE tenant_id = ${tenantId}::uuid AND customer_id = ${from}::uuid`;
  const homes = await db.$executeRaw`
    UPDATE home_person r SET customer_id = ${to}::uuid WHERE r.tenant_id = ${tenantId}::uuid AND r.customer_id = ${from}::uuid
      AND NOT EXISTS (SELECT FROM home_person same WHERE same.tenant_id = ${tenantId}::uuid AND same.home_id = r.home_id
        AND same.customer_id = ${to}::uuid AND same.relation = r.relation)`;
  // Both were in the same home: the survivor's period takes in the other's.
  await db.$executeRaw`
    UPDATE home_person own SET from_on = least(own.from_on, other.from_on),
      to_on = CASE WHEN own.to_on IS NULL OR other.to_on IS NULL THEN NULL ELSE greatest(own.to_on, other.to_on) END
    FROM home_person other WHERE own.tenant_id = ${tenantId}::uuid AND own.customer_id = ${to}::uuid
      AND other.tenant_id = own.tenant_id AND other.customer_id = ${from}::uuid AND other.home_id = own.home_id AND other.relation = own.relation`;
  await db.$executeRaw`DELETE FROM home_person WHERE tenant_id = ${tenantId}::uuid AND customer_id = ${from}::uuid`;
  const records = await db.$executeRaw`UPDATE service_record SET customer_id = ${to}::uuid WHERE tenant_id = ${tenantId}::uuid AND customer_id = ${from}::uuid`;
  await db.$executeRaw`UPDATE customer SET merged_into_id = ${to}::uuid WHERE tenant_id = ${tenantId}::uuid AND merged_into_id = ${from}::uuid`;
  return { phones, consents, vehicles, homes, records };
}
