import type { TenantDb } from '#app/platform/db.server';
import type { StoredRecord } from './domain';

/** Records with these keys. */
export async function findKnownRecords(db: TenantDb, tenantId: string, kind: string, keys: readonly string[]): Promise<StoredRecord[]> {
  return db.$queryRaw<StoredRecord[]>`
    SELECT s.id, s.natural_key AS "naturalKey", s.external_number AS "externalNumber", s.customer_id AS "customerId", s.vehicle_id AS "vehicleId",
      s.home_id AS "homeId", s.org_unit_id AS "orgUnitId", s.occurred_on::text AS "occurredOn", s.invoiced_on::text AS "invoicedOn",
      s.received_on::text AS "receivedOn", s.staff_name AS "staffName", s.amount_minor::float8 AS "amountMinor", s.currency, s.details
    FROM service_record s
    WHERE s.tenant_id = ${tenantId}::uuid AND s.kind = ${kind} AND s.natural_key = ANY (${[...keys]}::text[])`;
}

/** Homeowners of these homes now, for requests that name nobody else. */
export async function findHomeowners(db: TenantDb, tenantId: string, homeIds: readonly string[]): Promise<Map<string, string>> {
  if (homeIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ homeId: string; customerId: string }[]>`
    SELECT DISTINCT ON (home_id) home_id AS "homeId", customer_id AS "customerId" FROM home_person
    WHERE tenant_id = ${tenantId}::uuid AND home_id = ANY (${[...homeIds]}::uuid[]) AND relation = 'homeowner' AND to_on IS NULL
    ORDER BY home_id, id`;
  return new Map(rows.map(({ homeId, customerId }) => [homeId, customerId]));
}

export async function insertRecords(db: TenantDb, tenantId: string, kind: string, source: string, rows: readonly StoredRecord[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  const column = <K extends keyof StoredRecord>(key: K): StoredRecord[K][] => rows.map((row) => row[key]);
  await db.$executeRaw`
    INSERT INTO service_record (tenant_id, kind, source, created_at, updated_at, id, natural_key, external_number, customer_id, vehicle_id, home_id,
      org_unit_id, occurred_on, invoiced_on, received_on, staff_name, amount_minor, currency, details)
    SELECT ${tenantId}::uuid, ${kind}, ${source}, ${at}::timestamptz, ${at}::timestamptz, given.*
    FROM unnest(${column('id')}::uuid[], ${column('naturalKey')}::text[], ${column('externalNumber')}::text[], ${column('customerId')}::uuid[],
      ${column('vehicleId')}::uuid[], ${column('homeId')}::uuid[], ${column('orgUnitId')}::uuid[], ${column('occurredOn')}::date[],
      ${column('invoicedOn')}::date[], ${column('receivedOn')}::date[], ${column('staffName')}::text[], ${column('amountMinor')}::bigint[],
      ${column('currency')}::text[], ${rows.map((row) => JSON.stringify(row.details))}::jsonb[]) AS given`;
}

export async function updateRecords(db: TenantDb, tenantId: string, rows: readonly StoredRecord[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  const column = <K extends keyof StoredRecord>(key: K): StoredRecord[K][] => rows.map((row) => row[key]);
  await db.$executeRaw`
    UPDATE service_record s SET external_number = given.external_number, customer_id = given.customer_id, vehicle_id = given.vehicle_id,
      home_id = given.home_id, org_unit_id = given.org_unit_id, occurred_on = given.occurred_on, invoiced_on = given.invoiced_on,
      received_on = given.received_on, staff_name = given.staff_name, amount_minor = given.amount_minor, currency = given.currency,
      details = given.details, updated_at = ${at}::timestamptz
    FROM unnest(${column('id')}::uuid[], ${column('externalNumber')}::text[], ${column('customerId')}::uuid[],
      ${column('vehicleId')}::uuid[], ${column('homeId')}::uuid[], ${column('orgUnitId')}::uuid[], ${column('occurredOn')}::date[],
      ${column('invoicedOn')}::date[], ${column('receivedOn')}::date[], ${column('staffName')}::text[], ${column('amountMinor')}::bigint[],
      ${column('currency')}::text[], ${rows.map((row) => JSON.stringify(row.details))}::jsonb[])
      AS given(id, external_number, customer_id, vehicle_id, home_id, org_unit_id, occurred_on, invoiced_on, received_on, staff_name, amount_minor, currency, details)
    WHERE s.tenant_id = ${tenantId}::uuid AND s.id = given.id`;
}
