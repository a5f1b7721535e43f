import type { Option } from '#app/components/form/select';
import type { OrgUnitRow } from '#app/modules/tenancy/org-unit/schema';

/** Units as choices in tree order; the depth shows as indent (ideographic spaces survive in a native select). */
export function unitOptions(units: readonly OrgUnitRow[]): Option[] {
  return units.map((unit) => ({ value: unit.orgUnitId, label: `${'\u3000'.repeat(unit.depth)}${unit.name}` }));
}
