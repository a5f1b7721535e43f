import { z } from 'zod';
import { civilDateSchema, type CivilDate } from '#app/lib/civil-date';

export const DAY_KINDS = ['off', 'work'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** Calendars that the product knows; a calendar is a country's published holidays plus the tenant's own days. */
export const CALENDARS = ['CN'] as const;
export const calendarCodeSchema = z.enum(CALENDARS);
export type CalendarCode = z.infer<typeof calendarCodeSchema>;

/** A day that differs from the plain week: a day off on a weekday, or a make-up working day. */
export const calendarExceptionSchema = z.strictObject({
  date: civilDateSchema,
  kind: z.enum(DAY_KINDS),
  name: z.string().trim().min(1).max(60),
});
export type CalendarException = z.infer<typeof calendarExceptionSchema>;

/** What other modules ask a calendar; made by `buildWorkCalendar`. */
export interface WorkCalendar {
  /** The last year whose holidays are published; later dates follow Monday to Friday and are provisional. */
  readonly publishedThrough: number;
  isWorkday(date: CivilDate): boolean;
  /** The first working day strictly after the date. */
  nextWorkday(date: CivilDate): CivilDate;
  /** The last working day strictly before the date. */
  previousWorkday(date: CivilDate): CivilDate;
  /** The count-th working day after the date, before it when count is negative; the date itself for 0. */
  nthWorkday(date: CivilDate, count: number): CivilDate;
  isProvisional(date: CivilDate): boolean;
}

export const monthInput = z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) });
export type MonthInput = z.infer<typeof monthInput>;

export const setOwnDayInput = calendarExceptionSchema;
export const clearOwnDayInput = z.strictObject({ date: civilDateSchema });

/** A day of the month view: what it is, and who says so. */
export interface CalendarDayView {
  date: CivilDate;
  kind: DayKind;
  source: 'week' | 'published' | 'own';
  name: string | null;
  provisional: boolean;
}
