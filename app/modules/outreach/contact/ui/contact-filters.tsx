import { useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor } from '#app/components/actor';
import { FilterBar } from '#app/components/filter-bar';
import { Select } from '#app/components/form/select';
import { DateInput, TextInput } from '#app/components/form/text-input';
import { searchHint } from '#app/modules/customers/ui/search-hint';
import { FIGURE_FILTERS, LIST_STATUSES, type ContactChoices } from '../schema';
import { FigureFilterNote } from './figure-filter-note';

/** Unfinished first, as people look for them. */
const STATUS_ORDER = ['overdue', 'open', 'promised', 'planned'] as const;

/** Filters of the callback sheet; all of them stand in the address. */
export function ContactFilters({ choices, exportHref }: { choices: ContactChoices; exportHref: string }) {
  const { t } = useTranslation('outreach');
  const [params] = useSearchParams();
  const value = (name: string): string => params.get(name) ?? '';
  const statuses = [...STATUS_ORDER, ...LIST_STATUSES.filter((status) => !STATUS_ORDER.some((first) => first === status))];
  return (
    <>
      <FigureFilterNote colleagues={choices.colleagues} />
      <FilterBar
        label={t('contacts.filter')}
        keep={['customerId', 'serviceRecordId', ...FIGURE_FILTERS]}
        actions={
          <a href={exportHref} className="btn btn-ghost" download>
            {t('common:actions.export')}
          </a>
        }
      >
        <TextInput name="q" type="search" label={t('contacts.customer')} defaultValue={value('q')} placeholder={t(searchHint(useActor().tenant.features))} className="w-full sm:w-56" />
        <Select name="rule" label={t('contacts.rule')} defaultValue={value('rule')} emptyLabel={t('contacts.any')} options={choices.rules.map(({ code, name }) => ({ value: code, label: name }))} />
        <Select name="status" label={t('contacts.status-label')} defaultValue={value('status')} emptyLabel={t('contacts.any')} options={statuses.map((status) => ({ value: status, label: t(`contacts.status.${status}`) }))} />
        <Select name="assigneeId" label={t('contacts.agent')} defaultValue={value('assigneeId')} emptyLabel={t('contacts.any')} options={choices.colleagues.map(({ membershipId, name }) => ({ value: membershipId, label: name }))} />
        {choices.orgUnits.length > 1 && (
          <Select name="orgUnitId" label={t('contacts.unit')} defaultValue={value('orgUnitId')} emptyLabel={t('contacts.any')} options={choices.orgUnits.map(({ id, name }) => ({ value: id, label: name }))} />
        )}
        <Select
          name="signal"
          label={t('contacts.signal')}
          defaultValue={value('signal')}
          emptyLabel={t('contacts.any')}
          options={(['complaint', 'low-score'] as const).map((kind) => ({ value: kind, label: t(`signals.kind.${kind}`) }))}
        />
        <DateInput name="targetFrom" label={t('contacts.target-from')} defaultValue={value('targetFrom')} />
        <DateInput name="targetTo" label={t('contacts.target-to')} defaultValue={value('targetTo')} />
        <DateInput name="finishedFrom" label={t('contacts.finished-from')} defaultValue={value('finishedFrom')} />
        <DateInput name="finishedTo" label={t('contacts.finished-to')} defaultValue={value('finishedTo')} />
      </FilterBar>
    </>
  );
}
