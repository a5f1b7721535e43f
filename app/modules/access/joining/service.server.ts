import { AppError } from '#app/lib/app-error';
import type { Role } from '#app/lib/permissions';
import { invitationTokenSchema, type AcceptInvitationInput, type OpenInvitation } from '#app/modules/access/invitation/schema';
import { refuseWeak } from '#app/modules/access/password/service.server';
import { newPasswordSchema } from '#app/modules/access/password/schema';
import { countAttempt } from '#app/modules/access/rate-limit/service.server';
import { dashedId } from '#app/modules/access/session/domain';
import { listPlaces, openSession, type Client } from '#app/modules/access/session/service.server';
import { audit } from '#app/modules/audit/service.server';
import { ownRoleName } from '#app/modules/tenancy/tenant/schema';
import { loadTenant, type TenantProfile } from '#app/modules/tenancy/tenant/service.server';
import type { Clock } from '#app/platform/clock.server';
import { systemCtx } from '#app/platform/context.server';
import { asControl, Prisma, withTenant, type TenantDb } from '#app/platform/db.server';
import { hashPassword, verifyPassword } from '#app/platform/password-hash.server';
import { sha256 } from '#app/platform/secret.server';

interface Found {
  tenantId: string;
  invitationId: string;
  email: string;
  name: string;
  role: Role;
  orgUnitId: string | null;
  locale: string;
  account: { id: string; passwordHash: string | null } | null;
  tenant: TenantProfile;
}

/** What the link offers; null when it was used, revoked, is too old or never existed. */
export async function readInvitation(token: string, clock: Clock): Promise<OpenInvitation | null> {
  const found = await findOpen(token, clock);
  if (!found) return null;
  const { tenant, email, name, role, account } = found;
  const roleName = ownRoleName(tenant.settings, role) ?? null;
  return { tenantName: tenant.name, email, name, role, roleName, hasAccount: Boolean(account?.passwordHash) };
}

async function findOpen(token: string, clock: Clock): Promise<Found | null> {
  if (!invitationTokenSchema.safeParse(token).success) return null;
  const [hex = '', secret = ''] = token.split('.');
  const tenantId = dashedId(hex);
  return withTenant(tenantId, async (db) => {
    const invitation = await db.invitation.findFirst({
      where: { tenantId, tokenHash: sha256(secret), acceptedAt: null, revokedAt: null, expiresAt: { gt: clock.now() } },
    });
    if (!invitation) return null;
    const { id, email, name, role, orgUnitId, locale } = invitation;
    const account = await asControl(db, (control) => control.userAccount.findUnique({ where: { email }, select: { id: true, passwordHash: true } }));
    return { tenantId, invitationId: id, email, name, role: role as Role, orgUnitId, locale, account, tenant: await loadTenant(db, tenantId) };
  });
}

/**
 * Joins a tenant by the link and signs in. An address with an account asks for its password; a new one
 * gets the name and password given. AppErrors `not-found`, `invalid-input`, `conflict`, `rate-limited`.
 */
export async function acceptInvitation(
  input: AcceptInvitationInput & { client: Client; cookieHeader: string | null; requestId: string },
  clock: Clock,
): Promise<{ cookie: string }> {
  await countAttempt({ purpose: 'invitation', account: sha256(input.token), ip: input.client.ip }, clock.now());
  const found = await findOpen(input.token, clock);
  if (!found) throw deadLink();
  const passwordHash = await provePassword(found, input);
  const joined = await withTenant(found.tenantId, (db) => join(db, found, { ...input, passwordHash }, clock));
  const place = (await listPlaces(joined.userId)).find(({ membershipId }) => membershipId === joined.membershipId);
  if (!place) throw deadLink();
  return { cookie: await openSession(joined.userId, place, input, clock) };
}

/** The hash to store, or null where the account keeps its own password. */
async function provePassword(found: Found, input: AcceptInvitationInput): Promise<string | null> {
  const { account, email, name, tenant } = found;
  if (account?.passwordHash) {
    if (await verifyPassword(account.passwordHash, input.password)) return null;
    throw new AppError('invalid-input', { fields: [{ field: 'password', reason: 'access:error.wrong-password' }] });
  }
  if (!newPasswordSchema.safeParse(input.password).success) {
    throw new AppError('invalid-input', { fields: [{ field: 'password', reason: 'errors:field.too-small.text', params: { limit: 10 } }] });
  }
  refuseWeak('password', input.password, { email, names: [input.name ?? name, tenant.name] });
  return hashPassword(input.password);
}

async function join(
  db: TenantDb,
  found: Found,
  input: { name?: string | undefined; passwordHash: string | null; requestId: string },
  clock: Clock,
): Promise<{ userId: string; membershipId: string }> {
  const { tenantId, invitationId, email, role, orgUnitId, locale, tenant } = found;
  const now = clock.now();
  const { count } = await db.invitation.updateMany({
    where: { tenantId, id: invitationId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now },
  });
  if (count === 0) throw deadLink();
  const displayName = input.name ?? found.name;
  const newPassword = input.passwordHash === null ? {} : { passwordHash: input.passwordHash, passwordChangedAt: now };
  try {
    const user = await asControl(db, (control) =>
      control.userAccount.upsert({
        where: { email },
        create: { email, name: displayName, locale, ...newPassword },
        update: newPassword,
        select: { id: true },
      }),
    );
    const membership = await db.membership.create({ data: { tenantId, userId: user.id, role, displayName, orgUnitId }, select: { id: true } });
    const ctx = systemCtx({ ...tenant, settings: {} }, db, input.requestId, clock);
    const actor = { ...ctx.actor, displayName, membershipId: membership.id };
    await audit({ ...ctx, actor }, { action: 'invitation.accepted', entity: 'member', entityId: membership.id, after: { displayName, role } });
    return { userId: user.id, membershipId: membership.id };
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw new AppError('conflict', { reason: 'access:error.already-member', cause: error });
    }
    throw error;
  }
}

function deadLink(): AppError {
  return new AppError('not-found', { reason: 'access:error.dead-invitation' });
}
