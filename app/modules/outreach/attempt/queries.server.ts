import type { TenantDb } from '#app/platform/db.server';

/** A contact under work, locked until the transaction ends. Dates are ISO text. */
export interface LockedContact {
  id: string;
  ruleVersionId: string;
  status: string;
  reason: string | null;
  attemptCount: number;
  promisedAt: Date | null;
  nextAttemptAt: Date | null;
  firstAttemptAt: Date | null;
  finishedAt: Date | null;
  finishedOn: string | null;
  expireOn: string;
  customerId: string | null;
  /** The customer may not be contacted already: undo has nothing to lift. */
  doNotContact: boolean;
  assigneeId: string | null;
  claimedById: string | null;
  claimExpiresAt: Date | null;
  definition: Record<string, unknown>;
  ruleCode: string;
  latestAttemptId: string | null;
}

/** Locks a contact with the version of the rule it was planned with; null when the tenant has no such contact. */
export async function lockContact(db: TenantDb, tenantId: string, contactId: string): Promise<LockedContact | null> {
  const rows = await db.$queryRaw<LockedContact[]>`
    SELECT k.id, k.rule_version_id AS "ruleVersionId", k.status, k.reason, k.attempt_count AS "attemptCount",
      k.promised_at AS "promisedAt", k.next_attempt_at AS "nextAttemptAt", k.first_attempt_at AS "firstAttemptAt",
      k.finished_at AS "finishedAt", k.finished_on::text AS "finishedOn", k.expire_on::text AS "expireOn",
      k.customer_id AS "customerId", COALESCE(c.do_not_contact, false) AS "doNotContact", k.assignee_id AS "assigneeId", k.claimed_by_id AS "claimedById", k.claim_expires_at AS "claimExpiresAt",
      v.definition, r.code AS "ruleCode",
      (SELECT a.id FROM contact_attempt a WHERE a.tenant_id = k.tenant_id AND a.contact_id = k.id AND a.undone_at IS NULL
         ORDER BY a.at DESC, a.id DESC LIMIT 1) AS "latestAttemptId"
    FROM contact k
    JOIN callback_rule_version v ON v.tenant_id = k.tenant_id AND v.id = k.rule_version_id
    JOIN callback_rule r ON r.tenant_id = k.tenant_id AND r.id = k.rule_id
    LEFT JOIN customer c ON c.tenant_id = k.tenant_id AND c.id = k.customer_id
    WHERE k.tenant_id = ${tenantId}::uuid AND k.id = ${contactId}::uuid FOR UPDATE OF k`;
  return rows[0] ?? null;
}

/** Usable numbers of the customer in the order in which they are dialled. */
export function usablePhones(db: TenantDb, tenantId: string, customerId: string) {
  return db.customerPhone.findMany({
    where: { tenantId, customerId, invalidAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, phone: true },
  });
}
