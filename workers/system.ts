import { AppError } from '#app/lib/app-error';
import { systemClock, type Clock } from '#app/platform/clock.server';
import { systemCtx, type TenantCtx, type TenantInfo } from '#app/platform/context.server';
import { withTenant, type TenantDb, type UnitOptions } from '#app/platform/db.server';

/** One unit of work in a tenant with the product itself acting; `requestId` is the job's id, for log and audit. */
export function asSystem<T>(
  tenantId: string,
  requestId: string,
  work: (ctx: TenantCtx) => Promise<T>,
  options: UnitOptions & { clock?: Clock } = {},
): Promise<T> {
  const { clock = systemClock, ...unit } = options;
  return withTenant(tenantId, async (db) => work(systemCtx(await readTenant(db, tenantId), db, requestId, clock)), unit);
}

async function readTenant(db: TenantDb, tenantId: string): Promise<TenantInfo> {
  const tenant = await db.tenant.findUnique({ where: { id: tenantId } });
  if (!tenant) throw new AppError('not-found');
  const { id, slug, name, industry, locale, timeZone, calendar, currency, demo, settings } = tenant;
  const isObject = typeof settings === 'object' && settings !== null && !Array.isArray(settings);
  return { id, slug, name, industry, locale, timeZone, calendar, currency, demo, settings: isObject ? settings : {} };
}
