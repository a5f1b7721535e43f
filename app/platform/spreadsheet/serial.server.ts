import { fromDayNumber } from '#app/lib/civil-date';

const DAY_SECONDS = 86_400;
/** Day number (days since 1970-01-01) of serial 0. */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;
/** Serial 60 is 29 February 1900, a day that never was; Excel counts it for the sake of an older program. */
const LEAP_BUG = 60;
/** 9999-12-31 */
const LAST_SERIAL = 2_958_465;

/**
 * A serial number as the civil date (and time, when it has one) the sheet shows, or null where it shows no day:
 * times of day without a date, negative numbers, and the 29 February 1900.
 */
export function serialToIso(serial: number, startsIn1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < (startsIn1904 ? 0 : 1) || serial >= LAST_SERIAL + 1) return null;
  let day = Math.floor(serial);
  let seconds = Math.round((serial - day) * DAY_SECONDS);
  if (seconds === DAY_SECONDS) {
    day += 1;
    seconds = 0;
  }
  if (!startsIn1904 && day === LEAP_BUG) return null;
  const shift = !startsIn1904 && day < LEAP_BUG ? 1 : 0;
  if (day > LAST_SERIAL - (startsIn1904 ? EPOCH_1904 - EPOCH_1900 : 0)) return null;
  const date = fromDayNumber(day + shift + (startsIn1904 ? EPOCH_1904 : EPOCH_1900));
  if (seconds === 0) return date;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
