import { getFormProps } from '@conform-to/react';
import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '#app/components/form/form-errors';
import { parseForm, replyInvalid, replyWithProblem } from '#app/components/form/form-reply';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import type { PageHandle } from '#app/components/page-title';
import { PlainShell } from '#app/components/shell';
import { requestResetInput } from '#app/modules/access/password/schema';
import { MailNotice } from '#app/modules/access/ui/mail-notice';

export const handle: PageHandle = { title: 'access:forgot.title' };

export function loader({ context }: LoaderFunctionArgs) {
  return { mailMode: context.auth.mailMode() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseForm(await request.formData(), requestResetInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  try {
    await context.auth.requestReset(submission.value);
  } catch (error) {
    return replyWithProblem(submission, error);
  }
  // Every address gets this answer.
  return data(submission.reply(), { status: 200 });
}

export default function ForgotPasswordPage() {
  const { t } = useTranslation('access');
  const { mailMode } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useAppForm({ schema: requestResetInput, lastResult });
  const isSent = lastResult?.status === 'success';
  return (
    <PlainShell>
      <h1 className="mb-1 text-xl font-semibold">{t('forgot.title')}</h1>
      <MailNotice mode={mailMode} />
      {isSent ? (
        <p role="status" className="alert alert-success alert-soft mt-4">
          {t('forgot.sent')}
        </p>
      ) : (
        <form method="post" {...getFormProps(form)} className="mt-4 space-y-4">
          <p className="text-base-content/80">{t('forgot.intro')}</p>
          <FormErrors form={form} labels={{ email: t('sign-in.email') }} />
          <TextInput field={fields.email} type="email" label={t('sign-in.email')} autoComplete="username" />
          <SubmitButton>{t('forgot.submit')}</SubmitButton>
        </form>
      )}
      <p className="mt-6">
        <Link to="/sign-in" className="link">
          {t('sign-in.back')}
        </Link>
      </p>
    </PlainShell>
  );
}
