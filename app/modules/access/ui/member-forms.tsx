import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor } from '#app/components/actor';
import { Select } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import { useRoleName } from '#app/components/role-name';
import { ROLES } from '#app/lib/permissions';
import type { MemberRow } from '#app/modules/access/member/schema';
import type { OrgUnitRow } from '#app/modules/tenancy/org-unit/schema';
import { unitOptions } from '#app/modules/tenancy/ui/unit-options';

export function MemberForm({ member, units }: { member: MemberRow; units: readonly OrgUnitRow[] }) {
  const { t } = useTranslation('access');
  // A closed unit isn't offered any more, but the member who is in it keeps it until somebody changes it.
  const closed = member.orgUnitId !== null && !units.some((unit) => unit.orgUnitId === member.orgUnitId);
  const options = [...unitOptions(units), ...(closed ? [{ value: member.orgUnitId ?? '', label: member.orgUnitName ?? '' }] : [])];
  return (
    <Form method="post" className="space-y-3">
      <TextInput name="displayName" label={t('users.name')} defaultValue={member.displayName} isRequired input={{ maxLength: 60 }} />
      <Select name="orgUnitId" label={t('users.org-unit')} emptyLabel={t('users.no-unit')} defaultValue={member.orgUnitId ?? ''} options={options} />
      <SubmitButton name="intent" value="facts" size="sm">
        {t('common:actions.save')}
      </SubmitButton>
    </Form>
  );
}

export function RoleForm({ member }: { member: MemberRow }) {
  const { t } = useTranslation('access');
  const roleName = useRoleName();
  const isOwner = useActor().role === 'owner';
  const roles = ROLES.filter((role) => isOwner || role !== 'owner' || member.role === 'owner');
  return (
    <Form method="post" className="flex flex-wrap items-end gap-3">
      <Select
        name="role"
        label={t('users.role')}
        isLabelHidden
        emptyLabel={null}
        defaultValue={member.role}
        options={roles.map((role) => ({ value: role, label: roleName(role) }))}
        className="flex-1"
      />
      <SubmitButton name="intent" value="role" tone="plain">
        {t('users.change-role')}
      </SubmitButton>
    </Form>
  );
}

export function StatusForm({ member }: { member: MemberRow }) {
  const { t } = useTranslation('access');
  const isActive = member.status === 'active';
  return (
    <Form method="post">
      <input type="hidden" name="status" value={isActive ? 'suspended' : 'active'} />
      <SubmitButton name="intent" value="status" tone={isActive ? 'error' : 'plain'} size="sm">
        {t(isActive ? 'users.suspend' : 'users.reactivate')}
      </SubmitButton>
    </Form>
  );
}
