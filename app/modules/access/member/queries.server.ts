import { Prisma, type ControlDb } from '#app/platform/db.server';
import type { MemberRow } from './schema';

type StoredMember = Omit<MemberRow, 'orgUnitName'>;

/** Members with their addresses. The addresses are on the control plane, so the tenant is named here by hand. */
export async function readMembers(
  db: ControlDb,
  filter: { tenantId: string; search?: string | undefined; role?: string | undefined; status?: string | undefined; membershipId?: string; after?: string | undefined; limit: number },
): Promise<StoredMember[]> {
  const { tenantId, search, role, status, membershipId, after, limit } = filter;
  const pattern = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  return db.$queryRaw<StoredMember[]>`
    SELECT m.id AS "membershipId", m.display_name AS "displayName", u.email, m.role, m.status,
      m.org_unit_id AS "orgUnitId", m.created_at AS "createdAt"
    FROM membership m JOIN user_account u ON u.id = m.user_id
    WHERE m.tenant_id = ${tenantId}::uuid
      ${search ? Prisma.sql`AND (m.display_name ILIKE ${pattern} OR u.email ILIKE ${pattern})` : Prisma.empty}
      ${role ? Prisma.sql`AND m.role = ${role}` : Prisma.empty}
      ${status ? Prisma.sql`AND m.status = ${status}` : Prisma.empty}
      ${membershipId ? Prisma.sql`AND m.id = ${membershipId}::uuid` : Prisma.empty}
      ${after ? Prisma.sql`AND m.id > ${after}::uuid` : Prisma.empty}
    ORDER BY m.id LIMIT ${limit}`;
}
