import { fieldError, notFound } from '#app/lib/app-error';
import { decodeCursor, toPage, type Page } from '#app/lib/paging';
import { audit } from '#app/modules/audit/service.server';
import { placeKey } from '#app/modules/homes/place/schema';
import type { TenantCtx } from '#app/platform/context.server';
import { Prisma } from '#app/platform/db.server';
import { readHomeSearch, toCentiSqm } from './domain';
import { findHomeFile, listHomeRows, listZones } from './queries.server';
import type { CreateHomeInput, HomeFile, HomeListItem, ListHomesInput, UpdateHomeInput } from './schema';

/** Homes by place, with filters by site, zone (L-12) and occupancy; text finds by place, resident's name and phone. */
export async function listHomes(ctx: TenantCtx, input: ListHomesInput): Promise<Page<HomeListItem>> {
  const { q, siteId, zone, occupancy, cursor, limit } = input;
  const after = cursor === undefined ? undefined : decodeCursor(cursor, 2);
  const rows = await listHomeRows(ctx.db, ctx.actor.tenantId, {
    search: readHomeSearch(q ?? ''),
    siteId,
    zone,
    occupancy,
    after: after && [String(after[0]), String(after[1])],
    limit: limit + 1,
  });
  const page = toPage(rows, limit, (row) => [row.placeKey, row.id]);
  return { ...page, items: page.items.map(({ placeKey: _placeKey, ...item }) => item) };
}

/** One home with its people and records. */
export async function getHome(ctx: TenantCtx, input: { homeId: string }): Promise<HomeFile> {
  const row = await findHomeFile(ctx.db, ctx.actor.tenantId, input.homeId);
  if (row === null) throw notFound();
  return { ...row, createdAt: row.createdAt.toISOString() };
}

export async function createHome(ctx: TenantCtx, input: CreateHomeInput): Promise<{ homeId: string }> {
  const { tenantId } = ctx.actor;
  await assertSite(ctx, input.siteId);
  const place = { building: input.building, unit: input.unit ?? '', room: input.room };
  const { id } = await refusingKnownPlace(() =>
    ctx.db.home.create({
      data: {
        tenantId,
        siteId: input.siteId,
        ...place,
        placeKey: placeKey(place),
        zone: input.zone || null,
        areaCentiSqm: toCentiSqm(input.areaSqm),
        occupancy: input.occupancy,
        createdAt: ctx.clock.now(),
        updatedAt: ctx.clock.now(),
      },
      select: { id: true },
    }),
  );
  await audit(ctx, { action: 'home.created', entity: 'home', entityId: id, after: input });
  return { homeId: id };
}

/** Changes the named fields only; `null` empties one. */
export async function updateHome(ctx: TenantCtx, input: UpdateHomeInput): Promise<{ homeId: string }> {
  const { tenantId } = ctx.actor;
  const { homeId, areaSqm, ...changes } = input;
  const before = await ctx.db.home.findUnique({ where: { tenantId_id: { tenantId, id: homeId } } });
  if (before === null) throw notFound();
  if (changes.siteId !== undefined && changes.siteId !== before.siteId) await assertSite(ctx, changes.siteId);
  const place = {
    building: changes.building ?? before.building,
    unit: changes.unit === undefined ? before.unit : (changes.unit ?? ''),
    room: changes.room ?? before.room,
  };
  await refusingKnownPlace(() =>
    ctx.db.home.updateMany({
      where: { tenantId, id: homeId },
      data: {
        ...place,
        placeKey: placeKey(place),
        ...(changes.siteId === undefined ? {} : { siteId: changes.siteId }),
        ...(changes.zone === undefined ? {} : { zone: changes.zone || null }),
        ...(areaSqm === undefined ? {} : { areaCentiSqm: toCentiSqm(areaSqm) }),
        ...(changes.occupancy === undefined ? {} : { occupancy: changes.occupancy }),
        updatedAt: ctx.clock.now(),
      },
    }),
  );
  const stored: Record<string, unknown> = { ...before, areaSqm: before.areaCentiSqm === null ? null : before.areaCentiSqm / 100 };
  const named = Object.keys(input).filter((key) => key !== 'homeId');
  await audit(ctx, { action: 'home.updated', entity: 'home', entityId: homeId, before: Object.fromEntries(named.map((key) => [key, stored[key]])), after: { ...changes, areaSqm } });
  return { homeId };
}

/** Sites and zones of the tenant, for filters and forms. */
export async function listHomeChoices(ctx: TenantCtx): Promise<{ sites: { id: string; name: string }[]; zones: string[] }> {
  const { tenantId } = ctx.actor;
  const sites = await ctx.db.orgUnit.findMany({ where: { tenantId, kind: 'site', active: true }, orderBy: { name: 'asc' }, select: { id: true, name: true } });
  return { sites, zones: await listZones(ctx.db, tenantId) };
}

async function assertSite(ctx: TenantCtx, siteId: string): Promise<void> {
  const site = await ctx.db.orgUnit.findFirst({ where: { tenantId: ctx.actor.tenantId, id: siteId, kind: 'site', active: true }, select: { id: true } });
  if (site === null) throw fieldError('siteId', 'homes:problem.site');
}

async function refusingKnownPlace<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw fieldError('room', 'homes:problem.place-known');
    throw error;
  }
}
