import { notFound } from '#app/lib/app-error';
import { toDbDate } from '#app/lib/civil-date';
import type { TenantCtx } from '#app/platform/context.server';
import { callbackRuleSchema, NEVER, type CallbackRule } from './schema';

/** A rule as the planner uses it: the newest version, switched by `active` and bounded by `goLiveOn`. */
export interface PlanningRule {
  id: string;
  versionId: string;
  version: number;
  definition: CallbackRule;
}

export { NEVER };

interface RuleRow {
  id: string;
  code: string;
  active: boolean;
  goLiveOn: string | null;
  versionId: string;
  version: number;
  definition: object;
}

/** Rules with their newest version, in code order; one statement, as every event of the planner begins with it. */
async function readRules(ctx: TenantCtx, ruleId: string | null): Promise<PlanningRule[]> {
  const rows = await ctx.db.$queryRaw<RuleRow[]>`
    SELECT r.id, r.code, r.active, r.go_live_on::text AS "goLiveOn", v.id AS "versionId", v.version, v.definition
    FROM callback_rule r JOIN callback_rule_version v ON v.tenant_id = r.tenant_id AND v.id = r.current_version_id
    WHERE r.tenant_id = ${ctx.actor.tenantId}::uuid AND (${ruleId}::uuid IS NULL OR r.id = ${ruleId}::uuid) ORDER BY r.code`;
  return rows.map(({ id, versionId, version, definition, code, active, goLiveOn }) => ({
    id,
    versionId,
    version,
    definition: callbackRuleSchema.parse({ ...definition, code, active, goLiveOn: goLiveOn ?? NEVER }),
  }));
}

/** All rules, switched on or not: one that was switched off still has untouched contacts to take back. */
export function listPlanningRules(ctx: TenantCtx): Promise<PlanningRule[]> {
  return readRules(ctx, null);
}

/** One rule of the tenant; throws not-found. */
export async function getPlanningRule(ctx: TenantCtx, ruleId: string): Promise<PlanningRule> {
  const [rule] = await readRules(ctx, ruleId);
  if (!rule) throw notFound();
  return rule;
}

/** Go-live date as the column holds it. */
export function goLiveColumn(goLiveOn: CallbackRule['goLiveOn']): Date | null {
  return goLiveOn === NEVER ? null : toDbDate(goLiveOn);
}
