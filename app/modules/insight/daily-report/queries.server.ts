import type { CivilDate } from '#app/lib/civil-date';
import { Prisma, type TenantDb } from '#app/platform/db.server';
import type { DailyReport } from './schema';

export interface DailyRow {
  contactId: string;
  customerId: string | null;
  customerName: string | null;
  phone: string | null;
  subject: string | null;
  agent: string | null;
  at: string | null;
  outcome: string | null;
  attempts: number;
  scoreNumerator: number | null;
  scoreDenominator: number | null;
  definition: unknown;
  answers: unknown;
  note: string | null;
  complaint: boolean;
  lowScore: boolean;
  due: boolean;
  leftOver: boolean;
}

/** More lines than a person can call in a day; the report says so when it is reached. */
export const LINE_LIMIT = 2_000;

/**
 * The lines of a day: what was called on it, and what was due and not finished. A contact is due from its target
 * day until it is finished or expired; suppressed and cancelled ones leave the report, and so do those whose record
 * arrived when it was too late: nobody could have called. One statement.
 */
export function readDailyRows(
  db: TenantDb,
  input: { tenantId: string; ruleId: string; date: CivilDate; membershipId: string | null },
): Promise<DailyRow[]> {
  const { tenantId, ruleId, date, membershipId } = input;
  const mine = membershipId === null ? Prisma.sql`true` : Prisma.sql`a.membership_id = ${membershipId}::uuid`;
  const given = membershipId === null ? Prisma.sql`true` : Prisma.sql`k.assignee_id = ${membershipId}::uuid`;
  const waiting = Prisma.sql`k.target_on <= ${date}::date AND (k.finished_on IS NULL OR k.finished_on > ${date}::date)
    AND k.status NOT IN ('suppressed', 'cancelled') AND k.reason IS DISTINCT FROM 'arrived-after-expiry'`;
  return db.$queryRaw<DailyRow[]>`
    WITH tried AS (
      SELECT a.contact_id, count(*)::int AS attempts, max(a.at) AS at,
        (array_agg(a.outcome ORDER BY a.at DESC, a.id DESC))[1] AS outcome,
        (array_agg(a.phone ORDER BY a.at DESC, a.id DESC))[1] AS phone,
        (array_agg(a.note ORDER BY a.at DESC, a.id DESC) FILTER (WHERE a.note IS NOT NULL))[1] AS note,
        (array_agg(a.membership_id ORDER BY a.at DESC, a.id DESC))[1] AS membership_id,
        (array_agg(a.form_response_id ORDER BY a.at DESC) FILTER (WHERE a.form_response_id IS NOT NULL))[1] AS response_id
      FROM contact_attempt a JOIN contact k ON k.tenant_id = a.tenant_id AND k.id = a.contact_id
      WHERE a.tenant_id = ${tenantId}::uuid AND a.on_date = ${date}::date AND a.undone_at IS NULL AND k.rule_id = ${ruleId}::uuid AND ${mine}
      GROUP BY a.contact_id),
    due AS (
      SELECT k.id FROM contact k
      WHERE k.tenant_id = ${tenantId}::uuid AND k.rule_id = ${ruleId}::uuid AND k.expire_on >= ${date}::date AND ${waiting} AND ${given}
      ORDER BY k.target_on, k.id LIMIT ${LINE_LIMIT}),
    line AS (SELECT contact_id AS id FROM tried UNION SELECT id FROM due)
    SELECT k.id AS "contactId", k.customer_id AS "customerId", c.name AS "customerName",
      COALESCE(t.phone, (SELECT p.phone FROM customer_phone p WHERE p.tenant_id = k.tenant_id AND p.customer_id = k.customer_id
         ORDER BY p.invalid_at NULLS FIRST, p.position, p.id LIMIT 1)) AS phone,
      COALESCE(NULLIF(concat_ws(' ', v.plate, v.model), ''), NULLIF(concat_ws(' ', h.building, NULLIF(h.unit, ''), h.room), '')) AS subject,
      m.display_name AS agent, to_char(t.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, t.outcome,
      COALESCE(t.attempts, 0) AS attempts, f.score_numerator AS "scoreNumerator", f.score_denominator AS "scoreDenominator",
      fv.definition, f.answers, t.note, COALESCE(f.complaint, false) AS complaint, COALESCE(f.low_score, false) AS "lowScore",
      k.target_on <= ${date}::date AS due, ${waiting} AS "leftOver"
    FROM line
    JOIN contact k ON k.tenant_id = ${tenantId}::uuid AND k.id = line.id
    LEFT JOIN tried t ON t.contact_id = k.id
    LEFT JOIN customer c ON c.tenant_id = k.tenant_id AND c.id = k.customer_id
    LEFT JOIN vehicle v ON v.tenant_id = k.tenant_id AND v.id = k.vehicle_id
    LEFT JOIN home h ON h.tenant_id = k.tenant_id AND h.id = k.home_id
    LEFT JOIN membership m ON m.tenant_id = k.tenant_id AND m.id = COALESCE(t.membership_id, k.assignee_id)
    LEFT JOIN form_response f ON f.tenant_id = k.tenant_id AND f.id = t.response_id AND f.status = 'final'
    LEFT JOIN form_version fv ON fv.tenant_id = f.tenant_id AND fv.id = f.form_version_id
    ORDER BY t.at NULLS LAST, k.close_on, k.id LIMIT ${LINE_LIMIT}`;
}

/** What each agent handed in or noted on a day, for the team's report. One statement. */
export function readRemarks(db: TenantDb, input: { tenantId: string; ruleId: string; date: CivilDate }): Promise<DailyReport['remarksOfTeam']> {
  const { tenantId, ruleId, date } = input;
  return db.$queryRaw<DailyReport['remarksOfTeam']>`
    SELECT d.membership_id AS "membershipId", m.display_name AS name, d.remarks,
      to_char(d.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "submittedAt"
    FROM daily_report d JOIN membership m ON m.tenant_id = d.tenant_id AND m.id = d.membership_id
    WHERE d.tenant_id = ${tenantId}::uuid AND d.rule_id = ${ruleId}::uuid AND d.report_on = ${date}::date
    ORDER BY m.display_name, m.id`;
}
