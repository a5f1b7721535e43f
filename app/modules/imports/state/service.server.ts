import { z } from 'zod';
import type { AppError } from '#app/lib/app-error';
import { audit } from '#app/modules/audit/service.server';
import { isActive, processedRows } from '#app/modules/imports/job/domain';
import { mappingSchema } from '#app/modules/imports/mapping/schema';
import type { RunState } from '#app/modules/imports/run/schema';
import { importKindSchema } from '#app/modules/imports/schema';
import { unknownUnit, warningTally } from '#app/modules/imports/tally/schema';
import type { TenantCtx } from '#app/platform/context.server';
import { Prisma } from '#app/platform/db.server';

/** The import as this run may work on it; null when it is over, cancelled, or begun anew since. */
export async function readState(ctx: TenantCtx, { importId, run }: { importId: string; run: number }): Promise<{ state: RunState; tenantId: string } | null> {
  const { tenantId } = ctx.actor;
  const row = await ctx.db.importJob.findUnique({ where: { tenantId_id: { tenantId, id: importId } } });
  if (row === null || row.run !== run || !isActive(row.status)) return null;
  const { headerRow, rowsDone, mayCreateSites } = row;
  const state: RunState = {
    importId,
    run,
    status: row.status === 'testing' ? 'testing' : 'running',
    kind: importKindSchema.parse(row.kind),
    headers: z.array(z.string()).parse(row.headers),
    mapping: mappingSchema.parse(row.mapping),
    warnings: z.array(warningTally).parse(row.warnings),
    unknownUnits: z.array(unknownUnit).parse(row.unknownUnits),
    headerRow,
    rowsDone,
    mayCreateSites,
  };
  return { state, tenantId };
}

/** Puts the figures of an interrupted test back to nought; false when somebody else has done so. */
export async function restartTest(ctx: TenantCtx, { importId, run, rowsDone, headerRow }: RunState): Promise<boolean> {
  const { tenantId } = ctx.actor;
  const { count } = await ctx.db.importJob.updateMany({
    where: { tenantId, id: importId, run, rowsDone, status: 'testing' },
    data: { rowsDone: headerRow, created: 0, updated: 0, unchanged: 0, rejected: 0, warnings: [], unknownUnits: [] },
  });
  if (count === 1) await ctx.db.importReject.deleteMany({ where: { tenantId, importId } });
  return count === 1;
}

/** The last row is through. */
export async function finishRun(ctx: TenantCtx, { importId, run, status }: RunState, lastRow: number): Promise<void> {
  const { tenantId } = ctx.actor;
  const row = await ctx.db.importJob.findFirst({ where: { tenantId, id: importId, run, rowsDone: lastRow, status } });
  if (row === null) return;
  const at = ctx.clock.now();
  const { created, updated, unchanged, rejected } = row;
  await ctx.db.importJob.update({
    where: { tenantId_id: { tenantId, id: importId } },
    data: { status: status === 'testing' ? 'tested' : 'done', rowsTotal: processedRows(row), finishedAt: at, updatedAt: at },
    select: { id: true },
  });
  if (status === 'running') await audit(ctx, { action: 'import.finished', entity: 'import', entityId: importId, after: { created, updated, unchanged, rejected } });
}

/** The file, or the product, can't go on. Batches that are written stay, and are counted. */
export async function failRun(ctx: TenantCtx, { importId, run }: RunState, { reason, params }: AppError): Promise<void> {
  const { tenantId } = ctx.actor;
  const at = ctx.clock.now();
  const { count } = await ctx.db.importJob.updateMany({
    where: { tenantId, id: importId, run, status: { in: ['testing', 'running'] } },
    data: { status: 'failed', errorReason: reason, errorParams: Object.keys(params).length > 0 ? params : Prisma.DbNull, finishedAt: at, updatedAt: at },
  });
  if (count === 1) await audit(ctx, { action: 'import.failed', entity: 'import', entityId: importId, after: { reason, ...params } });
}
