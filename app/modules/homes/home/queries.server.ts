import { Prisma, type TenantDb } from '#app/platform/db.server';
import type { HomeSearch } from './domain';
import type { HomeFile, HomeListItem } from './schema';

export interface HomeConditions {
  search: HomeSearch | null;
  siteId?: string | undefined;
  zone?: string | undefined;
  occupancy?: string | undefined;
  /** Keys of the last row of the page before: site name, place key, id. */
  after?: readonly [string, string] | undefined;
  limit: number;
}

export type HomeRow = HomeListItem & { placeKey: string };

const CORE = Prisma.sql`h.id, jsonb_build_object('id', s.id, 'name', s.name) AS site, h.building, h.unit, h.room, h.zone,
  h.area_centi_sqm / 100.0::float8 AS "areaSqm", h.occupancy`;

/** Homes in the order of their places, with who lives there now; one statement. */
export async function listHomeRows(db: TenantDb, tenantId: string, { search, siteId, zone, occupancy, after, limit }: HomeConditions): Promise<HomeRow[]> {
  const filters = Prisma.sql`h.tenant_id = ${tenantId}::uuid
    ${siteId === undefined ? Prisma.empty : Prisma.sql`AND h.site_id = ${siteId}::uuid`}
    ${zone === undefined ? Prisma.empty : Prisma.sql`AND h.zone = ${zone}`}
    ${occupancy === undefined ? Prisma.empty : Prisma.sql`AND h.occupancy = ${occupancy}`}
    ${after === undefined ? Prisma.empty : Prisma.sql`AND (h.place_key, h.id) > (${after[0]}, ${after[1]}::uuid)`}`;
  const top = Prisma.sql`ORDER BY h.place_key, h.id LIMIT ${limit}`;
  const ways: Prisma.Sql[] = [];
  const add = (column: Prisma.Sql, beginnings: readonly string[], from = Prisma.sql`home h`): void => {
    for (const beginning of beginnings) ways.push(Prisma.sql`(SELECT h.id, h.place_key FROM ${from} WHERE ${filters} AND ${column} ^@ ${beginning} ${top})`);
  };
  const living = Prisma.sql`JOIN home_person r ON r.tenant_id = c.tenant_id AND r.customer_id = c.id JOIN home h ON h.tenant_id = r.tenant_id AND h.id = r.home_id`;
  add(Prisma.sql`h.place_key`, search?.place ?? []);
  add(Prisma.sql`c.name`, search?.name ?? [], Prisma.sql`customer c ${living}`);
  add(Prisma.sql`p.phone`, search?.phone ?? [], Prisma.sql`customer_phone p JOIN customer c ON c.tenant_id = p.tenant_id AND c.id = p.customer_id ${living}`);
  const page =
    search === null
      ? Prisma.sql`SELECT h.id FROM home h WHERE ${filters} ${top}`
      : Prisma.sql`SELECT id FROM (${Prisma.join(ways, ' UNION ')}) AS hits(id, place_key) ORDER BY place_key, id LIMIT ${limit}`;
  return db.$queryRaw<HomeRow[]>`
    WITH page AS MATERIALIZED (${page})
    SELECT ${CORE}, h.place_key AS "placeKey",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'relation', r.relation, 'phone',
          (SELECT p.phone FROM customer_phone p WHERE p.tenant_id = c.tenant_id AND p.customer_id = c.id AND p.invalid_at IS NULL ORDER BY p.position LIMIT 1))
          ORDER BY array_position(ARRAY['homeowner', 'tenant', 'family'], r.relation), r.id)
        FROM home_person r JOIN customer c ON c.tenant_id = r.tenant_id AND c.id = r.customer_id
        WHERE r.tenant_id = h.tenant_id AND r.home_id = h.id AND r.to_on IS NULL), '[]') AS people
    FROM page JOIN home h ON h.tenant_id = ${tenantId}::uuid AND h.id = page.id
    JOIN org_unit s ON s.tenant_id = h.tenant_id AND s.id = h.site_id
    ORDER BY h.place_key, h.id`;
}

const FILE_RECORDS = 50;

/** One home with its people and requests, in one statement. */
export async function findHomeFile(db: TenantDb, tenantId: string, homeId: string): Promise<(Omit<HomeFile, 'createdAt'> & { createdAt: Date }) | null> {
  const [row] = await db.$queryRaw<(Omit<HomeFile, 'createdAt'> & { createdAt: Date })[]>`
    SELECT ${CORE}, h.created_at AS "createdAt",
      coalesce((SELECT jsonb_agg(jsonb_build_object('homePersonId', r.id, 'id', c.id, 'name', c.name, 'number', c.number, 'relation', r.relation,
          'fromOn', r.from_on, 'toOn', r.to_on, 'phone',
          (SELECT p.phone FROM customer_phone p WHERE p.tenant_id = c.tenant_id AND p.customer_id = c.id AND p.invalid_at IS NULL ORDER BY p.position LIMIT 1))
          ORDER BY r.to_on DESC NULLS FIRST, array_position(ARRAY['homeowner', 'tenant', 'family'], r.relation), r.id)
        FROM home_person r JOIN customer c ON c.tenant_id = r.tenant_id AND c.id = r.customer_id
        WHERE r.tenant_id = h.tenant_id AND r.home_id = h.id), '[]') AS people,
      coalesce((SELECT jsonb_agg(to_jsonb(latest)) FROM (
        SELECT f.id, f.kind, f.external_number AS "externalNumber", f.occurred_on AS "occurredOn", f.received_on AS "receivedOn",
          f.staff_name AS "staffName", f.details, CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name) END AS customer
        FROM service_record f LEFT JOIN customer c ON c.tenant_id = f.tenant_id AND c.id = f.customer_id
        WHERE f.tenant_id = h.tenant_id AND f.home_id = h.id
        ORDER BY f.occurred_on DESC NULLS FIRST, f.id DESC LIMIT ${FILE_RECORDS}) latest), '[]') AS records
    FROM home h JOIN org_unit s ON s.tenant_id = h.tenant_id AND s.id = h.site_id
    WHERE h.tenant_id = ${tenantId}::uuid AND h.id = ${homeId}::uuid`;
  return row ?? null;
}

/** Names of zones in use: hops through the index from zone to zone, however many homes there are. */
export async function listZones(db: TenantDb, tenantId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ zone: string }[]>`
    WITH RECURSIVE zones AS (
      (SELECT zone FROM home WHERE tenant_id = ${tenantId}::uuid AND zone IS NOT NULL ORDER BY zone LIMIT 1)
      UNION ALL
      SELECT (SELECT h.zone FROM home h WHERE h.tenant_id = ${tenantId}::uuid AND h.zone > zones.zone ORDER BY h.zone LIMIT 1)
      FROM zones WHERE zones.zone IS NOT NULL
    )
    SELECT zone FROM zones WHERE zone IS NOT NULL LIMIT 100`;
  return rows.map(({ zone }) => zone);
}
