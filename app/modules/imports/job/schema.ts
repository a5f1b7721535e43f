import { z } from 'zod';
import { pageInput } from '#app/lib/paging';
import { columnFacts } from '#app/modules/imports/file/schema';
import { mappingSchema } from '#app/modules/imports/mapping/schema';
import { importKindSchema } from '#app/modules/imports/schema';
import { unknownUnit, warningTally } from '#app/modules/imports/tally/schema';
import { IMPORT_STATUSES } from './domain';

export const importIdInput = z.strictObject({ importId: z.uuid() });
export const listImportsInput = z.strictObject({ ...pageInput });
export type ListImportsInput = z.output<typeof listImportsInput>;

/** Column number to field; columns that are not named are left out. */
export const testImportInput = z.strictObject({ importId: z.uuid(), mapping: mappingSchema });
export type TestImportInput = z.output<typeof testImportInput>;

/** What a partner says beside the file. Nothing is written unless they say so. */
export const uploadQuery = z.strictObject({
  kind: importKindSchema,
  dryRun: z.enum(['true', 'false']).default('true').transform((value) => value === 'true'),
});
export type UploadQuery = z.output<typeof uploadQuery>;

/** Rejected rows that an answer carries at most; all of them are in the reject file. */
export const REJECTS_INLINE = 1000;
export const rejectRowsInput = z.strictObject({ importId: z.uuid(), after: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(200) });
export type RejectRowsInput = z.output<typeof rejectRowsInput>;

/** Behind which row the next page of the reject file begins; null for its first page. */
export const rejectFileInput = z.strictObject({ importId: z.uuid(), after: z.int().min(0).nullable().default(null) });
export type RejectFileInput = z.output<typeof rejectFileInput>;
export const rejectFilePage = z.object({ fileName: z.string(), text: z.string(), next: z.int().nullable() });
export type RejectFilePage = z.output<typeof rejectFilePage>;

const counts = z.object({ rows: z.int(), created: z.int(), updated: z.int(), unchanged: z.int(), rejected: z.int() });
const core = {
  kind: importKindSchema,
  fileName: z.string(),
  dryRun: z.boolean(),
  counts,
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
};

export const importListItem = z.object({ importId: z.uuid(), ...core, status: z.enum(IMPORT_STATUSES), rowsTotal: z.int().nullable() });
export type ImportListItem = z.output<typeof importListItem>;


/** A rejected row as it is stored; words are chosen where it is shown. */
export const rejectRow = z.object({
  row: z.int(),
  code: z.string(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  suggestion: z.string().nullable(),
  cells: z.array(z.string()),
});
export type RejectRow = z.output<typeof rejectRow>;

export const importColumn = z.object({ column: z.int(), header: z.string(), field: z.string().nullable(), ...columnFacts.shape });
export type ImportColumn = z.output<typeof importColumn>;

export const mappingProblem = z.object({ code: z.string(), field: z.string(), isBlocking: z.boolean() });

/** Everything the import's page shows. */
export const importView = z.object({
  ...importListItem.shape,
  fileBytes: z.int(),
  format: z.string(),
  headerRow: z.int(),
  isFileKept: z.boolean(),
  columns: z.array(importColumn),
  /** What a column can mean. */
  fields: z.array(z.object({ key: z.string(), need: z.enum(['required', 'vehicle', 'recommended', 'optional']) })),
  problems: z.array(mappingProblem),
  warnings: z.array(warningTally),
  unknownUnits: z.array(unknownUnit),
  error: z.object({ reason: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
});
export type ImportView = z.output<typeof importView>;

const publicCore = { id: z.uuid(), ...core, status: z.enum(['testing', 'running', 'done', 'failed']) };

/** An import in a partner's list. */
export const publicListItem = z.object(publicCore);
export type PublicListItem = z.output<typeof publicListItem>;
export const publicImportPage = z.object({ items: z.array(publicListItem), nextCursor: z.string().nullable() });

/** The import as partners see it, in the words of their language. */
export const publicImport = z.object({
  ...publicCore,
  rejects: z.array(z.object({ row: z.int(), code: z.string(), message: z.string(), field: z.string().nullable(), value: z.string().nullable() })),
  warnings: z.array(z.object({ code: z.string(), field: z.string(), message: z.string(), count: z.int(), row: z.int() })),
  mapping: z.array(z.object({ column: z.int(), header: z.string(), field: z.string().nullable() })),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type PublicImport = z.output<typeof publicImport>;
