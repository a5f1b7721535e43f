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
import { VehicleTable } from '#app/modules/vehicles/ui/vehicle-table';
import { listVehiclesInput } from '#app/modules/vehicles/vehicle/schema';

export const handle: PageHandle = { title: 'vehicles:list.title' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const parsed = listVehiclesInput.safeParse(listParams(request.url, ['q', 'warranty', 'cursor']));
  return context.caller.vehicles.list(parsed.success ? parsed.data : {});
}

export default function VehiclesPage() {
  const { t } = useTranslation('vehicles');
  const page = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const isFiltered = ['q', 'warranty'].some((name) => (params.get(name) ?? '') !== '');
  const addLink = useCan()('vehicles.vehicle.write') && (
    <Link to="/vehicles/new" className="btn btn-primary btn-sm">
      {t('list.add')}
    </Link>
  );
  return (
    <>
      <PageHeader title={t('list.title')} actions={addLink} />
      <FilterBar label={t('list.filter')}>
        <TextInput name="q" type="search" label={t('list.search')} defaultValue={params.get('q') ?? ''} placeholder={t('list.search-hint')} className="w-full sm:w-72" />
        <Select
          name="warranty"
          label={t('fields.warranty')}
          defaultValue={params.get('warranty') ?? ''}
          emptyLabel={t('list.any')}
          options={(['running', 'ended', 'unknown'] as const).map((value) => ({ value, label: t(`warranty.${value}`) }))}
        />
      </FilterBar>
      <Card isFlush>
        <VehicleTable rows={page.items} empty={<EmptyState icon="car" isFiltered={isFiltered} {...(isFiltered ? {} : { title: t('list.empty'), children: t('list.empty-hint'), actions: addLink })} />} />
        <Pager nextCursor={page.nextCursor} count={page.items.length} />
      </Card>
    </>
  );
}
