import { router, tenantProcedure } from '#app/platform/trpc.server';
import { clearOwnDayInput, monthInput, setOwnDayInput } from './schema';
import { clearOwnDay, listMonth, setOwnDay } from './service.server';

export const calendarRouter = router({
  month: tenantProcedure('calendars.day.read').input(monthInput).query(({ ctx, input }) => listMonth(ctx, input)),
  setOwnDay: tenantProcedure('calendars.day.manage').input(setOwnDayInput).mutation(({ ctx, input }) => setOwnDay(ctx, input)),
  clearOwnDay: tenantProcedure('calendars.day.manage').input(clearOwnDayInput).mutation(({ ctx, input }) => clearOwnDay(ctx, input)),
});
