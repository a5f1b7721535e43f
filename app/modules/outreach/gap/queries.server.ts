import { Prisma, type TenantDb } from '#app/platform/db.server';
import type { PlanningRule } from '../rule/queries.server';
import type { CallbackRule, RuleFilter, RuleVariant } from '../rule/schema';
import type { Gap } from './schema';

const COLUMN = {
  occurredOn: Prisma.sql`r.occurred_on`,
  invoicedOn: Prisma.sql`r.invoiced_on`,
  receivedOn: Prisma.sql`r.received_on`,
} as const;

const fits = ({ tier }: RuleVariant): Prisma.Sql => (tier === null ? Prisma.sql`true` : Prisma.sql`u.tier = ${tier}`);

/** The missing date of a record under a rule, or SQL NULL: the first variant that fits the tier decides. */
function missingAnchor({ variants }: CallbackRule): Prisma.Sql {
  const cases = variants.map((variant) => Prisma.sql`WHEN ${fits(variant)} THEN CASE WHEN ${COLUMN[variant.anchor]} IS NULL THEN ${variant.anchor} END`);
  return Prisma.sql`CASE ${Prisma.join(cases, ' ')} END`;
}

/** The same question for the indexes on (tenant, kind, date): only the dates that the rule counts from may be missing. */
function anyAnchorMissing({ variants }: CallbackRule): Prisma.Sql {
  const anchors = [...new Set(variants.map(({ anchor }) => anchor))];
  return Prisma.sql`(${Prisma.join(anchors.map((anchor) => Prisma.sql`${COLUMN[anchor]} IS NULL`), ' OR ')})`;
}

/** `matchesFilter` of rule/domain, as SQL. */
function filterConditions(filter: RuleFilter): Prisma.Sql[] {
  const marked = (flag: string) => Prisma.sql`r.details @> ${JSON.stringify({ [flag]: true })}::jsonb`;
  return [
    ...(filter.tiers.length > 0 ? [Prisma.sql`u.tier = ANY(${filter.tiers}::int[])`] : []),
    ...(filter.orgUnitIds.length > 0 ? [Prisma.sql`r.org_unit_id = ANY(${filter.orgUnitIds}::uuid[])`] : []),
    ...filter.flags.map(marked),
    ...filter.withoutFlags.map((flag) => Prisma.sql`NOT ${marked(flag)}`),
    ...(filter.minAmount === null ? [] : [Prisma.sql`r.amount_minor >= ${filter.minAmount}`]),
    ...(filter.maxAmount === null ? [] : [Prisma.sql`r.amount_minor <= ${filter.maxAmount}`]),
  ];
}

type GapRule = Pick<PlanningRule, 'id' | 'definition'>;

function gapsOf(rule: GapRule, tenantId: string, extra: Prisma.Sql): Prisma.Sql {
  const { definition } = rule;
  const conditions = [
    Prisma.sql`r.tenant_id = ${tenantId}::uuid AND r.kind = ${definition.recordKind}`,
    anyAnchorMissing(definition),
    Prisma.sql`${missingAnchor(definition)} IS NOT NULL`,
    ...filterConditions(definition.filter),
  ];
  return Prisma.sql`
    SELECT r.id, ${rule.id}::uuid AS rule_id, ${definition.code}::text AS rule_code, ${definition.name}::text AS rule_name, r.kind,
      r.external_number, r.customer_id, r.vehicle_id, u.name AS unit_name, COALESCE(r.occurred_on, r.invoiced_on, r.received_on) AS known_on,
      ${missingAnchor(definition)} AS anchor
    FROM service_record r LEFT JOIN org_unit u ON u.tenant_id = r.tenant_id AND u.id = r.org_unit_id
    WHERE ${Prisma.join(conditions, ' AND ')} ${extra}`;
}

/** One page, newest records first; `after` is the last line's record and rule code. One statement. */
export function readGaps(
  db: TenantDb,
  input: { tenantId: string; rules: readonly GapRule[]; after: readonly [string, string] | null; limit: number },
): Promise<Gap[]> {
  const { tenantId, rules, after, limit } = input;
  const parts = rules.map((rule) => {
    const behind = after ? Prisma.sql`AND (r.id, ${rule.definition.code}::text) < (${after[0]}::uuid, ${after[1]}::text)` : Prisma.empty;
    return Prisma.sql`(${gapsOf(rule, tenantId, Prisma.sql`${behind} ORDER BY r.id DESC LIMIT ${limit}`)})`;
  });
  return db.$queryRaw<Gap[]>`
    SELECT g.id AS "recordId", g.rule_id AS "ruleId", g.rule_code AS "ruleCode", g.rule_name AS "ruleName", g.kind AS "recordKind",
      g.external_number AS "externalNumber", g.customer_id AS "customerId", c.name AS "customerName",
      v.vin AS "vehicleVin", v.plate AS "vehiclePlate", g.unit_name AS "orgUnitName", g.known_on::text AS "knownOn", g.anchor
    FROM (${Prisma.join(parts, ' UNION ALL ')}) g
    LEFT JOIN customer c ON c.tenant_id = ${tenantId}::uuid AND c.id = g.customer_id
    LEFT JOIN vehicle v ON v.tenant_id = ${tenantId}::uuid AND v.id = g.vehicle_id
    ORDER BY g.id DESC, g.rule_code DESC LIMIT ${limit}`;
}

/** How many gaps each rule has, counted up to `cap`. One statement. */
export async function countGapsByRule(
  db: TenantDb,
  input: { tenantId: string; rules: readonly GapRule[]; cap: number },
): Promise<Map<string, number>> {
  if (input.rules.length === 0) return new Map();
  const parts = input.rules.map(
    (rule) => Prisma.sql`SELECT ${rule.id}::uuid AS id, (SELECT count(*)::int FROM (${gapsOf(rule, input.tenantId, Prisma.sql`LIMIT ${input.cap}`)}) x) AS count`,
  );
  const rows = await db.$queryRaw<{ id: string; count: number }[]>`${Prisma.join(parts, ' UNION ALL ')}`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}
