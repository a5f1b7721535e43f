import type { TenantDb } from '#app/platform/db.server';
import type { Duplicate } from './schema';

export interface DuplicateKeys {
  name: string;
  phones: readonly string[];
  idDocumentNumber: string | null;
  birthMonth: number | null;
  birthDay: number | null;
  birthCalendar: string | null;
  birthYear: number | null;
}

const MAX_DUPLICATES = 10;

/**
 * Customers with the same phone, the same ID document, or the same name and birthday, strongest reason first.
 * A birthday without year fits any year.
 */
export async function findDuplicates(db: TenantDb, tenantId: string, keys: DuplicateKeys, exceptId: string | null = null): Promise<Duplicate[]> {
  return db.$queryRaw<Duplicate[]>`
    WITH hits AS (
      SELECT p.customer_id AS id, 'phone' AS reason, 1 AS rank FROM customer_phone p
        WHERE p.tenant_id = ${tenantId}::uuid AND p.phone = ANY (${[...keys.phones]}::text[])
      UNION
      SELECT id, 'id-document', 0 FROM customer
        WHERE tenant_id = ${tenantId}::uuid AND id_document_number = ${keys.idDocumentNumber}
      UNION
      SELECT id, 'name-and-birthday', 2 FROM customer
        WHERE tenant_id = ${tenantId}::uuid AND name = ${keys.name} AND birth_month = ${keys.birthMonth} AND birth_day = ${keys.birthDay}
          AND birth_calendar = ${keys.birthCalendar} AND coalesce(birth_year, ${keys.birthYear}) IS NOT DISTINCT FROM coalesce(${keys.birthYear}, birth_year)
    )
    SELECT c.id, c.number, c.name, jsonb_agg(hits.reason ORDER BY hits.rank) AS reasons,
      (SELECT p.phone FROM customer_phone p WHERE p.tenant_id = c.tenant_id AND p.customer_id = c.id ORDER BY p.position LIMIT 1) AS phone
    FROM hits JOIN customer c ON c.tenant_id = ${tenantId}::uuid AND c.id = hits.id
    WHERE c.merged_into_id IS NULL AND c.id IS DISTINCT FROM ${exceptId}::uuid
    GROUP BY c.tenant_id, c.id, c.number, c.name
    ORDER BY min(hits.rank), c.id LIMIT ${MAX_DUPLICATES}`;
}
