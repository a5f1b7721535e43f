import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { DataTable } from '#app/components/data-table';
import { InstantText } from '#app/components/date-text';
import { useRoleName } from '#app/components/role-name';
import type { MemberRow } from '#app/modules/access/member/schema';

export function MemberTable({ members, empty }: { members: readonly MemberRow[]; empty: ReactNode }) {
  const { t } = useTranslation('access');
  const roleName = useRoleName();
  return (
    <DataTable
      caption={t('users.title')}
      rows={members}
      rowKey={(member) => member.membershipId}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: t('users.name'),
          isPrimary: true,
          cell: (member) => (
            <Link to={`/admin/users/${member.membershipId}`} className="link link-hover">
              {member.displayName}
            </Link>
          ),
        },
        { key: 'email', header: t('users.email'), cell: (member) => <span className="break-all">{member.email}</span> },
        { key: 'role', header: t('users.role'), cell: (member) => roleName(member.role) },
        { key: 'unit', header: t('users.org-unit'), cell: (member) => member.orgUnitName ?? '—', isEmpty: (member) => member.orgUnitName === null },
        {
          key: 'status',
          header: t('users.status'),
          cell: (member) => <Badge tone={member.status === 'active' ? 'success' : 'neutral'}>{t(`status.${member.status}`)}</Badge>,
        },
        { key: 'since', header: t('users.since'), cell: (member) => <InstantText value={member.createdAt.toISOString()} style="date" /> },
      ]}
    />
  );
}
