import type { CivilDate } from '#app/lib/civil-date';
import type { CustomerDraft } from '#app/modules/customers/bulk/schema';
import type { Details } from '#app/modules/service-records/kind/schema';
import type { VehicleDraft } from '#app/modules/vehicles/bulk/schema';

/** Rows that one call takes; a longer list comes in several units of work. */
export const BULK_LIMIT = 2000;

/**
 * A fact as a file or a partner tells it, already checked and normalised. Null: not said, so what is known
 * stays. Amounts are minor units of the tenant's currency.
 */
export interface RecordDraft {
  /** See `naturalKeyOf`; a second row with the same key changes the same record. */
  naturalKey: string;
  externalNumber: string | null;
  /** Either who it is already, or what tells who it is. */
  customerId?: string | null | undefined;
  customer: CustomerDraft | null;
  vehicleId?: string | null | undefined;
  vehicle: VehicleDraft | null;
  homeId: string | null;
  orgUnitId: string | null;
  occurredOn: CivilDate | null;
  invoicedOn: CivilDate | null;
  receivedOn: CivilDate | null;
  staffName: string | null;
  amountMinor: number | null;
  details: Details;
}

export interface BulkOutcome {
  serviceRecordId: string;
  /** `updated` also when only the row's customer or vehicle got something new. */
  outcome: 'created' | 'updated' | 'unchanged';
}
