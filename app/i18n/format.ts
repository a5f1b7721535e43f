import type { TFunction } from 'i18next';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { diffDays, parseCivilDate, partsOf, weekday, type CivilDate } from '#app/lib/civil-date';
import { minorDigits } from '#app/lib/money';
import type { Language } from './namespaces';

export interface FormatOptions {
  language: Language;
  /** IANA zone of the tenant or site; instants are shown in it. */
  timeZone: string;
  /** The moment the page was made; "today" and "2 days late" count from it, in server and browser alike. */
  now: Date;
  t: TFunction;
}

export type CivilStyle = 'short' | 'long' | 'weekday' | 'month-day';
export type InstantStyle = 'date-time' | 'date' | 'time';
export type Format = ReturnType<typeof createFormat>;

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * Words and figures for people. Dates are put together from parts here, because the browser's and the
 * server's `Intl` patterns differ between versions and the page would not hydrate.
 */
export function createFormat({ language, timeZone, now, t }: FormatOptions) {
  const zoned = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

  /** Civil date and wall time of an instant in the tenant's zone. */
  function toZone(instant: Date | string): { date: string; time: string } {
    const parts = Object.fromEntries(zoned.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
    return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
  }

  const today = toZone(now).date as CivilDate;

  /**
   * A civil date ('YYYY-MM-DD'). `short` is for tables and the same in both languages; `month-day`
   * leaves the year out.
   */
  function civilDate(value: string, style: CivilStyle = 'short'): string {
    const date = parseCivilDate(value);
    if (style === 'short' || date === null) return value;
    const { year, month, day } = partsOf(date);
    const monthName = t(`common:months.${month}`);
    if (style === 'month-day') return t('common:dates.month-day', { month, monthName, day });
    const long = t('common:dates.long', { year, month, monthName, day });
    if (style === 'long') return long;
    return t('common:dates.weekday', { date: long, weekday: t(`common:weekdays.${weekday(date)}`) });
  }

  /** An instant in the tenant's zone, 24-hour clock. */
  function instant(value: Date | string, style: InstantStyle = 'date-time'): string {
    const { date, time } = toZone(value);
    if (style === 'date') return date;
    return style === 'time' ? time : `${date} ${time}`;
  }

  /** Days from today to a civil date: negative is past. */
  function daysFromToday(value: string): number {
    const date = parseCivilDate(value);
    if (date === null) throw new RangeError(`not a civil date: ${value}`);
    return diffDays(today, date);
  }

  /** "today", "tomorrow", "in 3 days", "2 days ago". */
  function relativeDay(value: string): string {
    const days = daysFromToday(value);
    if (days === 0) return t('common:relative.today');
    if (days === 1) return t('common:relative.tomorrow');
    if (days === -1) return t('common:relative.yesterday');
    return days > 0 ? t('common:relative.in', { count: days }) : t('common:relative.ago', { count: -days });
  }

  /** A due date as an agent reads it: "today", "2 days late", "in 3 days". */
  function dueDay(value: string): string {
    const days = daysFromToday(value);
    return days < 0 ? t('common:relative.late', { count: -days }) : relativeDay(value);
  }

  function number(value: number, maximumFractionDigits = 0): string {
    return new Intl.NumberFormat(language, { maximumFractionDigits }).format(value);
  }

  /** An amount in minor units (fen, cents) of an ISO 4217 currency. */
  function money(minorUnits: number | bigint, currency: string): string {
    const digits = minorDigits(currency);
    const formatter = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
    return formatter.format(Number(minorUnits) / 10 ** digits);
  }

  /** "93 %", or null when there is nothing to measure: no percentage may stand on an empty sample. */
  function share(numerator: number, denominator: number, digits = 0): string | null {
    return denominator === 0 ? null : `${number((numerator / denominator) * 100, digits)}\u00a0%`;
  }

  /** "93 % · 28/30"; "no data" when the denominator is 0. */
  function percent(numerator: number, denominator: number, digits = 0): string {
    const text = share(numerator, denominator, digits);
    if (text === null) return t('common:figures.no-data');
    return `${text} · ${number(numerator, 2)}/${number(denominator, 2)}`;
  }

  /** Length of time from minutes: "45 min", "2 h 5 min", "3 d 4 h". */
  function duration(minutes: number): string {
    const total = Math.max(0, Math.round(minutes));
    const [days, hours, rest] = [Math.floor(total / 1440), Math.floor((total % 1440) / 60), total % 60];
    if (days > 0) return t('common:durations.days', { days, hours });
    if (hours > 0) return t('common:durations.hours', { hours, minutes: rest });
    return t('common:durations.minutes', { minutes: rest });
  }

  return {
    language, timeZone, now, today,
    civilDate, instant, daysFromToday, relativeDay, dueDay,
    number, money, share, percent, duration, phone, personName,
  };
}

/** A phone number the way its country writes it; a foreign one with its country code; other text untouched. */
export function phone(value: string, homeCountry: 'CN' | 'TW' | 'HK' | 'MO' = 'CN'): string {
  const parsed = parsePhoneNumberFromString(value, homeCountry);
  if (parsed?.isPossible() !== true) return value;
  return parsed.country === homeCountry ? parsed.formatNational() : parsed.formatInternational();
}

/** Family name first without a space when either part is written in Han characters, else given name first. */
export function personName({ family, given }: { family?: string | null; given?: string | null }): string {
  const parts = [family?.trim() ?? '', given?.trim() ?? ''];
  const isHan = parts.some((part) => /\p{Script=Han}/u.test(part));
  return isHan ? parts.join('') : parts.reverse().filter(Boolean).join(' ');
}

/** Wall-clock time from minutes after midnight, as office hours are stored: 510 is "08:30". */
export function clockTime(minutesAfterMidnight: number): string {
  return `${two(Math.floor(minutesAfterMidnight / 60))}:${two(minutesAfterMidnight % 60)}`;
}
