import { textsFor } from '#app/i18n/i18n.server';
import { toLanguage } from '#app/i18n/namespaces';
import { AppError, notFound } from '#app/lib/app-error';
import { civilToday, timeOfDay } from '#app/lib/civil-date';
import { decodeCursor, toPage, type Page } from '#app/lib/paging';
import type { Role } from '#app/lib/permissions';
import { uuidV7 } from '#app/lib/uuid-v7';
import { isDemo } from '#app/modules/access/demo/service.server';
import { sendInvitation } from '#app/modules/access/jobs';
import { mayChangeRole } from '#app/modules/access/member/domain';
import { aboveOwn, assertOpenUnit } from '#app/modules/access/member/service.server';
import { audit } from '#app/modules/audit/service.server';
import { ownRoleName } from '#app/modules/tenancy/tenant/schema';
import { loadTenant } from '#app/modules/tenancy/tenant/service.server';
import type { Clock } from '#app/platform/clock.server';
import type { TenantCtx } from '#app/platform/context.server';
import { asControl, withTenant } from '#app/platform/db.server';
import { env } from '#app/platform/env.server';
import { mailMode, renderMail, sendMail } from '#app/platform/mail.server';
import { recordEvent } from '#app/platform/outbox.server';
import { keyedDigest, sha256 } from '#app/platform/secret.server';
import type { CreateInvitationInput, InvitationRow } from './schema';

const VALID_DAYS = 7;

/**
 * The link's secret is computed from the invitation with the installation's key, and only its hash is
 * stored: the worker that mails the link needs the id and nothing else. A new expiry makes a new secret.
 */
export function invitationSecret(tenantId: string, invitationId: string, expiresAt: Date): string {
  return keyedDigest('invitation', tenantId, invitationId, expiresAt.toISOString());
}

export function invitationUrl(tenantId: string, secret: string): string {
  return `${env().baseUrl}/invite/${tenantId.replaceAll('-', '')}.${secret}`;
}

/** Open invitations, newest first. */
export async function listInvitations(ctx: TenantCtx, input: { cursor?: string | undefined; limit: number }): Promise<Page<InvitationRow>> {
  const { tenantId, tenant } = ctx.actor;
  const rows = await ctx.db.invitation.findMany({
    where: {
      tenantId,
      acceptedAt: null,
      revokedAt: null,
      ...(input.cursor ? { id: { lt: String(decodeCursor(input.cursor, 1)[0]) } } : {}),
    },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  });
  const page = toPage(rows, input.limit, (row) => [row.id]);
  const showLinks = mailMode() === 'preview' && isDemo() && tenant.demo;
  return {
    ...page,
    items: page.items.map(({ id, email, name, role, createdAt, expiresAt, tokenHash }) => {
      const secret = invitationSecret(tenantId, id, expiresAt);
      const isExpired = expiresAt <= ctx.clock.now();
      return {
        invitationId: id,
        email,
        name,
        role: role as Role,
        createdAt,
        expiresAt,
        isExpired,
        link: showLinks && !isExpired && sha256(secret) === tokenHash ? invitationUrl(tenantId, secret) : null,
      };
    }),
  };
}

/** Invites a person by mail. An earlier open invitation of the address ends. AppError `conflict` for a member. */
export async function createInvitation(ctx: TenantCtx, input: CreateInvitationInput): Promise<{ invitationId: string }> {
  const { tenantId } = ctx.actor;
  if (!mayChangeRole(ctx.actor.role, input.role, input.role)) throw aboveOwn();
  await assertOpenUnit(ctx, input.orgUnitId);
  const isMember = await asControl(ctx.db, (db) => db.membership.count({ where: { tenantId, user: { email: input.email } } }));
  if (isMember > 0) throw new AppError('conflict', { reason: 'access:error.already-member', fields: [{ field: 'email', reason: 'access:error.already-member' }] });
  const now = ctx.clock.now();
  await ctx.db.invitation.updateMany({ where: { tenantId, email: input.email, acceptedAt: null, revokedAt: null }, data: { revokedAt: now } });
  const invitationId = uuidV7(now.getTime());
  const expiresAt = deadline(now);
  const tokenHash = sha256(invitationSecret(tenantId, invitationId, expiresAt));
  await ctx.db.invitation.create({ data: { tenantId, id: invitationId, tokenHash, ...input, createdAt: now, expiresAt }, select: { id: true } });
  await recordEvent(ctx.db, tenantId, sendInvitation, { invitationId });
  await audit(ctx, { action: 'invitation.created', entity: 'invitation', entityId: invitationId, after: { ...input, expiresAt } });
  return { invitationId };
}

/** Sends a new link with seven new days; the link sent before is dead. */
export async function resendInvitation(ctx: TenantCtx, input: { invitationId: string }): Promise<void> {
  const { tenantId } = ctx.actor;
  const { invitationId } = input;
  const expiresAt = deadline(ctx.clock.now());
  const tokenHash = sha256(invitationSecret(tenantId, invitationId, expiresAt));
  await changeOpen(ctx, invitationId, { expiresAt, tokenHash });
  await recordEvent(ctx.db, tenantId, sendInvitation, { invitationId });
  await audit(ctx, { action: 'invitation.resent', entity: 'invitation', entityId: invitationId, after: { expiresAt } });
}

export async function revokeInvitation(ctx: TenantCtx, input: { invitationId: string }): Promise<void> {
  const revokedAt = ctx.clock.now();
  await changeOpen(ctx, input.invitationId, { revokedAt });
  await audit(ctx, { action: 'invitation.revoked', entity: 'invitation', entityId: input.invitationId, after: { revokedAt } });
}

/**
 * Mails the link; called by the worker. Says nothing when the invitation was accepted, revoked or has
 * ended meanwhile. `key` is the same over every repetition.
 */
export async function sendInvitationMail(input: { tenantId: string; invitationId: string; key: string }, clock: Clock): Promise<void> {
  const { tenantId, invitationId, key } = input;
  const { invitation, tenant } = await withTenant(tenantId, async (db) => ({
    invitation: await db.invitation.findUnique({ where: { tenantId_id: { tenantId, id: invitationId } } }),
    tenant: await loadTenant(db, tenantId),
  }));
  if (!invitation || invitation.acceptedAt || invitation.revokedAt || invitation.expiresAt <= clock.now()) return;
  const { name, email, expiresAt } = invitation;
  const role = invitation.role as Role;
  const locale = toLanguage(invitation.locale);
  const content = await renderMail('invitation', locale, {
    tenant: { name: tenant.name },
    person: { name },
    role: { name: ownRoleName(tenant.settings, role) ?? textsFor(locale)(`common:roles.${role}`) },
    link: {
      url: invitationUrl(tenantId, invitationSecret(tenantId, invitationId, expiresAt)),
      validUntil: `${civilToday(expiresAt, tenant.timeZone)} ${timeOfDay(expiresAt, tenant.timeZone)}`,
    },
  });
  await sendMail({ to: { name, address: email }, key, ...content });
}

/** Only an open invitation changes; one that was accepted meanwhile is not found. */
async function changeOpen(ctx: TenantCtx, invitationId: string, data: { expiresAt?: Date; tokenHash?: string; revokedAt?: Date }): Promise<void> {
  const { tenantId } = ctx.actor;
  const { count } = await ctx.db.invitation.updateMany({ where: { tenantId, id: invitationId, acceptedAt: null, revokedAt: null }, data });
  if (count === 0) throw notFound();
}

function deadline(now: Date): Date {
  return new Date(now.getTime() + VALID_DAYS * 86_400_000);
}
