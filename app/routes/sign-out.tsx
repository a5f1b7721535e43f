import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { redirectWithCookies } from '#app/lib/redirect-with-cookies';

/** Signing out is a post: a link or an image on another page can't do it. */
export async function action({ context }: ActionFunctionArgs) {
  const { cookies } = await context.auth.signOut();
  return redirectWithCookies('/sign-in', cookies, { key: 'access:sign-out.done', tone: 'info' });
}

export function loader() {
  return redirect('/');
}
