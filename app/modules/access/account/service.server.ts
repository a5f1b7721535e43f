import type { Language } from '#app/i18n/namespaces';
import { AppError, notFound } from '#app/lib/app-error';
import { audit } from '#app/modules/audit/service.server';
import type { OwnSession } from '#app/modules/access/session/schema';
import type { TenantCtx } from '#app/platform/context.server';
import { asControl, withControl } from '#app/platform/db.server';

function ownUserId(ctx: TenantCtx): string {
  const { userId, kind } = ctx.actor;
  // A token acts for a person in the records, but never on the person's own account.
  if (!userId || kind !== 'member') throw new AppError('forbidden');
  return userId;
}

/** The own name, in this tenant and in the account. */
export async function updateProfile(ctx: TenantCtx, input: { name: string }): Promise<void> {
  const userId = ownUserId(ctx);
  const { tenantId, membershipId, displayName } = ctx.actor;
  if (!membershipId) throw notFound();
  await ctx.db.membership.update({ where: { tenantId_id: { tenantId, id: membershipId } }, data: { displayName: input.name }, select: { id: true } });
  await asControl(ctx.db, (db) => db.userAccount.update({ where: { id: userId }, data: { name: input.name }, select: { id: true } }));
  await audit(ctx, { action: 'member.updated', entity: 'member', entityId: membershipId, before: { displayName }, after: { displayName: input.name } });
}

/** The own open sessions in all tenants, newest first. */
export async function listOwnSessions(ctx: TenantCtx): Promise<OwnSession[]> {
  const userId = ownUserId(ctx);
  return asControl(ctx.db, (db) => db.$queryRaw<OwnSession[]>`
    SELECT s.id AS "sessionKey", s.created_at AS "createdAt", s.expires_at AS "expiresAt", s.ip,
      s.user_agent AS "userAgent", t.name AS "tenantName"
    FROM session s JOIN tenant t ON t.id = s.tenant_id
    WHERE s.user_id = ${userId}::uuid AND s.expires_at > ${ctx.clock.now()}::timestamptz
    ORDER BY s.created_at DESC LIMIT 100`);
}

/** Ends one of the own sessions; somebody else's is not found. */
export async function revokeOwnSession(ctx: TenantCtx, input: { sessionKey: string }): Promise<void> {
  const userId = ownUserId(ctx);
  const { count } = await asControl(ctx.db, (db) => db.session.deleteMany({ where: { id: input.sessionKey, userId } }));
  if (count === 0) throw notFound();
}

/** The language a person sees everywhere from now on, in all their tenants. */
export async function rememberLanguage(userId: string, language: Language): Promise<void> {
  await withControl((db) => db.userAccount.update({ where: { id: userId }, data: { locale: language }, select: { id: true } }));
}
