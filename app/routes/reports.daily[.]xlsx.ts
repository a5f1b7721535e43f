import type { LoaderFunctionArgs } from '@remix-run/node';
import { reportParams } from '#app/modules/insight/daily-report/domain';

/** The day's report as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { fileName, content } = await context.caller.dailyReports.workbook(reportParams(request.url).query);
  return new Response(Buffer.from(content, 'base64'), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}
