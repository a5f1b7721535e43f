import { AppError, notFound } from '#app/lib/app-error';
import { decodeCursor, toPage, type Page } from '#app/lib/paging';
import type { Role } from '#app/lib/permissions';
import { audit } from '#app/modules/audit/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { asControl } from '#app/platform/db.server';
import { hashPassword } from '#app/platform/password-hash.server';
import { keepsLeadership, mayChangeRole } from './domain';
import { readMembers } from './queries.server';
import type {
  ChangeRoleInput,
  ListMembersInput,
  MemberOption,
  MemberRow,
  MemberStatus,
  SetMemberStatusInput,
  UpdateMemberInput,
} from './schema';

export async function listMembers(ctx: TenantCtx, input: ListMembersInput): Promise<Page<MemberRow>> {
  const { tenantId } = ctx.actor;
  const { cursor, limit, ...filter } = input;
  const after = cursor ? String(decodeCursor(cursor, 1)[0]) : undefined;
  const stored = await asControl(ctx.db, (db) => readMembers(db, { tenantId, ...filter, after, limit: limit + 1 }));
  const page = toPage(stored, limit, (member) => [member.membershipId]);
  return { ...page, items: await withUnitNames(ctx, page.items) };
}

export async function getMember(ctx: TenantCtx, membershipId: string): Promise<MemberRow> {
  const { tenantId } = ctx.actor;
  const [stored] = await asControl(ctx.db, (db) => readMembers(db, { tenantId, membershipId, limit: 1 }));
  const [member] = stored ? await withUnitNames(ctx, [stored]) : [];
  if (!member) throw notFound();
  return member;
}

async function withUnitNames(ctx: TenantCtx, members: Omit<MemberRow, 'orgUnitName'>[]): Promise<MemberRow[]> {
  const ids = members.flatMap(({ orgUnitId }) => orgUnitId ?? []);
  const units = await ctx.db.orgUnit.findMany({ where: { tenantId: ctx.actor.tenantId, id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return members.map((member) => ({ ...member, orgUnitName: names.get(member.orgUnitId ?? '') ?? null }));
}

/** Active members to choose from, by name; the first 500. */
export async function listMemberOptions(ctx: TenantCtx): Promise<MemberOption[]> {
  const rows = await ctx.db.membership.findMany({
    where: { tenantId: ctx.actor.tenantId, status: 'active' },
    select: { id: true, displayName: true, role: true },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: 500,
  });
  return rows.map(({ id, displayName, role }) => ({ membershipId: id, displayName, role: role as Role }));
}

export async function updateMember(ctx: TenantCtx, input: UpdateMemberInput): Promise<void> {
  const { membershipId, displayName, orgUnitId } = input;
  const { tenantId, role } = ctx.actor;
  const before = await ctx.db.membership.findUnique({ where: { tenantId_id: { tenantId, id: membershipId } } });
  if (!before) throw notFound();
  if (!mayChangeRole(role, before.role as Role, before.role as Role)) throw aboveOwn();
  await assertOpenUnit(ctx, orgUnitId, before.orgUnitId);
  await ctx.db.membership.update({ where: { tenantId_id: { tenantId, id: membershipId } }, data: { displayName, orgUnitId }, select: { id: true } });
  await audit(ctx, {
    action: 'member.updated',
    entity: 'member',
    entityId: membershipId,
    before: { displayName: before.displayName, orgUnitId: before.orgUnitId },
    after: { displayName, orgUnitId },
  });
}

/** A member may stay in a unit that was closed, but nobody is put into one. */
export async function assertOpenUnit(ctx: TenantCtx, orgUnitId: string | null, present: string | null = null): Promise<void> {
  if (!orgUnitId || orgUnitId === present) return;
  const unit = await ctx.db.orgUnit.findUnique({ where: { tenantId_id: { tenantId: ctx.actor.tenantId, id: orgUnitId } }, select: { active: true } });
  if (!unit?.active) throw new AppError('invalid-input', { fields: [{ field: 'orgUnitId', reason: 'errors:field.choice' }] });
}

/**
 * Gives a member another role; their sessions end, so that the new rights count at once. An admin gives
 * nothing above his own; the tenant keeps an owner and somebody who can change settings.
 */
export async function changeRole(ctx: TenantCtx, input: ChangeRoleInput): Promise<void> {
  await changeStanding(ctx, input.membershipId, { role: input.role });
}

/** Suspends or reactivates a member. Suspended members keep their records and lose every session at once. */
export async function setMemberStatus(ctx: TenantCtx, input: SetMemberStatusInput): Promise<void> {
  if (input.membershipId === ctx.actor.membershipId) throw new AppError('conflict', { reason: 'access:error.own-status' });
  await changeStanding(ctx, input.membershipId, { status: input.status });
}

async function changeStanding(ctx: TenantCtx, membershipId: string, change: { role?: Role; status?: MemberStatus }): Promise<void> {
  const { tenantId } = ctx.actor;
  // All who lead are locked, in one order: two admins who demote each other at once can't both succeed.
  const locked = await ctx.db.$queryRaw<{ membershipId: string; role: Role; status: MemberStatus }[]>`
    SELECT id AS "membershipId", role, status FROM membership
    WHERE tenant_id = ${tenantId}::uuid AND (role IN ('owner', 'admin') OR id = ${membershipId}::uuid)
    ORDER BY id FOR UPDATE`;
  const present = locked.find((member) => member.membershipId === membershipId);
  if (!present) throw notFound();
  const next = { ...present, ...change };
  if (next.role === present.role && next.status === present.status) return;
  const actorRole = ctx.actor.kind === 'system' ? 'owner' : ctx.actor.role;
  if (!mayChangeRole(actorRole, present.role, next.role)) throw aboveOwn();
  const standings = locked.map((member) => ({ ...member, isActive: member.status === 'active' }));
  if (!keepsLeadership(standings, { ...next, isActive: next.status === 'active' })) {
    throw new AppError('conflict', { reason: 'access:error.last-leader' });
  }
  await ctx.db.membership.update({ where: { tenantId_id: { tenantId, id: membershipId } }, data: change, select: { id: true } });
  await ctx.db.session.deleteMany({ where: { tenantId, membershipId } });
  const action = change.role ? 'member.role-changed' : next.status === 'active' ? 'member.reactivated' : 'member.suspended';
  const { role, status } = present;
  await audit(ctx, { action, entity: 'member', entityId: membershipId, before: { role, status }, after: { role: next.role, status: next.status } });
}

export function aboveOwn(): AppError {
  return new AppError('forbidden', { reason: 'access:error.role-above-own' });
}

/**
 * A member without an invitation: demo tenants, tests and imports of staff. An address that has an
 * account keeps its name and password. Runs in the caller's transaction.
 */
export async function addMember(
  ctx: TenantCtx,
  input: { email: string; name: string; role: Role; orgUnitId?: string | null; password?: string; locale?: string },
): Promise<{ membershipId: string; userId: string }> {
  const { tenantId } = ctx.actor;
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
  const email = input.email.toLowerCase();
  const user = await asControl(ctx.db, (db) =>
    db.userAccount.upsert({
      where: { email },
      create: { email, name: input.name, passwordHash, locale: input.locale ?? null },
      update: {},
      select: { id: true },
    }),
  );
  const { id } = await ctx.db.membership.create({
    data: { tenantId, userId: user.id, role: input.role, displayName: input.name, orgUnitId: input.orgUnitId ?? null },
    select: { id: true },
  });
  await audit(ctx, { action: 'member.added', entity: 'member', entityId: id, after: { displayName: input.name, role: input.role } });
  return { membershipId: id, userId: user.id };
}
