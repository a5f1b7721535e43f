import { uuidV7 } from '#app/lib/uuid-v7';
import type { RejectCode } from '#app/modules/imports/row/schema';
import type { OrgUnitMatch, OrgUnitRow } from '#app/modules/tenancy/org-unit/schema';
import { createOrgUnit, listOrgUnits, resolveOrgUnits } from '#app/modules/tenancy/org-unit/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { freeCode } from './domain';

export type SiteAnswer = { siteId: string } | { reject: Extract<RejectCode, `site${string}`> };

export interface UnitOptions {
  /** Whether the person behind the import may make new sites. */
  mayCreateSites: boolean;
  /** Nothing is made: a new site gets an id that vanishes with the rehearsal. */
  isRehearsal: boolean;
}

const NO_SITE = '';

/**
 * Names of outlets and sites as the file writes them, resolved once per name (O-19). One of these lives for one
 * pass over the file: a pass that fails and begins again asks again.
 */
export class UnitDirectory {
  private readonly outlets = new Map<string, OrgUnitMatch>();
  private readonly sites = new Map<string, SiteAnswer>();
  private units: OrgUnitRow[] | null = null;

  constructor(private readonly options: UnitOptions) {}

  /** The unit of each outlet name. An unknown outlet is never made: it is likelier another spelling of a known one. */
  async outletsOf(ctx: TenantCtx, names: Iterable<string>): Promise<ReadonlyMap<string, OrgUnitMatch>> {
    const fresh = [...new Set(names)].filter((name) => !this.outlets.has(name));
    if (fresh.length > 0) {
      for (const [name, match] of await resolveOrgUnits(ctx.db, ctx.actor.tenantId, fresh)) this.outlets.set(name, match);
    }
    return this.outlets;
  }

  /** The site of each name; null stands for a file that names none, which is clear where the tenant has one site only. */
  async sitesOf(ctx: TenantCtx, names: Iterable<string | null>): Promise<(name: string | null) => SiteAnswer> {
    for (const name of new Set(names)) {
      const key = name ?? NO_SITE;
      if (!this.sites.has(key)) this.sites.set(key, name === null ? await this.onlySite(ctx) : await this.namedSite(ctx, name));
    }
    return (name) => this.sites.get(name ?? NO_SITE) ?? { reject: 'siteUnknown' };
  }

  private async onlySite(ctx: TenantCtx): Promise<SiteAnswer> {
    const [only, second] = (await this.allUnits(ctx)).filter(({ kind }) => kind === 'site');
    return only !== undefined && second === undefined ? { siteId: only.orgUnitId } : { reject: 'siteMissing' };
  }

  private async namedSite(ctx: TenantCtx, name: string): Promise<SiteAnswer> {
    const match = (await resolveOrgUnits(ctx.db, ctx.actor.tenantId, [name])).get(name) ?? { found: 'none' };
    if (match.found === 'several') return { reject: 'siteAmbiguous' };
    const units = await this.allUnits(ctx);
    const known = match.found === 'one' ? units.find(({ orgUnitId }) => orgUnitId === match.orgUnitId) : undefined;
    if (known?.kind === 'site') return { siteId: known.orgUnitId };
    // The name belongs to an outlet or a closed unit: a second unit of that name would confuse everybody.
    if (match.found === 'one') return { reject: 'siteUnknown' };
    return this.options.mayCreateSites ? { siteId: await this.makeSite(ctx, name, units) } : { reject: 'siteUnknown' };
  }

  private async makeSite(ctx: TenantCtx, name: string, units: readonly OrgUnitRow[]): Promise<string> {
    if (this.options.isRehearsal) return uuidV7();
    const [company, other] = units.filter(({ kind, parentId }) => kind === 'company' && parentId === null);
    const parentId = company !== undefined && other === undefined ? company.orgUnitId : null;
    const code = freeCode(name, new Set(units.map((unit) => unit.code)));
    const { orgUnitId } = await createOrgUnit(ctx, { kind: 'site', code, name, tier: null, aliases: [], parentId });
    this.units = null;
    return orgUnitId;
  }

  private async allUnits(ctx: TenantCtx): Promise<OrgUnitRow[]> {
    this.units ??= await listOrgUnits(ctx, { includeInactive: false });
    return this.units;
  }
}
