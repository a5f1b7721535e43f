import type { CivilDate } from '#app/lib/civil-date';
import type { CustomerValue } from '#app/modules/imports/customer/schema';

export const OCCUPANCIES = ['occupied', 'vacant', 'rented', 'renovating'] as const;
export type Occupancy = (typeof OCCUPANCIES)[number];

/** A home with its owner as read from a row. Null means: the file doesn't say. */
export interface HomeValue {
  kind: 'homes';
  /** `home:<site>|<building>|<unit>|<room>`, each part reduced by `homePartKey`. */
  naturalKey: string;
  /** Null when the file has one site only and doesn't name it. */
  site: string | null;
  building: string;
  /** '' where the building has no units. */
  unit: string;
  room: string;
  owner: CustomerValue;
  /** Hundredths of a square metre. */
  areaCentiSqm: number | null;
  movedInOn: CivilDate | null;
  handedOverOn: CivilDate | null;
  occupancy: Occupancy | null;
}
