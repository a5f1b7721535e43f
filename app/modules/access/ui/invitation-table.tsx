import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { DataTable } from '#app/components/data-table';
import { InstantText } from '#app/components/date-text';
import { SubmitButton } from '#app/components/form/submit-button';
import { useRoleName } from '#app/components/role-name';
import type { InvitationRow } from '#app/modules/access/invitation/schema';

/** Invitations that nobody has accepted yet. */
export function InvitationTable({ invitations }: { invitations: readonly InvitationRow[] }) {
  const { t } = useTranslation('access');
  const roleName = useRoleName();
  return (
    <DataTable
      caption={t('invitations.title')}
      rows={invitations}
      rowKey={(row) => row.invitationId}
      empty={<p className="px-4 pb-4 text-base-content/75">{t('invitations.empty')}</p>}
      columns={[
        { key: 'name', header: t('users.name'), isPrimary: true, cell: (row) => row.name },
        { key: 'email', header: t('users.email'), cell: (row) => <span className="break-all">{row.email}</span> },
        { key: 'role', header: t('users.role'), cell: (row) => roleName(row.role) },
        {
          key: 'until',
          header: t('invitations.until'),
          cell: (row) => (row.isExpired ? <Badge tone="warning">{t('invitations.expired')}</Badge> : <InstantText value={row.expiresAt.toISOString()} />),
        },
        {
          key: 'link',
          header: t('invitations.link'),
          isEmpty: (row) => row.link === null,
          cell: (row) =>
            row.link !== null && (
              <a href={row.link} className="link break-all">
                {t('invitations.open-link')}
              </a>
            ),
        },
        {
          key: 'actions',
          header: t('common:table.actions'),
          isActions: true,
          cell: (row) => (
            <Form method="post" className="flex flex-wrap gap-1">
              <input type="hidden" name="invitationId" value={row.invitationId} />
              <SubmitButton name="intent" value="resend" tone="plain" size="sm">
                {t('invitations.resend')}
              </SubmitButton>
              <SubmitButton name="intent" value="revoke" tone="ghost" size="sm">
                {t('invitations.revoke')}
              </SubmitButton>
            </Form>
          ),
        },
      ]}
    />
  );
}
