import { addDays, civilDate, endOfMonth, startOfMonth, toCivilDate, toDbDate, weekday, yearOf, type CivilDate } from '#app/lib/civil-date';
import { audit } from '#app/modules/audit/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import type { TenantDb } from '#app/platform/db.server';
import { buildWorkCalendar } from './domain';
import type { CalendarDayView, CalendarException, DayKind, MonthInput, WorkCalendar } from './schema';

interface PublishedCalendar {
  exceptions: CalendarException[];
  publishedThrough: number;
}

/** Published days change once a year, by a migration: a process reads them again every ten minutes. */
const KEPT_MS = 600_000;
const kept = new Map<string, { calendar: PublishedCalendar; until: number }>();

/** The tenant's working days: published days off and make-up days, and the tenant's own word over them (O-03). */
export async function loadWorkCalendar(db: TenantDb, tenantId: string, calendar: string): Promise<WorkCalendar> {
  const published = await loadPublished(db, calendar);
  const own = await db.tenantCalendarDay.findMany({ where: { tenantId, calendar } });
  return buildWorkCalendar({
    exceptions: [...published.exceptions, ...own.map(toException)],
    publishedThrough: published.publishedThrough,
  });
}

async function loadPublished(db: TenantDb, calendar: string): Promise<PublishedCalendar> {
  const known = kept.get(calendar);
  if (known && known.until > performance.now()) return known.calendar;
  const days = await db.calendarDay.findMany({ where: { calendar }, orderBy: { date: 'asc' } });
  const edition = await db.calendarEdition.findUnique({ where: { calendar } });
  const loaded = { exceptions: days.map(toException), publishedThrough: edition?.publishedThrough ?? 0 };
  kept.set(calendar, { calendar: loaded, until: performance.now() + KEPT_MS });
  return loaded;
}

function toException(row: { date: Date; kind: string; name: string }): CalendarException {
  return { date: toCivilDate(row.date), kind: row.kind as DayKind, name: row.name };
}

/** Every day of a month with what it is and who says so. */
export async function listMonth(ctx: TenantCtx, input: MonthInput): Promise<{ days: CalendarDayView[]; publishedThrough: number }> {
  const { tenantId, tenant } = ctx.actor;
  const first = startOfMonth(civilDate(`${input.month}-01`));
  const last = endOfMonth(first);
  const published = await loadPublished(ctx.db, tenant.calendar);
  const own = await ctx.db.tenantCalendarDay.findMany({
    where: { tenantId, calendar: tenant.calendar, date: { gte: toDbDate(first), lte: toDbDate(last) } },
  });
  const publishedOn = new Map(published.exceptions.map((day) => [day.date, day]));
  const ownOn = new Map(own.map(toException).map((day) => [day.date, day]));
  const days: CalendarDayView[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    days.push(viewOf(date, ownOn.get(date), publishedOn.get(date), published.publishedThrough));
  }
  return { days, publishedThrough: published.publishedThrough };
}

function viewOf(date: CivilDate, own: CalendarException | undefined, published: CalendarException | undefined, publishedThrough: number): CalendarDayView {
  const provisional = yearOf(date) > publishedThrough;
  const word = own ?? published;
  if (!word) return { date, kind: weekday(date) <= 5 ? 'work' : 'off', source: 'week', name: null, provisional };
  return { date, kind: word.kind, source: own ? 'own' : 'published', name: word.name, provisional };
}

/** The tenant's own word on a day. It counts for what is planned from now on; planned contacts keep their dates. */
export async function setOwnDay(ctx: TenantCtx, input: CalendarException): Promise<void> {
  const { tenantId, tenant } = ctx.actor;
  const key = { tenantId, calendar: tenant.calendar, date: toDbDate(input.date) };
  const { kind, name } = input;
  const before = await ctx.db.tenantCalendarDay.findUnique({ where: { tenantId_calendar_date: key } });
  await ctx.db.tenantCalendarDay.upsert({ where: { tenantId_calendar_date: key }, create: { ...key, kind, name }, update: { kind, name } });
  await audit(ctx, {
    action: 'calendar-day.set',
    entity: 'calendar-day',
    entityId: input.date,
    before: before ? { kind: before.kind, name: before.name } : null,
    after: { kind, name },
  });
}

/** Takes the tenant's own word back; the published one counts again. */
export async function clearOwnDay(ctx: TenantCtx, input: { date: CivilDate }): Promise<void> {
  const { tenantId, tenant } = ctx.actor;
  const key = { tenantId, calendar: tenant.calendar, date: toDbDate(input.date) };
  const before = await ctx.db.tenantCalendarDay.findUnique({ where: { tenantId_calendar_date: key } });
  if (!before) return;
  await ctx.db.tenantCalendarDay.delete({ where: { tenantId_calendar_date: key } });
  await audit(ctx, { action: 'calendar-day.cleared', entity: 'calendar-day', entityId: input.date, before: { kind: before.kind, name: before.name } });
}
