import { AppError, notFound } from '#app/lib/app-error';
import { can } from '#app/lib/permissions';
import { audit } from '#app/modules/audit/service.server';
import { isActive } from '#app/modules/imports/job/domain';
import { rememberColumns, type ImportRow } from '#app/modules/imports/job/queries.server';
import type { TestImportInput } from '#app/modules/imports/job/schema';
import { continueImport } from '#app/modules/imports/jobs';
import { mappingProblems, rememberMapping } from '#app/modules/imports/mapping/domain';
import { importKindSchema } from '#app/modules/imports/schema';
import type { TenantCtx } from '#app/platform/context.server';
import { Prisma } from '#app/platform/db.server';
import { recordEvent } from '#app/platform/outbox.server';
import { z } from 'zod';

/** Takes the columns as the person confirmed them, remembers them for the tenant, and tries the file without writing anything. */
export async function testImport(ctx: TenantCtx, { importId, mapping }: TestImportInput): Promise<void> {
  const { tenantId } = ctx.actor;
  const row = await lockedRow(ctx, importId);
  const kind = importKindSchema.parse(row.kind);
  const blocking = mappingProblems(kind, mapping).find(({ isBlocking }) => isBlocking);
  if (blocking !== undefined) {
    throw new AppError('invalid-input', { fields: [{ field: 'mapping', reason: `imports:mapping.${blocking.code}`, params: { field: blocking.field } }] });
  }
  const headers = z.array(z.string()).parse(row.headers);
  await rememberColumns(ctx.db, tenantId, kind, rememberMapping(headers, mapping));
  await ctx.db.importJob.update({ where: { tenantId_id: { tenantId, id: importId } }, data: { mapping }, select: { id: true } });
  await beginImport(ctx, row, 'test');
}

/** Writes the file's rows. Only what was tested with these very columns is written. */
export async function runImport(ctx: TenantCtx, { importId }: { importId: string }): Promise<void> {
  const row = await lockedRow(ctx, importId);
  if (row.status !== 'tested') throw new AppError('conflict', { reason: 'imports:problem.not-tested' });
  await beginImport(ctx, row, 'run');
}

/** Stops the work behind the batch it is at. Rows that are written stay. */
export async function cancelImport(ctx: TenantCtx, { importId }: { importId: string }): Promise<void> {
  const { tenantId } = ctx.actor;
  const at = ctx.clock.now();
  const { count } = await ctx.db.importJob.updateMany({
    where: { tenantId, id: importId, status: { in: ['testing', 'running'] } },
    data: { status: 'failed', errorReason: 'imports:problem.cancelled', errorParams: Prisma.DbNull, run: { increment: 1 }, finishedAt: at, updatedAt: at },
  });
  if (count === 1) await audit(ctx, { action: 'import.cancelled', entity: 'import', entityId: importId });
  else if ((await ctx.db.importJob.count({ where: { tenantId, id: importId } })) === 0) throw notFound();
}

/** Begins a test or a run from the first row, with figures at nought. */
export async function beginImport(ctx: TenantCtx, row: ImportRow, what: 'test' | 'run'): Promise<void> {
  if (isActive(row.status)) throw new AppError('conflict', { reason: 'imports:problem.under-way' });
  if (row.fileDeletedAt !== null) throw new AppError('conflict', { reason: 'imports:problem.file-deleted' });
  const { tenantId, role } = ctx.actor;
  const { id: importId, rowsTotal } = row;
  const at = ctx.clock.now();
  const run = row.run + 1;
  await ctx.db.importReject.deleteMany({ where: { tenantId, importId } });
  await ctx.db.importJob.update({
    where: { tenantId_id: { tenantId, id: importId } },
    data: {
      run,
      status: what === 'test' ? 'testing' : 'running',
      dryRun: what === 'test',
      rowsDone: row.headerRow,
      // The last test has counted them; the run shows how far it is.
      rowsTotal,
      created: 0,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      warnings: [],
      unknownUnits: [],
      errorReason: null,
      errorParams: Prisma.DbNull,
      mayCreateSites: can(role, 'tenancy.org-unit.manage'),
      startedAt: at,
      finishedAt: null,
      updatedAt: at,
    },
    select: { id: true },
  });
  await recordEvent(ctx.db, tenantId, continueImport, { importId, run });
  await audit(ctx, { action: what === 'test' ? 'import.test-started' : 'import.run-started', entity: 'import', entityId: importId });
}

/** The import, held, so that two presses of a button begin one test. */
async function lockedRow(ctx: TenantCtx, importId: string): Promise<ImportRow> {
  const { tenantId } = ctx.actor;
  await ctx.db.$executeRaw`SELECT FROM import_job WHERE tenant_id = ${tenantId}::uuid AND id = ${importId}::uuid FOR UPDATE`;
  const row = await ctx.db.importJob.findUnique({ where: { tenantId_id: { tenantId, id: importId } } });
  if (row === null) throw notFound();
  return row;
}
