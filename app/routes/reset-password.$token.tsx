import { getFormProps } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '#app/components/form/form-errors';
import { parseForm, replyInvalid } from '#app/components/form/form-reply';
import { hidingFields, replyToRefusal } from '#app/components/form/secret-reply';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import type { PageHandle } from '#app/components/page-title';
import { PlainShell } from '#app/components/shell';
import { EmptyState } from '#app/components/states';
import { redirectWithToast } from '#app/lib/flash';
import { consumeResetInput } from '#app/modules/access/password/schema';

export const handle: PageHandle = { title: 'access:reset.title' };

const formSchema = consumeResetInput.omit({ token: true });

/** Opening the link changes nothing: mail scanners open links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  return { isOpen: await context.auth.isResetOpen(params.token ?? '') };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const submission = parseForm(await request.formData(), formSchema);
  const answer = hidingFields(submission, ['password']);
  if (submission.status !== 'success') return replyInvalid(answer);
  try {
    await context.auth.consumeReset({ token: params.token ?? '', ...submission.value });
  } catch (error) {
    return replyToRefusal(answer, error, ['not-found']);
  }
  return redirectWithToast('/sign-in', { key: 'access:reset.done' });
}

export default function ResetPasswordPage() {
  const { t } = useTranslation('access');
  const { isOpen } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm({ schema: formSchema, lastResult: useActionData<typeof action>() });
  if (!isOpen) {
    return (
      <PlainShell>
        <EmptyState
          icon="lock"
          headingLevel={1}
          title={t('reset.dead-title')}
          actions={
            <Link to="/forgot-password" className="btn btn-primary">
              {t('reset.ask-again')}
            </Link>
          }
        >
          {t('error.dead-link')}
        </EmptyState>
      </PlainShell>
    );
  }
  return (
    <PlainShell>
      <h1 className="mb-1 text-xl font-semibold">{t('reset.title')}</h1>
      <p className="mb-4 text-base-content/80">{t('reset.intro')}</p>
      <form method="post" {...getFormProps(form)} className="space-y-4">
        <FormErrors form={form} labels={{ password: t('password.new') }} />
        <TextInput field={fields.password} type="password" label={t('password.new')} hint={t('password.rule')} autoComplete="new-password" input={{ autoFocus: true }} />
        <SubmitButton>{t('reset.submit')}</SubmitButton>
      </form>
    </PlainShell>
  );
}
