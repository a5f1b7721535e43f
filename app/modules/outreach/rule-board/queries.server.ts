import type { CivilDate } from '#app/lib/civil-date';
import { Prisma, type TenantDb } from '#app/platform/db.server';
import { untouched } from '../planner/queries.server';
import type { RuleChoices, RuleLoad } from './schema';

/** Unfinished contacts of one rule or of all, by rule; one range of the queue's index. */
export async function readLoads(
  db: TenantDb,
  input: { tenantId: string; today: CivilDate; ruleId: string | null },
): Promise<Map<string, RuleLoad>> {
  const { tenantId, today, ruleId } = input;
  const ofRule = ruleId === null ? Prisma.empty : Prisma.sql`AND k.rule_id = ${ruleId}::uuid`;
  const rows = await db.$queryRaw<(RuleLoad & { ruleId: string })[]>`
    SELECT k.rule_id AS "ruleId",
      count(*) FILTER (WHERE k.open_on <= ${today}::date)::int AS open,
      count(*) FILTER (WHERE k.close_on < ${today}::date)::int AS overdue,
      count(*) FILTER (WHERE k.open_on > ${today}::date)::int AS ahead,
      count(*) FILTER (WHERE ${untouched})::int AS untouched,
      count(*) FILTER (WHERE NOT (${untouched}))::int AS touched
    FROM contact k WHERE k.tenant_id = ${tenantId}::uuid AND k.status IN ('planned', 'promised') ${ofRule} GROUP BY k.rule_id`;
  return new Map(rows.map(({ ruleId: id, ...load }) => [id, load]));
}

/** Published forms, scripts, units and people that a rule may name. One statement. */
export async function readChoices(db: TenantDb, tenantId: string, roles: readonly string[]): Promise<Omit<RuleChoices, 'recordKinds' | 'flags'>> {
  const [row] = await db.$queryRaw<Omit<RuleChoices, 'recordKinds' | 'flags'>[]>`
    SELECT
      COALESCE((SELECT jsonb_agg(jsonb_build_object('code', f.code, 'title', f.title) ORDER BY f.code)
        FROM form f WHERE f.tenant_id = ${tenantId}::uuid AND f.published_version_id IS NOT NULL), '[]') AS forms,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('code', s.code, 'title', s.title) ORDER BY s.code)
        FROM call_script s WHERE s.tenant_id = ${tenantId}::uuid AND s.status = 'approved'), '[]') AS scripts,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'tier', u.tier) ORDER BY u.tier NULLS LAST, u.name, u.id)
        FROM org_unit u WHERE u.tenant_id = ${tenantId}::uuid AND u.active), '[]') AS "orgUnits",
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'name', m.display_name, 'role', m.role) ORDER BY m.role, m.display_name, m.id)
        FROM membership m WHERE m.tenant_id = ${tenantId}::uuid AND m.status = 'active' AND m.role = ANY(${[...roles]}::text[])), '[]') AS members`;
  return row ?? { forms: [], scripts: [], orgUnits: [], members: [] };
}
