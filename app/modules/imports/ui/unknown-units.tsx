import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { DataTable } from '#app/components/data-table';
import { Select, type Option } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { useFormat } from '#app/components/format-context';
import type { UnknownUnit } from '../tally/schema';

export interface UnknownUnitsProps {
  units: readonly UnknownUnit[];
  /** Units to choose from; null for somebody who may not name them. */
  choices: readonly Option[] | null;
}

/** Names of outlets that the tenant doesn't know, each with one press from being known. */
export function UnknownUnits({ units, choices }: UnknownUnitsProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  if (units.length === 0) return null;
  return (
    <Card title={t('view.units')} description={`${t('view.units-description')}${choices === null ? ` ${t('view.unit-admin')}` : ''}`} isFlush className="mb-4">
      <DataTable
        caption={t('view.units')}
        rows={units}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            header: t('view.unit-name'),
            isPrimary: true,
            cell: ({ name, isAmbiguous }) => (
              <>
                {name} {isAmbiguous && <Badge tone="warning">{t('view.unit-ambiguous')}</Badge>}
              </>
            ),
          },
          { key: 'rows', header: t('view.rows'), isNumber: true, cell: ({ rows }) => format.number(rows) },
          {
            key: 'unit',
            header: t('view.unit-is'),
            isEmpty: () => choices === null,
            cell: ({ name }) =>
              choices !== null && (
                <Form method="post" className="flex flex-wrap items-center gap-2">
                  <input type="hidden" name="alias" value={name} />
                  <Select name="orgUnitId" label={t('view.unit-is')} isLabelHidden isRequired options={choices} className="w-44" />
                  <SubmitButton name="intent" value="alias" tone="plain" size="sm">
                    {t('view.unit-save')}
                  </SubmitButton>
                </Form>
              ),
          },
        ]}
      />
    </Card>
  );
}
