import type { CivilDate } from '#app/lib/civil-date';
import { Prisma, type TenantDb } from '#app/platform/db.server';

export interface CohortRow {
  ruleId: string;
  code: string;
  name: string;
  active: boolean;
  due: number;
  done: number;
  onTime: number;
  onTarget: number;
  dueToday: number;
  doneToday: number;
  onTimeToday: number;
  onTargetToday: number;
  expired: number;
  openNow: number;
  overdueNow: number;
}

/** Contacts by rule: the cohort whose target day lies in the span, and what stands open now. One statement. */
export function readCohorts(db: TenantDb, input: { tenantId: string; from: CivilDate; today: CivilDate }): Promise<CohortRow[]> {
  const { tenantId, from, today } = input;
  const inSpan = Prisma.sql`k.target_on BETWEEN ${from}::date AND ${today}::date AND k.status NOT IN ('suppressed', 'cancelled')`;
  const isToday = Prisma.sql`k.target_on = ${today}::date`;
  const onTime = Prisma.sql`k.status = 'done' AND k.finished_on <= k.close_on`;
  const onTarget = Prisma.sql`k.status = 'done' AND k.finished_on = k.target_on`;
  return db.$queryRaw<CohortRow[]>`
    SELECT r.id AS "ruleId", r.code, r.name, r.active,
      COALESCE(x.due, 0) AS due, COALESCE(x.done, 0) AS done, COALESCE(x.on_time, 0) AS "onTime", COALESCE(x.on_target, 0) AS "onTarget",
      COALESCE(x.due_today, 0) AS "dueToday", COALESCE(x.done_today, 0) AS "doneToday",
      COALESCE(x.on_time_today, 0) AS "onTimeToday", COALESCE(x.on_target_today, 0) AS "onTargetToday", COALESCE(x.expired, 0) AS expired,
      COALESCE(o.open_now, 0) AS "openNow", COALESCE(o.overdue_now, 0) AS "overdueNow"
    FROM callback_rule r
    LEFT JOIN (
      SELECT k.rule_id, count(*)::int AS due, count(*) FILTER (WHERE k.status = 'done')::int AS done,
        count(*) FILTER (WHERE ${onTime})::int AS on_time, count(*) FILTER (WHERE ${onTarget})::int AS on_target,
        count(*) FILTER (WHERE ${isToday})::int AS due_today, count(*) FILTER (WHERE ${isToday} AND k.status = 'done')::int AS done_today,
        count(*) FILTER (WHERE ${isToday} AND ${onTime})::int AS on_time_today,
        count(*) FILTER (WHERE ${isToday} AND ${onTarget})::int AS on_target_today,
        count(*) FILTER (WHERE k.status = 'expired')::int AS expired
      FROM contact k WHERE k.tenant_id = ${tenantId}::uuid AND ${inSpan} GROUP BY k.rule_id) x ON x.rule_id = r.id
    LEFT JOIN (
      SELECT k.rule_id, count(*) FILTER (WHERE k.open_on <= ${today}::date)::int AS open_now,
        count(*) FILTER (WHERE k.close_on < ${today}::date)::int AS overdue_now
      FROM contact k WHERE k.tenant_id = ${tenantId}::uuid AND k.status IN ('planned', 'promised') GROUP BY k.rule_id) o ON o.rule_id = r.id
    WHERE r.tenant_id = ${tenantId}::uuid ORDER BY r.active DESC, r.code DESC`;
}

export interface ActivityRow {
  ruleId: string;
  called: number;
  reached: number;
  scoreNumerator: number;
  scoreDenominator: number;
  calledToday: number;
  reachedToday: number;
  scoreNumeratorToday: number;
  scoreDenominatorToday: number;
}

/** What was done in the span, by rule: customers called and reached, and the scores they gave. One statement. */
export function readActivity(db: TenantDb, input: { tenantId: string; from: CivilDate; today: CivilDate }): Promise<ActivityRow[]> {
  const { tenantId, from, today } = input;
  const isToday = Prisma.sql`a.on_date = ${today}::date`;
  const wasReached = Prisma.sql`a.outcome = 'reached'`;
  return db.$queryRaw<ActivityRow[]>`
    SELECT k.rule_id AS "ruleId", count(DISTINCT k.id)::int AS called, count(DISTINCT k.id) FILTER (WHERE ${wasReached})::int AS reached,
      COALESCE(sum(f.score_numerator), 0)::int AS "scoreNumerator", COALESCE(sum(f.score_denominator), 0)::int AS "scoreDenominator",
      count(DISTINCT k.id) FILTER (WHERE ${isToday})::int AS "calledToday",
      count(DISTINCT k.id) FILTER (WHERE ${isToday} AND ${wasReached})::int AS "reachedToday",
      COALESCE(sum(f.score_numerator) FILTER (WHERE ${isToday}), 0)::int AS "scoreNumeratorToday",
      COALESCE(sum(f.score_denominator) FILTER (WHERE ${isToday}), 0)::int AS "scoreDenominatorToday"
    FROM contact_attempt a JOIN contact k ON k.tenant_id = a.tenant_id AND k.id = a.contact_id
    LEFT JOIN form_response f ON f.tenant_id = a.tenant_id AND f.id = a.form_response_id AND f.status = 'final'
    WHERE a.tenant_id = ${tenantId}::uuid AND a.on_date BETWEEN ${from}::date AND ${today}::date AND a.undone_at IS NULL
    GROUP BY k.rule_id`;
}

export interface AgentRow {
  membershipId: string;
  name: string;
  calledToday: number;
  reachedToday: number;
  openNow: number;
}

/** Each agent's day: customers called and reached, and what still waits for them. One statement. */
export function readAgents(db: TenantDb, input: { tenantId: string; today: CivilDate }): Promise<AgentRow[]> {
  const { tenantId, today } = input;
  return db.$queryRaw<AgentRow[]>`
    SELECT m.id AS "membershipId", m.display_name AS name,
      COALESCE(a.called, 0) AS "calledToday", COALESCE(a.reached, 0) AS "reachedToday", COALESCE(o.open_now, 0) AS "openNow"
    FROM membership m
    LEFT JOIN (SELECT membership_id, count(DISTINCT contact_id)::int AS called,
        count(DISTINCT contact_id) FILTER (WHERE outcome = 'reached')::int AS reached
      FROM contact_attempt WHERE tenant_id = ${tenantId}::uuid AND on_date = ${today}::date AND undone_at IS NULL GROUP BY membership_id) a
      ON a.membership_id = m.id
    LEFT JOIN (SELECT assignee_id, count(*)::int AS open_now FROM contact WHERE tenant_id = ${tenantId}::uuid
      AND status IN ('planned', 'promised') AND open_on <= ${today}::date GROUP BY assignee_id) o ON o.assignee_id = m.id
    WHERE m.tenant_id = ${tenantId}::uuid AND ((m.status = 'active' AND m.role = 'agent') OR a.called > 0 OR o.open_now > 0)
    ORDER BY m.display_name, m.id`;
}

export interface MissingReportRow {
  date: string;
  code: string;
  membershipId: string;
  name: string;
}

/** Days with calls for which the agent has not handed in the report (TR-16), newest first. One statement. */
export function readMissingReports(db: TenantDb, input: { tenantId: string; from: CivilDate; today: CivilDate }): Promise<MissingReportRow[]> {
  const { tenantId, from, today } = input;
  return db.$queryRaw<MissingReportRow[]>`
    SELECT a.on_date::text AS date, r.code, m.id AS "membershipId", m.display_name AS name
    FROM contact_attempt a
    JOIN contact k ON k.tenant_id = a.tenant_id AND k.id = a.contact_id
    JOIN callback_rule r ON r.tenant_id = k.tenant_id AND r.id = k.rule_id
    JOIN membership m ON m.tenant_id = a.tenant_id AND m.id = a.membership_id
    WHERE a.tenant_id = ${tenantId}::uuid AND a.on_date >= ${from}::date AND a.on_date < ${today}::date AND a.undone_at IS NULL
      AND NOT EXISTS (SELECT FROM daily_report d WHERE d.tenant_id = a.tenant_id AND d.rule_id = k.rule_id
        AND d.report_on = a.on_date AND d.membership_id = a.membership_id AND d.submitted_at IS NOT NULL)
    GROUP BY a.on_date, r.code, m.id, m.display_name ORDER BY a.on_date DESC, r.code, m.display_name LIMIT 20`;
}
