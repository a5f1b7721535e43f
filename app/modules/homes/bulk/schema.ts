import type { CivilDate } from '#app/lib/civil-date';
import type { CustomerDraft } from '#app/modules/customers/bulk/schema';
import type { HomePlace } from '#app/modules/homes/place/schema';

/** Homes that one call takes. */
export const HOMES_LIMIT = 2000;

/** A home with its owner as a file tells it. Null: not said, what is known stays. */
export interface HomeDraft {
  siteId: string;
  place: HomePlace;
  /** Hundredths of a square metre. */
  areaCentiSqm: number | null;
  occupancy: string | null;
  /** Without name and phone the row names no owner. */
  owner: CustomerDraft;
  /** Since when the owner has it. */
  fromOn: CivilDate | null;
}

export interface HomeOutcome {
  homeId: string;
  /** `updated` also when only the owner changed or got something new. */
  outcome: 'created' | 'updated' | 'unchanged';
}
