import { placeKey } from '#app/modules/homes/place/schema';
import type { HomeDraft } from './schema';

/** A home's columns as bulk work reads and writes them. */
export interface StoredHome {
  id: string;
  siteId: string;
  building: string;
  unit: string;
  room: string;
  placeKey: string;
  areaCentiSqm: number | null;
  occupancy: string;
}

/** From when to when somebody was the home's owner; dates are civil dates. */
export interface OwnerPeriod {
  /** Null until it is written for the first time. */
  id: string | null;
  homeId: string;
  customerId: string;
  fromOn: string | null;
  toOn: string | null;
}

/** What makes two rows the same home of a tenant. */
export const homeKey = (siteId: string, place: string): string => `${siteId}|${place}`;

export function newHome(id: string, draft: HomeDraft): StoredHome {
  const { siteId, place, areaCentiSqm, occupancy } = draft;
  return { id, siteId, ...place, placeKey: placeKey(place), areaCentiSqm, occupancy: occupancy ?? 'occupied' };
}

/** Puts what the draft says over the home; true when that changed anything. How the place is written stays. */
export function applyHome(home: StoredHome, { areaCentiSqm, occupancy }: HomeDraft): boolean {
  const area = areaCentiSqm ?? home.areaCentiSqm;
  const state = occupancy ?? home.occupancy;
  const isChanged = area !== home.areaCentiSqm || state !== home.occupancy;
  home.areaCentiSqm = area;
  home.occupancy = state;
  return isChanged;
}

/**
 * Makes somebody an owner of the home; returns the periods that this changed. Two names without days, or of one
 * day, are owners side by side; a later day means that the home was sold. Somebody who has sold it stays out
 * unless the new day lies behind that.
 */
export function applyOwner(periods: OwnerPeriod[], claim: Pick<OwnerPeriod, 'homeId' | 'customerId' | 'fromOn'>): OwnerPeriod[] {
  const { customerId, fromOn } = claim;
  const changed: OwnerPeriod[] = [];
  const own = periods.find((period) => period.customerId === customerId);
  if (own === undefined) {
    const fresh: OwnerPeriod = { id: null, ...claim, toOn: null };
    periods.push(fresh);
    changed.push(fresh);
  } else if (own.toOn !== null) {
    if (fromOn === null || fromOn <= own.toOn) return [];
    Object.assign(own, { fromOn, toOn: null });
    changed.push(own);
  } else if (fromOn !== null && fromOn !== own.fromOn) {
    own.fromOn = fromOn;
    changed.push(own);
  }
  for (const other of periods) {
    const isSold = other.customerId !== customerId && other.toOn === null && other.fromOn !== null && fromOn !== null && other.fromOn < fromOn;
    if (!isSold) continue;
    other.toOn = fromOn;
    changed.push(other);
  }
  return changed;
}
