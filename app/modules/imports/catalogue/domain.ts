import { DELIVERY_FIELDS } from '#app/modules/imports/delivery/domain';
import { HOME_FIELDS } from '#app/modules/imports/home/domain';
import { REPAIR_FIELDS } from '#app/modules/imports/repair/domain';
import type { ImportKind } from '#app/modules/imports/schema';
import type { FieldSpec } from '#app/modules/imports/field/domain';

/** The columns each kind of file can have, with the names that dealer-management and property systems give them. */
export const FIELD_CATALOGUE: Record<ImportKind, readonly FieldSpec[]> = {
  deliveries: DELIVERY_FIELDS,
  repairs: REPAIR_FIELDS,
  homes: HOME_FIELDS,
};

export function findField(kind: ImportKind, key: string): FieldSpec | undefined {
  return FIELD_CATALOGUE[kind].find((field) => field.key === key);
}
