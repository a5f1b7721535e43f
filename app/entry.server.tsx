import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { NonceProvider } from '#app/components/nonce';
import { i18nFor } from '#app/i18n/i18n.server';
import { contentSecurityPolicy } from '#app/lib/csp';
import { HtmlBody } from '#app/platform/html-body.server';

/** Milliseconds after which a page that still waits for data is cut off. */
export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce, locale, reportError }: AppLoadContext,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  keepPrivate(headers);
  headers.set('Content-Security-Policy', contentSecurityPolicy(cspNonce, import.meta.env.DEV));

  return new Promise((resolve, reject) => {
    let shellRendered = false;
    let responseStatus = status;
    // A robot gets the whole page at once, a person the frame first.
    const readyEvent = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady';

    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={cspNonce}>
        <I18nextProvider i18n={i18nFor(locale)}>
          <RemixServer context={remixContext} url={request.url} nonce={cspNonce} />
        </I18nextProvider>
      </NonceProvider>,
      {
        nonce: cspNonce,
        [readyEvent]() {
          shellRendered = true;
          const body = new HtmlBody();
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }));
          pipe(body);
          body.on('close', () => clearTimeout(timer));
        },
        onShellError: reject,
        onError(error: unknown) {
          responseStatus = 500;
          // Before the frame is out, onShellError rejects and the server logs; afterwards nobody else would.
          if (shellRendered) reportError(error);
        },
      },
    );
    const timer = setTimeout(abort, streamTimeout + 1000);
  });
}

/** What the page's script asks for. */
export function handleDataRequest(response: Response): Response {
  keepPrivate(response.headers);
  return response;
}

/** Customers' data stay in no cache: several people share a desk, and "back" after the sign-out shows nothing. */
function keepPrivate(headers: Headers): void {
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store');
}

/** Unexpected errors of loaders and actions, once, with the request they belong to. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (!request.signal.aborted) context.reportError(error);
}
