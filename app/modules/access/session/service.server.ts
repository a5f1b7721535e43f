import { Lucia, TimeSpan, type Session, type User } from 'lucia';
import { AppError } from '#app/lib/app-error';
import { permissionsOf, type Role } from '#app/lib/permissions';
import { tenantSettingsSchema } from '#app/modules/tenancy/tenant/schema';
import type { Clock } from '#app/platform/clock.server';
import type { Actor } from '#app/platform/context.server';
import { withControl } from '#app/platform/db.server';
import { env } from '#app/platform/env.server';
import { logger } from '#app/platform/logger.server';
import { hashPassword, needsRehash, verifyPassword } from '#app/platform/password-hash.server';
import { sha256 } from '#app/platform/secret.server';
import { countAttempt, forgetAccount } from '#app/modules/access/rate-limit/service.server';
import { ABSOLUTE_DAYS, cookieValue, isSessionId } from './domain';
import { sessionAdapter, type SessionFacts, type SessionSubject } from './queries.server';
import type { MembershipChoice } from './schema';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionFacts, SessionSubject>;
    DatabaseSessionAttributes: SessionFacts;
    DatabaseUserAttributes: SessionSubject;
  }
}

/** Where a request comes from, for the list of own sessions and the attempt counters. */
export interface Client {
  ip: string | null;
  userAgent: string | null;
}

function luciaAt(clock: Clock): Lucia<SessionFacts, SessionSubject> {
  const secure = env().baseUrl.startsWith('https:');
  return new Lucia<SessionFacts, SessionSubject>(sessionAdapter(clock), {
    // The cookie lives as long as a session may; the idle time is the adapter's business.
    sessionExpiresIn: new TimeSpan(ABSOLUTE_DAYS, 'd'),
    sessionCookie: { name: cookieName(), attributes: { secure, sameSite: 'lax', path: '/' } },
    getSessionAttributes: (facts) => facts,
    getUserAttributes: (subject) => subject,
  });
}

/** `__Host-` ties the cookie to this very host; browsers accept the prefix on https only. */
function cookieName(): string {
  return env().baseUrl.startsWith('https:') ? '__Host-hf_session' : 'hf_session';
}

function sessionIdIn(cookieHeader: string | null): string | null {
  const value = cookieValue(cookieHeader, cookieName());
  return value !== null && isSessionId(value) ? value : null;
}

/**
 * Who sends this cookie: one statement on the control plane. Null for no session, an ended one (7 days
 * idle, 12 hours for owner and admin, 30 days in all), a suspended member or tenant.
 */
export async function resolveSession(cookieHeader: string | null, clock: Clock): Promise<{ actor: Actor } | null> {
  const sessionId = sessionIdIn(cookieHeader);
  if (!sessionId) return null;
  const { session, user } = await luciaAt(clock).validateSession(sessionId);
  return session ? { actor: toActor(session, user) } : null;
}

function toActor(session: Session, user: User): Actor {
  return {
    kind: 'member',
    userId: session.userId,
    tenantId: session.tenantId,
    membershipId: session.membershipId,
    role: session.role,
    displayName: user.displayName,
    email: user.email,
    locale: user.locale ?? user.tenantLocale,
    permissions: permissionsOf(session.role),
    tenant: {
      id: session.tenantId,
      slug: user.tenantSlug,
      name: user.tenantName,
      industry: user.industry,
      locale: user.tenantLocale,
      timeZone: user.timeZone,
      calendar: user.calendar,
      currency: user.currency,
      demo: user.demo,
      settings: tenantSettingsSchema.parse(user.settings),
    },
  };
}

/**
 * Signs in by address and password; the newest place of several is opened. A session cookie sent along
 * ends, so that nobody's planted id survives a sign-in. The same refusal for an unknown address and a
 * wrong password, after the same work. AppErrors `unauthenticated`, `forbidden` (no active place),
 * `rate-limited`, `unavailable`.
 */
export async function signIn(
  input: { email: string; password: string; client: Client; cookieHeader?: string | null },
  clock: Clock,
): Promise<{ cookie: string; memberships: MembershipChoice[] }> {
  const { email, password, client } = input;
  await countAttempt({ purpose: 'sign-in', account: email, ip: client.ip }, clock.now());
  const account = await withControl((db) =>
    db.userAccount.findUnique({ where: { email }, select: { id: true, passwordHash: true } }),
  );
  if (!(await verifyPassword(account?.passwordHash ?? null, password)) || !account?.passwordHash) {
    logger.info({ event: 'sign-in-refused', userId: account?.id }, 'sign-in refused');
    throw new AppError('unauthenticated', { reason: 'access:error.wrong-credentials' });
  }
  await forgetAccount('sign-in', email);
  await renewHash(account.id, account.passwordHash, password);
  const memberships = await listPlaces(account.id);
  const [place] = memberships;
  if (!place) throw new AppError('forbidden', { reason: 'access:error.suspended' });
  const cookie = await openSession(account.id, place, input, clock);
  return { cookie, memberships };
}

/** Moves an old hash to today's parameters, unless the password changed meanwhile. */
async function renewHash(userId: string, passwordHash: string, password: string): Promise<void> {
  if (!needsRehash(passwordHash)) return;
  const renewed = await hashPassword(password);
  await withControl((db) => db.userAccount.updateMany({ where: { id: userId, passwordHash }, data: { passwordHash: renewed } }));
}

/** A person's active places in active tenants, the one used last first. */
export async function listPlaces(userId: string): Promise<MembershipChoice[]> {
  return withControl((db) => db.$queryRaw<MembershipChoice[]>`
    SELECT m.id AS "membershipId", m.tenant_id AS "tenantId", t.name AS "tenantName", t.slug AS "tenantSlug", m.role
    FROM membership m JOIN tenant t ON t.id = m.tenant_id
    WHERE m.user_id = ${userId}::uuid AND m.status = 'active' AND t.status = 'active'
    ORDER BY (SELECT max(s.created_at) FROM session s WHERE s.tenant_id = m.tenant_id AND s.membership_id = m.id) DESC NULLS LAST,
      m.created_at DESC, m.id`);
}

/** A new session with a new id; the one of the request's own cookie ends. Returns the Set-Cookie value. */
export async function openSession(
  userId: string,
  place: MembershipChoice,
  request: { client: Client; cookieHeader?: string | null },
  clock: Clock,
): Promise<string> {
  const lucia = luciaAt(clock);
  const earlier = sessionIdIn(request.cookieHeader ?? null);
  if (earlier) await lucia.invalidateSession(earlier);
  const session = await lucia.createSession(userId, {
    tenantId: place.tenantId,
    membershipId: place.membershipId,
    role: place.role as Role,
    ip: request.client.ip,
    userAgent: request.client.userAgent?.slice(0, 300) ?? null,
  });
  logger.info({ event: 'sign-in', userId, tenantId: place.tenantId }, 'signed in');
  return lucia.createSessionCookie(session.id).serialize();
}

/** Ends the cookie's session and returns the Set-Cookie value that clears it. */
export async function signOut(cookieHeader: string | null, clock: Clock): Promise<string> {
  const lucia = luciaAt(clock);
  const sessionId = sessionIdIn(cookieHeader);
  if (sessionId) await lucia.invalidateSession(sessionId);
  return lucia.createBlankSessionCookie().serialize();
}

/** Opens another of the person's places; AppError `not-found` for anybody else's. */
export async function switchTenant(
  input: { actor: Actor; membershipId: string; client: Client; cookieHeader: string | null },
  clock: Clock,
): Promise<string> {
  const { userId } = input.actor;
  if (!userId) throw new AppError('forbidden');
  const place = (await listPlaces(userId)).find(({ membershipId }) => membershipId === input.membershipId);
  if (!place) throw new AppError('not-found');
  return openSession(userId, place, input, clock);
}

/** The stored key of the request's own session, to mark it in the list of sessions. */
export function sessionKeyOf(cookieHeader: string | null): string | null {
  const sessionId = sessionIdIn(cookieHeader);
  return sessionId ? sha256(sessionId) : null;
}
