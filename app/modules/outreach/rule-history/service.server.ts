import { notFound } from '#app/lib/app-error';
import { listAuditEntries } from '#app/modules/audit/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { NEVER } from '../rule/queries.server';
import { callbackRuleSchema } from '../rule/schema';
import { getRule } from '../rule/service.server';
import type { RuleEvent, RuleVersionView } from './schema';

/** Lines that the history shows; older ones stand in the audit log. */
const LIMIT = 50;

const withAuthor = { createdBy: { select: { displayName: true } } } as const;

/** Versions, switches and go-live dates of a rule: who, when, newest first. */
export async function ruleHistory(ctx: TenantCtx, ruleId: string): Promise<RuleEvent[]> {
  const versions = await ctx.db.callbackRuleVersion.findMany({
    where: { tenantId: ctx.actor.tenantId, ruleId },
    orderBy: { version: 'desc' },
    take: LIMIT,
    select: { id: true, version: true, createdAt: true, ...withAuthor },
  });
  const entries = await listAuditEntries(ctx, { entity: 'callback-rule', entityId: ruleId, limit: LIMIT });
  const made = versions.map(({ id, version, createdAt, createdBy }): RuleEvent => ({
    id, version, at: createdAt.toISOString(), by: createdBy?.displayName ?? null, what: 'version',
  }));
  const switched = entries.items.flatMap((entry): RuleEvent[] => {
    const changeOf = (path: string) => entry.differences.find((difference) => difference.path === path);
    const line = { at: entry.at.toISOString(), by: entry.actorName };
    const active = changeOf('active');
    const goLive = changeOf('goLiveOn');
    const goLiveOn = goLive?.after === NEVER ? null : (goLive?.after ?? null);
    const isSwitch = active !== undefined && (active.after === 'true' || active.before === 'true');
    return [
      ...(isSwitch ? [{ ...line, id: `${entry.entryId}-switch`, what: active.after === 'true' ? ('activated' as const) : ('deactivated' as const) }] : []),
      ...(goLive && goLiveOn !== null ? [{ ...line, id: `${entry.entryId}-go-live`, what: 'go-live' as const, goLiveOn }] : []),
    ];
  });
  return [...switched, ...made].sort((left, right) => right.at.localeCompare(left.at, 'en')).slice(0, LIMIT);
}

/** What the rule said in one of its versions. Throws not-found. */
export async function ruleVersion(ctx: TenantCtx, input: { id: string; version: number }): Promise<RuleVersionView> {
  const { tenantId } = ctx.actor;
  const current = await getRule(ctx, input.id);
  const row = await ctx.db.callbackRuleVersion.findUnique({
    where: { tenantId_ruleId_version: { tenantId, ruleId: input.id, version: input.version } },
    include: withAuthor,
  });
  if (!row) throw notFound();
  const { code, active, goLiveOn } = current;
  const definition = callbackRuleSchema.parse({ ...(row.definition as object), code, active, goLiveOn: goLiveOn ?? NEVER });
  return {
    rule: { ...definition, id: input.id, version: row.version, goLiveOn },
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    by: row.createdBy?.displayName ?? null,
  };
}
