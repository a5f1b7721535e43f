import type { CivilDate } from '#app/lib/civil-date';
import type { CustomerValue } from '#app/modules/imports/customer/schema';

/** A car delivery as read from a row. Null means: the file doesn't say. */
export interface DeliveryValue {
  kind: 'deliveries';
  /** `vin:<VIN>` */
  naturalKey: string;
  vin: string;
  vinCheckOk: boolean;
  customer: CustomerValue;
  plate: string | null;
  brand: string | null;
  model: string | null;
  color: string | null;
  engineNumber: string | null;
  staffName: string | null;
  outlet: string | null;
  deliveredOn: CivilDate | null;
  invoicedOn: CivilDate | null;
  /** Stored as the record's external number. */
  invoiceNumber: string | null;
  /** Fen. */
  priceMinor: number | null;
  manufacturedOn: CivilDate | null;
  warrantyEndsOn: CivilDate | null;
  insuranceEndsOn: CivilDate | null;
  note: string | null;
}
