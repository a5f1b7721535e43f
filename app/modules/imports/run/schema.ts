import type { Mapping } from '#app/modules/imports/mapping/schema';
import type { ImportKind } from '#app/modules/imports/schema';
import type { UnknownUnit, WarningTally } from '#app/modules/imports/tally/schema';

/** An import as its background work finds it. */
export interface RunState {
  importId: string;
  run: number;
  status: 'testing' | 'running';
  kind: ImportKind;
  headers: string[];
  headerRow: number;
  mapping: Mapping;
  /** Last row that is safely stored. */
  rowsDone: number;
  mayCreateSites: boolean;
  warnings: WarningTally[];
  unknownUnits: UnknownUnit[];
}
