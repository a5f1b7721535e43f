import type { TenantDb } from '#app/platform/db.server';
import type { AttemptView } from '../contact/schema';
import type { CallCustomer, CallHistoryItem, CallHome, CallRecord, CallVehicle, CallView, OpenSignal } from './schema';

/** A call as it stands in the tables; instants are ISO text, `definition` is the rule's. */
export interface CallRow {
  id: string;
  ruleCode: string;
  ruleName: string;
  definition: Record<string, unknown>;
  status: string;
  reason: string | null;
  openOn: string;
  targetOn: string;
  closeOn: string;
  expireOn: string;
  rolled: boolean;
  provisional: boolean;
  attemptCount: number;
  promisedAt: string | null;
  nextAttemptAt: string | null;
  firstAttemptAt: string | null;
  finishedAt: string | null;
  finishedOn: string | null;
  note: string | null;
  assigneeName: string | null;
  claimedById: string | null;
  claimedByName: string | null;
  customer: CallCustomer | null;
  vehicle: CallVehicle | null;
  home: CallHome | null;
  record: CallRecord;
  attempts: AttemptView[];
  history: CallHistoryItem[];
  alsoDue: CallView['alsoDue'];
  signals: OpenSignal[];
  script: { code: string; version: number; title: string; body: string } | null;
}

/** Contacts of the same customer that stand beside the call; more are on the customer's file. */
const HISTORY_LIMIT = 12;

/** The whole call in one statement; null when the tenant has no such contact. Instants leave as ISO text in UTC. */
export async function readCall(db: TenantDb, input: { tenantId: string; contactId: string; now: Date; today: string }): Promise<CallRow | null> {
  const { tenantId, contactId, now, today } = input;
  const rows = await db.$queryRaw<CallRow[]>`
    SELECT k.id, r.code AS "ruleCode", r.name AS "ruleName", rv.definition, k.status, k.reason,
      k.open_on::text AS "openOn", k.target_on::text AS "targetOn", k.close_on::text AS "closeOn", k.expire_on::text AS "expireOn",
      k.rolled, k.provisional, k.attempt_count AS "attemptCount",
      to_jsonb(k.promised_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS "promisedAt",
      to_jsonb(k.next_attempt_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS "nextAttemptAt",
      to_jsonb(k.first_attempt_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS "firstAttemptAt",
      to_jsonb(k.finished_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS "finishedAt",
      k.finished_on::text AS "finishedOn", k.draft_note AS note, a.display_name AS "assigneeName",
      CASE WHEN k.claim_expires_at > ${now} THEN k.claimed_by_id END AS "claimedById",
      CASE WHEN k.claim_expires_at > ${now} THEN m.display_name END AS "claimedByName",
      (SELECT jsonb_build_object('id', c.id, 'number', c.number, 'name', c.name, 'kind', c.kind, 'vip', c.vip,
          'doNotContact', c.do_not_contact, 'doNotContactReason', c.do_not_contact_reason, 'note', c.note, 'address', c.address,
          'phones', COALESCE((SELECT jsonb_agg(jsonb_build_object('phone', p.phone, 'label', p.label, 'invalid', p.invalid_at IS NOT NULL)
              ORDER BY p.invalid_at IS NOT NULL, p.position, p.id)
            FROM customer_phone p WHERE p.tenant_id = c.tenant_id AND p.customer_id = c.id), '[]'),
          'consents', COALESCE((SELECT jsonb_agg(jsonb_build_object('purpose', s.purpose, 'granted', s.granted) ORDER BY s.purpose)
            FROM (SELECT DISTINCT ON (s.purpose) s.purpose, s.granted FROM consent s
              WHERE s.tenant_id = c.tenant_id AND s.customer_id = c.id ORDER BY s.purpose, s.at DESC, s.id DESC) s), '[]'))
        FROM customer c WHERE c.tenant_id = k.tenant_id AND c.id = k.customer_id) AS customer,
      (SELECT jsonb_build_object('id', v.id, 'vin', v.vin, 'plate', v.plate, 'brand', v.brand, 'model', v.model, 'color', v.color)
        FROM vehicle v WHERE v.tenant_id = k.tenant_id AND v.id = k.vehicle_id) AS vehicle,
      (SELECT jsonb_build_object('id', h.id, 'zone', h.zone, 'occupancy', h.occupancy,
          'address', concat_ws(' ', s.name, concat_ws('-', NULLIF(h.building, ''), NULLIF(h.unit, ''), NULLIF(h.room, ''))))
        FROM home h JOIN org_unit s ON s.tenant_id = h.tenant_id AND s.id = h.site_id
        WHERE h.tenant_id = k.tenant_id AND h.id = k.home_id) AS home,
      (SELECT jsonb_build_object('id', f.id, 'kind', f.kind, 'externalNumber', f.external_number, 'occurredOn', f.occurred_on,
          'invoicedOn', f.invoiced_on, 'receivedOn', f.received_on, 'staffName', f.staff_name, 'orgUnitName', u.name,
          'amountMinor', f.amount_minor, 'currency', f.currency, 'details', f.details)
        FROM service_record f LEFT JOIN org_unit u ON u.tenant_id = f.tenant_id AND u.id = f.org_unit_id
        WHERE f.tenant_id = k.tenant_id AND f.id = k.subject_id) AS record,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'at', t.at, 'by', b.display_name, 'outcome', t.outcome, 'note', t.note,
          'phone', t.phone, 'promisedAt', t.promised_at, 'undone', t.undone_at IS NOT NULL) ORDER BY t.at DESC, t.id DESC)
        FROM contact_attempt t JOIN membership b ON b.tenant_id = t.tenant_id AND b.id = t.membership_id
        WHERE t.tenant_id = k.tenant_id AND t.contact_id = k.id), '[]') AS attempts,
      COALESCE((SELECT jsonb_agg(to_jsonb(y) - 'sort' ORDER BY y.sort DESC) FROM (
        SELECT o.id, q.name AS "ruleName", o.status, o.target_on AS "targetOn", o.finished_on AS "finishedOn",
          g.id AS "responseId", g.score_numerator AS "scoreNumerator", g.score_denominator AS "scoreDenominator",
          COALESCE(g.complaint, false) AS complaint, COALESCE(g.low_score, false) AS "lowScore",
          w.outcome AS "lastOutcome", w.at AS "lastAt", w.by AS "lastBy", w.note AS "lastNote", COALESCE(w.at, o.target_on) AS sort
        FROM contact o JOIN callback_rule q ON q.tenant_id = o.tenant_id AND q.id = o.rule_id
        LEFT JOIN LATERAL (SELECT x.id, x.score_numerator, x.score_denominator, x.complaint, x.low_score FROM form_response x
          WHERE x.tenant_id = o.tenant_id AND x.subject_kind = 'contact' AND x.subject_id = o.id AND x.status = 'final' LIMIT 1) g ON true
        LEFT JOIN LATERAL (SELECT z.outcome, z.at, n.display_name AS by, z.note FROM contact_attempt z
          JOIN membership n ON n.tenant_id = z.tenant_id AND n.id = z.membership_id
          WHERE z.tenant_id = o.tenant_id AND z.contact_id = o.id AND z.undone_at IS NULL ORDER BY z.at DESC, z.id DESC LIMIT 1) w ON true
        WHERE o.tenant_id = k.tenant_id AND o.customer_id = k.customer_id AND o.id <> k.id
          AND (o.attempt_count > 0 OR o.status NOT IN ('planned', 'suppressed', 'cancelled'))
        ORDER BY sort DESC LIMIT ${HISTORY_LIMIT}) y), '[]') AS history,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', o.id, 'ruleName', q.name, 'closeOn', o.close_on) ORDER BY o.close_on, o.id)
        FROM contact o JOIN callback_rule q ON q.tenant_id = o.tenant_id AND q.id = o.rule_id
        WHERE o.tenant_id = k.tenant_id AND o.customer_id = k.customer_id AND o.id <> k.id AND o.status IN ('planned', 'promised')
          AND o.open_on <= ${today}::date), '[]') AS "alsoDue",
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', e.id, 'contactId', e.contact_id, 'kind', e.kind, 'note', e.note, 'createdAt', e.created_at)
          ORDER BY e.created_at DESC)
        FROM contact_signal e JOIN contact o ON o.tenant_id = e.tenant_id AND o.id = e.contact_id
        WHERE e.tenant_id = k.tenant_id AND e.seen_at IS NULL
          AND (o.id = k.id OR o.customer_id = k.customer_id)), '[]') AS signals,
      (SELECT jsonb_build_object('code', s.code, 'version', s.version, 'title', s.title, 'body', s.body) FROM call_script s
        WHERE s.tenant_id = k.tenant_id AND s.code = rv.definition ->> 'scriptCode' AND s.status = 'approved') AS script
    FROM contact k
    JOIN callback_rule r ON r.tenant_id = k.tenant_id AND r.id = k.rule_id
    JOIN callback_rule_version rv ON rv.tenant_id = k.tenant_id AND rv.id = k.rule_version_id
    LEFT JOIN membership a ON a.tenant_id = k.tenant_id AND a.id = k.assignee_id
    LEFT JOIN membership m ON m.tenant_id = k.tenant_id AND m.id = k.claimed_by_id
    WHERE k.tenant_id = ${tenantId}::uuid AND k.id = ${contactId}::uuid`;
  return rows[0] ?? null;
}
