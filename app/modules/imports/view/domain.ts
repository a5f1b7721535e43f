import { z } from 'zod';
import { FIELD_CATALOGUE } from '#app/modules/imports/catalogue/domain';
import { columnFacts } from '#app/modules/imports/file/schema';
import { processedRows, publicStatus, type ImportStatus } from '#app/modules/imports/job/domain';
import type { ImportRow } from '#app/modules/imports/job/queries.server';
import type { ImportListItem, ImportView, PublicImport, PublicListItem, RejectRow } from '#app/modules/imports/job/schema';
import { mappingProblems } from '#app/modules/imports/mapping/domain';
import { mappingSchema } from '#app/modules/imports/mapping/schema';
import { reasonText, type ImportText } from '#app/modules/imports/reject-file/domain';
import { importKindSchema } from '#app/modules/imports/schema';
import { unknownUnit, warningTally } from '#app/modules/imports/tally/schema';
import type { RejectCode } from '#app/modules/imports/row/schema';

const headersSchema = z.array(z.string());
const columnsSchema = z.array(columnFacts);
const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()])).catch({});

export function toListItem(row: ImportRow): ImportListItem {
  const { created, updated, unchanged, rejected } = row;
  return {
    importId: row.id,
    kind: importKindSchema.parse(row.kind),
    fileName: row.fileName,
    dryRun: row.dryRun,
    status: row.status as ImportStatus,
    counts: { rows: processedRows(row), created, updated, unchanged, rejected },
    rowsTotal: row.rowsTotal,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** The import for its page. Columns stored as JSON are read as strictly as requests. */
export function toView(row: ImportRow): ImportView {
  const item = toListItem(row);
  const headers = headersSchema.parse(row.headers);
  const mapping = mappingSchema.parse(row.mapping);
  const facts = columnsSchema.parse(row.columns);
  return {
    ...item,
    fileBytes: row.fileBytes,
    format: row.format,
    headerRow: row.headerRow,
    isFileKept: row.fileDeletedAt === null,
    columns: headers.map((header, column) => ({
      column,
      header,
      field: mapping[column] ?? null,
      ...(facts[column] ?? { confidence: 0, source: 'none', samples: [] }),
    })),
    fields: FIELD_CATALOGUE[item.kind].map(({ key, need }) => ({ key, need })),
    problems: mappingProblems(item.kind, mapping),
    warnings: z.array(warningTally).parse(row.warnings),
    unknownUnits: z.array(unknownUnit).parse(row.unknownUnits),
    error: row.errorReason === null ? null : { reason: row.errorReason, params: paramsSchema.parse(row.errorParams ?? {}) },
  };
}

/** Why an import came to nothing, in words; a field among the parameters gets its name. */
export function errorText({ reason, params }: NonNullable<ImportView['error']>, text: (key: string, params?: Record<string, string | number>) => string): string {
  const field = params['field'];
  return text(reason, typeof field === 'string' ? { ...params, field: text(`imports:field.${field}`) } : params);
}

/** The import in a partner's list. */
export function toPublicItem({ importId, kind, fileName, dryRun, status, counts, createdAt, finishedAt }: ImportListItem): PublicListItem {
  return { id: importId, kind, fileName, dryRun, status: publicStatus(status), counts, createdAt, finishedAt };
}

/** The import as partners see it. A file that can't be read to its end names the row where it broke off. */
export function toPublic(view: ImportView, rejects: readonly RejectRow[], text: (key: string, params?: Record<string, string | number>) => string): PublicImport {
  const { warnings, columns, error } = view;
  const own: ImportText = (key, params) => text(`imports:${key}`, params);
  const rows = rejects.map(({ row, code, field, value }) => ({ row, code, field, value, message: reasonText({ code: code as RejectCode, field }, own) }));
  const failure = error && { code: error.reason.split('.').at(-1) ?? error.reason, message: errorText(error, text) };
  const brokenRow = error?.params['row'];
  if (failure && typeof brokenRow === 'number') rows.push({ row: brokenRow, code: failure.code, field: null, value: null, message: failure.message });
  return {
    ...toPublicItem(view),
    rejects: rows,
    warnings: warnings.map(({ code, field, count, row }) => ({ code, field, count, row, message: own(`warning.${code}`) })),
    mapping: columns.map(({ column, header, field }) => ({ column, header, field })),
    error: failure,
  };
}
