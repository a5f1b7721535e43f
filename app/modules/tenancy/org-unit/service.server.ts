import { AppError, fieldError, notFound } from '#app/lib/app-error';
import { audit } from '#app/modules/audit/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { Prisma, type TenantDb } from '#app/platform/db.server';
import { inTreeOrder, normaliseName, orgUnitIndex } from './domain';
import {
  createOrgUnitInput,
  MAX_DEPTH,
  type AddAliasInput,
  type CreateOrgUnitInput,
  type MoveOrgUnitInput,
  type OrgUnitKind,
  type OrgUnitMatch,
  type OrgUnitRow,
  type SetOrgUnitActiveInput,
  type UpdateOrgUnitInput,
} from './schema';

const withAliases = { aliases: { orderBy: { label: 'asc' } } } satisfies Prisma.OrgUnitInclude;
type StoredUnit = Prisma.OrgUnitGetPayload<{ include: typeof withAliases }>;

/** All units of the tenant in tree order (L-17); closed ones on request. */
export async function listOrgUnits(ctx: TenantCtx, input: { includeInactive: boolean }): Promise<OrgUnitRow[]> {
  const units = await ctx.db.orgUnit.findMany({
    where: { tenantId: ctx.actor.tenantId, ...(input.includeInactive ? {} : { active: true }) },
    include: { ...withAliases, _count: { select: { members: true } } },
  });
  return inTreeOrder(
    units.map((unit) => ({
      orgUnitId: unit.id,
      kind: unit.kind as OrgUnitKind,
      code: unit.code,
      name: unit.name,
      tier: unit.tier,
      parentId: unit.parentId,
      active: unit.active,
      aliases: unit.aliases.map(({ label }) => label),
      memberCount: unit._count.members,
    })),
  );
}

export async function createOrgUnit(ctx: TenantCtx, input: CreateOrgUnitInput): Promise<{ orgUnitId: string }> {
  const { aliases, parentId, ...fields } = createOrgUnitInput.parse(input);
  const { tenantId } = ctx.actor;
  await lockTree(ctx);
  if (parentId) await assertFitsUnder(ctx, null, parentId);
  const { id } = await refusingTakenCode(() =>
    ctx.db.orgUnit.create({ data: { tenantId, parentId, ...fields }, select: { id: true } }),
  );
  await replaceAliases(ctx, id, aliases);
  await audit(ctx, { action: 'org-unit.created', entity: 'org-unit', entityId: id, after: { ...fields, parentId, aliases } });
  return { orgUnitId: id };
}

export async function updateOrgUnit(ctx: TenantCtx, input: UpdateOrgUnitInput): Promise<void> {
  const { orgUnitId, aliases, ...fields } = input;
  const before = await getUnit(ctx, orgUnitId);
  await refusingTakenCode(() =>
    ctx.db.orgUnit.update({ where: { tenantId_id: { tenantId: ctx.actor.tenantId, id: orgUnitId } }, data: fields, select: { id: true } }),
  );
  await replaceAliases(ctx, orgUnitId, aliases);
  await audit(ctx, { action: 'org-unit.updated', entity: 'org-unit', entityId: orgUnitId, before: facts(before), after: { ...fields, aliases } });
}

/** Remembers one more name of a unit (O-19); a name it has already changes nothing. */
export async function addOrgUnitAlias(ctx: TenantCtx, { orgUnitId, alias }: AddAliasInput): Promise<void> {
  const unit = await getUnit(ctx, orgUnitId);
  const before = unit.aliases.map(({ label }) => label);
  if (before.some((label) => normaliseName(label) === normaliseName(alias))) return;
  await replaceAliases(ctx, orgUnitId, [...before, alias]);
  await audit(ctx, { action: 'org-unit.updated', entity: 'org-unit', entityId: orgUnitId, before: { aliases: before }, after: { aliases: [...before, alias] } });
}

/**
 * Hangs a unit with everything below it under another (L-17: the service desk moves to head office).
 * Records, members and rules point to the unit itself, so nothing of theirs changes.
 */
export async function moveOrgUnit(ctx: TenantCtx, input: MoveOrgUnitInput): Promise<void> {
  const { orgUnitId, parentId } = input;
  await lockTree(ctx);
  const unit = await getUnit(ctx, orgUnitId);
  if (parentId) await assertFitsUnder(ctx, orgUnitId, parentId);
  await ctx.db.orgUnit.update({ where: { tenantId_id: { tenantId: ctx.actor.tenantId, id: orgUnitId } }, data: { parentId }, select: { id: true } });
  const nameOf = async (id: string | null): Promise<string | null> => (id ? (await getUnit(ctx, id)).name : null);
  const [from, to] = [await nameOf(unit.parentId), await nameOf(parentId)];
  await audit(ctx, { action: 'org-unit.moved', entity: 'org-unit', entityId: orgUnitId, before: { under: from }, after: { under: to } });
}

/** Closes or reopens a unit. It is never deleted: old records keep pointing to it. */
export async function setOrgUnitActive(ctx: TenantCtx, input: SetOrgUnitActiveInput): Promise<void> {
  const { orgUnitId, active } = input;
  const { tenantId } = ctx.actor;
  await lockTree(ctx);
  const unit = await getUnit(ctx, orgUnitId);
  if (unit.active === active) return;
  if (!active && (await ctx.db.orgUnit.count({ where: { tenantId, parentId: orgUnitId, active: true } })) > 0) {
    throw new AppError('conflict', { reason: 'tenancy:error.open-children' });
  }
  if (active && unit.parentId && !(await getUnit(ctx, unit.parentId)).active) {
    throw new AppError('conflict', { reason: 'tenancy:error.closed-parent' });
  }
  await ctx.db.orgUnit.update({ where: { tenantId_id: { tenantId, id: orgUnitId } }, data: { active }, select: { id: true } });
  await audit(ctx, { action: active ? 'org-unit.reopened' : 'org-unit.closed', entity: 'org-unit', entityId: orgUnitId, before: { active: unit.active }, after: { active } });
}

/** The unit that a person means by code, name or other name (O-19). */
export async function findOrgUnitByName(ctx: TenantCtx, text: string): Promise<OrgUnitMatch> {
  const matches = await resolveOrgUnits(ctx.db, ctx.actor.tenantId, [text]);
  return matches.get(text) ?? { found: 'none' };
}

/** The same for every name of a file at once: one read, whatever the number of names. */
export async function resolveOrgUnits(db: TenantDb, tenantId: string, names: Iterable<string>): Promise<Map<string, OrgUnitMatch>> {
  const units = await db.orgUnit.findMany({ where: { tenantId }, include: withAliases });
  const find = orgUnitIndex(
    units.map(({ id, code, name, active, aliases }) => ({ orgUnitId: id, code, name, active, aliases: aliases.map(({ label }) => label) })),
  );
  return new Map([...new Set(names)].map((name) => [name, find(name)]));
}

async function getUnit(ctx: TenantCtx, orgUnitId: string): Promise<StoredUnit> {
  const unit = await ctx.db.orgUnit.findUnique({
    where: { tenantId_id: { tenantId: ctx.actor.tenantId, id: orgUnitId } },
    include: withAliases,
  });
  if (!unit) throw notFound();
  return unit;
}

/** One change of the tree's shape at a time: two moves at once could close a circle that neither sees. */
async function lockTree(ctx: TenantCtx): Promise<void> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('org-unit-tree:' || ${ctx.actor.tenantId}, 0))`;
}

async function assertFitsUnder(ctx: TenantCtx, orgUnitId: string | null, parentId: string): Promise<void> {
  const parent = await getUnit(ctx, parentId);
  if (!parent.active) throw fieldError('parentId', 'tenancy:error.closed-parent');
  const ancestors = await ctx.db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE up AS (
      SELECT id, parent_id, 1 AS depth FROM org_unit WHERE tenant_id = ${ctx.actor.tenantId}::uuid AND id = ${parentId}::uuid
      UNION ALL
      SELECT o.id, o.parent_id, up.depth + 1 FROM org_unit o JOIN up ON o.id = up.parent_id
      WHERE o.tenant_id = ${ctx.actor.tenantId}::uuid AND up.depth < 100
    ) SELECT id FROM up`;
  if (ancestors.some(({ id }) => id === orgUnitId)) throw fieldError('parentId', 'tenancy:error.circle');
  if (ancestors.length >= MAX_DEPTH) throw fieldError('parentId', 'tenancy:error.too-deep', { maximum: MAX_DEPTH });
}

async function replaceAliases(ctx: TenantCtx, orgUnitId: string, labels: readonly string[]): Promise<void> {
  const { tenantId } = ctx.actor;
  const byAlias = new Map(labels.map((label) => [normaliseName(label), label.trim()]));
  const taken = await ctx.db.orgUnitAlias.findFirst({ where: { tenantId, alias: { in: [...byAlias.keys()] }, orgUnitId: { not: orgUnitId } } });
  if (taken) throw fieldError('aliases', 'tenancy:error.alias-taken', { alias: taken.label });
  await ctx.db.orgUnitAlias.deleteMany({ where: { tenantId, orgUnitId } });
  await ctx.db.orgUnitAlias.createMany({ data: [...byAlias].map(([alias, label]) => ({ tenantId, orgUnitId, alias, label })) });
}

async function refusingTakenCode<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw fieldError('code', 'tenancy:error.code-taken');
    throw error;
  }
}

function facts(unit: StoredUnit): object {
  const { kind, code, name, tier, aliases } = unit;
  return { kind, code, name, tier, aliases: aliases.map(({ label }) => label) };
}
