import { MERGE_FIELDS, type MergeField, type MergeSide, type MergeValues } from './schema';

/** Which side a field is taken from when nobody chose: the survivor's, unless only the other has a value. */
export function defaultSide(field: MergeField, survivor: MergeValues, merged: MergeValues): MergeSide {
  return survivor[field] === null && merged[field] !== null ? 'merged' : 'survivor';
}

/** The survivor's values after the merge. */
export function mergedValues(survivor: MergeValues, merged: MergeValues, keep: Partial<Record<MergeField, MergeSide>>): MergeValues {
  const sides = { survivor, merged };
  const chosen = MERGE_FIELDS.map((field) => [field, sides[keep[field] ?? defaultSide(field, survivor, merged)][field]]);
  return Object.fromEntries(chosen) as unknown as MergeValues;
}

/** Fields in which the two differ, so that somebody should look. */
export function differingFields(survivor: MergeValues, merged: MergeValues): MergeField[] {
  return MERGE_FIELDS.filter((field) => JSON.stringify(survivor[field]) !== JSON.stringify(merged[field]));
}
