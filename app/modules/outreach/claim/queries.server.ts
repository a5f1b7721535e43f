import type { TenantDb } from '#app/platform/db.server';

export interface ClaimKey {
  tenantId: string;
  membershipId: string;
  contactId: string;
  now: Date;
  until: Date;
}

/**
 * One statement: the row's lock decides between two agents, the loser changes nothing. The winner's other claims go
 * back to the queue (one agent makes one call at a time), and reminders of the call are seen.
 */
export async function takeClaim(db: TenantDb, input: ClaimKey & { onlyMine: boolean }): Promise<boolean> {
  const { tenantId, membershipId, contactId, now, until, onlyMine } = input;
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH mine AS (
      UPDATE contact SET claimed_by_id = ${membershipId}::uuid, claim_expires_at = ${until}, updated_at = ${now}
      WHERE tenant_id = ${tenantId}::uuid AND id = ${contactId}::uuid AND status IN ('planned', 'promised')
        AND (claimed_by_id IS NULL OR claim_expires_at <= ${now} OR claimed_by_id = ${membershipId}::uuid)
        AND (NOT ${onlyMine} OR assignee_id IS NULL OR assignee_id = ${membershipId}::uuid OR claimed_by_id = ${membershipId}::uuid)
      RETURNING id),
    freed AS (
      UPDATE contact k SET claimed_by_id = NULL, claim_expires_at = NULL FROM mine
      WHERE k.tenant_id = ${tenantId}::uuid AND k.claimed_by_id = ${membershipId}::uuid AND k.id <> mine.id),
    seen AS (
      UPDATE contact_reminder r SET seen_at = ${now} FROM mine
      WHERE r.tenant_id = ${tenantId}::uuid AND r.contact_id = mine.id AND r.membership_id = ${membershipId}::uuid AND r.seen_at IS NULL)
    SELECT id FROM mine`;
  return rows.length > 0;
}

/** Renews a claim that is mine or free, and keeps the note as typed. */
export async function renewClaim(db: TenantDb, input: ClaimKey & { note: string | null }): Promise<boolean> {
  const { tenantId, membershipId, contactId, now, until, note } = input;
  const count = await db.$executeRaw`
    UPDATE contact SET claimed_by_id = ${membershipId}::uuid, claim_expires_at = ${until}, draft_note = ${note}, updated_at = ${now}
    WHERE tenant_id = ${tenantId}::uuid AND id = ${contactId}::uuid AND status IN ('planned', 'promised')
      AND (claimed_by_id IS NULL OR claim_expires_at <= ${now} OR claimed_by_id = ${membershipId}::uuid)`;
  return count > 0;
}

export async function releaseClaim(db: TenantDb, input: Pick<ClaimKey, 'tenantId' | 'membershipId' | 'contactId'>): Promise<void> {
  await db.$executeRaw`
    UPDATE contact SET claimed_by_id = NULL, claim_expires_at = NULL
    WHERE tenant_id = ${input.tenantId}::uuid AND id = ${input.contactId}::uuid AND claimed_by_id = ${input.membershipId}::uuid`;
}

/** Who has a contact in hand; name null when nobody has. Null when the tenant has no such contact. */
export async function readHolder(db: TenantDb, input: { tenantId: string; contactId: string; now: Date }): Promise<{ name: string | null } | null> {
  const rows = await db.$queryRaw<{ name: string | null }[]>`
    SELECT CASE WHEN k.claim_expires_at > ${input.now} THEN m.display_name END AS name
    FROM contact k LEFT JOIN membership m ON m.tenant_id = k.tenant_id AND m.id = k.claimed_by_id
    WHERE k.tenant_id = ${input.tenantId}::uuid AND k.id = ${input.contactId}::uuid`;
  return rows[0] ?? null;
}
