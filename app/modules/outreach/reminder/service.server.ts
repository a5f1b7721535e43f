import { actingMember, type TenantCtx } from '#app/platform/context.server';
import { prepared } from '#app/platform/db.server';
import type { DueReminder } from './schema';

/** Shown at once; whoever has more agreed times behind them sees them in the queue. */
const SHOWN = 5;

/**
 * The agreed time has come (job `outreach.promise-due`): writes one reminder for the agent who is to call, if the
 * contact is still promised for that very time. Twice is once.
 */
export async function remindPromise(ctx: TenantCtx, input: { contactId: string; promisedAt: string }): Promise<{ reminded: boolean }> {
  const promisedAt = new Date(input.promisedAt);
  const count = await ctx.db.$executeRaw`
    INSERT INTO contact_reminder (tenant_id, contact_id, membership_id, promised_at, created_at)
    SELECT k.tenant_id, k.id, k.assignee_id, k.promised_at, ${ctx.clock.now()} FROM contact k
    WHERE k.tenant_id = ${ctx.actor.tenantId}::uuid AND k.id = ${input.contactId}::uuid
      AND k.status = 'promised' AND k.promised_at = ${promisedAt} AND k.assignee_id IS NOT NULL
    ON CONFLICT (tenant_id, contact_id, promised_at) DO NOTHING`;
  return { reminded: count > 0 };
}

/** My agreed times that have come and that I have neither opened nor dismissed; oldest first. One statement. */
export function dueReminders(ctx: TenantCtx): Promise<DueReminder[]> {
  return ctx.db.$queryRaw<DueReminder[]>`${prepared}
    SELECT r.id, r.contact_id AS "contactId", to_jsonb(r.promised_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS "promisedAt", c.name AS "customerName"
    FROM contact_reminder r
    JOIN contact k ON k.tenant_id = r.tenant_id AND k.id = r.contact_id AND k.status = 'promised' AND k.promised_at = r.promised_at
    LEFT JOIN customer c ON c.tenant_id = k.tenant_id AND c.id = k.customer_id
    WHERE r.tenant_id = ${ctx.actor.tenantId}::uuid AND r.membership_id = ${actingMember(ctx)}::uuid AND r.seen_at IS NULL
    ORDER BY r.promised_at, r.id LIMIT ${SHOWN}`;
}

/** Puts a reminder away; the call stays in the queue. Somebody else's reminder is left alone. */
export async function dismissReminder(ctx: TenantCtx, input: { id: string }): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE contact_reminder SET seen_at = ${ctx.clock.now()}
    WHERE tenant_id = ${ctx.actor.tenantId}::uuid AND id = ${input.id}::uuid AND membership_id = ${actingMember(ctx)}::uuid AND seen_at IS NULL`;
}
