import { getFormProps, type SubmissionResult } from '@conform-to/react';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '#app/components/form/form-errors';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import { signInInput } from '#app/modules/access/session/schema';

/** Address and password. A native post: the next page may speak another language and is loaded whole. */
export function SignInForm({ returnTo, lastResult }: { returnTo: string; lastResult?: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation('access');
  const [form, fields] = useAppForm({ schema: signInInput, lastResult, checksOnBlur: false });
  return (
    <form method="post" {...getFormProps(form)} className="space-y-4">
      <FormErrors form={form} labels={{ email: t('sign-in.email'), password: t('sign-in.password') }} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <TextInput field={fields.email} type="email" label={t('sign-in.email')} autoComplete="username" input={{ autoFocus: true }} />
      <TextInput field={fields.password} type="password" label={t('sign-in.password')} autoComplete="current-password" />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SubmitButton>{t('sign-in.submit')}</SubmitButton>
        <Link to="/forgot-password" className="link text-sm">
          {t('sign-in.forgot')}
        </Link>
      </div>
    </form>
  );
}
