import { PERMISSIONS } from '#app/lib/permissions';
import { DETAILS, kindsFor } from '#app/modules/service-records/kind/schema';
import { tenantSettingsSchema } from '#app/modules/tenancy/tenant/schema';
import type { TenantCtx } from '#app/platform/context.server';
import { todayOf } from '../planner/service.server';
import { ruleHistory, ruleVersion } from '../rule-history/service.server';
import { getRule, listRules } from '../rule/service.server';
import { readChoices, readLoads } from './queries.server';
import type { RuleChoices, RuleLine, RuleLoad, RulePage } from './schema';

const NOTHING: RuleLoad = { open: 0, overdue: 0, ahead: 0, untouched: 0, touched: 0 };
/** Whoever may work calls may be given some. */
const CALLERS = PERMISSIONS['outreach.contact.work'];

/** All rules with what they have in the queue today; those switched on first, in the order of the reports. */
export async function ruleBoard(ctx: TenantCtx): Promise<RuleLine[]> {
  const { items } = await listRules(ctx);
  const loads = await readLoads(ctx.db, { tenantId: ctx.actor.tenantId, today: todayOf(ctx), ruleId: null });
  const ordered = items.sort((left, right) => Number(right.active) - Number(left.active) || right.code.localeCompare(left.code, 'en'));
  return ordered.map((rule) => ({ ...rule, load: loads.get(rule.id) ?? NOTHING }));
}

export async function ruleLoad(ctx: TenantCtx, ruleId: string): Promise<RuleLoad> {
  const loads = await readLoads(ctx.db, { tenantId: ctx.actor.tenantId, today: todayOf(ctx), ruleId });
  return loads.get(ruleId) ?? NOTHING;
}

/** What the form of a rule offers; one statement. */
export async function ruleChoices(ctx: TenantCtx): Promise<RuleChoices> {
  const { features } = tenantSettingsSchema.parse(ctx.actor.tenant.settings);
  const recordKinds = kindsFor(features);
  const flags = recordKinds.flatMap((kind) => Object.entries(DETAILS[kind].shape).filter(([, type]) => acceptsTrue(type)).map(([name]) => name));
  return { recordKinds, flags, ...(await readChoices(ctx.db, ctx.actor.tenantId, CALLERS)) };
}

/** A detail that may simply be true is a mark. */
function acceptsTrue(type: { safeParse(value: unknown): { success: boolean } }): boolean {
  return type.safeParse(true).success;
}

/** Everything that the page of a rule shows, in one unit of work. Throws not-found, also for an unknown version. */
export async function rulePage(ctx: TenantCtx, input: { id: string; version?: number | undefined }): Promise<RulePage> {
  const rule = await getRule(ctx, input.id);
  return {
    rule,
    choices: await ruleChoices(ctx),
    load: await ruleLoad(ctx, input.id),
    history: await ruleHistory(ctx, input.id),
    former: input.version === undefined || input.version === rule.version ? null : await ruleVersion(ctx, { id: input.id, version: input.version }),
  };
}
