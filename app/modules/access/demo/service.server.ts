import { AppError } from '#app/lib/app-error';
import type { Role } from '#app/lib/permissions';
import { ownRoleName, tenantSettingsSchema } from '#app/modules/tenancy/tenant/schema';
import type { Clock } from '#app/platform/clock.server';
import { withControl } from '#app/platform/db.server';
import { env } from '#app/platform/env.server';
import { openSession, type Client } from '#app/modules/access/session/service.server';
import type { MembershipChoice } from '#app/modules/access/session/schema';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** One-click sign-in exists only where the process itself listens to this machine alone (DESIGN 2). */
export function isDemo(): boolean {
  return env().DEMO && LOOPBACK.has(env().HOST);
}

export interface DemoLogin extends MembershipChoice {
  name: string;
  email: string;
  /** The tenant's own name of the role; null for the product's name. */
  roleName: string | null;
}

/** The people of the demo tenants; empty outside of demo mode. */
export async function listDemoLogins(): Promise<DemoLogin[]> {
  if (!isDemo()) return [];
  const rows = await withControl((db) => db.$queryRaw<(Omit<DemoLogin, 'roleName'> & { settings: unknown })[]>`
    SELECT m.id AS "membershipId", m.tenant_id AS "tenantId", t.name AS "tenantName", t.slug AS "tenantSlug",
      m.role, m.display_name AS name, u.email, t.settings
    FROM tenant t JOIN membership m ON m.tenant_id = t.id JOIN user_account u ON u.id = m.user_id
    WHERE t.demo AND t.status = 'active' AND m.status = 'active'
    ORDER BY t.created_at, t.id, m.created_at, m.id LIMIT 60`);
  return rows.map(({ settings, ...login }) => ({
    ...login,
    roleName: ownRoleName(tenantSettingsSchema.parse(settings), login.role as Role) ?? null,
  }));
}

/** Signs in as a person of a demo tenant without a password; AppError `not-found` everywhere else. */
export async function signInDemo(
  input: { membershipId: string; client: Client; cookieHeader: string | null },
  clock: Clock,
): Promise<string> {
  if (!isDemo()) throw new AppError('not-found');
  const [place] = await withControl((db) => db.$queryRaw<(MembershipChoice & { userId: string })[]>`
    SELECT m.id AS "membershipId", m.tenant_id AS "tenantId", t.name AS "tenantName", t.slug AS "tenantSlug",
      m.role, m.user_id AS "userId"
    FROM membership m JOIN tenant t ON t.id = m.tenant_id
    WHERE m.id = ${input.membershipId}::uuid AND m.status = 'active' AND t.status = 'active' AND t.demo`);
  if (!place) throw new AppError('not-found');
  return openSession(place.userId, place, input, clock);
}
