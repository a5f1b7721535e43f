import { z } from 'zod';

/** Warnings of one kind on one field: how many rows, and the first of them as example. */
export const warningTally = z.object({ code: z.string(), field: z.string(), count: z.int(), row: z.int(), value: z.string() });
export type WarningTally = z.infer<typeof warningTally>;

/** A name of an outlet in the file that no unit of the tenant has, or that several have. */
export const unknownUnit = z.object({ name: z.string(), rows: z.int(), isAmbiguous: z.boolean() });
export type UnknownUnit = z.infer<typeof unknownUnit>;
