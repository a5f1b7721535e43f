import type { TenantDb } from '#app/platform/db.server';
import { reversePhone } from '#app/modules/customers/phone/schema';
import type { BirthColumns } from '#app/modules/customers/customer/domain';
import type { NameKeys } from '#app/modules/customers/name/domain';

export interface KnownCustomer extends BirthColumns {
  id: string;
  name: string;
  address: string | null;
  idDocumentKind: string | null;
  idDocumentNumber: string | null;
  /** Those of the asked phones that the customer has. */
  phones: string[];
}

/**
 * One match-or-create of customers, vehicles and records at a time in a tenant: two at once would both find
 * nobody and both create the same customer. Held until the transaction ends. A rehearsal works on copies of its
 * own (`openCustomerRehearsal`), so it keeps nobody waiting.
 */
export async function lockIdentities(db: TenantDb, tenantId: string): Promise<void> {
  await db.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('record-identities:' || ${tenantId}, 0)) WHERE to_regclass('pg_temp.customer') IS NULL`;
}

/**
 * Customers with any of these phones or ids, oldest first; merged ones are nobody. Two lookups by list instead of
 * one join: while an import fills an empty tenant the planner knows nothing of the tables and would join them
 * row by row without an index.
 */
export async function findKnownCustomers(db: TenantDb, tenantId: string, phones: readonly string[], ids: readonly string[]): Promise<KnownCustomer[]> {
  const held = await db.$queryRaw<{ id: string; phone: string }[]>`
    SELECT customer_id AS id, phone FROM customer_phone WHERE tenant_id = ${tenantId}::uuid AND phone = ANY (${[...phones]}::text[])`;
  const phonesOf = new Map<string, string[]>([...ids].map((id) => [id, []]));
  for (const { id, phone } of held) phonesOf.set(id, [...(phonesOf.get(id) ?? []), phone]);
  if (phonesOf.size === 0) return [];
  const rows = await db.$queryRaw<Omit<KnownCustomer, 'phones'>[]>`
    SELECT c.id, c.name, c.address, c.id_document_kind AS "idDocumentKind", c.id_document_number AS "idDocumentNumber",
      c.birth_calendar AS "birthCalendar", c.birth_year AS "birthYear", c.birth_month AS "birthMonth", c.birth_day AS "birthDay",
      c.birth_leap_month AS "birthLeapMonth"
    FROM customer c WHERE c.tenant_id = ${tenantId}::uuid AND c.id = ANY (${[...phonesOf.keys()]}::uuid[]) AND c.merged_into_id IS NULL
    ORDER BY c.id`;
  return rows.map((row) => ({ ...row, phones: phonesOf.get(row.id) ?? [] }));
}

export interface NewCustomer extends BirthColumns, NameKeys {
  id: string;
  number: string;
  kind: string;
  name: string;
  address: string | null;
  idDocumentKind: string | null;
  idDocumentNumber: string | null;
}

export async function insertCustomers(db: TenantDb, tenantId: string, rows: readonly NewCustomer[], source: string, at: Date): Promise<void> {
  if (rows.length === 0) return;
  const column = <K extends keyof NewCustomer>(key: K): NewCustomer[K][] => rows.map((row) => row[key]);
  await db.$executeRaw`
    INSERT INTO customer (tenant_id, id, number, kind, name, name_reversed, pinyin, initials, address, id_document_kind, id_document_number,
      birth_calendar, birth_year, birth_month, birth_day, birth_leap_month, source, created_at, updated_at)
    SELECT ${tenantId}::uuid, given.*, ${source}, ${at}::timestamptz, ${at}::timestamptz
    FROM unnest(${column('id')}::uuid[], ${column('number')}::text[], ${column('kind')}::text[], ${column('name')}::text[],
      ${column('nameReversed')}::text[], ${column('pinyin')}::text[], ${column('initials')}::text[], ${column('address')}::text[],
      ${column('idDocumentKind')}::text[], ${column('idDocumentNumber')}::text[], ${column('birthCalendar')}::text[], ${column('birthYear')}::int[],
      ${column('birthMonth')}::int[], ${column('birthDay')}::int[], ${column('birthLeapMonth')}::bool[]) AS given`;
}

/** Fills what is empty; what the desk wrote stays. */
export async function fillCustomers(db: TenantDb, tenantId: string, rows: readonly Omit<NewCustomer, 'number' | 'kind' | 'name' | keyof NameKeys>[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  await db.$executeRaw`
    UPDATE customer c SET
      address = coalesce(c.address, given.address),
      id_document_kind = coalesce(c.id_document_kind, given.id_document_kind),
      id_document_number = coalesce(c.id_document_number, given.id_document_number),
      birth_calendar = coalesce(c.birth_calendar, given.birth_calendar),
      birth_year = CASE WHEN c.birth_calendar IS NULL THEN given.birth_year ELSE c.birth_year END,
      birth_month = coalesce(c.birth_month, given.birth_month),
      birth_day = coalesce(c.birth_day, given.birth_day),
      birth_leap_month = CASE WHEN c.birth_calendar IS NULL THEN given.birth_leap_month ELSE c.birth_leap_month END,
      updated_at = ${at}::timestamptz
    FROM unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.address)}::text[], ${rows.map((row) => row.idDocumentKind)}::text[],
      ${rows.map((row) => row.idDocumentNumber)}::text[], ${rows.map((row) => row.birthCalendar)}::text[], ${rows.map((row) => row.birthYear)}::int[],
      ${rows.map((row) => row.birthMonth)}::int[], ${rows.map((row) => row.birthDay)}::int[], ${rows.map((row) => row.birthLeapMonth)}::bool[])
      AS given(id, address, id_document_kind, id_document_number, birth_calendar, birth_year, birth_month, birth_day, birth_leap_month)
    WHERE c.tenant_id = ${tenantId}::uuid AND c.id = given.id`;
}

/** Adds phones behind those the customer has. */
export async function addPhones(db: TenantDb, tenantId: string, rows: readonly { customerId: string; phone: string; position: number }[]): Promise<void> {
  if (rows.length === 0) return;
  await db.$executeRaw`
    INSERT INTO customer_phone (tenant_id, customer_id, phone, reversed, position)
    SELECT ${tenantId}::uuid, given.customer_id, given.phone, given.reversed, given.position
    FROM unnest(${rows.map((row) => row.customerId)}::uuid[], ${rows.map((row) => row.phone)}::text[], ${rows.map((row) => reversePhone(row.phone))}::text[],
      ${rows.map((row) => row.position)}::int[]) AS given(customer_id, phone, reversed, position)
    ON CONFLICT (tenant_id, customer_id, phone) DO NOTHING`;
}
