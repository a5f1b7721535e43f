import type { Cell } from '#app/lib/cell';
import { civilFromParts, fromDayNumber, type CivilDate } from '#app/lib/civil-date';
import { plainText } from '#app/lib/plain-text';

export type DateProblem = 'dateUnreadable' | 'dateImpossible' | 'dateAmbiguous' | 'dateTwoDigitYear' | 'dateOutOfRange';
export type DateReading = { date: CivilDate } | { problem: DateProblem };

/** A day as written, not yet known to exist: the lunar calendar has days that the solar one lacks. */
export interface WrittenDate {
  year: number;
  month: number;
  day: number;
}

/** Nothing a dealer or a property desk stores lies outside; a typing slip in the year often does. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
/** Serial numbers of 1954-10-03 to 2100-02-28: five digits, so that no house number or price is taken for a day. */
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 73_108;
/** Day number of serial 0 (30 December 1899). */
const SERIAL_EPOCH = -25_569;

const TIME = String.raw`(?:\s*T?\s*(?:上午|下午|AM|PM)?\s*\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?)?[分秒]?\s*(?:AM|PM)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?`;
const WEEKDAY = String.raw`(?:\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?${WEEKDAY}${TIME}$`, 'i');
const COMPACT = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${TIME}$`, 'i');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${TIME}$`, 'i');
const TWO_DIGIT_YEAR = /^\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_MONTH_NAME = /^(\d{1,2})[\s-]([a-z]{3})[a-z]*\.?,?[\s-](\d{4})$/i;
const MONTH_NAME_DAY = /^([a-z]{3})[a-z]*\.?\s(\d{1,2}),?\s(\d{4})$/i;

/**
 * Reads a date cell: 2026/10/26, 2026.9.9, 2026年11月5日, 2026-10-10 00:00:00, 20261026, a serial number,
 * 26 Oct 2026. The time of day is dropped. 03/04/2026 may be March or April and is refused as ambiguous;
 * 25/12/2026 can only be one day. Days that don't exist (30 February) are refused, never moved.
 */
export function readDate(cell: Cell): DateReading {
  const written = readWrittenDate(cell);
  if ('problem' in written) return written;
  const date = civilFromParts(written);
  return date === null ? { problem: 'dateImpossible' } : { date };
}

/** The parts of a date as written, for a calendar that the caller knows. */
export function readWrittenDate(cell: Cell): WrittenDate | { problem: DateProblem } {
  if (cell !== null && typeof cell === 'object') {
    return cell.kind === 'date' ? fromText(cell.iso) : { problem: 'dateUnreadable' };
  }
  if (typeof cell === 'number') return fromNumber(cell);
  return typeof cell === 'string' ? fromText(plainText(cell)) : { problem: 'dateUnreadable' };
}

function fromNumber(value: number): WrittenDate | { problem: DateProblem } {
  if (value >= FIRST_SERIAL && value <= LAST_SERIAL) return fromText(fromDayNumber(Math.floor(value) + SERIAL_EPOCH));
  return Number.isInteger(value) ? fromText(String(value)) : { problem: 'dateUnreadable' };
}

function fromText(text: string): WrittenDate | { problem: DateProblem } {
  const match = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (match) return inRange(Number(match[1]), Number(match[2]), Number(match[3]));
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const serial = Number(text);
    return serial >= FIRST_SERIAL && serial <= LAST_SERIAL ? fromNumber(serial) : { problem: 'dateUnreadable' };
  }
  const last = YEAR_LAST.exec(text);
  if (last) return dayAndMonth(Number(last[1]), Number(last[2]), Number(last[3]));
  if (TWO_DIGIT_YEAR.test(text)) return { problem: 'dateTwoDigitYear' };
  return withMonthName(text);
}

function dayAndMonth(first: number, second: number, year: number): WrittenDate | { problem: DateProblem } {
  if (first > 12) return inRange(year, second, first);
  if (second > 12 || first === second) return inRange(year, first, second);
  return { problem: 'dateAmbiguous' };
}

function withMonthName(text: string): WrittenDate | { problem: DateProblem } {
  const dayFirst = DAY_MONTH_NAME.exec(text);
  const monthFirst = MONTH_NAME_DAY.exec(text);
  const name = (dayFirst?.[2] ?? monthFirst?.[1] ?? '').toLowerCase();
  const month = MONTHS.indexOf(name) + 1;
  if (month === 0) return { problem: 'dateUnreadable' };
  return inRange(Number(dayFirst?.[3] ?? monthFirst?.[3]), month, Number(dayFirst?.[1] ?? monthFirst?.[2]));
}

function inRange(year: number, month: number, day: number): WrittenDate | { problem: DateProblem } {
  if (month < 1 || month > 12 || day < 1 || day > 31) return { problem: 'dateImpossible' };
  return year < FIRST_YEAR || year > LAST_YEAR ? { problem: 'dateOutOfRange' } : { year, month, day };
}
