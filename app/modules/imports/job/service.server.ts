import { z } from 'zod';
import { notFound } from '#app/lib/app-error';
import { readCursor, toPage, type Page } from '#app/lib/paging';
import { audit } from '#app/modules/audit/service.server';
import type { FileHead } from '#app/modules/imports/file/service.server';
import { mappingProblems } from '#app/modules/imports/mapping/domain';
import type { RememberedMapping } from '#app/modules/imports/mapping/schema';
import type { ImportKind } from '#app/modules/imports/schema';
import { beginImport } from '#app/modules/imports/start/service.server';
import { toListItem, toView } from '#app/modules/imports/view/domain';
import type { TenantCtx } from '#app/platform/context.server';
import { listImportRows, listRejectRows, type ImportRow } from './queries.server';
import { REJECTS_INLINE, type ImportListItem, type ImportView, type ListImportsInput, type RejectRow, type RejectRowsInput } from './schema';

/** An upload that lies in the storage and has been looked into. */
export interface NewImport {
  /** Also the file's id. */
  importId: string;
  kind: ImportKind;
  fileName: string;
  fileSha256: string;
  fileBytes: number;
  head: FileHead;
  /** `ask`: a person confirms the columns first. Otherwise the guess is taken as it is. */
  next: 'ask' | 'test' | 'run';
}

/** What the tenant chose for columns of these kinds of files before. */
export async function rememberedMapping(ctx: TenantCtx, kind: ImportKind): Promise<RememberedMapping> {
  const rows = await ctx.db.importMapping.findMany({ where: { tenantId: ctx.actor.tenantId, kind } });
  return Object.fromEntries(rows.map(({ header, field }) => [header, field]));
}

/** Takes an upload on (D-18). A guess that can't be imported as it is fails at once when nobody is there to correct it. */
export async function createImport(ctx: TenantCtx, input: NewImport): Promise<{ importId: string }> {
  const { importId, kind, fileName, fileSha256, fileBytes, head, next } = input;
  const { tenantId, membershipId } = ctx.actor;
  const at = ctx.clock.now();
  await ctx.db.importJob.create({
    data: {
      tenantId,
      id: importId,
      kind,
      fileName,
      fileKey: `${tenantId}/${importId}`,
      fileSha256,
      fileBytes,
      format: head.format,
      dryRun: next !== 'run',
      status: 'mapping',
      mapping: head.mapping,
      headers: head.headers,
      columns: head.columns.map((column) => ({ ...column })),
      headerRow: head.headerRow,
      rowsDone: head.headerRow,
      createdById: membershipId,
      createdAt: at,
      updatedAt: at,
    },
    select: { id: true },
  });
  await audit(ctx, { action: 'import.uploaded', entity: 'import', entityId: importId, after: { kind, fileName, fileBytes, fileSha256 } });
  if (next === 'ask') return { importId };
  const blocking = mappingProblems(kind, head.mapping).find(({ isBlocking }) => isBlocking);
  if (blocking === undefined) await beginImport(ctx, await getImportRow(ctx, importId), next);
  else {
    const data = { status: 'failed', errorReason: `imports:mapping.${blocking.code}`, errorParams: { field: blocking.field }, finishedAt: at };
    await ctx.db.importJob.update({ where: { tenantId_id: { tenantId, id: importId } }, data, select: { id: true } });
  }
  return { importId };
}

export async function getImportRow(ctx: TenantCtx, importId: string): Promise<ImportRow> {
  const row = await ctx.db.importJob.findUnique({ where: { tenantId_id: { tenantId: ctx.actor.tenantId, id: importId } } });
  if (row === null) throw notFound();
  return row;
}

export async function getImport(ctx: TenantCtx, { importId }: { importId: string }): Promise<ImportView> {
  return toView(await getImportRow(ctx, importId));
}

/** The import with its first rejected rows, for partners. */
export async function getImportWithRejects(ctx: TenantCtx, { importId }: { importId: string }): Promise<{ view: ImportView; rejects: RejectRow[] }> {
  const view = await getImport(ctx, { importId });
  return { view, rejects: await listRejectRows(ctx.db, ctx.actor.tenantId, importId, { after: 0, limit: REJECTS_INLINE }) };
}

/** Rejected rows in the order of the file; the reject file is made of these pages. */
export async function listRejects(ctx: TenantCtx, { importId, after, limit }: RejectRowsInput): Promise<RejectRow[]> {
  await getImportRow(ctx, importId);
  return listRejectRows(ctx.db, ctx.actor.tenantId, importId, { after, limit });
}

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** Imports, newest first. */
export async function listImports(ctx: TenantCtx, { cursor, limit }: ListImportsInput): Promise<Page<ImportListItem>> {
  const after = cursor === undefined ? undefined : readCursor(cursor, cursorSchema);
  const rows = await listImportRows(ctx.db, ctx.actor.tenantId, after, limit + 1);
  return toPage(rows.map(toListItem), limit, ({ createdAt, importId }) => [createdAt, importId]);
}
