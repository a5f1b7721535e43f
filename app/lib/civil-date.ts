import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/**
 * Civil dates: a day on the wall calendar, without time or zone, as 'YYYY-MM-DD' (years 0001-9999).
 * The text form sorts by itself, so `<` and `>` compare two dates correctly. All arithmetic runs on whole day
 * numbers, never on `Date`: a planner turn touches hundreds of thousands of dates, and `Date` would bring the
 * server's own zone into rules that are written in days (O-02). Only the three functions that take a zone use
 * Temporal.
 */
export type CivilDate = string & z.$brand<'CivilDate'>;

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface CivilParts {
  year: number;
  /** 1-12 */
  month: number;
  /** 1-31 */
  day: number;
}

export const CIVIL_DATE_PATTERN = /^\d{4}-\d{2}-\d{2}$/;
export const TIME_OF_DAY_PATTERN = /^([01]\d|2[0-3]):[0-5]\d$/;

const DAY_MS = 86_400_000;
const MIN_DAY_NUMBER = dayNumberOf(1, 1, 1);
const MAX_DAY_NUMBER = dayNumberOf(9999, 12, 31);

/** Strict reading: exactly 'YYYY-MM-DD' and a day that exists; anything else is null. */
export function parseCivilDate(text: string): CivilDate | null {
  return isCivilDate(text) ? text : null;
}

/** True for the text of a real day, e.g. not for '2026-02-29' or '2026-2-1'. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string' || !CIVIL_DATE_PATTERN.test(value)) return false;
  const { year, month, day } = readParts(value);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** For dates known to be right (literals, columns with a check). Throws RangeError otherwise. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError(`not a civil date: ${text}`);
  return text;
}

/** Input schema of a civil date; branded, so that parsed input fits every function here. */
export const civilDateSchema = z.iso.date({ abort: true }).refine(isCivilDate).brand<'CivilDate'>();

/** Input schema of a wall-clock time 'HH:mm'. */
export const timeOfDaySchema = z.string().regex(TIME_OF_DAY_PATTERN);

export function partsOf(date: CivilDate): CivilParts {
  return readParts(date);
}

export function yearOf(date: CivilDate): number {
  return readParts(date).year;
}

/** The day with these parts, or null when there is none (31 April). */
export function civilFromParts({ year, month, day }: CivilParts): CivilDate | null {
  if (![year, month, day].every(Number.isInteger) || year < 1 || year > 9999) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return formatParts(year, month, day);
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01; negative before. */
export function toDayNumber(date: CivilDate): number {
  const { year, month, day } = readParts(date);
  return dayNumberOf(year, month, day);
}

/** Inverse of `toDayNumber`. Throws RangeError outside the years 0001-9999. */
export function fromDayNumber(dayNumber: number): CivilDate {
  if (!Number.isInteger(dayNumber) || dayNumber < MIN_DAY_NUMBER || dayNumber > MAX_DAY_NUMBER) {
    throw new RangeError(`day number out of range: ${dayNumber}`);
  }
  // Days to civil in the proleptic Gregorian calendar; the year is taken to start on 1 March so that the
  // leap day comes last.
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return formatParts(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return days === 0 ? date : fromDayNumber(toDayNumber(date) + days);
}

/** Calendar addition, clamped to the month's end: 31 January + 1 month is 28 or 29 February. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = readParts(date);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  if (targetYear < 1 || targetYear > 9999) throw new RangeError(`year out of range: ${targetYear}`);
  return formatParts(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** Calendar addition: 29 February + 1 year is 28 February. */
export function addYears(date: CivilDate, years: number): CivilDate {
  return addMonths(date, years * 12);
}

/** Days from one date to the other; negative when `to` is earlier. */
export function diffDays(from: CivilDate, to: CivilDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

export function compareCivil(left: CivilDate, right: CivilDate): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function earlierOf(left: CivilDate, right: CivilDate): CivilDate {
  return left <= right ? left : right;
}

export function laterOf(left: CivilDate, right: CivilDate): CivilDate {
  return left >= right ? left : right;
}

export function weekday(date: CivilDate): Weekday {
  return weekdayOfDayNumber(toDayNumber(date));
}

export function weekdayOfDayNumber(dayNumber: number): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((dayNumber + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The Monday of the date's week. */
export function startOfWeek(date: CivilDate): CivilDate {
  return addDays(date, 1 - weekday(date));
}

export function endOfWeek(date: CivilDate): CivilDate {
  return addDays(date, 7 - weekday(date));
}

export function startOfMonth(date: CivilDate): CivilDate {
  const { year, month } = readParts(date);
  return formatParts(year, month, 1);
}

export function endOfMonth(date: CivilDate): CivilDate {
  const { year, month } = readParts(date);
  return formatParts(year, month, daysInMonth(year, month));
}

export function startOfQuarter(date: CivilDate): CivilDate {
  const { year, month } = readParts(date);
  return formatParts(year, month - ((month - 1) % 3), 1);
}

export function endOfQuarter(date: CivilDate): CivilDate {
  return endOfMonth(addMonths(startOfQuarter(date), 2));
}

export function startOfYear(date: CivilDate): CivilDate {
  return formatParts(yearOf(date), 1, 1);
}

export function endOfYear(date: CivilDate): CivilDate {
  return formatParts(yearOf(date), 12, 31);
}

/** The civil date on the wall in `timeZone` (IANA name) at the instant `now`. */
export function civilToday(now: Date, timeZone: string): CivilDate {
  const { year, month, day } = zoned(now, timeZone);
  return formatParts(year, month, day);
}

/** The wall-clock time 'HH:mm' in `timeZone` at the instant `now`. */
export function timeOfDay(now: Date, timeZone: string): string {
  const { hour, minute } = zoned(now, timeZone);
  return `${pad(hour, 2)}:${pad(minute, 2)}`;
}

/**
 * The instant at which the clock in `timeZone` shows `time` ('HH:mm') on `date`. A time that the spring change
 * skips gives the first instant after the gap; a time that the autumn change repeats gives its first occurrence.
 */
export function civilToInstant(date: CivilDate, time: string, timeZone: string): Date {
  if (!TIME_OF_DAY_PATTERN.test(time)) throw new RangeError(`not a time of day: ${time}`);
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const earlier = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wanted)) return new Date(earlier.epochMilliseconds);
  const transition = earlier.getTimeZoneTransition('next');
  if (transition === null) throw new RangeError(`no instant for ${date} ${time} in ${timeZone}`);
  return new Date(transition.epochMilliseconds);
}

/** A DATE column as the database driver hands it over (UTC midnight). */
export function toCivilDate(dbDate: Date): CivilDate {
  return fromDayNumber(Math.floor(dbDate.getTime() / DAY_MS));
}

/** The value for a DATE column: UTC midnight. */
export function toDbDate(date: CivilDate): Date {
  return new Date(toDayNumber(date) * DAY_MS);
}

function zoned(now: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
}

function dayNumberOf(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function digit(text: string, index: number): number {
  return text.charCodeAt(index) - 48;
}

function readParts(text: string): CivilParts {
  return {
    year: digit(text, 0) * 1000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3),
    month: digit(text, 5) * 10 + digit(text, 6),
    day: digit(text, 8) * 10 + digit(text, 9),
  };
}

function formatParts(year: number, month: number, day: number): CivilDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CivilDate;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
