import type { CivilDate } from '#app/lib/civil-date';

/** A vehicle as a file or a partner names it; VIN or plate is there. Null: not said, what is known stays. */
export interface VehicleDraft {
  vin: string | null;
  plate: string | null;
  brand: string | null;
  model: string | null;
  color: string | null;
  engineNo: string | null;
  warrantyEndsOn: CivilDate | null;
}

export interface VehicleMatch {
  vehicleId: string;
  change: 'created' | 'updated' | null;
  /** Who owns the car before this batch. */
  ownerId: string | null;
}

/** A record that says who has the car. */
export interface OwnerClaim {
  vehicleId: string;
  customerId: string;
  /** Day of the delivery; null when not known. */
  fromOn: CivilDate | null;
  /** `bought`: a delivery makes its customer the owner. `seen`: a repair's customer is the owner only if nobody is. */
  how: 'bought' | 'seen';
}
