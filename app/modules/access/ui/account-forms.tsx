import { getFormProps, type SubmissionResult } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '#app/components/form/form-errors';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import { updateProfileInput } from '#app/modules/access/account/schema';
import { changePasswordInput } from '#app/modules/access/password/schema';

/** What the page's action returned; several forms share it, so each takes only what names its own fields. */
type Reply = SubmissionResult<string[]> | undefined;

const repliesTo = (reply: Reply, field: string): Reply =>
  reply?.initialValue && field in reply.initialValue ? reply : undefined;

export function ProfileForm({ name, lastResult }: { name: string; lastResult: Reply }) {
  const { t } = useTranslation('access');
  const [form, fields] = useAppForm({ id: 'profile', schema: updateProfileInput, lastResult: repliesTo(lastResult, 'name'), defaultValue: { name } });
  return (
    <form method="post" {...getFormProps(form)} className="space-y-3">
      <FormErrors form={form} labels={{ name: t('users.name') }} />
      <TextInput field={fields.name} label={t('users.name')} autoComplete="name" />
      <SubmitButton name="intent" value="profile" size="sm">
        {t('common:actions.save')}
      </SubmitButton>
    </form>
  );
}

export function PasswordForm({ lastResult }: { lastResult: Reply }) {
  const { t } = useTranslation('access');
  const ownReply = repliesTo(lastResult, 'name') ? undefined : lastResult;
  const [form, fields] = useAppForm({ id: 'password', schema: changePasswordInput, lastResult: ownReply });
  return (
    <form method="post" {...getFormProps(form)} className="space-y-3">
      <FormErrors form={form} labels={{ currentPassword: t('password.own'), newPassword: t('password.new') }} />
      <TextInput field={fields.currentPassword} type="password" label={t('password.own')} autoComplete="current-password" />
      <TextInput field={fields.newPassword} type="password" label={t('password.new')} hint={t('password.rule')} autoComplete="new-password" />
      <SubmitButton name="intent" value="password" size="sm">
        {t('password.submit')}
      </SubmitButton>
    </form>
  );
}
