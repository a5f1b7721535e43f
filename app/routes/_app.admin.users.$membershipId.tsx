import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor } from '#app/components/actor';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { ReplyErrors } from '#app/components/form/reply-errors';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { changeRoleInput, setMemberStatusInput, updateMemberInput } from '#app/modules/access/member/schema';
import { MemberForm, RoleForm, StatusForm } from '#app/modules/access/ui/member-forms';

export const handle: PageHandle = { title: 'access:users.title' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { access, tenancy } = context.caller;
  return {
    member: await access.member.get({ membershipId: params.membershipId ?? '' }),
    units: await tenancy.orgUnit.list({}),
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const intent = formData.get('intent');
  formData.delete('intent');
  formData.set('membershipId', params.membershipId ?? '');
  const { update, changeRole, setStatus } = context.caller.access.member;
  const done = (key: string) => () => ({ to: `/admin/users/${params.membershipId}`, toast: { key } });
  if (intent === 'role') return submitTo(formData, changeRoleInput, (input) => changeRole(input), done('access:users.role-saved'));
  if (intent === 'status') return submitTo(formData, setMemberStatusInput, (input) => setStatus(input), done('access:users.status-saved'));
  return submitTo(formData, updateMemberInput, (input) => update(input), done('access:users.saved'));
}

export default function UserPage() {
  const { t } = useTranslation('access');
  const { member, units } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isOwn = useActor().membershipId === member.membershipId;
  return (
    <>
      <PageHeader
        title={member.displayName}
        breadcrumbs={[{ label: t('users.title'), href: '/admin/users' }]}
        aside={<Badge tone={member.status === 'active' ? 'success' : 'neutral'}>{t(`status.${member.status}`)}</Badge>}
        description={member.email}
      />
      <ReplyErrors reply={reply} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={t('users.facts')}>
          <MemberForm member={member} units={units} />
        </Card>
        <div className="grid gap-4">
          <Card title={t('users.role')} description={t('users.role-hint')}>
            <RoleForm member={member} />
          </Card>
          {!isOwn && (
            <Card title={t('users.status')} description={t(member.status === 'active' ? 'users.suspend-hint' : 'users.reactivate-hint')}>
              <StatusForm member={member} />
            </Card>
          )}
        </div>
      </div>
    </>
  );
}
