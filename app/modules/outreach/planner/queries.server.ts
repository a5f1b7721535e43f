import { Prisma, prepared, type TenantDb } from '#app/platform/db.server';
import type { Anchor } from '../rule/schema';

/** A service record as the planner reads it, with the contact that the rule already has for it. Dates are ISO text. */
export interface FactRow {
  id: string;
  kind: string;
  orgUnitId: string | null;
  tier: number | null;
  occurredOn: string | null;
  invoicedOn: string | null;
  receivedOn: string | null;
  amount: number | null;
  details: Record<string, unknown>;
  staffName: string | null;
  customerId: string | null;
  vehicleId: string | null;
  homeId: string | null;
  merged: boolean;
  doNotContact: boolean;
  consentGranted: boolean | null;
  usablePhones: number;
  contactId: string | null;
  contactStatus: string | null;
  /** Nobody has called, claimed or promised: the planner may still move or drop the contact. */
  untouched: boolean | null;
  contactKey: string | null;
}

/**
 * Of contact `k`: nobody has taken it up. An attempt that was undone left its row, and a note was begun on the call:
 * both are work. Cancelled contacts are somebody's decision.
 */
export const untouched = Prisma.sql`k.attempt_count = 0 AND k.claimed_by_id IS NULL AND k.draft_note IS NULL
  AND k.status IN ('planned', 'expired', 'suppressed')
  AND NOT EXISTS (SELECT FROM contact_attempt t WHERE t.tenant_id = k.tenant_id AND t.contact_id = k.id)`;

/** Which records of a rule's kind are looked at. */
export type FactScope =
  /** With one of the dates that the rule counts from since go-live, and no contact. */
  | { kind: 'missing'; goLiveOn: string; anchors: readonly Anchor[] }
  /** Contacts that may stand in the queue against the customer's word, or be held back without reason any more. */
  | { kind: 'drifted'; today: string }
  /** Everything with a date since go-live, and whatever has a contact already. */
  | { kind: 'since'; goLiveOn: string }
  | { kind: 'records'; ids: readonly string[] }
  | { kind: 'customer'; customerId: string }
  | { kind: 'all' };

const ANCHOR_COLUMNS: Record<Anchor, Prisma.Sql> = {
  occurredOn: Prisma.sql`r.occurred_on`,
  invoicedOn: Prisma.sql`r.invoiced_on`,
  receivedOn: Prisma.sql`r.received_on`,
};

function scopeCondition(scope: FactScope, ruleId: string, purpose: string): Prisma.Sql {
  switch (scope.kind) {
    case 'drifted':
      return Prisma.sql`AND ((k.status = 'suppressed' AND k.expire_on >= ${scope.today}::date)
        OR (k.status IN ('planned', 'promised') AND (c.id IS NULL OR c.do_not_contact OR c.merged_into_id IS NOT NULL
          OR NOT EXISTS (SELECT FROM customer_phone p WHERE p.tenant_id = r.tenant_id AND p.customer_id = r.customer_id AND p.invalid_at IS NULL)
          OR EXISTS (SELECT FROM consent s WHERE s.tenant_id = r.tenant_id AND s.customer_id = r.customer_id AND s.purpose = ${purpose} AND NOT s.granted))))`;
    case 'missing':
      // One range per date column that counts, so that the indexes on (tenant, kind, date) serve.
      return Prisma.sql`AND (${Prisma.join(scope.anchors.map((anchor) => Prisma.sql`${ANCHOR_COLUMNS[anchor]} >= ${scope.goLiveOn}::date`), ' OR ')})
        AND NOT EXISTS (SELECT FROM contact x WHERE x.tenant_id = r.tenant_id AND x.rule_id = ${ruleId}::uuid AND x.subject_id = r.id AND x.cycle = 1)`;
    case 'since':
      return Prisma.sql`AND (r.occurred_on >= ${scope.goLiveOn}::date OR r.invoiced_on >= ${scope.goLiveOn}::date
        OR r.received_on >= ${scope.goLiveOn}::date OR k.id IS NOT NULL)`;
    case 'records':
      return Prisma.sql`AND r.id = ANY(${[...scope.ids]}::uuid[])`;
    case 'customer':
      return Prisma.sql`AND r.customer_id = ${scope.customerId}::uuid`;
    case 'all':
      return Prisma.empty;
  }
}

/** Records of one kind in id order behind `after`, at most `limit`. `purpose` chooses the consent that counts. */
export function readFacts(
  db: TenantDb,
  input: { tenantId: string; ruleId: string; recordKind: string; purpose: string; scope: FactScope; after: string | null; limit: number },
): Promise<FactRow[]> {
  const { tenantId, ruleId, recordKind, purpose, scope, after, limit } = input;
  return db.$queryRaw<FactRow[]>`${prepared}
    SELECT r.id, r.kind, r.org_unit_id AS "orgUnitId", u.tier,
      r.occurred_on::text AS "occurredOn", r.invoiced_on::text AS "invoicedOn", r.received_on::text AS "receivedOn",
      r.amount_minor::float8 AS amount, r.details, r.staff_name AS "staffName",
      r.customer_id AS "customerId", r.vehicle_id AS "vehicleId", r.home_id AS "homeId",
      c.merged_into_id IS NOT NULL AS merged, COALESCE(c.do_not_contact, false) AS "doNotContact",
      (SELECT s.granted FROM consent s WHERE s.tenant_id = r.tenant_id AND s.customer_id = r.customer_id
         AND s.purpose = ${purpose} ORDER BY s.at DESC, s.id DESC LIMIT 1) AS "consentGranted",
      (SELECT count(*)::int FROM customer_phone p WHERE p.tenant_id = r.tenant_id AND p.customer_id = r.customer_id
         AND p.invalid_at IS NULL) AS "usablePhones",
      k.id AS "contactId", k.status AS "contactStatus", ${untouched} AS untouched,
      concat_ws('|', k.rule_version_id, k.status, k.reason, k.open_on, k.target_on, k.close_on, k.expire_on,
        k.rolled, k.provisional, k.customer_id, k.vehicle_id, k.home_id, k.org_unit_id) AS "contactKey"
    FROM service_record r
    LEFT JOIN org_unit u ON u.tenant_id = r.tenant_id AND u.id = r.org_unit_id
    LEFT JOIN customer c ON c.tenant_id = r.tenant_id AND c.id = r.customer_id
    LEFT JOIN contact k ON k.tenant_id = r.tenant_id AND k.rule_id = ${ruleId}::uuid AND k.subject_id = r.id AND k.cycle = 1
    WHERE r.tenant_id = ${tenantId}::uuid AND r.kind = ${recordKind} ${scopeCondition(scope, ruleId, purpose)}
      AND (${after}::uuid IS NULL OR r.id > ${after}::uuid)
    ORDER BY r.id LIMIT ${limit}`;
}

/** A contact as the planner wants it; dates are ISO text. */
export interface PlannedRow {
  subjectId: string;
  status: string;
  reason: string | null;
  openOn: string;
  targetOn: string;
  closeOn: string;
  expireOn: string;
  rolled: boolean;
  provisional: boolean;
  customerId: string | null;
  vehicleId: string | null;
  homeId: string | null;
  orgUnitId: string | null;
  assigneeId: string | null;
}

function columns(rows: readonly PlannedRow[]): Prisma.Sql {
  const pick = <K extends keyof PlannedRow>(key: K): PlannedRow[K][] => rows.map((row) => row[key]);
  return Prisma.sql`unnest(${pick('subjectId')}::uuid[], ${pick('status')}::text[], ${pick('reason')}::text[],
    ${pick('openOn')}::date[], ${pick('targetOn')}::date[], ${pick('closeOn')}::date[], ${pick('expireOn')}::date[],
    ${pick('rolled')}::bool[], ${pick('provisional')}::bool[], ${pick('customerId')}::uuid[], ${pick('vehicleId')}::uuid[],
    ${pick('homeId')}::uuid[], ${pick('orgUnitId')}::uuid[], ${pick('assigneeId')}::uuid[])
    AS n(subject_id, status, reason, open_on, target_on, close_on, expire_on, rolled, provisional, customer_id, vehicle_id,
      home_id, org_unit_id, assignee_id)`;
}

/** Inserts what isn't there yet; the unique key (tenant, rule, subject, cycle) decides races. Returns how many were new. */
export function insertContacts(
  db: TenantDb,
  input: { tenantId: string; ruleId: string; ruleVersionId: string; rows: readonly PlannedRow[] },
): Promise<number> {
  const { tenantId, ruleId, ruleVersionId, rows } = input;
  return db.$executeRaw`${prepared}
    INSERT INTO contact (tenant_id, rule_id, rule_version_id, subject_id, status, reason, open_on, target_on, close_on,
      expire_on, rolled, provisional, customer_id, vehicle_id, home_id, org_unit_id, assignee_id)
    SELECT ${tenantId}::uuid, ${ruleId}::uuid, ${ruleVersionId}::uuid, n.subject_id, n.status, n.reason, n.open_on, n.target_on,
      n.close_on, n.expire_on, n.rolled, n.provisional, n.customer_id, n.vehicle_id, n.home_id, n.org_unit_id, n.assignee_id
    FROM ${columns(rows)}
    ON CONFLICT (tenant_id, rule_id, subject_id, cycle) DO NOTHING`;
}

/** Moves contacts that are still untouched; one that an agent took up meanwhile stays as it is. */
export function updateContacts(
  db: TenantDb,
  input: { tenantId: string; ruleId: string; ruleVersionId: string; rows: readonly PlannedRow[] },
): Promise<number> {
  const { tenantId, ruleId, ruleVersionId, rows } = input;
  return db.$executeRaw`
    UPDATE contact k SET rule_version_id = ${ruleVersionId}::uuid, status = n.status, reason = n.reason, open_on = n.open_on,
      target_on = n.target_on, close_on = n.close_on, expire_on = n.expire_on, rolled = n.rolled, provisional = n.provisional,
      customer_id = n.customer_id, vehicle_id = n.vehicle_id, home_id = n.home_id, org_unit_id = n.org_unit_id,
      assignee_id = COALESCE(k.assignee_id, n.assignee_id), updated_at = now()
    FROM ${columns(rows)}
    WHERE k.tenant_id = ${tenantId}::uuid AND k.rule_id = ${ruleId}::uuid AND k.subject_id = n.subject_id AND k.cycle = 1 AND ${untouched}`;
}

/** Drops contacts that the rule no longer plans, as long as nobody has touched them. */
export function deleteContacts(db: TenantDb, input: { tenantId: string; ruleId: string; subjectIds: readonly string[] }): Promise<number> {
  return db.$executeRaw`
    DELETE FROM contact k WHERE k.tenant_id = ${input.tenantId}::uuid AND k.rule_id = ${input.ruleId}::uuid
      AND k.subject_id = ANY(${[...input.subjectIds]}::uuid[]) AND k.cycle = 1 AND ${untouched}`;
}

/**
 * Takes contacts that somebody has worked on out of the queue because nobody may call the customer any more; a call
 * that is running at the moment is left to its agent. Dates, version and attempts stay.
 */
export function withdrawContacts(
  db: TenantDb,
  input: { tenantId: string; ruleId: string; now: Date; rows: readonly { subjectId: string; reason: string }[] },
): Promise<number> {
  const { tenantId, ruleId, now, rows } = input;
  return db.$executeRaw`
    UPDATE contact k SET status = 'suppressed', reason = n.reason, promised_at = NULL, next_attempt_at = NULL,
      claimed_by_id = NULL, claim_expires_at = NULL, updated_at = ${now}
    FROM unnest(${rows.map(({ subjectId }) => subjectId)}::uuid[], ${rows.map(({ reason }) => reason)}::text[]) AS n(subject_id, reason)
    WHERE k.tenant_id = ${tenantId}::uuid AND k.rule_id = ${ruleId}::uuid AND k.subject_id = n.subject_id AND k.cycle = 1
      AND k.status IN ('planned', 'promised') AND (k.claim_expires_at IS NULL OR k.claim_expires_at < ${now})`;
}

/** Puts such contacts back to work, or closes them when their time has passed meanwhile. */
export function resumeContacts(
  db: TenantDb,
  input: { tenantId: string; ruleId: string; now: Date; today: string; subjectIds: readonly string[] },
): Promise<number> {
  const { tenantId, ruleId, now, today, subjectIds } = input;
  return db.$executeRaw`
    UPDATE contact k SET updated_at = ${now},
      status = CASE WHEN k.expire_on >= ${today}::date THEN 'planned' WHEN k.attempt_count > 0 THEN 'unreachable' ELSE 'expired' END,
      reason = CASE WHEN k.expire_on >= ${today}::date THEN NULL WHEN k.attempt_count > 0 THEN 'past-expiry' ELSE 'window-passed' END
    WHERE k.tenant_id = ${tenantId}::uuid AND k.rule_id = ${ruleId}::uuid AND k.subject_id = ANY(${[...subjectIds]}::uuid[]) AND k.cycle = 1
      AND k.status = 'suppressed'`;
}

/**
 * Closes what ran out (the rule of `expireContact` in contact/domain): never tried becomes expired, tried in vain
 * unreachable; a promise that lies ahead and a running call keep their contact open. Returns how many.
 */
export function expireContacts(
  db: TenantDb,
  input: { tenantId: string; today: string; timeZone: string; now: Date; limit: number },
): Promise<number> {
  return db.$executeRaw`${prepared}
    UPDATE contact SET status = CASE WHEN attempt_count > 0 THEN 'unreachable' ELSE 'expired' END,
      reason = CASE WHEN attempt_count > 0 THEN 'past-expiry' ELSE 'window-passed' END,
      promised_at = NULL, next_attempt_at = NULL, claimed_by_id = NULL, claim_expires_at = NULL, updated_at = now()
    WHERE tenant_id = ${input.tenantId}::uuid AND id IN (
      SELECT id FROM contact WHERE tenant_id = ${input.tenantId}::uuid AND status IN ('planned', 'promised')
        AND expire_on < ${input.today}::date
        AND (promised_at IS NULL OR (promised_at AT TIME ZONE ${input.timeZone})::date < ${input.today}::date)
        AND (claim_expires_at IS NULL OR claim_expires_at < ${input.now})
      ORDER BY close_on LIMIT ${input.limit} FOR UPDATE SKIP LOCKED)`;
}
