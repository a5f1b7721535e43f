import type { TenantDb } from '#app/platform/db.server';
import { formatNumber } from './domain';

/**
 * The next number of a series, without gaps: the counter row stays locked until the transaction ends,
 * and a rollback gives the number back.
 */
export async function nextNumber(db: TenantDb, tenantId: string, series: string, year: number): Promise<string> {
  const [number] = await reserveNumbers(db, tenantId, series, year, 1);
  if (number === undefined) throw new Error('a counter always answers');
  return number;
}

/** `count` numbers in a row for bulk work, in one statement. */
export async function reserveNumbers(db: TenantDb, tenantId: string, series: string, year: number, count: number): Promise<string[]> {
  if (count === 0) return [];
  const [row] = await db.$queryRaw<{ value: number }[]>`
    INSERT INTO number_series AS counter (tenant_id, series, year, value)
    VALUES (${tenantId}::uuid, ${series}, ${year}, ${count})
    ON CONFLICT (tenant_id, series, year) DO UPDATE SET value = counter.value + excluded.value
    RETURNING value`;
  const last = row?.value ?? 0;
  return Array.from({ length: count }, (_, index) => formatNumber(series, year, last - count + 1 + index));
}

/** Far beyond any real number, so that a rehearsed one never meets it. */
const REHEARSED_NUMBERS = 1_000_000_000;

/** From here to the end of the transaction, numbers come from a copy of the counters that vanishes with it. */
export async function openNumberRehearsal(db: TenantDb, tenantId: string): Promise<void> {
  await db.$executeRaw`CREATE TEMPORARY TABLE number_series (LIKE public.number_series INCLUDING ALL) ON COMMIT DROP`;
  await db.$executeRaw`
    INSERT INTO pg_temp.number_series (tenant_id, series, year, value)
    SELECT tenant_id, series, year, ${REHEARSED_NUMBERS}::int FROM public.number_series WHERE tenant_id = ${tenantId}::uuid`;
}
