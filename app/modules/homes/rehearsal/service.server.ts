import { bringCustomers, openCustomerRehearsal } from '#app/modules/customers/rehearsal/service.server';
import { bulkUpsertHomes } from '#app/modules/homes/bulk/service.server';
import type { HomeDraft, HomeOutcome } from '#app/modules/homes/bulk/schema';
import { placeKey } from '#app/modules/homes/place/schema';
import { openNumberRehearsal } from '#app/modules/tenancy/number-series/service.server';
import type { TenantCtx } from '#app/platform/context.server';

/** Prepares a transaction for `rehearseHomes`; see `openCustomerRehearsal`. */
export async function openHomeRehearsal(ctx: TenantCtx): Promise<void> {
  await openNumberRehearsal(ctx.db, ctx.actor.tenantId);
  await openCustomerRehearsal(ctx.db);
  await ctx.db.$executeRaw`CREATE TEMPORARY TABLE home (LIKE public.home INCLUDING ALL) ON COMMIT DROP`;
  await ctx.db.$executeRaw`CREATE TEMPORARY TABLE home_person (LIKE public.home_person INCLUDING ALL) ON COMMIT DROP`;
}

/** `bulkUpsertHomes` on copies: batch after batch in one transaction, each sees what the earlier ones did. */
export async function rehearseHomes(ctx: TenantCtx, drafts: readonly HomeDraft[], source: string): Promise<HomeOutcome[]> {
  const { db } = ctx;
  const { tenantId } = ctx.actor;
  const homes = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO pg_temp.home SELECT * FROM public.home
    WHERE tenant_id = ${tenantId}::uuid AND site_id = ANY (${[...new Set(drafts.map(({ siteId }) => siteId))]}::uuid[])
      AND place_key = ANY (${[...new Set(drafts.map(({ place }) => placeKey(place)))]}::text[])
    ON CONFLICT DO NOTHING RETURNING id`;
  const owners = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO pg_temp.home_person SELECT * FROM public.home_person
    WHERE tenant_id = ${tenantId}::uuid AND home_id = ANY (${homes.map(({ id }) => id)}::uuid[])
    ON CONFLICT DO NOTHING RETURNING customer_id AS id`;
  await bringCustomers(db, tenantId, owners.map(({ id }) => id), drafts.flatMap(({ owner }) => owner.phones));
  return bulkUpsertHomes(ctx, drafts, source);
}
