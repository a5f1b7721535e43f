import { storableText } from '#app/modules/imports/file/domain';
import type { Tally } from '#app/modules/imports/tally/domain';
import type { Prisma, TenantDb } from '#app/platform/db.server';
import type { RejectRow } from './schema';

/** What a batch adds to its import. */
export interface Advance {
  importId: string;
  run: number;
  /** The row that was done before; anything else in the database means that somebody else works on it. */
  fromRow: number;
  toRow: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  tally: Tally;
  at: Date;
}

/** True when the import still stands where this run left it; holds it until the transaction ends. */
export async function holdImport(db: TenantDb, tenantId: string, { importId, run, fromRow }: Pick<Advance, 'importId' | 'run' | 'fromRow'>): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT FROM import_job WHERE tenant_id = ${tenantId}::uuid AND id = ${importId}::uuid AND run = ${run} AND rows_done = ${fromRow}
      AND status IN ('testing', 'running') FOR UPDATE`;
  return rows.length === 1;
}

/** Adds the figures of a batch; false when somebody else was there first. */
export async function advanceImport(db: TenantDb, tenantId: string, advance: Advance): Promise<boolean> {
  const { importId, run, fromRow, toRow, created, updated, unchanged, rejected, tally, at } = advance;
  const changed = await db.$executeRaw`
    UPDATE import_job SET rows_done = ${toRow}, created = created + ${created}, updated = updated + ${updated}, unchanged = unchanged + ${unchanged},
      rejected = rejected + ${rejected}, warnings = ${JSON.stringify(tally.warningList())}::jsonb,
      unknown_units = ${JSON.stringify(tally.unitList())}::jsonb, updated_at = ${at}::timestamptz
    WHERE tenant_id = ${tenantId}::uuid AND id = ${importId}::uuid AND run = ${run} AND rows_done = ${fromRow} AND status IN ('testing', 'running')`;
  return changed === 1;
}

/** Longest cell of a rejected row that is kept, in characters. */
const CELL_KEPT = 4000;

export async function insertRejects(db: TenantDb, tenantId: string, importId: string, rows: readonly RejectRow[]): Promise<void> {
  if (rows.length === 0) return;
  const text = (value: string | null): string | null => (value === null ? null : storableText(value));
  const cells = rows.map((row) => JSON.stringify(row.cells.map((cell) => storableText(cell.slice(0, CELL_KEPT)))));
  await db.$executeRaw`
    INSERT INTO import_reject (tenant_id, import_id, row_number, code, field, value, suggestion, cells)
    SELECT ${tenantId}::uuid, ${importId}::uuid, given.*
    FROM unnest(${rows.map(({ row }) => row)}::int[], ${rows.map(({ code }) => code)}::text[], ${rows.map(({ field }) => field)}::text[],
      ${rows.map(({ value }) => text(value))}::text[], ${rows.map(({ suggestion }) => text(suggestion))}::text[], ${cells}::jsonb[]) AS given`;
}

/** Rejected rows in the order of the file, behind `after`. */
export async function listRejectRows(db: TenantDb, tenantId: string, importId: string, page: { after: number; limit: number }): Promise<RejectRow[]> {
  return db.$queryRaw<RejectRow[]>`
    SELECT row_number AS row, code, field, value, suggestion, cells FROM import_reject
    WHERE tenant_id = ${tenantId}::uuid AND import_id = ${importId}::uuid AND row_number > ${page.after} ORDER BY row_number LIMIT ${page.limit}`;
}

/** Writes what the person chose for each column name; later choices replace earlier ones. */
export async function rememberColumns(db: TenantDb, tenantId: string, kind: string, choices: Readonly<Record<string, string>>): Promise<void> {
  const entries = Object.entries(choices).filter(([header]) => header.length <= 200);
  if (entries.length === 0) return;
  await db.$executeRaw`
    INSERT INTO import_mapping (tenant_id, kind, header, field)
    SELECT ${tenantId}::uuid, ${kind}, given.* FROM unnest(${entries.map(([header]) => header)}::text[], ${entries.map(([, field]) => field)}::text[]) AS given
    ON CONFLICT (tenant_id, kind, header) DO UPDATE SET field = excluded.field`;
}

export type ImportRow = Prisma.ImportJobGetPayload<object>;

/** Imports, newest first, behind the key of the last page. */
export async function listImportRows(db: TenantDb, tenantId: string, after: readonly [string, string] | undefined, limit: number): Promise<ImportRow[]> {
  return db.importJob.findMany({
    where: {
      tenantId,
      ...(after ? { OR: [{ createdAt: { lt: new Date(after[0]) } }, { createdAt: new Date(after[0]), id: { lt: after[1] } }] } : {}),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
}
