import { AppError, notFound } from '#app/lib/app-error';
import { civilToday, toDbDate, type CivilDate } from '#app/lib/civil-date';
import { can, PERMISSIONS } from '#app/lib/permissions';
import { audit } from '#app/modules/audit/service.server';
import { answersSchema, formDefinitionSchema } from '#app/modules/forms/schema';
import { actingMember, type TenantCtx } from '#app/platform/context.server';
import { figuresOf } from './domain';
import { LINE_LIMIT, readDailyRows, readRemarks, type DailyRow } from './queries.server';
import { dailyFiguresSchema, type DailyLine, type DailyReport, type DailyReportInput, type SaveDailyReportInput } from './schema';

/** Whoever may work calls has a report. */
const CALLERS = PERMISSIONS['outreach.contact.work'];

/**
 * The day's report of one kind of callback, filled from the day's calls (D-40, F-04, TR-16). Without a rule the first
 * active one. An agent reads the own report; a manager every agent's, and the team's when no member is named. Figures
 * of a handed-in report stay beside today's count. Throws not-found for an unknown rule or member.
 */
export async function readDailyReport(ctx: TenantCtx, input: DailyReportInput): Promise<DailyReport> {
  const { tenantId } = ctx.actor;
  const { rule, rules } = await chooseRule(ctx, input.rule);
  const { member, members } = await chooseMember(ctx, input.membershipId);
  const today = todayOf(ctx);
  const date = input.date ?? today;
  const rows = await readDailyRows(ctx.db, { tenantId, ruleId: rule.id, date, membershipId: member?.id ?? null });
  const lines = rows.map(toLine);
  const figures = figuresOf(lines);
  const saved = member
    ? await ctx.db.dailyReport.findUnique({
        where: { tenantId_ruleId_reportOn_membershipId: { tenantId, ruleId: rule.id, reportOn: toDbDate(date), membershipId: member.id } },
      })
    : null;
  const submitted = saved?.figures ? dailyFiguresSchema.parse(saved.figures) : null;
  return {
    date,
    today,
    rule: rule.code,
    ruleName: rule.name,
    member,
    figures,
    lines,
    complete: rows.length < LINE_LIMIT,
    remarks: saved?.remarks ?? '',
    submittedAt: saved?.submittedAt?.toISOString() ?? null,
    // jsonb sorts the keys its own way: both sides are read by the schema before they are compared.
    submittedFigures: submitted && JSON.stringify(submitted) !== JSON.stringify(dailyFiguresSchema.parse(figures)) ? submitted : null,
    remarksOfTeam: member ? [] : await readRemarks(ctx.db, { tenantId, ruleId: rule.id, date }),
    canWrite: member !== null && member.id === ctx.actor.membershipId && !saved?.submittedAt && date <= today,
    rules,
    members,
  };
}

async function chooseRule(ctx: TenantCtx, code: string | undefined) {
  const all = await ctx.db.callbackRule.findMany({
    where: { tenantId: ctx.actor.tenantId },
    select: { id: true, code: true, name: true, active: true },
    orderBy: [{ active: 'desc' }, { code: 'desc' }],
  });
  const rule = code === undefined ? all[0] : all.find((one) => one.code === code);
  if (!rule) throw notFound();
  const offered = all.filter((one) => one.active || one.code === rule.code);
  return { rule, rules: offered.map(({ code: ruleCode, name }) => ({ code: ruleCode, name })) };
}

async function chooseMember(ctx: TenantCtx, membershipId: string | undefined) {
  const seesAll = can(ctx.actor.role, 'insight.overview.read');
  const own = seesAll ? {} : { id: actingMember(ctx) };
  const rows = await ctx.db.membership.findMany({
    where: { tenantId: ctx.actor.tenantId, role: { in: [...CALLERS] }, ...own },
    select: { id: true, displayName: true },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
  });
  const members = rows.map(({ id, displayName }) => ({ id, name: displayName }));
  const wanted = membershipId ?? (seesAll ? null : actingMember(ctx));
  const member = wanted === null ? null : members.find(({ id }) => id === wanted);
  if (member === undefined) throw notFound();
  return { member, members };
}

function todayOf(ctx: TenantCtx): CivilDate {
  return civilToday(ctx.clock.now(), ctx.actor.tenant.timeZone);
}

function toLine({ scoreNumerator, scoreDenominator, definition, answers, ...row }: DailyRow): DailyLine {
  const isScored = scoreNumerator !== null && scoreDenominator !== null;
  return {
    ...row,
    score: isScored ? { numerator: scoreNumerator, denominator: scoreDenominator } : null,
    opinion: opinionOf(definition, answers),
  };
}

/** The customer's own words: the answers to text items. What the agent noted stands apart. */
function opinionOf(definition: unknown, answers: unknown): string | null {
  const form = formDefinitionSchema.safeParse(definition);
  const given = answersSchema.safeParse(answers);
  if (!form.success || !given.success) return null;
  const words = form.data.sections
    .flatMap(({ items }) => items)
    .filter(({ type }) => type === 'text')
    .flatMap(({ code }) => {
      const value = given.data[code];
      return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [];
    });
  return words.join(' / ') || null;
}

/** Saves the agent's own remarks; `submit` freezes the figures. A report that was handed in is closed (conflict). */
export async function saveDailyReport(ctx: TenantCtx, input: SaveDailyReportInput): Promise<DailyReport> {
  const { tenantId } = ctx.actor;
  const membershipId = actingMember(ctx);
  const report = await readDailyReport(ctx, { date: input.date, rule: input.rule, membershipId });
  if (report.submittedAt) throw new AppError('conflict', { reason: 'insight:problem.already-submitted' });
  if (input.date > todayOf(ctx)) throw new AppError('invalid-input', { fields: [{ field: 'date', reason: 'insight:problem.day-to-come' }] });
  const rule = await ctx.db.callbackRule.findUniqueOrThrow({ where: { tenantId_code: { tenantId, code: input.rule } }, select: { id: true } });
  const now = ctx.clock.now();
  const submitted = input.submit ? { at: now, figures: JSON.stringify(report.figures) } : { at: null, figures: null };
  // The condition decides when the report is handed in on another screen at the same moment.
  const [saved] = await ctx.db.$queryRaw<{ id: string }[]>`
    INSERT INTO daily_report (tenant_id, rule_id, report_on, membership_id, remarks, submitted_at, figures, updated_at)
    VALUES (${tenantId}::uuid, ${rule.id}::uuid, ${input.date}::date, ${membershipId}::uuid, ${input.remarks}, ${submitted.at}, ${submitted.figures}::jsonb, ${now})
    ON CONFLICT (tenant_id, rule_id, report_on, membership_id) DO UPDATE SET remarks = excluded.remarks,
      submitted_at = excluded.submitted_at, figures = excluded.figures, updated_at = excluded.updated_at
      WHERE daily_report.submitted_at IS NULL
    RETURNING id`;
  if (!saved) throw new AppError('conflict', { reason: 'insight:problem.already-submitted' });
  if (input.submit) await audit(ctx, { action: 'daily-report.submitted', entity: 'daily-report', entityId: saved.id, before: null, after: report.figures });
  return readDailyReport(ctx, { date: input.date, rule: input.rule, membershipId });
}
