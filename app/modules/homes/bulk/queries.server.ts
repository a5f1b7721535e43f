import type { TenantDb } from '#app/platform/db.server';
import type { OwnerPeriod, StoredHome } from './domain';

// Unqualified table names throughout: a rehearsal runs the same statements on temporary copies.

/** Homes at these places of these sites. */
export async function findKnownHomes(db: TenantDb, tenantId: string, siteIds: readonly string[], placeKeys: readonly string[]): Promise<StoredHome[]> {
  return db.$queryRaw<StoredHome[]>`
    SELECT h.id, h.site_id AS "siteId", h.building, h.unit, h.room, h.place_key AS "placeKey", h.area_centi_sqm AS "areaCentiSqm", h.occupancy
    FROM home h
    WHERE h.tenant_id = ${tenantId}::uuid AND h.site_id = ANY (${[...siteIds]}::uuid[]) AND h.place_key = ANY (${[...placeKeys]}::text[])`;
}

/** Who owns or owned these homes, oldest entry first. */
export async function findOwnerPeriods(db: TenantDb, tenantId: string, homeIds: readonly string[]): Promise<OwnerPeriod[]> {
  if (homeIds.length === 0) return [];
  return db.$queryRaw<OwnerPeriod[]>`
    SELECT r.id, r.home_id AS "homeId", r.customer_id AS "customerId", r.from_on::text AS "fromOn", r.to_on::text AS "toOn"
    FROM home_person r
    WHERE r.tenant_id = ${tenantId}::uuid AND r.home_id = ANY (${[...homeIds]}::uuid[]) AND r.relation = 'homeowner'
    ORDER BY r.id`;
}

export async function insertHomes(db: TenantDb, tenantId: string, rows: readonly StoredHome[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  const column = <K extends keyof StoredHome>(key: K): StoredHome[K][] => rows.map((row) => row[key]);
  await db.$executeRaw`
    INSERT INTO home (tenant_id, id, site_id, building, unit, room, place_key, area_centi_sqm, occupancy, created_at, updated_at)
    SELECT ${tenantId}::uuid, given.*, ${at}::timestamptz, ${at}::timestamptz
    FROM unnest(${column('id')}::uuid[], ${column('siteId')}::uuid[], ${column('building')}::text[], ${column('unit')}::text[], ${column('room')}::text[],
      ${column('placeKey')}::text[], ${column('areaCentiSqm')}::int[], ${column('occupancy')}::text[]) AS given`;
}

export async function updateHomes(db: TenantDb, tenantId: string, rows: readonly StoredHome[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  await db.$executeRaw`
    UPDATE home h SET area_centi_sqm = given.area, occupancy = given.occupancy, updated_at = ${at}::timestamptz
    FROM unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.areaCentiSqm)}::int[], ${rows.map((row) => row.occupancy)}::text[]) AS given(id, area, occupancy)
    WHERE h.tenant_id = ${tenantId}::uuid AND h.id = given.id`;
}

/** Writes periods: those without id are new. */
export async function writeOwnerPeriods(db: TenantDb, tenantId: string, periods: readonly OwnerPeriod[]): Promise<void> {
  const fresh = periods.filter(({ id }) => id === null);
  const known = periods.filter(({ id }) => id !== null);
  if (fresh.length > 0) {
    await db.$executeRaw`
      INSERT INTO home_person (tenant_id, relation, home_id, customer_id, from_on, to_on)
      SELECT ${tenantId}::uuid, 'homeowner', given.* FROM unnest(${fresh.map((row) => row.homeId)}::uuid[], ${fresh.map((row) => row.customerId)}::uuid[],
        ${fresh.map((row) => row.fromOn)}::date[], ${fresh.map((row) => row.toOn)}::date[]) AS given`;
  }
  if (known.length > 0) {
    await db.$executeRaw`
      UPDATE home_person r SET from_on = given.from_on, to_on = given.to_on
      FROM unnest(${known.map((row) => row.id)}::uuid[], ${known.map((row) => row.fromOn)}::date[], ${known.map((row) => row.toOn)}::date[]) AS given(id, from_on, to_on)
      WHERE r.tenant_id = ${tenantId}::uuid AND r.id = given.id`;
  }
}
