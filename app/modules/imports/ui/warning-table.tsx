import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { DataTable } from '#app/components/data-table';
import { useFormat } from '#app/components/format-context';
import type { ImportView } from '../job/schema';

/** What was dropped or looks odd in rows that are taken all the same. */
export function WarningTable({ view: { warnings } }: { view: ImportView }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  if (warnings.length === 0) return null;
  return (
    <Card title={t('view.warnings')} description={t('view.warnings-description')} isFlush className="mb-4">
      <DataTable
        caption={t('view.warnings')}
        rows={warnings}
        rowKey={({ code, field }) => `${code}|${field}`}
        columns={[
          {
            key: 'warning',
            header: t('view.warning'),
            isPrimary: true,
            cell: ({ code, field }) => t('rejectFile.line', { field: t(`field.${field}`), reason: t(`warning.${code}`) }),
          },
          { key: 'rows', header: t('view.rows'), isNumber: true, cell: ({ count }) => format.number(count) },
          {
            key: 'example',
            header: t('view.value'),
            cell: ({ row, value }) => (
              <span className="text-xs">
                {t('view.example', { row })}
                {value !== '' && <span className="ms-2 font-mono break-all">{value}</span>}
              </span>
            ),
          },
        ]}
      />
    </Card>
  );
}
