import type { LoaderFunctionArgs } from '@remix-run/node';

/** The refused rows as a file, page after page, so that a hundred thousand of them need no memory. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const importId = params.importId ?? '';
  const readPage = (after: number | null) => context.caller.imports.rejectFile({ importId, after });
  // The first page is read before the answer begins: an unknown import is still an error page.
  let page: Awaited<ReturnType<typeof readPage>> | null = await readPage(null);
  const { fileName } = page;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (page === null) return controller.close();
      controller.enqueue(encoder.encode(page.text));
      page = page.next === null ? null : await readPage(page.next);
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}
