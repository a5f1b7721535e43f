import { Prisma, type TenantDb } from '#app/platform/db.server';
import type { BirthColumns, CustomerSearch } from './domain';
import type { CustomerListItem } from './schema';

export interface CustomerConditions {
  search: CustomerSearch | null;
  kind?: string | undefined;
  vip?: boolean | undefined;
  doNotContact?: boolean | undefined;
  /** Only customers with a lower id: the page after this one. */
  before?: string | undefined;
  limit: number;
}

/** Newest customers first. One statement: the ids of the page by index, then what the rows show. */
export async function listCustomerRows(db: TenantDb, tenantId: string, conditions: CustomerConditions): Promise<CustomerListItem[]> {
  return db.$queryRaw<CustomerListItem[]>`
    WITH page AS MATERIALIZED (${pageIds(tenantId, conditions)})
    SELECT c.id, c.number, c.kind, c.name, c.vip, c.do_not_contact AS "doNotContact",
      coalesce((SELECT jsonb_agg(jsonb_build_object('phone', p.phone, 'label', p.label, 'invalid', p.invalid_at IS NOT NULL) ORDER BY p.position)
        FROM customer_phone p WHERE p.tenant_id = c.tenant_id AND p.customer_id = c.id), '[]') AS phones,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', v.id, 'vin', v.vin, 'plate', v.plate, 'model', v.model) ORDER BY o.id DESC)
        FROM vehicle_ownership o JOIN vehicle v ON v.tenant_id = o.tenant_id AND v.id = o.vehicle_id
        WHERE o.tenant_id = c.tenant_id AND o.customer_id = c.id AND o.to_on IS NULL), '[]') AS vehicles,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', h.id, 'address', concat_ws(' ', s.name, h.building, nullif(h.unit, ''), h.room)) ORDER BY r.id DESC)
        FROM home_person r JOIN home h ON h.tenant_id = r.tenant_id AND h.id = r.home_id
        JOIN org_unit s ON s.tenant_id = h.tenant_id AND s.id = h.site_id
        WHERE r.tenant_id = c.tenant_id AND r.customer_id = c.id AND r.to_on IS NULL), '[]') AS homes
    FROM page JOIN customer c ON c.tenant_id = ${tenantId}::uuid AND c.id = page.id
    ORDER BY c.id DESC`;
}

/** Ids of the newest customers that the search finds; one statement. */
export async function findCustomerIds(db: TenantDb, tenantId: string, search: CustomerSearch, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`${pageIds(tenantId, { search, limit })}`;
  return rows.map(({ id }) => id);
}

/**
 * Each way of finding gives its own newest ids below the cursor, and so does their union. Every condition is an
 * equality or `^@` on an indexed column (leakproof, so row-level security leaves it the index).
 */
function pageIds(tenantId: string, { search, kind, vip, doNotContact, before, limit }: CustomerConditions): Prisma.Sql {
  const filters = Prisma.sql`c.tenant_id = ${tenantId}::uuid AND c.merged_into_id IS NULL
    ${kind === undefined ? Prisma.empty : Prisma.sql`AND c.kind = ${kind}`}
    ${vip === undefined ? Prisma.empty : vip ? Prisma.sql`AND c.vip` : Prisma.sql`AND NOT c.vip`}
    ${doNotContact === undefined ? Prisma.empty : doNotContact ? Prisma.sql`AND c.do_not_contact` : Prisma.sql`AND NOT c.do_not_contact`}
    ${before === undefined ? Prisma.empty : Prisma.sql`AND c.id < ${before}::uuid`}`;
  const top = Prisma.sql`ORDER BY c.id DESC LIMIT ${limit}`;
  if (search === null) return Prisma.sql`SELECT c.id FROM customer c WHERE ${filters} ${top}`;
  const ways: Prisma.Sql[] = [];
  const add = (column: Prisma.Sql, beginnings: readonly string[], from = Prisma.sql`customer c`): void => {
    for (const beginning of beginnings) {
      ways.push(Prisma.sql`(SELECT c.id FROM ${from} WHERE ${filters} AND ${column} ^@ ${beginning} ${top})`);
    }
  };
  const phones = Prisma.sql`customer_phone p JOIN customer c ON c.tenant_id = p.tenant_id AND c.id = p.customer_id`;
  const vehicles = Prisma.sql`vehicle v JOIN vehicle_ownership o ON o.tenant_id = v.tenant_id AND o.vehicle_id = v.id
    JOIN customer c ON c.tenant_id = o.tenant_id AND c.id = o.customer_id`;
  add(Prisma.sql`c.name`, search.name);
  add(Prisma.sql`c.name_reversed`, search.nameReversed);
  add(Prisma.sql`c.pinyin`, search.pinyin);
  add(Prisma.sql`c.initials`, search.initials);
  add(Prisma.sql`c.number`, search.number);
  add(Prisma.sql`p.phone`, search.phone, phones);
  add(Prisma.sql`p.reversed`, search.phoneReversed, phones);
  add(Prisma.sql`v.vin`, search.vin, vehicles);
  add(Prisma.sql`v.vin_reversed`, search.vinReversed, vehicles);
  add(Prisma.sql`v.plate`, search.plate, vehicles);
  add(Prisma.sql`v.plate_reversed`, search.plateReversed, vehicles);
  return Prisma.sql`SELECT id FROM (${Prisma.join(ways, ' UNION ')}) AS hits(id) ORDER BY id DESC LIMIT ${limit}`;
}

export interface CustomerFileRow extends BirthColumns {
  id: string;
  number: string;
  kind: 'person' | 'company';
  name: string;
  email: string | null;
  address: string | null;
  idDocumentKind: string | null;
  idDocumentNumber: string | null;
  vip: boolean;
  doNotContact: boolean;
  doNotContactReason: string | null;
  doNotContactAt: Date | null;
  note: string | null;
  source: string;
  createdAt: Date;
  updatedAt: Date;
  mergedInto: { id: string; number: string; name: string } | null;
  merged: { id: string; number: string; name: string }[];
  phones: { phone: string; label: string | null; invalidAt: string | null }[];
  consents: { purpose: string; granted: boolean; source: string; at: string }[];
  vehicles: {
    id: string; vin: string | null; plate: string | null; brand: string | null; model: string | null; color: string | null;
    warrantyEndsOn: string | null; fromOn: string | null; toOn: string | null;
  }[];
  homes: { id: string; address: string; zone: string | null; relation: string; fromOn: string | null; toOn: string | null }[];
  records: {
    id: string; kind: string; externalNumber: string | null; occurredOn: string | null; invoicedOn: string | null; receivedOn: string | null;
    orgUnitName: string | null; staffName: string | null; amountMinor: number | null; currency: string | null;
    vehicle: { id: string; vin: string | null; plate: string | null; model: string | null } | null;
  }[];
}

/** Records of a file beyond this number are on the record list. */
export const FILE_RECORDS = 50;

/** Everything about one person in one statement, for the page that shows it on one screen. */
export async function findCustomerFile(db: TenantDb, tenantId: string, customerId: string): Promise<CustomerFileRow | null> {
  const [row] = await db.$queryRaw<CustomerFileRow[]>`
    SELECT c.id, c.number, c.kind, c.name, c.email, c.address, c.vip, c.note, c.source,
      c.id_document_kind AS "idDocumentKind", c.id_document_number AS "idDocumentNumber",
      c.birth_calendar AS "birthCalendar", c.birth_year AS "birthYear", c.birth_month AS "birthMonth", c.birth_day AS "birthDay",
      c.birth_leap_month AS "birthLeapMonth", c.do_not_contact AS "doNotContact", c.do_not_contact_reason AS "doNotContactReason",
      c.do_not_contact_at AS "doNotContactAt", c.created_at AS "createdAt", c.updated_at AS "updatedAt",
      (SELECT jsonb_build_object('id', m.id, 'number', m.number, 'name', m.name) FROM customer m
        WHERE m.tenant_id = c.tenant_id AND m.id = c.merged_into_id) AS "mergedInto",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'name', m.name) ORDER BY m.number) FROM customer m
        WHERE m.tenant_id = c.tenant_id AND m.merged_into_id = c.id), '[]') AS merged,
      coalesce((SELECT jsonb_agg(jsonb_build_object('phone', p.phone, 'label', p.label, 'invalidAt', p.invalid_at) ORDER BY p.position, p.id)
        FROM customer_phone p WHERE p.tenant_id = c.tenant_id AND p.customer_id = c.id), '[]') AS phones,
      coalesce((SELECT jsonb_agg(jsonb_build_object('purpose', s.purpose, 'granted', s.granted, 'source', s.source, 'at', s.at) ORDER BY s.at DESC, s.id DESC)
        FROM consent s WHERE s.tenant_id = c.tenant_id AND s.customer_id = c.id), '[]') AS consents,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', v.id, 'vin', v.vin, 'plate', v.plate, 'brand', v.brand, 'model', v.model, 'color', v.color,
          'warrantyEndsOn', v.warranty_ends_on, 'fromOn', o.from_on, 'toOn', o.to_on) ORDER BY o.to_on DESC NULLS FIRST, o.from_on DESC NULLS LAST)
        FROM vehicle_ownership o JOIN vehicle v ON v.tenant_id = o.tenant_id AND v.id = o.vehicle_id
        WHERE o.tenant_id = c.tenant_id AND o.customer_id = c.id), '[]') AS vehicles,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', h.id, 'address', concat_ws(' ', u.name, h.building, nullif(h.unit, ''), h.room), 'zone', h.zone,
          'relation', r.relation, 'fromOn', r.from_on, 'toOn', r.to_on) ORDER BY r.to_on DESC NULLS FIRST, r.from_on DESC NULLS LAST)
        FROM home_person r JOIN home h ON h.tenant_id = r.tenant_id AND h.id = r.home_id
        JOIN org_unit u ON u.tenant_id = h.tenant_id AND u.id = h.site_id
        WHERE r.tenant_id = c.tenant_id AND r.customer_id = c.id), '[]') AS homes,
      coalesce((SELECT jsonb_agg(to_jsonb(latest)) FROM (
        SELECT s.id, s.kind, s.external_number AS "externalNumber", s.occurred_on AS "occurredOn", s.invoiced_on AS "invoicedOn",
          s.received_on AS "receivedOn", u.name AS "orgUnitName", s.staff_name AS "staffName", s.amount_minor AS "amountMinor", s.currency,
          CASE WHEN v.id IS NOT NULL THEN jsonb_build_object('id', v.id, 'vin', v.vin, 'plate', v.plate, 'model', v.model) END AS vehicle
        FROM service_record s
        LEFT JOIN org_unit u ON u.tenant_id = s.tenant_id AND u.id = s.org_unit_id
        LEFT JOIN vehicle v ON v.tenant_id = s.tenant_id AND v.id = s.vehicle_id
        WHERE s.tenant_id = c.tenant_id AND s.customer_id = c.id
        ORDER BY s.occurred_on DESC NULLS FIRST, s.id DESC LIMIT ${FILE_RECORDS}) latest), '[]') AS records
    FROM customer c WHERE c.tenant_id = ${tenantId}::uuid AND c.id = ${customerId}::uuid`;
  return row ?? null;
}

/** Locks the customer until the transaction ends; null when the tenant has no such customer. */
export async function lockCustomer(db: TenantDb, tenantId: string, customerId: string): Promise<{ id: string; mergedIntoId: string | null } | null> {
  const [row] = await db.$queryRaw<{ id: string; mergedIntoId: string | null }[]>`
    SELECT id, merged_into_id AS "mergedIntoId" FROM customer
    WHERE tenant_id = ${tenantId}::uuid AND id = ${customerId}::uuid FOR UPDATE`;
  return row ?? null;
}
