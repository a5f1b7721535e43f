import { AppError, fieldError } from '#app/lib/app-error';
import { uuidV7 } from '#app/lib/uuid-v7';
import { audit } from '#app/modules/audit/service.server';
import { systemClock, type Clock } from '#app/platform/clock.server';
import { systemCtx, type TenantCtx, type TenantInfo } from '#app/platform/context.server';
import type { Prisma} from '#app/platform/db.server';
import { asControl, withTenant, type TenantDb } from '#app/platform/db.server';
import { hashPassword } from '#app/platform/password-hash.server';
import { createTenantInput, tenantSettingsSchema, type CreateTenantInput, type TenantSettings, type UpdateTenantInput } from './schema';

export interface TenantProfile extends Omit<TenantInfo, 'settings'> {
  settings: TenantSettings;
}

/** The tenant as its own people see it. */
export async function getTenant(ctx: TenantCtx): Promise<TenantProfile> {
  return loadTenant(ctx.db, ctx.actor.tenantId);
}

/** For jobs: who the tenant is, to build a `systemCtx` from. Throws `not-found` for a tenant that is gone. */
export async function loadTenant(db: TenantDb, tenantId: string): Promise<TenantProfile> {
  const tenant = await db.tenant.findUnique({ where: { id: tenantId } });
  if (!tenant) throw new AppError('not-found');
  const { id, slug, name, industry, locale, timeZone, calendar, currency, demo } = tenant;
  return { id, slug, name, industry, locale, timeZone, calendar, currency, demo, settings: tenantSettingsSchema.parse(tenant.settings) };
}

export async function updateTenant(ctx: TenantCtx, input: UpdateTenantInput): Promise<void> {
  const { callingHours, features, ...columns } = input;
  const before = await lockTenant(ctx);
  await saveTenant(ctx, columns, { callingHours, features });
  const { name, locale, timeZone, calendar, settings } = before;
  await audit(ctx, {
    action: 'tenant.updated',
    entity: 'tenant',
    entityId: ctx.actor.tenantId,
    before: { name, locale, timeZone, calendar, callingHours: settings.callingHours, features: settings.features },
    after: input,
  });
}

/** The tenant's own names of the roles; an empty one brings the product's name back. */
export async function updateRoleNames(ctx: TenantCtx, input: Pick<TenantSettings, 'roleNames'>): Promise<void> {
  const roleNames = Object.fromEntries(Object.entries(input.roleNames).filter(([, name]) => name !== ''));
  const before = await lockTenant(ctx);
  await saveTenant(ctx, {}, { roleNames });
  await audit(ctx, { action: 'role-names.updated', entity: 'role', before: before.settings.roleNames, after: roleNames });
}

async function lockTenant(ctx: TenantCtx): Promise<TenantProfile> {
  await ctx.db.$executeRaw`SELECT 1 FROM tenant WHERE id = ${ctx.actor.tenantId}::uuid FOR UPDATE`;
  return getTenant(ctx);
}

/** Keys of `settings` that this change doesn't name stay as they are, also those of other modules. */
async function saveTenant(ctx: TenantCtx, columns: Prisma.TenantUpdateInput, settings: Partial<TenantSettings>): Promise<void> {
  const { tenantId } = ctx.actor;
  const stored = await ctx.db.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { settings: true } });
  const merged = { ...(stored.settings as Prisma.JsonObject), ...settings };
  await ctx.db.tenant.update({ where: { id: tenantId }, data: { ...columns, settings: merged }, select: { id: true } });
}

export interface CreateTenantOptions {
  /** For demo tenants and tests; without one the owner sets a password by the reset link. */
  ownerPassword?: string;
  /** Fills the new tenant with its industry's rules, forms and words, in the same transaction. */
  applyPack?: (ctx: TenantCtx) => Promise<void>;
  clock?: Clock;
}

export interface NewTenant {
  tenant: TenantProfile;
  ownerUserId: string;
  ownerMembershipId: string;
}

/**
 * A new customer of the product with its owner, all or nothing. An address that already has an account
 * becomes owner with that account and its password. Field error on `slug` when it is taken.
 */
export async function createTenant(input: CreateTenantInput, options: CreateTenantOptions = {}): Promise<NewTenant> {
  const { owner, ...facts } = createTenantInput.parse(input);
  const clock = options.clock ?? systemClock;
  const passwordHash = options.ownerPassword === undefined ? null : await hashPassword(options.ownerPassword);
  const tenantId = uuidV7(clock.now().getTime());
  return withTenant(tenantId, async (db) => {
    const ids = await asControl(db, async (control) => {
      const taken = await control.tenant.count({ where: { slug: facts.slug } });
      if (taken > 0) throw fieldError('slug', 'tenancy:error.slug-taken');
      await control.tenant.create({ data: { id: tenantId, ...facts }, select: { id: true } });
      const user = await control.userAccount.upsert({
        where: { email: owner.email },
        create: { ...owner, passwordHash, locale: facts.locale },
        update: {},
        select: { id: true },
      });
      const membership = await control.membership.create({
        data: { tenantId, userId: user.id, role: 'owner', displayName: owner.name },
        select: { id: true },
      });
      return { ownerUserId: user.id, ownerMembershipId: membership.id };
    });
    const tenant = await loadTenant(db, tenantId);
    const ctx = systemCtx({ ...tenant, settings: { ...tenant.settings } }, db, 'create-tenant', clock);
    await audit(ctx, { action: 'tenant.created', entity: 'tenant', entityId: tenantId, after: { ...facts, owner: owner.name } });
    await options.applyPack?.(ctx);
    return { tenant: await loadTenant(db, tenantId), ...ids };
  });
}
