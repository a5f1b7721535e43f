import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { isLanguage } from '#app/i18n/namespaces';
import { redirectWithCookies } from '#app/lib/redirect-with-cookies';
import { safeReturnTo } from '#app/lib/return-to';

/** The language of the person, or of this browser where nobody is signed in. */
export async function action({ request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const language = formData.get('locale');
  const returnTo = safeReturnTo(formData.get('returnTo'));
  if (!isLanguage(language)) return redirect(returnTo, 303);
  return redirectWithCookies(returnTo, (await context.auth.chooseLanguage(language)).cookies);
}

export function loader() {
  return redirect('/');
}
