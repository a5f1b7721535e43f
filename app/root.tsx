import { data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageErrorBoundary } from './components/error-boundary';
import { FormatProvider } from './components/format-context';
import { HotkeyProvider } from './components/hotkeys';
import { useNonce } from './components/nonce';
import { usePageTitle } from './components/page-title';
import { PlainShell } from './components/shell';
import { ToastRegion } from './components/toast';
import { clearToastCookie, readToast } from './lib/flash';
import './styles/app.css';
import iconUrl from './styles/icon.svg';

/** Zone of pages without sign-in, where no tenant is known. */
const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

export const links: LinksFunction = () => [{ rel: 'icon', href: iconUrl, type: 'image/svg+xml' }];

export function loader({ request, context }: LoaderFunctionArgs) {
  const toast = readToast(request.headers.get('Cookie'));
  return data(
    {
      timeZone: context.actor?.tenant.timeZone ?? DEFAULT_TIME_ZONE,
      now: context.now.toISOString(),
      requestId: context.requestId,
      toast,
    },
    toast === null ? undefined : { headers: { 'Set-Cookie': clearToastCookie } },
  );
}

/** The document, around pages and error pages alike. */
export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const nonce = useNonce();
  const title = usePageTitle();
  return (
    <html lang={i18n.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <Meta />
        <Links />
      </head>
      <body>
        <HotkeyProvider>{children}</HotkeyProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const { timeZone, now, toast } = useLoaderData<typeof loader>();
  return (
    <FormatProvider timeZone={timeZone} now={now}>
      <Outlet />
      <ToastRegion toast={toast} />
    </FormatProvider>
  );
}

export function ErrorBoundary() {
  return (
    <PlainShell>
      <PageErrorBoundary />
    </PlainShell>
  );
}
