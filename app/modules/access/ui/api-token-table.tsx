import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { DataTable } from '#app/components/data-table';
import { InstantText } from '#app/components/date-text';
import { SubmitButton } from '#app/components/form/submit-button';
import { useRoleName } from '#app/components/role-name';
import { EmptyState } from '#app/components/states';
import type { ApiTokenRow } from '#app/modules/access/api-token/schema';

export function ApiTokenTable({ tokens }: { tokens: readonly ApiTokenRow[] }) {
  const { t } = useTranslation('access');
  const roleName = useRoleName();
  return (
    <DataTable
      caption={t('tokens.title')}
      rows={tokens}
      rowKey={(token) => token.tokenId}
      empty={<EmptyState icon="key">{t('tokens.empty')}</EmptyState>}
      columns={[
        { key: 'name', header: t('tokens.name'), isPrimary: true, cell: (token) => token.name },
        { key: 'member', header: t('tokens.member'), cell: (token) => `${token.memberName} · ${roleName(token.role)}` },
        { key: 'created', header: t('tokens.created-at'), cell: (token) => <InstantText value={token.createdAt.toISOString()} /> },
        { key: 'used', header: t('tokens.last-used'), cell: (token) => (token.lastUsedAt ? <InstantText value={token.lastUsedAt.toISOString()} /> : t('tokens.never')) },
        {
          key: 'actions',
          header: t('common:table.actions'),
          isActions: true,
          cell: (token) =>
            token.revokedAt ? (
              <Badge>{t('tokens.is-revoked')}</Badge>
            ) : (
              <Form method="post">
                <input type="hidden" name="tokenId" value={token.tokenId} />
                <SubmitButton name="intent" value="revoke" tone="ghost" size="sm">
                  {t('tokens.revoke')}
                </SubmitButton>
              </Form>
            ),
        },
      ]}
    />
  );
}
