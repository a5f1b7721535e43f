import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { DataTable } from '#app/components/data-table';
import { Select, type Option } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { columnLetters } from '#app/lib/cell';
import type { ImportColumn, ImportView } from '../job/schema';
import type { Mapping } from '../mapping/schema';

export interface MappingFormProps {
  view: ImportView;
  /** What was posted and refused; wins over what is stored. */
  posted: Mapping | null;
}

const SOURCE_TONES = { remembered: 'success', name: 'success', part: 'warning', none: 'neutral' } as const;

/** Which column means what: the guess, with a few values to judge it by. One select per column; works as a plain post. */
export function MappingForm({ view, posted }: MappingFormProps) {
  const { t } = useTranslation('imports');
  const options: Option[] = view.fields.map(({ key, need }) => ({
    value: key,
    label: need === 'required' ? `${t(`field.${key}`)} (${t('view.need-required')})` : t(`field.${key}`),
  }));
  const chosen = ({ column, field }: ImportColumn): string => (posted === null ? (field ?? '') : (posted[column] ?? ''));
  return (
    <Form method="post">
      <DataTable
        caption={t('view.columns')}
        rows={view.columns}
        rowKey={({ column }) => String(column)}
        columns={[
          {
            key: 'header',
            header: t('view.header'),
            isPrimary: true,
            cell: ({ column, header }) => (
              <>
                <span className="me-2 inline-block w-5 font-mono text-xs text-base-content/75">{columnLetters(column)}</span>
                {header === '' ? t('view.nameless') : header}
              </>
            ),
          },
          {
            key: 'samples',
            header: t('view.samples'),
            isEmpty: ({ samples }) => samples.length === 0,
            cell: ({ samples }) => <span className="text-xs break-all text-base-content/80">{samples.join(' · ')}</span>,
          },
          {
            key: 'field',
            header: t('view.field'),
            cell: (row) => (
              <Select
                name={`column-${row.column}`}
                label={t('view.field')}
                isLabelHidden
                defaultValue={chosen(row)}
                emptyLabel={t('view.leave-out')}
                options={options}
                className="min-w-44"
              />
            ),
          },
          {
            key: 'confidence',
            header: t('view.confidence'),
            cell: ({ source }) => <Badge tone={SOURCE_TONES[source]}>{t(`view.source.${source}`)}</Badge>,
          },
        ]}
      />
      <div className="flex flex-wrap items-center gap-3 px-4 py-3">
        <SubmitButton name="intent" value="test" tone={view.status === 'tested' || view.status === 'done' ? 'plain' : 'primary'}>
          {t(view.status === 'mapping' ? 'view.test' : 'view.test-again')}
        </SubmitButton>
        <span className="text-xs text-base-content/75">{t('view.test-hint')}</span>
      </div>
    </Form>
  );
}
