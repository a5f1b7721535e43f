import type { TenantDb } from '#app/platform/db.server';

/**
 * A rehearsal does bulk work on copies that vanish with its transaction: temporary tables of the same names stand
 * before the real ones, so that the very same statements run, nothing real is written or locked, and the counts
 * are what the real run will give. The rows that a batch can touch are brought over before it.
 */
export async function openCustomerRehearsal(db: TenantDb): Promise<void> {
  await db.$executeRaw`CREATE TEMPORARY TABLE customer (LIKE public.customer INCLUDING ALL) ON COMMIT DROP`;
  await db.$executeRaw`CREATE TEMPORARY TABLE customer_phone (LIKE public.customer_phone INCLUDING ALL) ON COMMIT DROP`;
}

/** Brings over the customers with these ids or phones; what was rehearsed on one before stays. */
export async function bringCustomers(db: TenantDb, tenantId: string, ids: readonly string[], phones: readonly string[]): Promise<void> {
  const holders = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT customer_id AS id FROM public.customer_phone WHERE tenant_id = ${tenantId}::uuid AND phone = ANY (${[...new Set(phones)]}::text[])`;
  const wanted = [...new Set([...ids, ...holders.map(({ id }) => id)])];
  if (wanted.length === 0) return;
  await db.$executeRaw`
    INSERT INTO pg_temp.customer SELECT * FROM public.customer WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${wanted}::uuid[])
    ON CONFLICT DO NOTHING`;
  await db.$executeRaw`
    INSERT INTO pg_temp.customer_phone SELECT * FROM public.customer_phone WHERE tenant_id = ${tenantId}::uuid AND customer_id = ANY (${wanted}::uuid[])
    ON CONFLICT DO NOTHING`;
}
