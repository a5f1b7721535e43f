import { Prisma, type TenantDb } from '#app/platform/db.server';
import type { SignalItem, SignalKind } from './schema';

/** Beyond this the exact number helps nobody. */
const COUNT_CAP = 100;

export function readSignals(
  db: TenantDb,
  input: { tenantId: string; onlyUnseen: boolean; kind: SignalKind | null; after: readonly [number, string, string] | null; limit: number },
): Promise<SignalItem[]> {
  const { tenantId, onlyUnseen, kind, after, limit } = input;
  const parts = [Prisma.sql`e.tenant_id = ${tenantId}::uuid`];
  if (onlyUnseen) parts.push(Prisma.sql`e.seen_at IS NULL`);
  if (kind !== null) parts.push(Prisma.sql`e.kind = ${kind}`);
  if (after !== null) {
    const [seen, at, id] = after;
    const older = Prisma.sql`(e.created_at, e.id) < (${at}::timestamptz, ${id}::uuid)`;
    parts.push(seen === 0 ? Prisma.sql`(e.seen_at IS NOT NULL OR ${older})` : Prisma.sql`(e.seen_at IS NOT NULL AND ${older})`);
  }
  return db.$queryRaw<SignalItem[]>`
    SELECT e.id, e.kind, e.contact_id AS "contactId", r.name AS "ruleName", k.customer_id AS "customerId", c.name AS "customerName",
      COALESCE(c.vip, false) AS vip, NULLIF(concat_ws(' ', v.plate, v.model), '') AS "vehicleLabel",
      NULLIF(concat_ws(' ', s.name, concat_ws('-', NULLIF(h.building, ''), NULLIF(h.unit, ''), NULLIF(h.room, ''))), '') AS "homeLabel",
      f.staff_name AS "staffName", u.name AS "orgUnitName", t.by AS "agentName", e.note,
      g.id AS "responseId", g.score_numerator AS "scoreNumerator", g.score_denominator AS "scoreDenominator",
      to_jsonb(e.created_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS "createdAt",
      to_jsonb(e.seen_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS "seenAt", b.display_name AS "seenByName"
    FROM contact_signal e
    JOIN contact k ON k.tenant_id = e.tenant_id AND k.id = e.contact_id
    JOIN callback_rule r ON r.tenant_id = k.tenant_id AND r.id = k.rule_id
    JOIN service_record f ON f.tenant_id = k.tenant_id AND f.id = k.subject_id
    LEFT JOIN customer c ON c.tenant_id = k.tenant_id AND c.id = k.customer_id
    LEFT JOIN vehicle v ON v.tenant_id = k.tenant_id AND v.id = k.vehicle_id
    LEFT JOIN home h ON h.tenant_id = k.tenant_id AND h.id = k.home_id
    LEFT JOIN org_unit s ON s.tenant_id = h.tenant_id AND s.id = h.site_id
    LEFT JOIN org_unit u ON u.tenant_id = k.tenant_id AND u.id = k.org_unit_id
    LEFT JOIN membership b ON b.tenant_id = e.tenant_id AND b.id = e.seen_by_id
    LEFT JOIN LATERAL (SELECT x.id, x.score_numerator, x.score_denominator FROM form_response x
      WHERE x.tenant_id = k.tenant_id AND x.subject_kind = 'contact' AND x.subject_id = k.id AND x.status = 'final' LIMIT 1) g ON true
    LEFT JOIN LATERAL (SELECT n.display_name AS by FROM contact_attempt z JOIN membership n ON n.tenant_id = z.tenant_id AND n.id = z.membership_id
      WHERE z.tenant_id = k.tenant_id AND z.contact_id = k.id AND z.outcome = 'reached' AND z.undone_at IS NULL
      ORDER BY z.at DESC LIMIT 1) t ON true
    WHERE ${Prisma.join(parts, ' AND ')}
    ORDER BY e.seen_at IS NOT NULL, e.created_at DESC, e.id DESC LIMIT ${limit}`;
}

export async function countUnseen(db: TenantDb, tenantId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ unseen: number }[]>`
    SELECT count(*)::int AS unseen FROM (SELECT FROM contact_signal
      WHERE tenant_id = ${tenantId}::uuid AND seen_at IS NULL LIMIT ${COUNT_CAP}) x`;
  return row?.unseen ?? 0;
}

export function markSeen(db: TenantDb, input: { tenantId: string; ids: readonly string[]; membershipId: string; now: Date }): Promise<number> {
  return db.$executeRaw`
    UPDATE contact_signal SET seen_at = ${input.now}, seen_by_id = ${input.membershipId}::uuid
    WHERE tenant_id = ${input.tenantId}::uuid AND id = ANY(${[...input.ids]}::uuid[]) AND seen_at IS NULL`;
}
