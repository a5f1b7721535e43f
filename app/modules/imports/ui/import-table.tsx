import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '#app/components/data-table';
import { InstantText } from '#app/components/date-text';
import { useFormat } from '#app/components/format-context';
import { isActive } from '../job/domain';
import type { ImportListItem } from '../job/schema';
import { ImportStatusBadge } from './import-status';

/** Share of the rows that are through, where their number is known. */
function Progressing({ row }: { row: ImportListItem }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { counts, rowsTotal } = row;
  return (
    <progress
      className="progress progress-primary block w-24"
      aria-label={t('view.rows-so-far', { count: counts.rows, formatted: format.number(counts.rows) })}
      {...(rowsTotal === null ? {} : { value: counts.rows, max: rowsTotal })}
    />
  );
}

export function ImportTable({ rows, empty }: { rows: readonly ImportListItem[]; empty: ReactNode }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return (
    <DataTable
      caption={t('list.title')}
      rows={rows}
      rowKey={({ importId }) => importId}
      empty={empty}
      columns={[
        {
          key: 'file',
          header: t('list.file'),
          isPrimary: true,
          cell: ({ importId, fileName }) => (
            <Link to={`/imports/${importId}`} className="link link-hover break-all">
              {fileName}
            </Link>
          ),
        },
        { key: 'kind', header: t('list.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
        {
          key: 'status',
          header: t('list.status'),
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-2">
              <ImportStatusBadge status={row.status} />
              {isActive(row.status) && <Progressing row={row} />}
            </span>
          ),
        },
        { key: 'rows', header: t('list.rows'), isNumber: true, isEmpty: ({ counts }) => counts.rows === 0, cell: ({ counts }) => format.number(counts.rows) },
        {
          key: 'result',
          header: t('list.result'),
          isEmpty: ({ counts }) => counts.rows === 0,
          cell: ({ counts, dryRun }) =>
            (['created', 'updated', 'rejected'] as const).map((key) => `${t(`counts.${key}${dryRun ? '-test' : ''}`)} ${format.number(counts[key])}`).join(' · '),
        },
        { key: 'at', header: t('list.at'), cell: ({ createdAt }) => <InstantText value={createdAt} /> },
      ]}
    />
  );
}
