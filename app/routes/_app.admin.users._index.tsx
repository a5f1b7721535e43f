import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { FilterBar } from '#app/components/filter-bar';
import { ReplyErrors } from '#app/components/form/reply-errors';
import { Select } from '#app/components/form/select';
import { submitTo } from '#app/components/form/submit-to';
import { TextInput } from '#app/components/form/text-input';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Pager } from '#app/components/pager';
import { useRoleName } from '#app/components/role-name';
import { EmptyState } from '#app/components/states';
import { listParams } from '#app/lib/list-params';
import { ROLES } from '#app/lib/permissions';
import { invitationIdInput } from '#app/modules/access/invitation/schema';
import { listMembersInput, MEMBER_STATUSES } from '#app/modules/access/member/schema';
import { InvitationTable } from '#app/modules/access/ui/invitation-table';
import { MailNotice } from '#app/modules/access/ui/mail-notice';
import { MemberTable } from '#app/modules/access/ui/member-table';

export const handle: PageHandle = { title: 'access:users.title' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const parsed = listMembersInput.safeParse(listParams(request.url, ['search', 'role', 'status', 'cursor']));
  const { invitations } = listParams(request.url, ['invitations']);
  const { member, invitation } = context.caller.access;
  return {
    members: await member.list(parsed.success ? parsed.data : {}),
    invitations: await invitation.list({ cursor: invitations }),
    mailMode: context.auth.mailMode(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const isResend = formData.get('intent') === 'resend';
  formData.delete('intent');
  const { resend, revoke } = context.caller.access.invitation;
  return submitTo(
    formData,
    invitationIdInput,
    (input) => (isResend ? resend(input) : revoke(input)),
    () => ({ to: '/admin/users', toast: { key: isResend ? 'access:invitations.resent' : 'access:invitations.revoked' } }),
  );
}

export default function UsersPage() {
  const { t } = useTranslation('access');
  const { members, invitations, mailMode } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const roleName = useRoleName();
  const isFiltered = ['search', 'role', 'status'].some((name) => params.has(name));
  return (
    <>
      <PageHeader
        title={t('users.title')}
        actions={
          <Link to="/admin/users/invite" className="btn btn-primary btn-sm">
            {t('users.invite')}
          </Link>
        }
      />
      <MailNotice mode={mailMode} />
      <ReplyErrors reply={useActionData<typeof action>()} />
      <FilterBar label={t('users.filter')}>
        <TextInput name="search" type="search" label={t('users.search')} defaultValue={params.get('search') ?? ''} />
        <Select
          name="role"
          label={t('users.role')}
          emptyLabel={t('users.any-role')}
          defaultValue={params.get('role') ?? ''}
          options={ROLES.map((role) => ({ value: role, label: roleName(role) }))}
        />
        <Select
          name="status"
          label={t('users.status')}
          emptyLabel={t('users.any-status')}
          defaultValue={params.get('status') ?? ''}
          options={MEMBER_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
        />
      </FilterBar>
      <Card isFlush>
        <MemberTable members={members.items} empty={<EmptyState icon="users" isFiltered={isFiltered} />} />
        <Pager nextCursor={members.nextCursor} count={members.items.length} />
      </Card>
      <Card title={t('invitations.title')} description={t('invitations.hint')} isFlush className="mt-4">
        <InvitationTable invitations={invitations.items} />
        <Pager nextCursor={invitations.nextCursor} count={invitations.items.length} parameter="invitations" />
      </Card>
    </>
  );
}
