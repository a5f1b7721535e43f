import chineseDays from 'chinese-days';
import {
  addDays,
  civilDate,
  civilFromParts,
  fromDayNumber,
  toDayNumber,
  weekdayOfDayNumber,
  yearOf,
  type CivilDate,
} from '#app/lib/civil-date';
import type { CalendarException, DayKind, WorkCalendar } from './schema';

/**
 * Builds a calendar of working days: Monday to Friday, except where an exception says otherwise (O-03).
 * The last word on a day wins, so pass the published days first and the tenant's own days after them.
 * `publishedThrough` is the last year whose holidays are known.
 */
export function buildWorkCalendar(input: {
  exceptions: Iterable<Pick<CalendarException, 'date' | 'kind'>>;
  publishedThrough: number;
}): WorkCalendar {
  const { publishedThrough } = input;
  const kinds = new Map<number, DayKind>();
  for (const { date, kind } of input.exceptions) kinds.set(toDayNumber(date), kind);

  const isWorkNumber = (dayNumber: number): boolean => {
    const kind = kinds.get(dayNumber);
    return kind === undefined ? weekdayOfDayNumber(dayNumber) <= 5 : kind === 'work';
  };

  // Exceptions are finite and the plain week has five working days, so the walk always ends.
  const walk = (from: CivilDate, count: number, step: 1 | -1): CivilDate => {
    let dayNumber = toDayNumber(from);
    for (let left = count; left > 0; ) {
      dayNumber += step;
      if (isWorkNumber(dayNumber)) left -= 1;
    }
    return fromDayNumber(dayNumber);
  };

  return {
    publishedThrough,
    isWorkday: (date) => isWorkNumber(toDayNumber(date)),
    nextWorkday: (date) => walk(date, 1, 1),
    previousWorkday: (date) => walk(date, 1, -1),
    nthWorkday: (date, count) => walk(date, Math.abs(count), count < 0 ? -1 : 1),
    isProvisional: (date) => yearOf(date) > publishedThrough,
  };
}

/** The last year that the installed `chinese-days` knows from the State Council's paper. */
export const PUBLISHED_THROUGH = 2026;

/**
 * The published days of mainland China that differ from Monday to Friday, in order: days off on weekdays and
 * make-up working days at weekends. Plain weekends are not listed. `chinese-days` is right on these for 2010-2026;
 * its lunar functions are not and must not be used.
 */
export function publishedExceptions(
  fromYear = 2020,
  throughYear = PUBLISHED_THROUGH,
): { exceptions: CalendarException[]; publishedThrough: number } {
  const lastYear = Math.min(throughYear, PUBLISHED_THROUGH);
  const last = civilDate(`${lastYear}-12-31`);
  const exceptions: CalendarException[] = [];
  const first = civilFromParts({ year: fromYear, month: 1, day: 1 });
  for (let date = first; date !== null && date <= last; date = addDays(date, 1)) {
    // A published day is named 'Spring Festival,春节,4' (English, Chinese, days off). Any other day has the name
    // of a weekday, computed in the process's own zone and wrong west of Greenwich, so it is left alone.
    const { work, name } = chineseDays.getDayDetail(date);
    const chineseName = name.split(',')[1];
    const isWeekday = weekdayOfDayNumber(toDayNumber(date)) <= 5;
    if (chineseName === undefined || work === isWeekday) continue;
    exceptions.push({ date, kind: work ? 'work' : 'off', name: chineseName });
  }
  return { exceptions, publishedThrough: lastYear };
}
