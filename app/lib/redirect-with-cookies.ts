import { toastCookie, type NewToast } from './flash';

/** Ends an action that changes who or what the browser is: goes to an own page with several Set-Cookie values. */
export function redirectWithCookies(to: string, cookies: readonly string[], toast?: NewToast): Response {
  const headers = new Headers({ Location: to });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  if (toast) headers.append('Set-Cookie', toastCookie(toast));
  return new Response(null, { status: 303, headers });
}
