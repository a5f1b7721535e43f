import type { CivilDate } from '#app/lib/civil-date';
import { plainText } from '#app/lib/plain-text';
import { nextBirthday, lunarMonthLength } from '#app/modules/calendars/lunar/domain';
import { normalizePhone } from '#app/modules/customers/phone/schema';
import { reverseText } from '#app/modules/customers/name/domain';
import type { BirthdayInput } from './schema';

/** Birthday as it lies in the customer's columns. */
export interface BirthColumns {
  birthCalendar: string | null;
  birthYear: number | null;
  birthMonth: number | null;
  birthDay: number | null;
  birthLeapMonth: boolean;
}

/** A birthday without calendar, month or day is no birthday. */
export function toBirthColumns(birthday: BirthdayInput | null | undefined): BirthColumns {
  const { calendar, year, month, day, leap } = birthday ?? {};
  if (!calendar || !month || !day) return { birthCalendar: null, birthYear: null, birthMonth: null, birthDay: null, birthLeapMonth: false };
  return { birthCalendar: calendar, birthYear: year ?? null, birthMonth: month, birthDay: day, birthLeapMonth: leap ?? false };
}

export function fromBirthColumns(row: BirthColumns): { calendar: 'solar' | 'lunar'; year: number | null; month: number; day: number; leap: boolean } | null {
  const { birthCalendar: calendar, birthMonth: month, birthDay: day } = row;
  if ((calendar !== 'solar' && calendar !== 'lunar') || month === null || day === null) return null;
  return { calendar, year: row.birthYear, month, day, leap: row.birthLeapMonth };
}

/**
 * What is wrong with a lunar birthday whose year is known: that year had no such leap month, or the month had
 * 29 days. Null when nothing is.
 */
export function lunarBirthdayProblem({ calendar, year, month, day, leap }: BirthdayInput): { field: string; reason: string } | null {
  if (calendar !== 'lunar' || !month || !day || !year || year < 1901) return null;
  const length = lunarMonthLength(year, month, leap ?? false);
  if (length === 0) return { field: 'birthday.leap', reason: 'customers:problem.no-leap-month' };
  return day > length ? { field: 'birthday.day', reason: 'customers:problem.short-month' } : null;
}

/** The next day on or after today on which the birthday is kept (TR-08); lunar ones are computed anew each year. */
export function nextBirthdayOf(row: BirthColumns, today: CivilDate): CivilDate | null {
  const birthday = fromBirthColumns(row);
  return birthday === null ? null : nextBirthday({ ...birthday, year: birthday.year ?? undefined }, today);
}

/** Beginnings to look for, by indexed column; a reversed column holds the value from its end. */
export interface CustomerSearch {
  name: string[];
  nameReversed: string[];
  pinyin: string[];
  initials: string[];
  number: string[];
  phone: string[];
  phoneReversed: string[];
  vin: string[];
  vinReversed: string[];
  plate: string[];
  plateReversed: string[];
}

/** Shorter parts of a number fit half of all customers. */
const MIN_DIGITS = 3;
const MIN_TAIL = 4;

/**
 * What a person may mean by the text of the search box (D-15): name from its beginning, given name, sound or
 * initials, phone from its beginning or its last digits, plate and VIN from either end, customer number.
 * Null when there is nothing to look for.
 */
export function readSearch(text: string): CustomerSearch | null {
  const query = plainText(text);
  const compact = query.replaceAll(/[\s\-·•.()（）]/g, '').toUpperCase();
  if (compact === '') return null;
  const search: CustomerSearch = {
    name: [query], nameReversed: [], pinyin: [], initials: [], number: [], phone: [], phoneReversed: [],
    vin: [], vinReversed: [], plate: [], plateReversed: [],
  };
  if (/\p{Script=Han}/u.test(compact)) {
    if (Array.from(query).length >= 2) search.nameReversed.push(reverseText(query));
    if (/^\p{Script=Han}[A-Z]/u.test(compact)) search.plate.push(compact);
    return search;
  }
  const digits = compact.replaceAll('+', '');
  if (/^\d+$/.test(digits)) {
    if (digits.length >= MIN_DIGITS) {
      const whole = normalizePhone(query);
      search.phone.push(...new Set([whole, compact.startsWith('+') ? compact : `+86${digits}`, `+${digits}`].filter((value) => value !== null)));
    }
    if (digits.length >= MIN_TAIL) search.phoneReversed.push(reverseText(digits));
  } else if (/^[A-Z]+$/.test(compact)) {
    search.pinyin.push(compact.toLowerCase());
    search.initials.push(compact.toLowerCase());
  }
  if (/^C\d{4}/.test(compact)) search.number.push(query.toUpperCase());
  if (/^[A-Z0-9]+$/.test(compact) && compact.length >= MIN_DIGITS) {
    search.vin.push(compact);
    search.plateReversed.push(reverseText(compact));
    if (compact.length >= MIN_TAIL) search.vinReversed.push(reverseText(compact));
  }
  return search;
}
