import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { DataTable } from '#app/components/data-table';
import { SubmitButton } from '#app/components/form/submit-button';
import { phone } from '#app/i18n/format';
import { defaultSide, differingFields } from '#app/modules/customers/merge/domain';
import type { MergeCandidate, MergeField, MergeSide, MergeValues } from '#app/modules/customers/merge/schema';
import { useBirthdayText } from './birthday-text';

const SIDES: MergeSide[] = ['survivor', 'merged'];
const LABELS: Record<MergeField, string> = {
  kind: 'fields.kind', name: 'fields.name', email: 'fields.email', address: 'fields.address', idDocument: 'fields.id-document', birthday: 'fields.birthday', note: 'fields.note',
};

/** Both records side by side; where they differ the person chooses what stays. */
export function MergeCompare({ survivor, merged }: { survivor: MergeCandidate; merged: MergeCandidate }) {
  const { t } = useTranslation('customers');
  const show = useValueText();
  const pair = { survivor, merged };
  const choice = (field: MergeField, side: MergeSide): ReactNode => (
    <label className="flex min-h-6 items-start gap-2">
      <input type="radio" name={`keep.${field}`} value={side} defaultChecked={defaultSide(field, survivor.values, merged.values) === side} className="radio radio-sm mt-px" />
      <span className="whitespace-pre-line">{show(field, pair[side].values)}</span>
    </label>
  );
  const rows: Row[] = [
    ...differingFields(survivor.values, merged.values).map((field) => ({ key: field, label: t(LABELS[field]), cell: (side: MergeSide) => choice(field, side) })),
    { key: 'phones', label: t('fields.phones'), isKept: true, cell: (side) => pair[side].phones.map((value) => phone(value)).join(' / ') || '—' },
    { key: 'counts', label: t('merge.moves'), isKept: true, cell: (side) => t('merge.counts', { ...pair[side].counts }) },
  ];
  return (
    <Form method="post">
      <input type="hidden" name="survivorId" value={survivor.id} />
      <input type="hidden" name="mergedId" value={merged.id} />
      <Card
        title={t('merge.compare')}
        description={t('merge.choose-hint')}
        isFlush
        actions={
          <Link to={`/customers/${merged.id}/merge?with=${survivor.id}`} className="btn btn-sm">
            {t('merge.swap')}
          </Link>
        }
      >
        <DataTable
          caption={t('merge.compare')}
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            {
              key: 'field',
              header: t('merge.field'),
              isPrimary: true,
              cell: (row) => (
                <>
                  {row.label}
                  {row.isKept === true && <span className="block text-xs font-normal text-base-content/75">{t('merge.keeps-both')}</span>}
                </>
              ),
            },
            ...SIDES.map((side) => ({
              key: side,
              header: `${t(side === 'survivor' ? 'merge.survivor' : 'merge.other')} · ${pair[side].number}`,
              cell: (row: Row) => row.cell(side),
            })),
          ]}
        />
      </Card>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <SubmitButton>{t('merge.submit')}</SubmitButton>
        <Link to={`/customers/${survivor.id}`} className="btn btn-ghost">
          {t('common:actions.cancel')}
        </Link>
        <span className="text-warning">{t('merge.warning')}</span>
      </div>
    </Form>
  );
}

interface Row {
  key: string;
  label: string;
  /** Both sides' values stay. */
  isKept?: boolean;
  cell: (side: MergeSide) => ReactNode;
}

function useValueText(): (field: MergeField, values: MergeValues) => string {
  const { t } = useTranslation('customers');
  const birthdayText = useBirthdayText();
  return (field, values) => {
    if (field === 'kind') return t(`kinds.${values.kind}`);
    if (field === 'birthday') return values.birthday === null ? t('merge.empty-value') : birthdayText(values.birthday);
    if (field === 'idDocument') {
      const { idDocument } = values;
      return idDocument === null ? t('merge.empty-value') : [idDocument.kind && t(`id-documents.${idDocument.kind}`), idDocument.number].filter(Boolean).join(' ');
    }
    return values[field] ?? t('merge.empty-value');
  };
}
