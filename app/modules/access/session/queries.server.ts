import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import type { Role } from '#app/lib/permissions';
import type { Clock } from '#app/platform/clock.server';
import { prepared, withControl } from '#app/platform/db.server';
import { sha256 } from '#app/platform/secret.server';
import { absoluteDeadline, idleDeadline, refreshedDeadline } from './domain';

/** What is written down of a sign-in. */
export interface SessionFacts {
  tenantId: string;
  membershipId: string;
  role: Role;
  ip: string | null;
  userAgent: string | null;
}

/** Whom a session speaks for; read with it in one statement. */
export interface SessionSubject {
  email: string;
  displayName: string;
  locale: string | null;
  tenantSlug: string;
  tenantName: string;
  industry: string;
  tenantLocale: string;
  timeZone: string;
  calendar: string;
  currency: string;
  demo: boolean;
  settings: unknown;
}

type SessionRow = SessionFacts &
  SessionSubject & { userId: string; expiresAt: Date; absoluteExpiresAt: Date; active: boolean };

/**
 * Lucia's five questions to the database, with what Lucia lacks: the table holds SHA-256 of the id only,
 * a session has an absolute end, and the idle time depends on the role. Lucia asks for a refresh on
 * every request; whether one is due is decided here. One adapter serves one call.
 */
export function sessionAdapter(clock: Clock): Adapter {
  // Lucia compares with the machine's clock; deadlines are shifted into its frame.
  const skew = clock.now().getTime() - Date.now();
  const inLuciaTime = (at: Date): Date => new Date(at.getTime() - skew);
  let refreshTo: Date | null = null;

  return {
    async getSessionAndUser(sessionId): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const row = await readSession(sha256(sessionId));
      if (!row) return [null, null];
      refreshTo = refreshedDeadline(row.role, clock.now(), row);
      const { userId, tenantId, membershipId, role, ip, userAgent } = row;
      const session: DatabaseSession = {
        id: sessionId,
        userId,
        expiresAt: inLuciaTime(row.expiresAt),
        attributes: { tenantId, membershipId, role, ip, userAgent },
      };
      // A suspended member or tenant is nobody: Lucia ends such a session.
      return [session, row.active ? { id: userId, attributes: row } : null];
    },

    async getUserSessions(userId): Promise<DatabaseSession[]> {
      const rows = await withControl((db) => db.session.findMany({ where: { userId }, include: { membership: true } }));
      return rows.map(({ id, tenantId, membershipId, membership, ip, userAgent, expiresAt }) => ({
        id,
        userId,
        expiresAt: inLuciaTime(expiresAt),
        attributes: { tenantId, membershipId, role: membership.role as Role, ip, userAgent },
      }));
    },

    async setSession({ id, userId, attributes: { role, ...facts } }): Promise<void> {
      const now = clock.now();
      const absoluteExpiresAt = absoluteDeadline(now);
      const deadlines = { createdAt: now, absoluteExpiresAt, expiresAt: idleDeadline(role, now, absoluteExpiresAt) };
      await withControl((db) => db.session.create({ data: { id: sha256(id), userId, ...facts, ...deadlines } }));
    },

    async updateSessionExpiration(sessionId): Promise<void> {
      if (!refreshTo) return;
      const expiresAt = refreshTo;
      await withControl((db) => db.session.updateMany({ where: { id: sha256(sessionId) }, data: { expiresAt } }));
    },

    async deleteSession(sessionId): Promise<void> {
      await withControl((db) => db.session.deleteMany({ where: { id: sha256(sessionId) } }));
    },

    async deleteUserSessions(userId): Promise<void> {
      await withControl((db) => db.session.deleteMany({ where: { userId } }));
    },

    async deleteExpiredSessions(): Promise<void> {
      await withControl((db) => db.session.deleteMany({ where: { expiresAt: { lt: clock.now() } } }));
    },
  };
}

/** The hot query of every request: session, person, membership and tenant at once. */
async function readSession(idHash: string): Promise<SessionRow | undefined> {
  const [row] = await withControl((db) => db.$queryRaw<SessionRow[]>`${prepared}
    SELECT s.user_id AS "userId", s.tenant_id AS "tenantId", s.membership_id AS "membershipId", s.ip,
      s.user_agent AS "userAgent", s.expires_at AS "expiresAt", s.absolute_expires_at AS "absoluteExpiresAt",
      u.email, u.locale, m.role, m.display_name AS "displayName",
      t.slug AS "tenantSlug", t.name AS "tenantName", t.industry, t.locale AS "tenantLocale",
      t.time_zone AS "timeZone", t.calendar, t.currency, t.demo, t.settings,
      m.status = 'active' AND t.status = 'active' AS active
    FROM session s
      JOIN user_account u ON u.id = s.user_id
      JOIN membership m ON m.tenant_id = s.tenant_id AND m.id = s.membership_id
      JOIN tenant t ON t.id = s.tenant_id
    WHERE s.id = ${idHash}`);
  return row;
}
