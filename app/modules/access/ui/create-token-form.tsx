import { getFormProps, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '#app/components/form/form-errors';
import { Select } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import { useRoleName } from '#app/components/role-name';
import { createApiTokenInput } from '#app/modules/access/api-token/schema';
import type { MemberOption } from '#app/modules/access/member/schema';

export function CreateTokenForm({ members, lastResult }: { members: readonly MemberOption[]; lastResult: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation('access');
  const roleName = useRoleName();
  const [form, fields] = useAppForm({ id: 'token', schema: createApiTokenInput, lastResult });
  const labels = { name: t('tokens.name'), membershipId: t('tokens.member') };
  return (
    <Form method="post" {...getFormProps(form)}>
      <FormErrors form={form} labels={labels} />
      <div className="flex flex-wrap items-start gap-3">
        <TextInput field={fields.name} label={labels.name} placeholder={t('tokens.name-example')} className="min-w-48 flex-1" />
        <Select
          field={fields.membershipId}
          label={labels.membershipId}
          hint={t('tokens.member-hint')}
          className="min-w-48 flex-1"
          options={members.map((member) => ({ value: member.membershipId, label: `${member.displayName} · ${roleName(member.role)}` }))}
        />
        <div className="self-center">
          <SubmitButton name="intent" value="create">
            {t('tokens.create')}
          </SubmitButton>
        </div>
      </div>
    </Form>
  );
}

/** The token's text, once. */
export function NewToken({ token }: { token: string }) {
  const { t } = useTranslation('access');
  return (
    <div role="status" className="alert alert-success alert-soft mb-4 block">
      <p className="font-semibold">{t('tokens.created')}</p>
      <p className="mb-2 text-xs">{t('tokens.once')}</p>
      <input readOnly aria-label={t('tokens.title')} value={token} className="input w-full font-mono text-xs" onFocus={(event) => event.currentTarget.select()} />
    </div>
  );
}
