import type { Role } from '#app/lib/permissions';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A session ends at the latest this long after sign-in, however busy it is. */
export const ABSOLUTE_DAYS = 30;
/** Who can change settings is signed out after half a day without use, everybody else after a week. */
const IDLE_MS = 7 * DAY_MS;
const IDLE_POWERFUL_MS = 12 * HOUR_MS;
/** A deadline moves at most once an hour: reading pages is not writing sessions. */
const REFRESH_MS = HOUR_MS;

export function absoluteDeadline(signedInAt: Date): Date {
  return new Date(signedInAt.getTime() + ABSOLUTE_DAYS * DAY_MS);
}

/** When a session used at `now` ends if nobody uses it again. */
export function idleDeadline(role: Role, now: Date, absolute: Date): Date {
  const idle = role === 'owner' || role === 'admin' ? IDLE_POWERFUL_MS : IDLE_MS;
  return new Date(Math.min(now.getTime() + idle, absolute.getTime()));
}

/** The new deadline when it is worth writing, else null. */
export function refreshedDeadline(role: Role, now: Date, session: { expiresAt: Date; absoluteExpiresAt: Date }): Date | null {
  const next = idleDeadline(role, now, session.absoluteExpiresAt);
  return next.getTime() - session.expiresAt.getTime() >= REFRESH_MS ? next : null;
}

/** Shape of the ids that Lucia makes (200 bits in base 32); anything else needs no look into the database. */
export function isSessionId(text: string): boolean {
  return /^[a-z2-7]{40}$/.test(text);
}

/** One cookie's value from a Cookie header; never throws, whatever a client sends. */
export function cookieValue(header: string | null, name: string): string | null {
  const prefix = `${name}=`;
  const part = header?.split(';').find((cookie) => cookie.trimStart().startsWith(prefix));
  return part === undefined ? null : part.trimStart().slice(prefix.length).trimEnd();
}

/** `hf_<tenant id without dashes>_<secret>`: the tenant is known before the look-up. */
export function readApiToken(authorization: string | null): { tenantId: string; secret: string } | null {
  const match = /^Bearer hf_([0-9a-f]{32})_([\w-]{43})$/.exec(authorization ?? '');
  if (!match?.[1] || !match[2]) return null;
  return { tenantId: dashedId(match[1]), secret: match[2] };
}

/** A UUID from its 32 hex digits. */
export function dashedId(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
