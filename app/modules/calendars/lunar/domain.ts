import { LunarYear, Solar } from 'lunar-typescript';
import {
  addYears,
  civilDate,
  civilFromParts,
  fromDayNumber,
  isLeapYear,
  partsOf,
  toDayNumber,
  yearOf,
  type CivilDate,
} from '#app/lib/civil-date';

/** A day of the Chinese lunar calendar. `leap` marks the inserted month that follows the ordinary one. */
export interface LunarDate {
  year: number;
  /** 1-12 */
  month: number;
  /** 1-30 */
  day: number;
  leap: boolean;
}

/** A birthday as people give it; `year` is kept for the age only and may be unknown. */
export interface Birthday {
  calendar: 'solar' | 'lunar';
  month: number;
  day: number;
  leap: boolean;
  year?: number | undefined;
}

/** What a tenant does in years that lack the birthday. */
export interface BirthdayPolicy {
  /** When somebody born on 29 February celebrates in common years. */
  leapDay: 'feb-28' | 'mar-1';
}

export const DEFAULT_BIRTHDAY_POLICY: BirthdayPolicy = { leapDay: 'feb-28' };

/** The lunar years that the tables cover without doubt; outside them a lunar date is refused. */
const FIRST_YEAR = 1901;
const LAST_YEAR = 2099;

interface LunarMonthSpan {
  /** Day number of the month's first day. */
  first: number;
  length: number;
}

/** Months of a lunar year by number, negative for the leap month. At most 199 small entries. */
const monthsByYear = new Map<number, Map<number, LunarMonthSpan>>();

/** The library computes a year anew (about a millisecond) on almost every call; a greeting run asks for thousands. */
function monthsOf(year: number): Map<number, LunarMonthSpan> {
  let months = monthsByYear.get(year);
  if (months === undefined) {
    months = new Map();
    if (Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR) {
      for (const month of LunarYear.fromYear(year).getMonthsInYear()) {
        const first = toDayNumber(civilDate(Solar.fromJulianDay(month.getFirstJulianDay()).toYmd()));
        months.set(month.getMonth(), { first, length: month.getDayCount() });
      }
      monthsByYear.set(year, months);
    }
  }
  return months;
}

/** The solar day of a lunar date, or null when that day does not exist (no leap month, a month of 29 days). */
export function lunarToSolar({ year, month, day, leap }: LunarDate): CivilDate | null {
  const span = spanOf(year, month, leap);
  if (span === null || !Number.isInteger(day) || day < 1 || day > span.length) return null;
  return fromDayNumber(span.first + day - 1);
}

/** The lunar date of a solar day, or null outside the lunar years 1901-2099. */
export function solarToLunar(date: CivilDate): LunarDate | null {
  const { year, month, day } = partsOf(date);
  if (year < FIRST_YEAR || year > LAST_YEAR + 1) return null;
  const lunar = Solar.fromYmd(year, month, day).getLunar();
  if (lunar.getYear() < FIRST_YEAR || lunar.getYear() > LAST_YEAR) return null;
  return { year: lunar.getYear(), month: Math.abs(lunar.getMonth()), day: lunar.getDay(), leap: lunar.getMonth() < 0 };
}

/** 29 or 30, or 0 when the year has no such month. */
export function lunarMonthLength(year: number, month: number, leap: boolean): number {
  return spanOf(year, month, leap)?.length ?? 0;
}

function spanOf(year: number, month: number, leap: boolean): LunarMonthSpan | null {
  return month < 1 ? null : (monthsOf(year).get(leap ? -month : month) ?? null);
}

/** The day on which the birthday is kept in a year: a calendar year for solar, a lunar year for lunar birthdays. */
export function birthdayInYear(
  birthday: Birthday,
  year: number,
  policy: BirthdayPolicy = DEFAULT_BIRTHDAY_POLICY,
): CivilDate | null {
  const { month, day } = birthday;
  if (birthday.calendar === 'solar') {
    if (month === 2 && day === 29 && !isLeapYear(year)) {
      return civilFromParts(policy.leapDay === 'feb-28' ? { year, month: 2, day: 28 } : { year, month: 3, day: 1 });
    }
    return civilFromParts({ year, month, day });
  }
  // Born in a leap month: the ordinary month in the many years without that leap month. Born on the 30th: the
  // 29th in a month of 29 days.
  const leap = birthday.leap && lunarMonthLength(year, month, true) > 0;
  const length = lunarMonthLength(year, month, leap);
  if (length === 0 || day < 1 || day > 30) return null;
  return lunarToSolar({ year, month, day: Math.min(day, length), leap });
}

/**
 * The next day on or after `from` on which the birthday is kept (D-09, TR-08), or null when the birthday is no
 * day at all or lies beyond the tables. Computed anew each year: a lunar birthday has no fixed solar date.
 */
export function nextBirthday(
  birthday: Birthday,
  from: CivilDate,
  policy: BirthdayPolicy = DEFAULT_BIRTHDAY_POLICY,
): CivilDate | null {
  // A lunar year starts weeks into the solar one, so the search begins with the lunar year before.
  for (let year = yearOf(from) - 1; year <= yearOf(from) + 1; year += 1) {
    const date = birthdayInYear(birthday, year, policy);
    if (date !== null && date >= from) return date;
  }
  return null;
}

/** The birthdays from `from` until the same day `years` later, to plan ahead. */
export function birthdaysAhead(
  birthday: Birthday,
  from: CivilDate,
  years = 2,
  policy: BirthdayPolicy = DEFAULT_BIRTHDAY_POLICY,
): CivilDate[] {
  const until = addYears(from, years);
  const dates: CivilDate[] = [];
  for (let year = yearOf(from) - 1; year <= yearOf(until); year += 1) {
    const date = birthdayInYear(birthday, year, policy);
    if (date !== null && date >= from && date < until) dates.push(date);
  }
  return dates;
}
