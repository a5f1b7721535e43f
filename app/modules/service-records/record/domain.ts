import { plainText } from '#app/lib/plain-text';
import type { RecordKind } from '#app/modules/service-records/kind/schema';
import type { RecordSearch } from './queries.server';

/**
 * What makes a fact one and the same when it arrives twice (D-18): a car is delivered once, a repair or request
 * has its number. Null: nothing tells it apart, every arrival is another fact.
 */
export function naturalKeyOf(kind: RecordKind, { vin, externalNumber }: { vin: string | null; externalNumber: string | null }): string | null {
  if (kind === 'delivery' && vin !== null) return `vin:${vin}`;
  // As numbers are compared: blanks and case come and go between systems.
  return externalNumber === null ? null : `no:${externalNumber.toUpperCase().replaceAll(/\s/g, '')}`;
}

/** Beginnings to look for: external number, VIN and plate from either end, customer's name and phone. */
export function readRecordSearch(text: string): RecordSearch | null {
  const query = plainText(text);
  const compact = query.toUpperCase().replaceAll(/[\s\-·•.]/g, '');
  if (compact === '') return null;
  const search: RecordSearch = { number: [query], vin: [], vinReversed: [], plate: [], plateReversed: [], name: [], phone: [] };
  if (/\p{Script=Han}/u.test(compact)) return { ...search, plate: [compact], name: [query] };
  search.number = [...new Set([query, compact])];
  search.vin.push(compact);
  if (compact.length >= MIN_TAIL) {
    search.vinReversed.push(reverse(compact));
    search.plateReversed.push(reverse(compact));
  }
  if (/^\+?\d{7,}$/.test(compact)) search.phone.push(compact.startsWith('+') ? compact : `+86${compact}`);
  else if (!/\d/.test(compact)) search.name.push(query);
  return search;
}

const MIN_TAIL = 4;

function reverse(text: string): string {
  return Array.from(text).reverse().join('');
}
