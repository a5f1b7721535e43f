import type { HomeDraft } from '#app/modules/homes/bulk/schema';
import type { CustomerValue } from '#app/modules/imports/customer/schema';
import type { DeliveryValue } from '#app/modules/imports/delivery/schema';
import type { HomeValue } from '#app/modules/imports/home/schema';
import type { RepairValue } from '#app/modules/imports/repair/schema';
import { joinRows, type RowValue } from '#app/modules/imports/row/domain';
import type { RecordDraft } from '#app/modules/service-records/bulk/schema';

/** A delivery as the record modules take it; the outlet's name is already a unit. */
export function deliveryDraft(value: DeliveryValue, orgUnitId: string | null): RecordDraft {
  return {
    naturalKey: value.naturalKey,
    externalNumber: value.invoiceNumber,
    customer: value.customer,
    vehicle: {
      vin: value.vin,
      plate: value.plate,
      brand: value.brand,
      model: value.model,
      color: value.color,
      engineNo: value.engineNumber,
      warrantyEndsOn: value.warrantyEndsOn,
    },
    homeId: null,
    orgUnitId,
    occurredOn: value.deliveredOn,
    invoicedOn: value.invoicedOn,
    receivedOn: null,
    staffName: value.staffName,
    amountMinor: value.priceMinor,
    details: {
      invoiceNumber: value.invoiceNumber,
      manufacturedOn: value.manufacturedOn,
      insuranceEndsOn: value.insuranceEndsOn,
      note: value.note,
    },
  };
}

/** A repair order as the record modules take it. */
export function repairDraft(value: RepairValue, orgUnitId: string | null): RecordDraft {
  return {
    naturalKey: value.naturalKey,
    externalNumber: value.orderNumber,
    customer: value.customer,
    vehicle: {
      vin: value.vin,
      plate: value.plate,
      brand: value.brand,
      model: value.model,
      color: null,
      engineNo: null,
      warrantyEndsOn: null,
    },
    homeId: null,
    orgUnitId,
    occurredOn: value.handedBackOn,
    invoicedOn: null,
    receivedOn: value.receivedOn,
    staffName: value.staffName,
    amountMinor: value.amountMinor,
    details: {
      mileage: value.mileage,
      repairType: value.repairType,
      technician: value.technician,
      work: value.work,
      accident: value.isAccident,
      nextServiceOn: value.nextServiceOn,
      note: value.note,
    },
  };
}

/** A home as the homes module takes it. */
export function homeDraft(value: HomeValue, siteId: string): HomeDraft {
  const { building, unit, room, areaCentiSqm, occupancy, owner, movedInOn, handedOverOn } = value;
  return { siteId, place: { building, unit, room }, areaCentiSqm, occupancy, owner, fromOn: handedOverOn ?? movedInOn };
}

/** Rows of one file that are the same record told several times. */
export interface RowGroup<V extends RowValue> {
  value: V;
  rowCount: number;
}

/**
 * Joins the rows of a batch that have the same natural key, so that doubled lines are judged as one: the same
 * file again then changes nothing, whatever order its doubles have. Rows that name different people are not
 * joined, or one would get the other's phone; the later one is then written after the earlier one.
 */
export function groupRows<V extends RowValue>(values: readonly V[]): RowGroup<V>[] {
  const groups: RowGroup<V>[] = [];
  const open = new Map<string, RowGroup<V>>();
  for (const value of values) {
    const group = open.get(value.naturalKey);
    if (group && isSamePerson(personOf(group.value), personOf(value))) {
      group.value = joinRows(group.value, value);
      group.rowCount += 1;
      continue;
    }
    const fresh = { value, rowCount: 1 };
    groups.push(fresh);
    open.set(value.naturalKey, fresh);
  }
  return groups;
}

function personOf(value: RowValue): CustomerValue {
  return value.kind === 'homes' ? value.owner : value.customer;
}

function isSamePerson(one: CustomerValue, other: CustomerValue): boolean {
  return one.name === other.name || one.name === null || other.name === null;
}
