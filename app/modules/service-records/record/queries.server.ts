import { Prisma, type TenantDb } from '#app/platform/db.server';
import type { RecordFile, RecordListItem } from './schema';

export interface RecordSearch {
  number: string[];
  vin: string[];
  vinReversed: string[];
  plate: string[];
  plateReversed: string[];
  name: string[];
  phone: string[];
}

export interface RecordConditions {
  search: RecordSearch | null;
  kind?: string | undefined;
  orgUnitId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** Day (or null) and id of the last row of the page before. */
  after?: { day: string | null; id: string } | undefined;
  limit: number;
}

const CORE = Prisma.sql`r.id, r.kind, r.external_number AS "externalNumber", r.occurred_on::text AS "occurredOn", r.invoiced_on::text AS "invoicedOn",
  r.received_on::text AS "receivedOn", r.staff_name AS "staffName", r.amount_minor::float8 AS "amountMinor", r.currency,
  CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name, 'phone',
    (SELECT p.phone FROM customer_phone p WHERE p.tenant_id = c.tenant_id AND p.customer_id = c.id AND p.invalid_at IS NULL ORDER BY p.position LIMIT 1)) END AS customer,
  CASE WHEN v.id IS NOT NULL THEN jsonb_build_object('id', v.id, 'vin', v.vin, 'plate', v.plate, 'model', v.model) END AS vehicle,
  CASE WHEN h.id IS NOT NULL THEN jsonb_build_object('id', h.id, 'address', concat_ws(' ', s.name, h.building, nullif(h.unit, ''), h.room)) END AS home,
  CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name, 'tier', u.tier) END AS "orgUnit"`;

const SUBJECTS = Prisma.sql`LEFT JOIN customer c ON c.tenant_id = r.tenant_id AND c.id = r.customer_id
  LEFT JOIN vehicle v ON v.tenant_id = r.tenant_id AND v.id = r.vehicle_id
  LEFT JOIN home h ON h.tenant_id = r.tenant_id AND h.id = r.home_id
  LEFT JOIN org_unit s ON s.tenant_id = h.tenant_id AND s.id = h.site_id
  LEFT JOIN org_unit u ON u.tenant_id = r.tenant_id AND u.id = r.org_unit_id`;

/** Newest day first; those without a day come first of all, as they need one. One statement. */
export async function listRecordRows(db: TenantDb, tenantId: string, conditions: RecordConditions): Promise<RecordListItem[]> {
  return db.$queryRaw<RecordListItem[]>`
    WITH page AS MATERIALIZED (${pageIds(tenantId, conditions)})
    SELECT ${CORE} FROM page JOIN service_record r ON r.tenant_id = ${tenantId}::uuid AND r.id = page.id ${SUBJECTS}
    ORDER BY r.occurred_on DESC NULLS FIRST, r.id DESC`;
}

function pageIds(tenantId: string, { search, kind, orgUnitId, from, to, after, limit }: RecordConditions): Prisma.Sql {
  const filters = Prisma.sql`r.tenant_id = ${tenantId}::uuid
    ${kind === undefined ? Prisma.empty : Prisma.sql`AND r.kind = ${kind}`}
    ${orgUnitId === undefined ? Prisma.empty : Prisma.sql`AND r.org_unit_id = ${orgUnitId}::uuid`}
    ${from === undefined ? Prisma.empty : Prisma.sql`AND r.occurred_on >= ${from}::date`}
    ${to === undefined ? Prisma.empty : Prisma.sql`AND r.occurred_on <= ${to}::date`}`;
  const top = Prisma.sql`ORDER BY r.occurred_on DESC NULLS FIRST, r.id DESC LIMIT ${limit}`;
  const beyond =
    after === undefined
      ? Prisma.empty
      : after.day === null
        ? Prisma.sql`AND (r.occurred_on IS NOT NULL OR r.id < ${after.id}::uuid)`
        : Prisma.sql`AND (r.occurred_on, r.id) < (${after.day}::date, ${after.id}::uuid)`;
  if (search === null) return Prisma.sql`SELECT r.id FROM service_record r WHERE ${filters} ${beyond} ${top}`;
  const ways: Prisma.Sql[] = [];
  const add = (column: Prisma.Sql, beginnings: readonly string[], from: Prisma.Sql): void => {
    for (const beginning of beginnings) {
      ways.push(Prisma.sql`(SELECT r.id, r.occurred_on FROM ${from} WHERE ${filters} ${beyond} AND ${column} ^@ ${beginning} ${top})`);
    }
  };
  const ofCustomer = Prisma.sql`JOIN service_record r ON r.tenant_id = c.tenant_id AND r.customer_id = c.id`;
  const vehicles = Prisma.sql`vehicle v JOIN service_record r ON r.tenant_id = v.tenant_id AND r.vehicle_id = v.id`;
  add(Prisma.sql`r.external_number`, search.number, Prisma.sql`service_record r`);
  add(Prisma.sql`v.vin`, search.vin, vehicles);
  add(Prisma.sql`v.vin_reversed`, search.vinReversed, vehicles);
  add(Prisma.sql`v.plate`, search.plate, vehicles);
  add(Prisma.sql`v.plate_reversed`, search.plateReversed, vehicles);
  add(Prisma.sql`c.name`, search.name, Prisma.sql`customer c ${ofCustomer}`);
  add(Prisma.sql`p.phone`, search.phone, Prisma.sql`customer_phone p JOIN customer c ON c.tenant_id = p.tenant_id AND c.id = p.customer_id ${ofCustomer}`);
  return Prisma.sql`SELECT id FROM (${Prisma.join(ways, ' UNION ')}) AS hits(id, occurred_on) ORDER BY occurred_on DESC NULLS FIRST, id DESC LIMIT ${limit}`;
}

export type RecordRow = Omit<RecordFile, 'createdAt' | 'updatedAt'> & { createdAt: Date; updatedAt: Date };

/** One record with all that it is about, in one statement. */
export async function findRecord(db: TenantDb, tenantId: string, serviceRecordId: string): Promise<RecordRow | null> {
  const [row] = await db.$queryRaw<RecordRow[]>`
    SELECT ${CORE}, r.natural_key AS "naturalKey", r.details, r.source, r.created_at AS "createdAt", r.updated_at AS "updatedAt"
    FROM service_record r ${SUBJECTS}
    WHERE r.tenant_id = ${tenantId}::uuid AND r.id = ${serviceRecordId}::uuid`;
  return row ?? null;
}
