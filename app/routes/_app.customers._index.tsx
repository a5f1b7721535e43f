import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData, useLocation, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor, useCan } from '#app/components/actor';
import { Card } from '#app/components/card';
import { FilterBar } from '#app/components/filter-bar';
import { Select } from '#app/components/form/select';
import { TextInput } from '#app/components/form/text-input';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Pager } from '#app/components/pager';
import { EmptyState } from '#app/components/states';
import { listParams } from '#app/lib/list-params';
import { listCustomersInput } from '#app/modules/customers/customer/schema';
import { searchHint } from '#app/modules/customers/ui/search-hint';
import { CustomerTable } from '#app/modules/customers/ui/customer-table';

export const handle: PageHandle = { title: 'customers:list.title' };

const FILTERS = ['q', 'kind', 'vip', 'doNotContact', 'cursor'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  // An address that somebody edited shows the whole list instead of an error page.
  const parsed = listCustomersInput.safeParse(listParams(request.url, FILTERS));
  return context.caller.customers.list(parsed.success ? parsed.data : {});
}

export default function CustomersPage() {
  const { t } = useTranslation('customers');
  const page = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { search } = useLocation();
  const { features } = useActor().tenant;
  const can = useCan();
  const yesNo = [
    { value: 'yes', label: t('common:form.yes') },
    { value: 'no', label: t('common:form.no') },
  ];
  const isFiltered = FILTERS.some((name) => name !== 'cursor' && (params.get(name) ?? '') !== '');
  const addLink = can('customers.customer.write') && (
    <Link to="/customers/new" className="btn btn-primary btn-sm">
      {t('list.add')}
    </Link>
  );
  return (
    <>
      <PageHeader title={t('list.title')} actions={addLink} />
      <FilterBar
        label={t('list.filter')}
        actions={
          <a href={`/customers.xlsx${search}`} className="btn btn-ghost" download>
            {t('common:actions.export')}
          </a>
        }
      >
        <TextInput name="q" type="search" label={t('list.search')} defaultValue={params.get('q') ?? ''} placeholder={t(searchHint(features))} className="w-full sm:w-72" />
        <Select
          name="kind"
          label={t('fields.kind')}
          defaultValue={params.get('kind') ?? ''}
          emptyLabel={t('list.any')}
          options={[
            { value: 'person', label: t('kinds.person') },
            { value: 'company', label: t('kinds.company') },
          ]}
        />
        <Select name="vip" label={t('vip')} defaultValue={params.get('vip') ?? ''} emptyLabel={t('list.any')} options={yesNo} />
        <Select name="doNotContact" label={t('do-not-contact.mark')} defaultValue={params.get('doNotContact') ?? ''} emptyLabel={t('list.any')} options={yesNo} />
      </FilterBar>
      <Card isFlush>
        <CustomerTable
          rows={page.items}
          features={features}
          empty={<EmptyState icon="users" isFiltered={isFiltered} {...(isFiltered ? {} : { title: t('list.empty'), children: t('list.empty-hint'), actions: addLink })} />}
        />
        <Pager nextCursor={page.nextCursor} count={page.items.length} />
      </Card>
    </>
  );
}
