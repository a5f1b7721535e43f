import { z } from 'zod';

/** Column index (from 0) to field key. What the person confirmed; stored with the import. */
export const mappingSchema = z.record(z.coerce.number().int().min(0).max(199), z.string().min(1).max(40));
export type Mapping = z.infer<typeof mappingSchema>;

/** What the tenant chose before, by `headerKey`; '' means: leave this column out. */
export type RememberedMapping = Readonly<Record<string, string>>;

const COLUMN_FIELD = /^column-(\d{1,3})$/;

/** The mapping of a posted form: one field `column-<number>` per column, empty for those left out. */
export function postedMapping(formData: FormData): Mapping {
  const mapping: Mapping = {};
  for (const [name, value] of formData) {
    const column = COLUMN_FIELD.exec(name)?.[1];
    if (column !== undefined && typeof value === 'string' && value !== '') mapping[Number(column)] = value;
  }
  return mapping;
}
