import { plainText } from '#app/lib/plain-text';
import { homePartKey } from '#app/modules/homes/place/schema';

export interface HomeSearch {
  /** Beginnings of a place key. */
  place: string[];
  name: string[];
  phone: string[];
}

/** What a person may mean: "1-2-301", "1号楼2单元301", a resident's name, or a phone. */
export function readHomeSearch(text: string): HomeSearch | null {
  const query = plainText(text);
  if (query === '') return null;
  const search: HomeSearch = { place: [], name: [], phone: [] };
  const digits = query.replaceAll(/[\s-]/g, '');
  if (/^\+?\d{7,}$/.test(digits)) {
    search.phone.push(digits.startsWith('+') ? digits : `+86${digits}`);
    return search;
  }
  const parts = query
    .replaceAll(/(号楼|栋|幢|座|号院|单元)(?=.)/g, '$1|')
    .split(/[\s\-/|]+/)
    .filter((part) => part !== '')
    .map(homePartKey);
  if (parts.length > 0 && parts.every((part) => part.length <= 10) && /[0-9]/.test(parts.join(''))) {
    // The last part may be half typed; the ones before it are whole. Without units the middle part is empty.
    search.place.push(parts.join('|'));
    if (parts.length === 2) search.place.push(`${parts[0] ?? ''}||${parts[1] ?? ''}`);
  } else search.name.push(query);
  return search;
}

/** Stored in hundredths of a square metre. */
export function toCentiSqm(areaSqm: number | null | undefined): number | null {
  return areaSqm === null || areaSqm === undefined ? null : Math.round(areaSqm * 100);
}
