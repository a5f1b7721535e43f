import type { RowWarning } from '#app/modules/imports/row/schema';
import type { UnknownUnit, WarningTally } from './schema';

/** Names beyond it are counted as warnings only: somebody mapped the wrong column. */
const NAMES_KEPT = 200;
const EXAMPLE_LENGTH = 60;

/** Counts the warnings and unknown names of a file; its size depends on their kinds, not on the rows. */
export class Tally {
  private readonly warnings = new Map<string, WarningTally>();
  private readonly units = new Map<string, UnknownUnit>();

  constructor(warnings: readonly WarningTally[] = [], units: readonly UnknownUnit[] = []) {
    for (const warning of warnings) this.warnings.set(`${warning.code}|${warning.field}`, { ...warning });
    for (const unit of units) this.units.set(unit.name, { ...unit });
  }

  addWarning({ code, field, value }: RowWarning, row: number): void {
    const key = `${code}|${field}`;
    const known = this.warnings.get(key);
    if (known) known.count += 1;
    else this.warnings.set(key, { code, field, count: 1, row, value: value.slice(0, EXAMPLE_LENGTH) });
  }

  addUnit(name: string, isAmbiguous: boolean): void {
    const known = this.units.get(name);
    if (known) known.rows += 1;
    else if (this.units.size < NAMES_KEPT) this.units.set(name, { name, rows: 1, isAmbiguous });
  }

  /** Most frequent first. */
  warningList(): WarningTally[] {
    return [...this.warnings.values()].sort((a, b) => b.count - a.count || a.row - b.row);
  }

  unitList(): UnknownUnit[] {
    return [...this.units.values()].sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1));
  }
}
