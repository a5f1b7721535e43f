import type { LoaderFunctionArgs } from '@remix-run/node';
import { listParams } from '#app/lib/list-params';
import { CONTACT_FILTERS, exportContactsInput } from '#app/modules/outreach/contact/schema';

/** The callback management sheet with its filters as a file (F-01). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const parsed = exportContactsInput.safeParse(listParams(request.url, CONTACT_FILTERS));
  const { fileName, content } = await context.caller.contacts.export(parsed.success ? parsed.data : {});
  return new Response(Buffer.from(content, 'base64'), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}
