import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { DataTable } from '#app/components/data-table';
import { Icon } from '#app/components/icon';
import type { ImportView, RejectRow } from '../job/schema';

export interface RejectTableProps {
  view: ImportView;
  rows: readonly RejectRow[];
}

/** Rows that were refused, each with its reason and the value that caused it. */
export function RejectTable({ view, rows }: RejectTableProps) {
  const { t } = useTranslation('imports');
  const reason = ({ code, field }: RejectRow): string => {
    const text = t(`reject.${code}`);
    return field === null ? text : t('rejectFile.line', { field: t(`field.${field}`), reason: text });
  };
  if (view.counts.rejected === 0) {
    return (
      <p className="mb-4 flex items-center gap-2 text-success">
        <Icon name="check" className="size-4" />
        {t('view.no-rejects')}
      </p>
    );
  }
  return (
    <Card
      title={t('view.rejects')}
      description={t('view.rejects-description')}
      isFlush
      className="mb-4"
      actions={
        <a href={`/imports/${view.importId}/rejects.csv`} download className="btn btn-sm">
          <Icon name="archive" className="size-4" />
          {t('view.download')}
        </a>
      }
    >
      <DataTable
        caption={t('view.rejects')}
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', header: t('view.row'), isNumber: true, isPrimary: true, className: 'w-16', cell: ({ row }) => row },
          { key: 'reason', header: t('view.reason'), cell: reason },
          { key: 'value', header: t('view.value'), isEmpty: ({ value }) => value === null, cell: ({ value }) => <span className="font-mono text-xs break-all">{value ?? '—'}</span> },
          {
            key: 'suggestion',
            header: t('view.suggestion'),
            isEmpty: ({ suggestion }) => suggestion === null,
            cell: ({ suggestion }) => <span className="font-mono text-xs break-all">{suggestion ?? '—'}</span>,
          },
        ]}
      />
      {rows.length < view.counts.rejected && <p className="px-4 py-2 text-xs text-base-content/75">{t('view.rejects-shown', { count: rows.length })}</p>}
    </Card>
  );
}
