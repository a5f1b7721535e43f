import { router, tenantProcedure } from '#app/platform/trpc.server';
import { dailyReportInput, dailyReportSchema, saveDailyReportInput } from './schema';
import { dailyReportWorkbook } from '../daily-report-file/service.server';
import { readDailyReport, saveDailyReport } from './service.server';

export const dailyReportsRouter = router({
  get: tenantProcedure('insight.daily-report.read')
    .meta({ openapi: { method: 'GET', path: '/reports/callback-daily', tags: ['reports'] } })
    .input(dailyReportInput)
    .output(dailyReportSchema)
    .query(({ ctx, input }) => readDailyReport(ctx, input)),
  save: tenantProcedure('insight.daily-report.write')
    .input(saveDailyReportInput)
    .output(dailyReportSchema)
    .mutation(({ ctx, input }) => saveDailyReport(ctx, input)),
  workbook: tenantProcedure('insight.daily-report.read')
    .input(dailyReportInput)
    .query(({ ctx, input }) => dailyReportWorkbook(ctx, input)),
});
