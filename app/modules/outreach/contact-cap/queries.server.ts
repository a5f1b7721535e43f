import { Prisma, type TenantDb } from '#app/platform/db.server';

/** Whose planned calls may have to wait: all of one customer, or those that a rule has just got. */
export type CapScope = { customerId: string } | { ruleId: string; subjectIds: readonly string[] };

/**
 * Puts planned calls off until the rule's least number of days after the customer was last reached, at the latest to
 * the closing day (`applyContactCap` of queue/domain, as SQL): a cap never makes a call late by itself. Returns how many.
 */
export function deferByCap(
  db: TenantDb,
  input: { tenantId: string; scope: CapScope; today: string; timeZone: string; now: Date },
): Promise<number> {
  const { tenantId, scope, today, timeZone, now } = input;
  const within =
    'customerId' in scope
      ? Prisma.sql`k.customer_id = ${scope.customerId}::uuid`
      : Prisma.sql`k.rule_id = ${scope.ruleId}::uuid AND k.subject_id = ANY(${[...scope.subjectIds]}::uuid[])`;
  return db.$executeRaw`
    UPDATE contact k SET next_attempt_at = c.at, updated_at = ${now}
    FROM (
      SELECT k.id, (LEAST(l.last_on + d.days, k.close_on) + d.hours_from) AT TIME ZONE ${timeZone} AS at
      FROM contact k
      JOIN callback_rule r ON r.tenant_id = k.tenant_id AND r.id = k.rule_id
      JOIN callback_rule_version v ON v.tenant_id = r.tenant_id AND v.id = r.current_version_id
      CROSS JOIN LATERAL (SELECT (v.definition ->> 'minDaysBetweenCalls')::int AS days,
        (v.definition -> 'callingHours' ->> 'from')::time AS hours_from) d
      CROSS JOIN LATERAL (SELECT max(o.finished_on) AS last_on FROM contact o WHERE o.tenant_id = k.tenant_id
        AND o.customer_id = k.customer_id AND o.status = 'done' AND o.id <> k.id) l
      WHERE k.tenant_id = ${tenantId}::uuid AND k.status = 'planned' AND ${within} AND d.days > 0 AND l.last_on IS NOT NULL
        AND LEAST(l.last_on + d.days, k.close_on) > GREATEST(k.open_on, ${today}::date)
    ) c
    WHERE k.tenant_id = ${tenantId}::uuid AND k.id = c.id AND (k.next_attempt_at IS NULL OR k.next_attempt_at < c.at)`;
}
