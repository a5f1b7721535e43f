import type { z } from 'zod';
import { AppError, notFound } from '#app/lib/app-error';
import type { CivilDate } from '#app/lib/civil-date';
import { zodFieldProblems } from '#app/lib/zod-problems';
import { audit } from '#app/modules/audit/service.server';
import { loadWorkCalendar } from '#app/modules/calendars/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { recordEvent } from '#app/platform/outbox.server';
import { ruleChanged } from '../jobs';
import { contactWindow, dayMark, windowRuleOf } from './domain';
import { getPlanningRule, goLiveColumn, listPlanningRules, NEVER, type PlanningRule } from './queries.server';
import { callbackRuleSchema, type CallbackRule, type PreviewInput, type PreviewRuleInput, type RulePreview, type RuleView, type UpdateRuleInput } from './schema';

/** A rule as pages and partners see it. */
function toView(rule: PlanningRule): RuleView {
  const { goLiveOn, ...definition } = rule.definition;
  return { id: rule.id, version: rule.version, ...definition, goLiveOn: goLiveOn === NEVER ? null : goLiveOn };
}

export async function listRules(ctx: TenantCtx): Promise<{ items: RuleView[]; nextCursor: null }> {
  return { items: (await listPlanningRules(ctx)).map(toView), nextCursor: null };
}

/** Throws not-found. */
export async function getRule(ctx: TenantCtx, ruleId: string): Promise<RuleView> {
  return toView(await getPlanningRule(ctx, ruleId));
}

/** The whole definition checked once more after parts were put together; field-named problems. */
export function checkedRule(candidate: unknown): CallbackRule {
  const parsed = callbackRuleSchema.safeParse(candidate);
  if (!parsed.success) throw new AppError('invalid-input', { fields: zodFieldProblems(parsed.error.issues) });
  return parsed.data;
}

/** What stands in a version: all but the code, the switch and the go-live date, which belong to the rule itself. */
function versionDefinition(rule: CallbackRule): object {
  const { code: _code, active: _active, goLiveOn: _goLiveOn, ...definition } = rule;
  return definition;
}

/** A new rule with its first version. `goLiveOn: null` keeps it from planning anything. A taken code is a conflict. */
export async function createRule(
  ctx: TenantCtx,
  input: Omit<z.input<typeof callbackRuleSchema>, 'goLiveOn'> & { goLiveOn?: string | null },
): Promise<{ id: string }> {
  const rule = checkedRule({ ...input, goLiveOn: input.goLiveOn ?? NEVER });
  mustHaveGoLive(rule);
  const { tenantId } = ctx.actor;
  await assertReferences(ctx, rule);
  const row = await insertRule(ctx, rule);
  await addVersion(ctx, row.id, 1, rule);
  await audit(ctx, { action: 'callback-rule.created', entity: 'callback-rule', entityId: row.id, before: null, after: rule });
  if (rule.active) await recordEvent(ctx.db, tenantId, ruleChanged, { ruleId: row.id });
  return { id: row.id };
}

/** The unique key decides when two admins take one code at the same time. */
async function insertRule(ctx: TenantCtx, rule: CallbackRule): Promise<{ id: string }> {
  const { tenantId } = ctx.actor;
  const [row] = await ctx.db.$queryRaw<{ id: string }[]>`
    INSERT INTO callback_rule (tenant_id, code, name, active, go_live_on, created_at, updated_at)
    VALUES (${tenantId}::uuid, ${rule.code}, ${rule.name}, ${rule.active}, ${goLiveColumn(rule.goLiveOn)}::date, ${ctx.clock.now()}, ${ctx.clock.now()})
    ON CONFLICT (tenant_id, code) DO NOTHING RETURNING id`;
  const reason = 'outreach:problem.code-taken';
  if (!row) throw new AppError('conflict', { reason, fields: [{ field: 'code', reason }] });
  return row;
}

/**
 * Changes parts of a rule. A change of what it does makes a new version; the switch and the go-live date don't.
 * What is still untouched is planned anew by the event (DESIGN 6).
 */
export async function updateRule(ctx: TenantCtx, { id, seenVersion, ...changes }: UpdateRuleInput): Promise<RuleView> {
  const { tenantId } = ctx.actor;
  // Two admins at once: the second waits and then changes what the first left.
  const locked = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM callback_rule WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  if (locked.length === 0) throw notFound();
  const before = await getPlanningRule(ctx, id);
  if (seenVersion !== undefined && seenVersion !== before.version) throw new AppError('conflict', { reason: 'outreach:problem.rule-changed' });
  const goLiveOn = changes.goLiveOn === undefined ? before.definition.goLiveOn : (changes.goLiveOn ?? NEVER);
  const rule = checkedRule({ ...before.definition, ...changes, goLiveOn });
  mustHaveGoLive(rule);
  await assertReferences(ctx, rule);
  if (JSON.stringify(versionDefinition(rule)) !== JSON.stringify(versionDefinition(before.definition))) {
    await addVersion(ctx, id, before.version + 1, rule);
  }
  await ctx.db.callbackRule.update({
    where: { tenantId_id: { tenantId, id } },
    data: { name: rule.name, active: rule.active, goLiveOn: goLiveColumn(rule.goLiveOn), updatedAt: ctx.clock.now() },
  });
  await audit(ctx, { action: 'callback-rule.updated', entity: 'callback-rule', entityId: id, before: before.definition, after: rule });
  await recordEvent(ctx.db, tenantId, ruleChanged, { ruleId: id });
  return getRule(ctx, id);
}

function mustHaveGoLive(rule: CallbackRule): void {
  if (rule.active && rule.goLiveOn === NEVER) {
    throw new AppError('invalid-input', { fields: [{ field: 'goLiveOn', reason: 'outreach:problem.go-live-needed' }] });
  }
}

async function addVersion(ctx: TenantCtx, ruleId: string, version: number, rule: CallbackRule): Promise<void> {
  const { tenantId } = ctx.actor;
  const created = await ctx.db.callbackRuleVersion.create({
    data: { tenantId, ruleId, version, definition: versionDefinition(rule), createdById: ctx.actor.membershipId, createdAt: ctx.clock.now() },
    select: { id: true },
  });
  await ctx.db.callbackRule.update({ where: { tenantId_id: { tenantId, id: ruleId } }, data: { currentVersionId: created.id } });
}

/** Form, script, units and people named by the rule must exist in this tenant. */
async function assertReferences(ctx: TenantCtx, rule: CallbackRule): Promise<void> {
  const { tenantId } = ctx.actor;
  const { db } = ctx;
  const problems: { field: string; reason: string }[] = [];
  if (rule.formCode && (await db.form.count({ where: { tenantId, code: rule.formCode, publishedVersionId: { not: null } } })) === 0) {
    problems.push({ field: 'formCode', reason: 'outreach:problem.form-unknown' });
  }
  if (rule.scriptCode && (await db.callScript.count({ where: { tenantId, code: rule.scriptCode } })) === 0) {
    problems.push({ field: 'scriptCode', reason: 'outreach:problem.script-unknown' });
  }
  const { orgUnitIds } = rule.filter;
  if (orgUnitIds.length > 0 && (await db.orgUnit.count({ where: { tenantId, id: { in: orgUnitIds } } })) < new Set(orgUnitIds).size) {
    problems.push({ field: 'filter.orgUnitIds', reason: 'outreach:problem.org-unit-unknown' });
  }
  const people = rule.assignee.strategy === 'queue' ? [] : rule.assignee.strategy === 'fixed' ? [rule.assignee.membershipId] : rule.assignee.membershipIds;
  if (people.length > 0 && (await db.membership.count({ where: { tenantId, id: { in: people } } })) < new Set(people).size) {
    problems.push({ field: 'assignee', reason: 'outreach:problem.member-unknown' });
  }
  if (problems.length > 0) throw new AppError('invalid-input', { fields: problems });
}

/**
 * The windows that a rule as it stands in the form gives to some dates, variant by variant, each day with what it is
 * in the calendar: before anything is saved or switched on.
 */
export async function previewRule(ctx: TenantCtx, { rule, dates }: PreviewRuleInput): Promise<RulePreview> {
  const calendar = await loadWorkCalendar(ctx.db, ctx.actor.tenantId, rule.calendar);
  const dayOf = (date: CivilDate) => ({ date, mark: dayMark(calendar, date) });
  return {
    variants: rule.variants.map((variant) => ({
      tier: variant.tier,
      anchor: variant.anchor,
      windows: dates.map((date) => {
        const { open, target, close, expire, rolled, provisional } = contactWindow(windowRuleOf(rule, variant), date, calendar);
        return { date: dayOf(date), open: dayOf(open), target: dayOf(target), close: dayOf(close), expire: dayOf(expire), rolled, provisional };
      }),
    })),
  };
}

/** Windows of dates for a rule that need not exist (`POST /api/v1/callback-rules/preview`), in the order given. */
export async function previewWindows(ctx: TenantCtx, { rule, dates }: PreviewInput) {
  const calendar = await loadWorkCalendar(ctx.db, ctx.actor.tenantId, rule.calendar);
  return { windows: dates.map((date) => ({ date, ...contactWindow(rule, date, calendar) })) };
}
