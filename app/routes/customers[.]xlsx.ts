import type { LoaderFunctionArgs } from '@remix-run/node';
import { listParams } from '#app/lib/list-params';
import { exportCustomersInput } from '#app/modules/customers/customer/schema';

/** The customer list with its filters as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const parsed = exportCustomersInput.safeParse(listParams(request.url, ['q', 'kind', 'vip', 'doNotContact']));
  const { fileName, content } = await context.caller.customers.export(parsed.success ? parsed.data : {});
  return new Response(Buffer.from(content, 'base64'), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}
