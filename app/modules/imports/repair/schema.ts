import type { CivilDate } from '#app/lib/civil-date';
import type { CustomerValue } from '#app/modules/imports/customer/schema';

/** A repair order as read from a row. Null means: the file doesn't say. */
export interface RepairValue {
  kind: 'repairs';
  /** `no:<order number>` */
  naturalKey: string;
  orderNumber: string;
  customer: CustomerValue;
  /** At least one of VIN and plate is there. */
  vin: string | null;
  vinCheckOk: boolean | null;
  plate: string | null;
  brand: string | null;
  model: string | null;
  receivedOn: CivilDate | null;
  /** The day the customer got the car back; callbacks count from it (D-43). */
  handedBackOn: CivilDate | null;
  /** Kilometres. */
  mileage: number | null;
  repairType: string | null;
  staffName: string | null;
  technician: string | null;
  outlet: string | null;
  /** Fen. */
  amountMinor: number | null;
  work: string | null;
  isAccident: boolean | null;
  nextServiceOn: CivilDate | null;
  note: string | null;
}
