import { Prisma, type TenantDb } from '#app/platform/db.server';
import type { VehicleSearch } from './domain';
import type { VehicleFile, VehicleListItem } from './schema';

export interface VehicleConditions {
  search: VehicleSearch | null;
  warranty?: 'running' | 'ended' | 'unknown' | undefined;
  /** Civil date from which warranties count as running. */
  today: string;
  before?: string | undefined;
  limit: number;
}

const CURRENT_OWNER = Prisma.sql`(SELECT jsonb_build_object('id', c.id, 'name', c.name, 'phone',
    (SELECT p.phone FROM customer_phone p WHERE p.tenant_id = c.tenant_id AND p.customer_id = c.id AND p.invalid_at IS NULL ORDER BY p.position LIMIT 1))
  FROM vehicle_ownership o JOIN customer c ON c.tenant_id = o.tenant_id AND c.id = o.customer_id
  WHERE o.tenant_id = v.tenant_id AND o.vehicle_id = v.id AND o.to_on IS NULL)`;

/** Newest vehicles first, with their owners; one statement. */
export async function listVehicleRows(db: TenantDb, tenantId: string, conditions: VehicleConditions): Promise<VehicleListItem[]> {
  return db.$queryRaw<VehicleListItem[]>`
    WITH page AS MATERIALIZED (${pageIds(tenantId, conditions)})
    SELECT v.id, v.vin, v.vin_check_ok AS "vinCheckOk", v.plate, v.brand, v.model, v.color,
      v.warranty_ends_on::text AS "warrantyEndsOn", ${CURRENT_OWNER} AS owner
    FROM page JOIN vehicle v ON v.tenant_id = ${tenantId}::uuid AND v.id = page.id
    ORDER BY v.id DESC`;
}

/** As with customers: every way gives its newest ids, only by equality and `^@` on indexed columns. */
function pageIds(tenantId: string, { search, warranty, today, before, limit }: VehicleConditions): Prisma.Sql {
  const warranties = {
    running: Prisma.sql`AND v.warranty_ends_on >= ${today}::date`,
    ended: Prisma.sql`AND v.warranty_ends_on < ${today}::date`,
    unknown: Prisma.sql`AND v.warranty_ends_on IS NULL`,
  };
  const filters = Prisma.sql`v.tenant_id = ${tenantId}::uuid ${warranty === undefined ? Prisma.empty : warranties[warranty]}
    ${before === undefined ? Prisma.empty : Prisma.sql`AND v.id < ${before}::uuid`}`;
  const top = Prisma.sql`ORDER BY v.id DESC LIMIT ${limit}`;
  if (search === null) return Prisma.sql`SELECT v.id FROM vehicle v WHERE ${filters} ${top}`;
  const ways: Prisma.Sql[] = [];
  const add = (column: Prisma.Sql, beginnings: readonly string[], from = Prisma.sql`vehicle v`): void => {
    for (const beginning of beginnings) ways.push(Prisma.sql`(SELECT v.id FROM ${from} WHERE ${filters} AND ${column} ^@ ${beginning} ${top})`);
  };
  const owned = Prisma.sql`JOIN vehicle_ownership o ON o.tenant_id = c.tenant_id AND o.customer_id = c.id
    JOIN vehicle v ON v.tenant_id = o.tenant_id AND v.id = o.vehicle_id`;
  add(Prisma.sql`v.vin`, search.vin);
  add(Prisma.sql`v.vin_reversed`, search.vinReversed);
  add(Prisma.sql`v.plate`, search.plate);
  add(Prisma.sql`v.plate_reversed`, search.plateReversed);
  add(Prisma.sql`c.name`, search.ownerName, Prisma.sql`customer c ${owned}`);
  add(Prisma.sql`p.phone`, search.ownerPhone, Prisma.sql`customer_phone p JOIN customer c ON c.tenant_id = p.tenant_id AND c.id = p.customer_id ${owned}`);
  return Prisma.sql`SELECT id FROM (${Prisma.join(ways, ' UNION ')}) AS hits(id) ORDER BY id DESC LIMIT ${limit}`;
}

const FILE_RECORDS = 50;

/** One vehicle with its owners and what was done to it, in one statement. */
export async function findVehicleFile(db: TenantDb, tenantId: string, vehicleId: string): Promise<(Omit<VehicleFile, 'createdAt'> & { createdAt: Date }) | null> {
  const [row] = await db.$queryRaw<(Omit<VehicleFile, 'createdAt'> & { createdAt: Date })[]>`
    SELECT v.id, v.vin, v.vin_check_ok AS "vinCheckOk", v.plate, v.brand, v.model, v.color, v.engine_no AS "engineNo",
      v.warranty_ends_on::text AS "warrantyEndsOn", v.created_at AS "createdAt",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'number', c.number, 'fromOn', o.from_on, 'toOn', o.to_on, 'phone',
          (SELECT p.phone FROM customer_phone p WHERE p.tenant_id = c.tenant_id AND p.customer_id = c.id AND p.invalid_at IS NULL ORDER BY p.position LIMIT 1))
          ORDER BY o.to_on DESC NULLS FIRST, o.from_on DESC NULLS LAST, o.id DESC)
        FROM vehicle_ownership o JOIN customer c ON c.tenant_id = o.tenant_id AND c.id = o.customer_id
        WHERE o.tenant_id = v.tenant_id AND o.vehicle_id = v.id), '[]') AS owners,
      coalesce((SELECT jsonb_agg(to_jsonb(latest)) FROM (
        SELECT s.id, s.kind, s.external_number AS "externalNumber", s.occurred_on AS "occurredOn", s.invoiced_on AS "invoicedOn",
          s.received_on AS "receivedOn", u.name AS "orgUnitName", s.staff_name AS "staffName", s.amount_minor AS "amountMinor", s.currency,
          CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name) END AS customer
        FROM service_record s
        LEFT JOIN org_unit u ON u.tenant_id = s.tenant_id AND u.id = s.org_unit_id
        LEFT JOIN customer c ON c.tenant_id = s.tenant_id AND c.id = s.customer_id
        WHERE s.tenant_id = v.tenant_id AND s.vehicle_id = v.id
        ORDER BY s.occurred_on DESC NULLS FIRST, s.id DESC LIMIT ${FILE_RECORDS}) latest), '[]') AS records
    FROM vehicle v WHERE v.tenant_id = ${tenantId}::uuid AND v.id = ${vehicleId}::uuid`;
  return row ?? null;
}
