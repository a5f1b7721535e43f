import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, replyInvalid } from '#app/components/form/form-reply';
import { hidingFields, replyToRefusal } from '#app/components/form/secret-reply';
import type { PageHandle } from '#app/components/page-title';
import { PlainShell } from '#app/components/shell';
import { redirectWithCookies } from '#app/lib/redirect-with-cookies';
import { safeReturnTo } from '#app/lib/return-to';
import { signInDemoInput, signInInput } from '#app/modules/access/session/schema';
import { DemoLogins } from '#app/modules/access/ui/demo-logins';
import { SignInForm } from '#app/modules/access/ui/sign-in-form';

export const handle: PageHandle = { title: 'access:sign-in.title' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const returnTo = safeReturnTo(new URL(request.url).searchParams.get('returnTo'));
  if (context.actor !== null) throw redirect(returnTo);
  return { returnTo, demo: await context.auth.demoLogins() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const returnTo = safeReturnTo(formData.get('returnTo'));
  formData.delete('returnTo');
  const demo = signInDemoInput.safeParse(Object.fromEntries(formData));
  if (demo.success) return redirectWithCookies(returnTo, (await context.auth.signInDemo(demo.data.membershipId)).cookies);

  const submission = parseForm(formData, signInInput);
  const answer = hidingFields(submission, ['password']);
  if (submission.status !== 'success') return replyInvalid(answer);
  try {
    return redirectWithCookies(returnTo, (await context.auth.signIn(submission.value)).cookies);
  } catch (error) {
    return replyToRefusal(answer, error, ['unauthenticated', 'forbidden']);
  }
}

export default function SignInPage() {
  const { t } = useTranslation('access');
  const { returnTo, demo } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <PlainShell>
      <h1 className="mb-1 text-xl font-semibold">{t('sign-in.title')}</h1>
      <p className="mb-5 text-base-content/80">{t('common:product.tagline')}</p>
      <SignInForm returnTo={returnTo} lastResult={lastResult} />
      {demo !== null && <DemoLogins logins={demo} returnTo={returnTo} />}
    </PlainShell>
  );
}
