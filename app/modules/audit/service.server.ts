import { addDays, civilToInstant } from '#app/lib/civil-date';
import { decodeCursor, toPage, type Page } from '#app/lib/paging';
import type { TenantCtx } from '#app/platform/context.server';
import { Prisma } from '#app/platform/db.server';
import { differences } from './domain';
import type { AuditChange, AuditRow, ListAuditInput } from './schema';

/** Writes down who changed what, in the transaction of the change: both happen or neither. */
export async function audit(ctx: TenantCtx, change: AuditChange): Promise<void> {
  await ctx.db.auditEntry.create({
    data: {
      tenantId: ctx.actor.tenantId,
      at: ctx.clock.now(),
      actorMembershipId: ctx.actor.membershipId,
      actorName: ctx.actor.displayName,
      action: change.action,
      entity: change.entity,
      entityId: change.entityId ?? null,
      before: toJson(change.before),
      after: toJson(change.after),
      requestId: ctx.requestId,
    },
    select: { id: true },
  });
}

/** Dates become ISO text, undefined fields vanish; a missing side is SQL NULL. */
function toJson(value: unknown): Prisma.InputJsonValue | typeof Prisma.DbNull {
  if (value === undefined || value === null) return Prisma.DbNull;
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}

/** Entries, newest first. Ids are made in the order of time, so they are the paging key. */
export async function listAuditEntries(ctx: TenantCtx, input: ListAuditInput): Promise<Page<AuditRow>> {
  const { tenantId, tenant } = ctx.actor;
  const { from, to, actorMembershipId, entity, entityId, cursor, limit } = input;
  const at = {
    ...(from ? { gte: civilToInstant(from, '00:00', tenant.timeZone) } : {}),
    ...(to ? { lt: civilToInstant(addDays(to, 1), '00:00', tenant.timeZone) } : {}),
  };
  const rows = await ctx.db.auditEntry.findMany({
    where: {
      tenantId,
      ...(actorMembershipId ? { actorMembershipId } : {}),
      ...(entity ? { entity } : {}),
      ...(entityId ? { entityId } : {}),
      ...(from || to ? { at } : {}),
      ...(cursor ? { id: { lt: String(decodeCursor(cursor, 1)[0]) } } : {}),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const page = toPage(rows, limit, (row) => [row.id]);
  return {
    ...page,
    items: page.items.map((row) => ({
      entryId: row.id,
      at: row.at,
      actorName: row.actorName,
      action: row.action,
      entity: row.entity,
      entityId: row.entityId,
      requestId: row.requestId,
      differences: differences(row.before, row.after),
    })),
  };
}

/** Kinds of things that have entries: hops through the index from kind to kind, however long the log is. */
export async function listAuditEntities(ctx: TenantCtx): Promise<string[]> {
  const { tenantId } = ctx.actor;
  const rows = await ctx.db.$queryRaw<{ entity: string }[]>`
    WITH RECURSIVE kinds AS (
      (SELECT entity FROM audit_entry WHERE tenant_id = ${tenantId}::uuid ORDER BY entity LIMIT 1)
      UNION ALL
      SELECT (SELECT a.entity FROM audit_entry a WHERE a.tenant_id = ${tenantId}::uuid AND a.entity > kinds.entity
              ORDER BY a.entity LIMIT 1)
      FROM kinds WHERE kinds.entity IS NOT NULL
    )
    SELECT entity FROM kinds WHERE entity IS NOT NULL`;
  return rows.map(({ entity }) => entity);
}
