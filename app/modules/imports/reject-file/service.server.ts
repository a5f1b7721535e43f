import { z } from 'zod';
import { listRejectRows } from '#app/modules/imports/job/queries.server';
import type { RejectFileInput, RejectFilePage } from '#app/modules/imports/job/schema';
import { getImportRow } from '#app/modules/imports/job/service.server';
import type { RejectCode } from '#app/modules/imports/row/schema';
import type { TenantCtx } from '#app/platform/context.server';
import { rejectFileHead, rejectFileLine, type ImportText } from './domain';

/** Lines of one page; a row can be long. */
const PAGE = 500;

/** A page of the reject file in the words of the person's language: the rows as they came, each with its reason. */
export async function readRejectFile(ctx: TenantCtx, { importId, after }: RejectFileInput, text: (key: string, params?: Record<string, string>) => string): Promise<RejectFilePage> {
  const row = await getImportRow(ctx, importId);
  const headers = z.array(z.string()).parse(row.headers);
  const own: ImportText = (key, params) => text(`imports:${key}`, params);
  const rejects = await listRejectRows(ctx.db, ctx.actor.tenantId, importId, { after: after ?? 0, limit: PAGE });
  const lines = rejects.map(({ row: rowNumber, cells, code, field, suggestion }) =>
    rejectFileLine({ rowNumber, cells, reject: { code: code as RejectCode, field, suggestion: suggestion ?? undefined } }, headers.length, own),
  );
  const name = row.fileName.replace(/\.[^.]*$/, '');
  return {
    fileName: own('rejectFile.name', { name }),
    text: (after === null ? rejectFileHead(headers, own) : '') + lines.join(''),
    next: rejects.length < PAGE ? null : (rejects.at(-1)?.row ?? null),
  };
}
