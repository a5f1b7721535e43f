import { getFormProps, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor } from '#app/components/actor';
import { FormErrors } from '#app/components/form/form-errors';
import { Select } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import { useRoleName } from '#app/components/role-name';
import { LANGUAGES, toLanguage } from '#app/i18n/namespaces';
import { ROLES, type Role } from '#app/lib/permissions';
import { createInvitationInput } from '#app/modules/access/invitation/schema';
import type { OrgUnitRow } from '#app/modules/tenancy/org-unit/schema';
import { unitOptions } from '#app/modules/tenancy/ui/unit-options';

interface InviteFormProps {
  units: readonly OrgUnitRow[];
  locale: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

export function InviteForm({ units, locale, lastResult }: InviteFormProps) {
  const { t } = useTranslation('access');
  const roleName = useRoleName();
  const isOwner = (useActor().role as Role) === 'owner';
  const [form, fields] = useAppForm({ schema: createInvitationInput, lastResult, defaultValue: { role: 'agent', locale: toLanguage(locale) } });
  const labels = { name: t('users.name'), email: t('users.email'), role: t('users.role'), orgUnitId: t('users.org-unit'), locale: t('account.language') };
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2 empty:hidden">
        <FormErrors form={form} labels={labels} />
      </div>
      <TextInput field={fields.name} label={labels.name} />
      <TextInput field={fields.email} type="email" label={labels.email} />
      <Select
        field={fields.role}
        label={labels.role}
        emptyLabel={null}
        options={ROLES.filter((role) => isOwner || role !== 'owner').map((role) => ({ value: role, label: roleName(role) }))}
      />
      <Select field={fields.orgUnitId} label={labels.orgUnitId} emptyLabel={t('users.no-unit')} options={unitOptions(units)} />
      <Select
        field={fields.locale}
        label={labels.locale}
        emptyLabel={null}
        options={LANGUAGES.map((language) => ({ value: language, label: t(`common:language.${language}`) }))}
      />
      <div className="sm:col-span-2">
        <SubmitButton>{t('users.send-invitation')}</SubmitButton>
      </div>
    </Form>
  );
}
