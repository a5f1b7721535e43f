import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { DataTable } from '#app/components/data-table';
import { InstantText } from '#app/components/date-text';
import { EmptyState } from '#app/components/states';
import type { FormSummary } from '../schema';

export function FormTable({ forms }: { forms: readonly FormSummary[] }) {
  const { t } = useTranslation('forms');
  return (
    <DataTable
      caption={t('list-title')}
      rows={forms}
      rowKey={(form) => form.code}
      empty={<EmptyState icon="form">{t('empty')}</EmptyState>}
      columns={[
        {
          key: 'title',
          header: t('title'),
          isPrimary: true,
          cell: (form) => (
            <Link to={form.code} className="link link-hover">
              {form.title}
            </Link>
          ),
        },
        { key: 'code', header: t('code'), cell: (form) => <span className="font-mono text-xs">{form.code}</span> },
        { key: 'kind', header: t('kind-label'), cell: (form) => t(`kind.${form.kind}`) },
        {
          key: 'state',
          header: t('state'),
          cell: (form) => (
            <span className="flex flex-wrap gap-1.5">
              {form.publishedVersion === null ? (
                <Badge>{t('never-published')}</Badge>
              ) : (
                <Badge tone="success">
                  {t('published')} · {t('version', { version: form.publishedVersion })}
                </Badge>
              )}
              {form.hasDraft && <Badge tone="warning">{t('draft')}</Badge>}
            </span>
          ),
        },
        { key: 'published-at', header: t('published-at'), cell: (form) => <InstantText value={form.publishedAt} />, isEmpty: (form) => form.publishedAt === null },
      ]}
    />
  );
}
