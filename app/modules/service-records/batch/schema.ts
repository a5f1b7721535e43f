import { z } from 'zod';
import { createRecordInput } from '#app/modules/service-records/record/schema';

/** Rows of one request. */
export const BATCH_LIMIT = 1000;

/**
 * One row as partners send it: a record, with `orgUnit` as another way to name the unit (code, name or other
 * name). Checked row by row, so that one bad row doesn't stop the others.
 */
export const batchRow = z.strictObject({ ...createRecordInput.shape, orgUnit: z.string().trim().max(80).nullish() });
export type BatchRow = z.output<typeof batchRow>;

export const upsertRecordsInput = z.strictObject({
  rows: z.array(z.record(z.string(), z.unknown())).min(1).max(BATCH_LIMIT).meta({ description: 'Each row has the fields of POST /service-records.' }),
});
export type UpsertRecordsInput = z.output<typeof upsertRecordsInput>;

export const batchResult = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  /** In the order of the rows. */
  rows: z.array(
    z.object({
      outcome: z.enum(['created', 'updated', 'unchanged', 'rejected']),
      serviceRecordId: z.uuid().nullable(),
      /** `reason` is stable; `message` is in the language of the tenant. */
      problems: z.array(z.object({ field: z.string(), reason: z.string(), message: z.string() })),
    }),
  ),
});
export type BatchResult = z.output<typeof batchResult>;
