import { plainText } from '#app/lib/plain-text';
import { hasValidCheckDigit } from '#app/lib/vin';

export function reverseText(text: string): string {
  return Array.from(text).reverse().join('');
}

/** The columns that follow from VIN and plate; reversed ones are there for searching by the last characters. */
export function identityColumns(vin: string | null, plate: string | null) {
  return {
    vin,
    vinReversed: vin && reverseText(vin),
    vinCheckOk: vin === null ? null : hasValidCheckDigit(vin),
    plate,
    plateReversed: plate && reverseText(plate),
  };
}

/** Beginnings to look for, by column. */
export interface VehicleSearch {
  vin: string[];
  vinReversed: string[];
  plate: string[];
  plateReversed: string[];
  ownerName: string[];
  ownerPhone: string[];
}

const MIN_TAIL = 3;

/** What a person may mean by the text: VIN or plate from either end (D-15), the owner's name or phone. */
export function readVehicleSearch(text: string): VehicleSearch | null {
  const query = plainText(text);
  const compact = query.toUpperCase().replaceAll(/[\s\-·•.]/g, '');
  if (compact === '') return null;
  const search: VehicleSearch = { vin: [], vinReversed: [], plate: [], plateReversed: [], ownerName: [], ownerPhone: [] };
  if (/\p{Script=Han}/u.test(compact)) {
    search.plate.push(compact);
    search.ownerName.push(query);
    return search;
  }
  search.vin.push(compact);
  search.plate.push(compact);
  if (compact.length >= MIN_TAIL) {
    search.vinReversed.push(reverseText(compact));
    search.plateReversed.push(reverseText(compact));
  }
  if (/^\+?\d{4,}$/.test(compact)) search.ownerPhone.push(compact.startsWith('+') ? compact : `+86${compact}`);
  else search.ownerName.push(query);
  return search;
}
