import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { Card } from '#app/components/card';
import { FilterBar } from '#app/components/filter-bar';
import { Select } from '#app/components/form/select';
import { DateInput, TextInput } from '#app/components/form/text-input';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Pager } from '#app/components/pager';
import { EmptyState } from '#app/components/states';
import { listParams } from '#app/lib/list-params';
import { listRecordsInput } from '#app/modules/service-records/record/schema';
import { RecordTable } from '#app/modules/service-records/ui/record-table';

export const handle: PageHandle = { title: 'records:list.title' };

const FILTERS = ['q', 'kind', 'orgUnitId', 'from', 'to'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { serviceRecords } = context.caller;
  const parsed = listRecordsInput.safeParse(listParams(request.url, [...FILTERS, 'cursor']));
  const [page, choices] = await Promise.all([serviceRecords.list(parsed.success ? parsed.data : {}), serviceRecords.listChoices()]);
  return { page, choices };
}

export default function RecordsPage() {
  const { t } = useTranslation('records');
  const { page, choices } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const isFiltered = FILTERS.some((name) => (params.get(name) ?? '') !== '');
  const hasHomes = choices.kinds.includes('service-request');
  const hasVehicles = choices.kinds.includes('delivery') || choices.kinds.includes('repair');
  const addLinks = useCan()('service-records.record.write') && (
    <>
      {choices.kinds.map((kind, index) => (
        <Link key={kind} to={`/records/new?kind=${kind}`} className={index === 0 ? 'btn btn-primary btn-sm' : 'btn btn-sm'}>
          {t(`add.${kind}`)}
        </Link>
      ))}
    </>
  );
  return (
    <>
      <PageHeader title={t('list.title')} actions={addLinks} />
      <FilterBar label={t('list.filter')}>
        <TextInput name="q" type="search" label={t('list.search')} defaultValue={params.get('q') ?? ''} placeholder={t('list.search-hint')} className="w-full sm:w-64" />
        {choices.kinds.length > 1 && (
          <Select name="kind" label={t('fields.kind')} defaultValue={params.get('kind') ?? ''} emptyLabel={t('list.any')} options={choices.kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))} />
        )}
        {choices.orgUnits.length > 1 && (
          <Select name="orgUnitId" label={t('fields.org-unit')} defaultValue={params.get('orgUnitId') ?? ''} emptyLabel={t('list.any')} options={choices.orgUnits.map(({ id, name }) => ({ value: id, label: name }))} />
        )}
        <DateInput name="from" label={t('list.from')} defaultValue={params.get('from') ?? ''} />
        <DateInput name="to" label={t('list.to')} defaultValue={params.get('to') ?? ''} />
      </FilterBar>
      <Card isFlush>
        <RecordTable
          rows={page.items}
          hides={[...(hasHomes ? [] : (['home'] as const)), ...(hasVehicles ? [] : (['vehicle', 'amount'] as const))]}
          empty={<EmptyState icon="record" isFiltered={isFiltered} {...(isFiltered ? {} : { title: t('list.empty'), children: t('list.empty-hint'), actions: addLinks })} />}
        />
        <Pager nextCursor={page.nextCursor} count={page.items.length} />
      </Card>
    </>
  );
}
