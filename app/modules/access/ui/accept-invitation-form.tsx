import { getFormProps, type SubmissionResult } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { DefinitionList } from '#app/components/definition-list';
import { FormErrors } from '#app/components/form/form-errors';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import { acceptInvitationForm, type OpenInvitation } from '#app/modules/access/invitation/schema';

/** Joining by link: name and new password, or the password of the account that the address already has. */
export function AcceptInvitationForm({ invitation, lastResult }: { invitation: OpenInvitation; lastResult?: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation('access');
  const { tenantName, email, name, role, roleName, hasAccount } = invitation;
  const [form, fields] = useAppForm({ schema: acceptInvitationForm, lastResult, defaultValue: { name } });
  const passwordLabel = t(hasAccount ? 'password.own' : 'password.new');
  return (
    <>
      <h1 className="mb-4 text-xl font-semibold">{t('invite.heading', { tenant: tenantName })}</h1>
      <DefinitionList
        items={[
          { term: t('users.email'), value: email },
          { term: t('users.role'), value: roleName ?? t(`common:roles.${role}`) },
        ]}
      />
      <form method="post" {...getFormProps(form)} className="mt-5 space-y-4">
        <FormErrors form={form} labels={{ name: t('users.name'), password: passwordLabel }} />
        <p className="text-base-content/80">{t(hasAccount ? 'invite.has-account' : 'invite.new-account')}</p>
        {/* password managers store the address with the password */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        {!hasAccount && <TextInput field={fields.name} label={t('users.name')} autoComplete="name" />}
        <TextInput
          field={fields.password}
          type="password"
          label={passwordLabel}
          autoComplete={hasAccount ? 'current-password' : 'new-password'}
          {...(hasAccount ? {} : { hint: t('password.rule') })}
        />
        <SubmitButton>{t('invite.submit')}</SubmitButton>
      </form>
    </>
  );
}
