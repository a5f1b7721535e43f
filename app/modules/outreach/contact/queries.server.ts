import type { CivilDate } from '#app/lib/civil-date';
import { Prisma, type TenantDb } from '#app/platform/db.server';
import type { AttemptView, ContactChoices, ContactItem, ListContactsInput } from './schema';

/** Stored status and dates to the status that people see; the same rule as `displayStatus` in queue/domain. */
export function shownStatus(today: CivilDate): Prisma.Sql {
  return Prisma.sql`CASE WHEN k.status <> 'planned' THEN k.status WHEN k.close_on < ${today}::date THEN 'overdue'
    WHEN k.open_on <= ${today}::date THEN 'open' ELSE 'planned' END`;
}

function statusCondition(status: ListContactsInput['status'], today: CivilDate): Prisma.Sql {
  switch (status) {
    case undefined:
      return Prisma.sql`true`;
    case 'planned':
      return Prisma.sql`k.status = 'planned' AND k.open_on > ${today}::date`;
    case 'open':
      return Prisma.sql`k.status = 'planned' AND k.open_on <= ${today}::date AND k.close_on >= ${today}::date`;
    case 'overdue':
      return Prisma.sql`k.status = 'planned' AND k.close_on < ${today}::date`;
    default:
      return Prisma.sql`k.status = ${status}`;
  }
}

/** The filter of the list as a condition on contact k and callback_rule r. */
export function conditions(tenantId: string, input: ContactFilter, today: CivilDate): Prisma.Sql {
  const parts = [Prisma.sql`k.tenant_id = ${tenantId}::uuid`, statusCondition(input.status, today)];
  if (input.rule) parts.push(Prisma.sql`r.code = ${input.rule}`);
  if (input.customerIds) parts.push(Prisma.sql`k.customer_id = ANY(${[...input.customerIds]}::uuid[])`);
  if (input.customerId) parts.push(Prisma.sql`k.customer_id = ${input.customerId}::uuid`);
  if (input.serviceRecordId) parts.push(Prisma.sql`k.subject_id = ${input.serviceRecordId}::uuid`);
  if (input.assigneeId) parts.push(Prisma.sql`k.assignee_id = ${input.assigneeId}::uuid`);
  if (input.orgUnitId) parts.push(Prisma.sql`k.org_unit_id = ${input.orgUnitId}::uuid`);
  if (input.targetFrom) parts.push(Prisma.sql`k.target_on >= ${input.targetFrom}::date`);
  if (input.targetTo) parts.push(Prisma.sql`k.target_on <= ${input.targetTo}::date`);
  if (input.finishedFrom) parts.push(Prisma.sql`k.finished_on >= ${input.finishedFrom}::date`);
  if (input.signal) {
    parts.push(Prisma.sql`EXISTS (SELECT FROM contact_signal e WHERE e.tenant_id = k.tenant_id AND e.contact_id = k.id AND e.kind = ${input.signal})`);
  }
  if (input.id) parts.push(Prisma.sql`k.id = ${input.id}::uuid`);
  if (input.finishedTo) parts.push(Prisma.sql`k.finished_on <= ${input.finishedTo}::date`);
  return Prisma.join([...parts, ...figureConditions(input, today)], ' AND ');
}

/** The filters by which a figure opens its rows. Each must say the same as the figure counts (insight/overview). */
function figureConditions(input: ContactFilter, today: CivilDate): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [];
  const unfinished = Prisma.sql`k.status IN ('planned', 'promised')`;
  if (input.counted) parts.push(Prisma.sql`k.status NOT IN ('suppressed', 'cancelled')`);
  if (input.timeliness === 'on-target') parts.push(Prisma.sql`k.status = 'done' AND k.finished_on = k.target_on`);
  if (input.timeliness === 'on-time') parts.push(Prisma.sql`k.status = 'done' AND k.finished_on <= k.close_on`);
  if (input.timeliness === 'late') parts.push(Prisma.sql`k.status = 'done' AND k.finished_on > k.close_on`);
  if (input.work === 'due') parts.push(Prisma.sql`${unfinished} AND k.open_on <= ${today}::date`);
  if (input.work === 'overdue') parts.push(Prisma.sql`${unfinished} AND k.close_on < ${today}::date`);
  if (input.work === 'ahead') parts.push(Prisma.sql`${unfinished} AND k.open_on > ${today}::date`);
  const attempt: Prisma.Sql[] = [];
  if (input.attemptedFrom) attempt.push(Prisma.sql`t.on_date >= ${input.attemptedFrom}::date`);
  if (input.attemptedTo) attempt.push(Prisma.sql`t.on_date <= ${input.attemptedTo}::date`);
  if (input.attemptedBy) attempt.push(Prisma.sql`t.membership_id = ${input.attemptedBy}::uuid`);
  if (input.outcome) attempt.push(Prisma.sql`t.outcome = ${input.outcome}`);
  if (input.scored) {
    attempt.push(Prisma.sql`EXISTS (SELECT FROM form_response s WHERE s.tenant_id = t.tenant_id AND s.id = t.form_response_id
      AND s.status = 'final' AND s.score_denominator IS NOT NULL)`);
  }
  if (attempt.length > 0) {
    parts.push(Prisma.sql`EXISTS (SELECT FROM contact_attempt t WHERE t.tenant_id = k.tenant_id AND t.contact_id = k.id
      AND t.undone_at IS NULL AND ${Prisma.join(attempt, ' AND ')})`);
  }
  return parts;
}

/** What lists filter by; `id` picks one. */
export type ContactFilter = Omit<ListContactsInput, 'cursor' | 'limit' | 'q'> & { id?: string; customerIds?: readonly string[] | undefined };

type ItemRow = Omit<ContactItem, 'customer' | 'vehicle' | 'home' | 'serviceRecord'> & {
  customerId: string | null;
  customerName: string | null;
  vehicleId: string | null;
  vin: string | null;
  plate: string | null;
  homeId: string | null;
  address: string | null;
  recordId: string;
};

/** Contacts by target day, newest first; one statement. */
export async function readContacts(
  db: TenantDb,
  input: { tenantId: string; today: CivilDate; filter: ContactFilter; after: readonly [string, string] | null; limit: number },
): Promise<ContactItem[]> {
  const { tenantId, today, filter, after, limit } = input;
  const rows = await db.$queryRaw<ItemRow[]>`
    SELECT k.id, r.code AS rule, r.name AS "ruleName", ${shownStatus(today)} AS status, k.reason,
      k.open_on::text AS open, k.target_on::text AS target, k.close_on::text AS close, k.expire_on::text AS expire,
      k.rolled, k.provisional, k.customer_id AS "customerId", c.name AS "customerName", k.vehicle_id AS "vehicleId", v.vin, v.plate,
      k.home_id AS "homeId", concat_ws(' ', s.name, h.building, NULLIF(h.unit, ''), h.room) AS address, k.subject_id AS "recordId",
      u.name AS "orgUnit", COALESCE(CASE WHEN k.finished_at IS NOT NULL THEN d.name END, a.display_name) AS assignee, k.attempt_count AS attempts,
      to_char(k.promised_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "promisedAt", k.finished_on::text AS "finishedOn",
      f.score_numerator AS "scoreNumerator", f.score_denominator AS "scoreDenominator", COALESCE(f.complaint, false) AS complaint
    FROM contact k
    JOIN callback_rule r ON r.tenant_id = k.tenant_id AND r.id = k.rule_id
    LEFT JOIN customer c ON c.tenant_id = k.tenant_id AND c.id = k.customer_id
    LEFT JOIN vehicle v ON v.tenant_id = k.tenant_id AND v.id = k.vehicle_id
    LEFT JOIN home h ON h.tenant_id = k.tenant_id AND h.id = k.home_id
    LEFT JOIN org_unit s ON s.tenant_id = h.tenant_id AND s.id = h.site_id
    LEFT JOIN org_unit u ON u.tenant_id = k.tenant_id AND u.id = k.org_unit_id
    LEFT JOIN membership a ON a.tenant_id = k.tenant_id AND a.id = k.assignee_id
    LEFT JOIN LATERAL (SELECT x.score_numerator, x.score_denominator, x.complaint FROM form_response x
      WHERE x.tenant_id = k.tenant_id AND x.subject_kind = 'contact' AND x.subject_id = k.id AND x.status = 'final'
      ORDER BY x.final_at DESC LIMIT 1) f ON true
    LEFT JOIN LATERAL (SELECT m.display_name AS name FROM contact_attempt t JOIN membership m ON m.tenant_id = t.tenant_id AND m.id = t.membership_id
      WHERE k.finished_at IS NOT NULL AND t.tenant_id = k.tenant_id AND t.contact_id = k.id AND t.undone_at IS NULL
      ORDER BY t.at DESC, t.id DESC LIMIT 1) d ON true
    WHERE ${conditions(tenantId, filter, today)}
      AND (${after?.[0] ?? null}::date IS NULL OR (k.target_on, k.id) < (${after?.[0] ?? null}::date, ${after?.[1] ?? null}::uuid))
    ORDER BY k.target_on DESC, k.id DESC LIMIT ${limit}`;
  return rows.map(({ customerId, customerName, vehicleId, vin, plate, homeId, address, recordId, ...item }) => ({
    ...item,
    customer: customerId ? { id: customerId, name: customerName ?? '' } : null,
    vehicle: vehicleId ? { id: vehicleId, vin, plate } : null,
    home: homeId ? { id: homeId, address: address ?? '' } : null,
    serviceRecord: { id: recordId },
  }));
}

/** Everything that was tried on a contact, newest first. */
export function readAttempts(db: TenantDb, tenantId: string, contactId: string): Promise<AttemptView[]> {
  return db.$queryRaw<AttemptView[]>`
    SELECT t.id, to_jsonb(t.at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS at, b.display_name AS by, t.outcome, t.note, t.phone,
      to_jsonb(t.promised_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS "promisedAt", t.undone_at IS NOT NULL AS undone
    FROM contact_attempt t JOIN membership b ON b.tenant_id = t.tenant_id AND b.id = t.membership_id
    WHERE t.tenant_id = ${tenantId}::uuid AND t.contact_id = ${contactId}::uuid ORDER BY t.at DESC, t.id DESC LIMIT 200`;
}

/** What the filters offer, in one statement. `roles` are those whose members make calls. */
export async function readChoices(db: TenantDb, tenantId: string, roles: readonly string[]): Promise<ContactChoices> {
  const [row] = await db.$queryRaw<ContactChoices[]>`
    SELECT COALESCE((SELECT jsonb_agg(jsonb_build_object('code', r.code, 'name', r.name) ORDER BY r.code)
        FROM callback_rule r WHERE r.tenant_id = ${tenantId}::uuid), '[]') AS rules,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('membershipId', m.id, 'name', m.display_name, 'role', m.role) ORDER BY m.display_name, m.id)
        FROM membership m WHERE m.tenant_id = ${tenantId}::uuid AND m.status = 'active' AND m.role = ANY(${[...roles]}::text[])), '[]') AS colleagues,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) ORDER BY u.name, u.id)
        FROM org_unit u WHERE u.tenant_id = ${tenantId}::uuid AND u.active), '[]') AS "orgUnits"`;
  return row ?? { rules: [], colleagues: [], orgUnits: [] };
}

/** Gives unfinished contacts to an agent; what somebody has in hand stays there. Returns the ids that changed hands. */
export async function assignContacts(
  db: TenantDb,
  input: { tenantId: string; ids: readonly string[]; membershipId: string | null; now: Date },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    UPDATE contact SET assignee_id = ${input.membershipId}::uuid, updated_at = ${input.now}
    WHERE tenant_id = ${input.tenantId}::uuid AND id = ANY(${[...input.ids]}::uuid[]) AND status IN ('planned', 'promised')
      AND assignee_id IS DISTINCT FROM ${input.membershipId}::uuid RETURNING id`;
  return rows.map(({ id }) => id);
}

/** Takes unfinished contacts out of the work (the rule of `withdrawContact`), unless an agent has them in hand right now. */
export async function cancelContacts(
  db: TenantDb,
  input: { tenantId: string; ids: readonly string[]; reason: string; now: Date },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    UPDATE contact SET status = 'cancelled', reason = ${input.reason}, promised_at = NULL, next_attempt_at = NULL,
      claimed_by_id = NULL, claim_expires_at = NULL, updated_at = ${input.now}
    WHERE tenant_id = ${input.tenantId}::uuid AND id = ANY(${[...input.ids]}::uuid[]) AND status IN ('planned', 'promised')
      AND (claim_expires_at IS NULL OR claim_expires_at <= ${input.now}) RETURNING id`;
  return rows.map(({ id }) => id);
}
