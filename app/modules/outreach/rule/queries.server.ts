import { notFound } from '#app/lib/app-error';
import { toDbDate } from '#app/lib/civil-date';
import type { TenantCtx } from '#app/platform/context.server';
import { Prisma, prepared } from '#app/platform/db.server';
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
  /** Null when the version came after the statement had begun. */
  newest: { id: string; version: number; definition: object } | null;
}

/** Rules with their newest version, in code order; one statement, as every event of the planner begins with it. */
function readRows(ctx: TenantCtx, ruleId: string | null, lock: Prisma.Sql): Promise<RuleRow[]> {
  return ctx.db.$queryRaw<RuleRow[]>`${prepared}
    SELECT r.id, r.code, r.active, r.go_live_on::text AS "goLiveOn",
      (SELECT jsonb_build_object('id', v.id, 'version', v.version, 'definition', v.definition) FROM callback_rule_version v
        WHERE v.tenant_id = r.tenant_id AND v.id = r.current_version_id) AS newest
    FROM callback_rule r
    WHERE r.tenant_id = ${ctx.actor.tenantId}::uuid AND (${ruleId}::uuid IS NULL OR r.id = ${ruleId}::uuid) ORDER BY r.code ${lock}`;
}

function toPlanningRules(rows: RuleRow[]): PlanningRule[] {
  return rows.flatMap(({ id, newest, code, active, goLiveOn }) =>
    newest === null
      ? []
      : [{ id, versionId: newest.id, version: newest.version, definition: callbackRuleSchema.parse({ ...newest.definition, code, active, goLiveOn: goLiveOn ?? NEVER }) }],
  );
}

async function readRules(ctx: TenantCtx, ruleId: string | null): Promise<PlanningRule[]> {
  return toPlanningRules(await readRows(ctx, ruleId, Prisma.empty));
}

/**
 * The rules for a unit of work of the planner, all or one, which stay as they are until it is written: a change of a
 * rule waits for it, and then plans anew what it left. Otherwise a contact planned by the former rule could stay behind.
 */
export async function holdPlanningRules(ctx: TenantCtx, ruleId: string | null = null): Promise<PlanningRule[]> {
  const rows = await readRows(ctx, ruleId, Prisma.sql`FOR SHARE OF r`);
  // A change that we waited for: its version shows to the next statement only.
  const hasMissed = rows.some(({ newest }) => newest === null);
  return hasMissed ? readRules(ctx, ruleId) : toPlanningRules(rows);
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
