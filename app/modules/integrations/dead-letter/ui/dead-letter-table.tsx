import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '#app/components/data-table';
import { InstantText } from '#app/components/date-text';
import { SubmitButton } from '#app/components/form/submit-button';
import { EmptyState } from '#app/components/states';
import type { DeadLetterRow } from '../schema';
import { JobName } from './job-name';

export function DeadLetterTable({ rows, state }: { rows: readonly DeadLetterRow[]; state: 'open' | 'replayed' }) {
  const { t } = useTranslation('jobs');
  const columns: Column<DeadLetterRow>[] = [
    { key: 'name', header: t('letter.work'), isPrimary: true, className: 'min-w-28', cell: (row) => <JobName name={row.name} /> },
    { key: 'error', header: t('letter.error'), cell: (row) => <span className="line-clamp-3 font-mono text-xs break-words">{row.error}</span> },
    { key: 'attempts', header: t('letter.attempts'), isNumber: true, cell: (row) => row.attempts },
    { key: 'failed', header: t('letter.failed-at'), cell: (row) => <InstantText value={row.failedAt} /> },
    state === 'open'
      ? { key: 'actions', header: t('letter.replay'), isActions: true, cell: (row) => <ReplayForm row={row} label={t('letter.replay')} /> }
      : { key: 'replayed', header: t('letter.replayed-at'), cell: (row) => <InstantText value={row.replayedAt} /> },
  ];
  return (
    <DataTable
      caption={t(`letter.caption-${state}`)}
      rows={rows}
      rowKey={(row) => row.deadLetterId}
      columns={columns}
      empty={<EmptyState icon="check">{t(`letter.empty-${state}`)}</EmptyState>}
    />
  );
}

function ReplayForm({ row, label }: { row: DeadLetterRow; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="deadLetterId" value={row.deadLetterId} />
      <SubmitButton name="intent" value="replay" size="sm" tone="plain" className="whitespace-nowrap">
        {label}
      </SubmitButton>
    </Form>
  );
}
