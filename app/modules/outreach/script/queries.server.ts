import { decodeCursor, toPage, type Page } from '#app/lib/paging';
import { toCivilDate } from '#app/lib/civil-date';
import type { TenantCtx } from '#app/platform/context.server';
import type { SampleRecord, ScriptSummary } from './schema';

interface SummaryRow {
  code: string;
  title: string;
  approvedVersion: number | null;
  draftVersion: number | null;
  latestVersion: number;
  updatedAt: Date;
}

/** One line per code in code order; the title is the newest version's. */
export async function readScripts(ctx: TenantCtx, input: { cursor?: string | undefined; limit: number }): Promise<Page<ScriptSummary>> {
  const after = input.cursor === undefined ? '' : String(decodeCursor(input.cursor, 1)[0] ?? '');
  const rows = await ctx.db.$queryRaw<SummaryRow[]>`
    SELECT code, (array_agg(title ORDER BY version DESC))[1] AS title,
      max(version) FILTER (WHERE status = 'approved') AS "approvedVersion",
      max(version) FILTER (WHERE status = 'draft') AS "draftVersion",
      max(version) AS "latestVersion", max(updated_at) AS "updatedAt"
    FROM call_script WHERE tenant_id = ${ctx.actor.tenantId}::uuid AND code > ${after}
    GROUP BY code ORDER BY code LIMIT ${input.limit + 1}`;
  const summaries = rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
  return toPage(summaries, input.limit, (row) => [row.code]);
}

const RECORD_WORDS = {
  id: true,
  occurredOn: true,
  staffName: true,
  customer: { select: { name: true, kind: true } },
  vehicle: { select: { plate: true, model: true } },
  home: { select: { building: true, unit: true, room: true, site: { select: { name: true } } } },
} as const;

/** What a script may say about a record, or null when the tenant has no such record. */
export async function readRecordWords(ctx: TenantCtx, recordId: string) {
  const { tenantId } = ctx.actor;
  return ctx.db.serviceRecord.findUnique({ where: { tenantId_id: { tenantId, id: recordId } }, select: RECORD_WORDS });
}
export type RecordWords = NonNullable<Awaited<ReturnType<typeof readRecordWords>>>;

/** The newest records with a customer, of the kinds that the rules with this script call about; of all kinds without one. */
export async function readSampleRecords(ctx: TenantCtx, code: string | undefined, limit: number): Promise<SampleRecord[]> {
  const { tenantId } = ctx.actor;
  const kinds = await ctx.db.$queryRaw<{ kind: string }[]>`
    SELECT DISTINCT v.definition ->> 'recordKind' AS kind FROM callback_rule r
    JOIN callback_rule_version v ON v.tenant_id = r.tenant_id AND v.id = r.current_version_id
    WHERE r.tenant_id = ${tenantId}::uuid AND v.definition ->> 'scriptCode' = ${code ?? ''}`;
  const rows = await ctx.db.serviceRecord.findMany({
    where: { tenantId, customerId: { not: null }, ...(kinds.length > 0 ? { kind: { in: kinds.map(({ kind }) => kind) } } : {}) },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: RECORD_WORDS,
  });
  return rows.map((row) => ({
    recordId: row.id,
    customerName: row.customer?.name ?? null,
    about: row.vehicle?.plate ?? row.vehicle?.model ?? homeAddress(row.home),
    occurredOn: row.occurredOn ? toCivilDate(row.occurredOn) : null,
  }));
}

/** "晴川家园 3-2-501": parts that are empty leave no dash. */
export function homeAddress(home: RecordWords['home']): string | null {
  if (!home) return null;
  return `${home.site.name} ${[home.building, home.unit, home.room].filter(Boolean).join('-')}`;
}
