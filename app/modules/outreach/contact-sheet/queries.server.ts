import type { CivilDate } from '#app/lib/civil-date';
import type { TenantDb } from '#app/platform/db.server';
import { conditions, shownStatus, type ContactFilter } from '../contact/queries.server';
import type { SheetLine } from './schema';

/** The filtered contacts with everything the printed sheet names, newest target day first; one statement. */
export function readSheetLines(
  db: TenantDb,
  input: { tenantId: string; today: CivilDate; filter: ContactFilter; limit: number },
): Promise<SheetLine[]> {
  const { tenantId, today, filter, limit } = input;
  return db.$queryRaw<SheetLine[]>`
    SELECT c.number AS "customerNumber", c.name AS "customerName",
      (SELECT p.phone FROM customer_phone p WHERE p.tenant_id = k.tenant_id AND p.customer_id = k.customer_id
        AND p.invalid_at IS NULL ORDER BY p.position, p.id LIMIT 1) AS phone,
      f.external_number AS "recordNumber", v.vin, v.plate, concat_ws(' ', v.brand, v.model) AS model,
      NULLIF(concat_ws(' ', s.name, concat_ws('-', NULLIF(h.building, ''), NULLIF(h.unit, ''), NULLIF(h.room, ''))), '') AS home,
      u.name AS "orgUnit", u.tier, f.occurred_on::text AS "occurredOn", f.invoiced_on::text AS "invoicedOn",
      r.name AS rule, rv.definition ->> 'kind' AS kind, (rv.definition ->> 'level')::int AS level,
      k.open_on::text AS "openOn", k.target_on::text AS "targetOn", k.close_on::text AS "closeOn",
      ${shownStatus(today)} AS status, k.reason, COALESCE(CASE WHEN k.finished_at IS NOT NULL THEN d.name END, a.display_name) AS agent,
      k.attempt_count AS attempts, d.outcome AS "lastOutcome",
      g.score_numerator AS "scoreNumerator", g.score_denominator AS "scoreDenominator", COALESCE(g.complaint, false) AS complaint,
      to_jsonb(COALESCE(k.promised_at, k.next_attempt_at) AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS "nextAt", k.finished_on::text AS "finishedOn"
    FROM contact k
    JOIN callback_rule r ON r.tenant_id = k.tenant_id AND r.id = k.rule_id
    JOIN callback_rule_version rv ON rv.tenant_id = k.tenant_id AND rv.id = k.rule_version_id
    JOIN service_record f ON f.tenant_id = k.tenant_id AND f.id = k.subject_id
    LEFT JOIN customer c ON c.tenant_id = k.tenant_id AND c.id = k.customer_id
    LEFT JOIN vehicle v ON v.tenant_id = k.tenant_id AND v.id = k.vehicle_id
    LEFT JOIN home h ON h.tenant_id = k.tenant_id AND h.id = k.home_id
    LEFT JOIN org_unit s ON s.tenant_id = h.tenant_id AND s.id = h.site_id
    LEFT JOIN org_unit u ON u.tenant_id = k.tenant_id AND u.id = k.org_unit_id
    LEFT JOIN membership a ON a.tenant_id = k.tenant_id AND a.id = k.assignee_id
    LEFT JOIN LATERAL (SELECT x.score_numerator, x.score_denominator, x.complaint FROM form_response x
      WHERE x.tenant_id = k.tenant_id AND x.subject_kind = 'contact' AND x.subject_id = k.id AND x.status = 'final'
      ORDER BY x.final_at DESC LIMIT 1) g ON true
    LEFT JOIN LATERAL (SELECT m.display_name AS name, t.outcome FROM contact_attempt t JOIN membership m ON m.tenant_id = t.tenant_id AND m.id = t.membership_id
      WHERE t.tenant_id = k.tenant_id AND t.contact_id = k.id AND t.undone_at IS NULL ORDER BY t.at DESC, t.id DESC LIMIT 1) d ON true
    WHERE ${conditions(tenantId, filter, today)}
    ORDER BY k.target_on DESC, k.id DESC LIMIT ${limit}`;
}
