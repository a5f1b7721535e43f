import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { Card } from '#app/components/card';
import { FilterBar } from '#app/components/filter-bar';
import { Select } from '#app/components/form/select';
import { TextInput } from '#app/components/form/text-input';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Pager } from '#app/components/pager';
import { EmptyState } from '#app/components/states';
import { listParams } from '#app/lib/list-params';
import { listHomesInput, OCCUPANCIES } from '#app/modules/homes/home/schema';
import { HomeTable } from '#app/modules/homes/ui/home-table';

export const handle: PageHandle = { title: 'homes:list.title' };

const FILTERS = ['q', 'siteId', 'zone', 'occupancy'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const parsed = listHomesInput.safeParse(listParams(request.url, [...FILTERS, 'cursor']));
  const [page, choices] = await Promise.all([context.caller.homes.list(parsed.success ? parsed.data : {}), context.caller.homes.choices()]);
  return { page, choices };
}

export default function HomesPage() {
  const { t } = useTranslation('homes');
  const { page, choices } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const isFiltered = FILTERS.some((name) => (params.get(name) ?? '') !== '');
  const addLink = useCan()('homes.home.write') && (
    <Link to="/homes/new" className="btn btn-primary btn-sm">
      {t('list.add')}
    </Link>
  );
  return (
    <>
      <PageHeader title={t('list.title')} actions={addLink} />
      <FilterBar label={t('list.filter')}>
        <TextInput name="q" type="search" label={t('list.search')} defaultValue={params.get('q') ?? ''} placeholder={t('list.search-hint')} className="w-full sm:w-64" />
        {choices.sites.length > 1 && (
          <Select name="siteId" label={t('fields.site')} defaultValue={params.get('siteId') ?? ''} emptyLabel={t('list.any')} options={choices.sites.map(({ id, name }) => ({ value: id, label: name }))} />
        )}
        {choices.zones.length > 0 && (
          <Select name="zone" label={t('fields.zone')} defaultValue={params.get('zone') ?? ''} emptyLabel={t('list.any')} options={choices.zones.map((zone) => ({ value: zone, label: zone }))} />
        )}
        <Select name="occupancy" label={t('fields.occupancy')} defaultValue={params.get('occupancy') ?? ''} emptyLabel={t('list.any')} options={OCCUPANCIES.map((value) => ({ value, label: t(`occupancy.${value}`) }))} />
      </FilterBar>
      <Card isFlush>
        <HomeTable rows={page.items} empty={<EmptyState icon="home" isFiltered={isFiltered} {...(isFiltered ? {} : { title: t('list.empty'), children: t('list.empty-hint'), actions: addLink })} />} />
        <Pager nextCursor={page.nextCursor} count={page.items.length} />
      </Card>
    </>
  );
}
