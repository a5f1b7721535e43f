import { AppError, notFound } from '#app/lib/app-error';
import { decodeCursor, toPage, type Page } from '#app/lib/paging';
import { permissionsOf, type Role } from '#app/lib/permissions';
import { mayChangeRole } from '#app/modules/access/member/domain';
import { aboveOwn } from '#app/modules/access/member/service.server';
import { readApiToken } from '#app/modules/access/session/domain';
import { audit } from '#app/modules/audit/service.server';
import { tenantSettingsSchema } from '#app/modules/tenancy/tenant/schema';
import type { Clock } from '#app/platform/clock.server';
import type { Actor, TenantCtx } from '#app/platform/context.server';
import { withTenant } from '#app/platform/db.server';
import { newSecret, sha256 } from '#app/platform/secret.server';
import type { ApiTokenRow } from './schema';

/** `last_used_at` is told to the minute: a busy integration doesn't write on every call. */
const USED_EVERY_MS = 60_000;

/**
 * Whom a bearer token speaks for, with the role of the member it was made for; null when it is unknown
 * or revoked, or when member or tenant is suspended. Looked up by hash inside the tenant it names.
 */
export async function resolveApiToken(authorization: string | null, clock: Clock): Promise<Actor | null> {
  const token = readApiToken(authorization);
  if (!token) return null;
  const { tenantId, secret } = token;
  return withTenant(tenantId, async (db) => {
    const row = await db.apiToken.findUnique({
      where: { tenantId_tokenHash: { tenantId, tokenHash: sha256(secret) } },
      include: { membership: true },
    });
    const tenant = await db.tenant.findUnique({ where: { id: tenantId } });
    if (!row || row.revokedAt || row.membership.status !== 'active' || tenant?.status !== 'active') return null;
    const now = clock.now();
    if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= USED_EVERY_MS) {
      await db.apiToken.update({ where: { tenantId_id: { tenantId, id: row.id } }, data: { lastUsedAt: now }, select: { id: true } });
    }
    const role = row.membership.role as Role;
    return {
      kind: 'token',
      userId: row.membership.userId,
      tenantId,
      membershipId: row.membershipId,
      role,
      displayName: `${row.membership.displayName} (${row.name})`,
      email: null,
      locale: tenant.locale,
      permissions: permissionsOf(role),
      tenant: {
        id: tenantId,
        slug: tenant.slug,
        name: tenant.name,
        industry: tenant.industry,
        locale: tenant.locale,
        timeZone: tenant.timeZone,
        calendar: tenant.calendar,
        currency: tenant.currency,
        demo: tenant.demo,
        settings: tenantSettingsSchema.parse(tenant.settings),
      },
    };
  });
}

/** Tokens of the tenant, newest first, revoked ones included: the list is also the record of who had access. */
export async function listApiTokens(ctx: TenantCtx, input: { cursor?: string | undefined; limit: number }): Promise<Page<ApiTokenRow>> {
  const { tenantId } = ctx.actor;
  const rows = await ctx.db.apiToken.findMany({
    where: { tenantId, ...(input.cursor ? { id: { lt: String(decodeCursor(input.cursor, 1)[0]) } } : {}) },
    include: { membership: { select: { displayName: true, role: true } } },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  });
  const page = toPage(rows, input.limit, (row) => [row.id]);
  return {
    ...page,
    items: page.items.map(({ id, name, membership, createdAt, lastUsedAt, revokedAt }) => ({
      tokenId: id,
      name,
      memberName: membership.displayName,
      role: membership.role,
      createdAt,
      lastUsedAt,
      revokedAt,
    })),
  };
}

/** A token that acts as a member. Its text is in the answer and nowhere else. */
export async function createApiToken(ctx: TenantCtx, input: { name: string; membershipId: string }): Promise<{ tokenId: string; token: string }> {
  const { tenantId } = ctx.actor;
  const member = await ctx.db.membership.findUnique({ where: { tenantId_id: { tenantId, id: input.membershipId } } });
  if (member?.status !== 'active') throw new AppError('invalid-input', { fields: [{ field: 'membershipId', reason: 'errors:field.choice' }] });
  const role = member.role as Role;
  if (!mayChangeRole(ctx.actor.kind === 'system' ? 'owner' : ctx.actor.role, role, role)) throw aboveOwn();
  const secret = newSecret();
  const { id } = await ctx.db.apiToken.create({
    data: { tenantId, membershipId: member.id, name: input.name, tokenHash: sha256(secret), createdAt: ctx.clock.now() },
    select: { id: true },
  });
  await audit(ctx, { action: 'api-token.created', entity: 'api-token', entityId: id, after: { name: input.name, member: member.displayName, role } });
  return { tokenId: id, token: `hf_${tenantId.replaceAll('-', '')}_${secret}` };
}

/** The next request with the token is refused. */
export async function revokeApiToken(ctx: TenantCtx, input: { tokenId: string }): Promise<void> {
  const { tenantId } = ctx.actor;
  const revokedAt = ctx.clock.now();
  const { count } = await ctx.db.apiToken.updateMany({ where: { tenantId, id: input.tokenId, revokedAt: null }, data: { revokedAt } });
  if (count === 0) throw notFound();
  await audit(ctx, { action: 'api-token.revoked', entity: 'api-token', entityId: input.tokenId, after: { revokedAt } });
}
