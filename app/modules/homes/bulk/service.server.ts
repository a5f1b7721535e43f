import { uuidV7 } from '#app/lib/uuid-v7';
import type { CustomerMatch } from '#app/modules/customers/bulk/schema';
import { lockIdentities, resolveCustomers } from '#app/modules/customers/bulk/service.server';
import { placeKey } from '#app/modules/homes/place/schema';
import type { TenantCtx } from '#app/platform/context.server';
import { applyHome, applyOwner, homeKey, newHome, type OwnerPeriod, type StoredHome } from './domain';
import { findKnownHomes, findOwnerPeriods, insertHomes, updateHomes, writeOwnerPeriods } from './queries.server';
import { HOMES_LIMIT, type HomeDraft, type HomeOutcome } from './schema';

interface Row {
  draft: HomeDraft;
  home: StoredHome;
  outcome: HomeOutcome['outcome'];
}

/**
 * Writes a batch of homes with their owners, set by set. Homes are told apart by site and place, owners found by
 * phone and name, else as the home's owner of that name. The same batch twice creates and changes nothing.
 * @param source where the rows come from: `import`, `api`
 */
export async function bulkUpsertHomes(ctx: TenantCtx, drafts: readonly HomeDraft[], source: string): Promise<HomeOutcome[]> {
  if (drafts.length > HOMES_LIMIT) throw new RangeError(`at most ${HOMES_LIMIT} homes at a time, not ${drafts.length}`);
  if (drafts.length === 0) return [];
  await lockIdentities(ctx.db, ctx.actor.tenantId);
  const rows = await writeHomes(ctx, drafts);
  const periods = await findOwnerPeriods(ctx.db, ctx.actor.tenantId, [...new Set(rows.map(({ home }) => home.id))]);
  const periodsOf = new Map<string, OwnerPeriod[]>(rows.map(({ home }) => [home.id, []]));
  for (const period of periods) periodsOf.get(period.homeId)?.push(period);
  const matches = await matchOwners(ctx, rows, periodsOf, source);

  const changed = new Set<OwnerPeriod>();
  const outcomes = rows.map(({ draft, home, outcome }, index): HomeOutcome => {
    const match = matches[index] ?? null;
    if (!match?.customerId) return { homeId: home.id, outcome };
    const touched = applyOwner(periodsOf.get(home.id) ?? [], { homeId: home.id, customerId: match.customerId, fromOn: draft.fromOn });
    for (const period of touched) changed.add(period);
    const isTouched = touched.length > 0 || match.change !== null;
    return { homeId: home.id, outcome: outcome === 'unchanged' && isTouched ? 'updated' : outcome };
  });
  await writeOwnerPeriods(ctx.db, ctx.actor.tenantId, [...changed]);
  return outcomes;
}

async function writeHomes(ctx: TenantCtx, drafts: readonly HomeDraft[]): Promise<Row[]> {
  const { tenantId } = ctx.actor;
  const keys = drafts.map(({ place }) => placeKey(place));
  const known = await findKnownHomes(ctx.db, tenantId, [...new Set(drafts.map(({ siteId }) => siteId))], [...new Set(keys)]);
  const homes = new Map(known.map((home) => [homeKey(home.siteId, home.placeKey), home]));
  const [created, updated] = [new Set<StoredHome>(), new Set<StoredHome>()];
  const rows = drafts.map((draft, index): Row => {
    const key = homeKey(draft.siteId, keys[index] ?? '');
    const home = homes.get(key);
    if (home === undefined) {
      const fresh = newHome(uuidV7(), draft);
      homes.set(key, fresh);
      created.add(fresh);
      return { draft, home: fresh, outcome: 'created' };
    }
    const isChanged = applyHome(home, draft);
    if (isChanged && !created.has(home)) updated.add(home);
    return { draft, home, outcome: isChanged ? 'updated' : 'unchanged' };
  });
  await insertHomes(ctx.db, tenantId, [...created], ctx.clock.now());
  await updateHomes(ctx.db, tenantId, [...updated], ctx.clock.now());
  return rows;
}

/** In the order of the rows; null where a row names nobody. */
async function matchOwners(ctx: TenantCtx, rows: readonly Row[], periodsOf: ReadonlyMap<string, OwnerPeriod[]>, source: string): Promise<(CustomerMatch | null)[]> {
  const isNamed = ({ draft }: Row): boolean => draft.owner.name !== null || draft.owner.phones.length > 0;
  const asked = rows.filter(isNamed).map(({ draft, home }) => {
    const [first, second] = (periodsOf.get(home.id) ?? []).filter(({ toOn }) => toOn === null);
    // Without a name only a phone tells who it is: the row must not pass for the former owner.
    const hints = draft.owner.name === null ? {} : { former: first?.customerId, owner: second?.customerId };
    return { draft: draft.owner, hints: { ...hints, possession: home.id } };
  });
  const matches = (await resolveCustomers(ctx, asked, source))[Symbol.iterator]();
  return rows.map((row) => (isNamed(row) ? (matches.next().value ?? null) : null));
}
