import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { Card } from '#app/components/card';
import { DefinitionList } from '#app/components/definition-list';
import { ReplyErrors } from '#app/components/form/reply-errors';
import { Select } from '#app/components/form/select';
import { submitTo } from '#app/components/form/submit-to';
import { DateInput } from '#app/components/form/text-input';
import { useFormat } from '#app/components/format-context';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { CustomerPicker } from '#app/modules/customers/ui/customer-picker';
import { HOME_RELATIONS, type HomeFile } from '#app/modules/homes/home/schema';
import { addHomePersonInput, endHomePersonInput } from '#app/modules/homes/people/schema';
import { homeAddress } from '#app/modules/homes/ui/home-address';
import { PeopleCard } from '#app/modules/homes/ui/people-card';
import { RecordTable } from '#app/modules/service-records/ui/record-table';

export const handle: PageHandle = { title: (data) => homeAddress((data as { home: HomeFile }).home) };

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const text = new URL(request.url).searchParams.get('person')?.trim() ?? '';
  const home = await context.caller.homes.get({ homeId: params.homeId ?? '' });
  const found = text === '' ? [] : (await context.caller.customers.list({ q: text, limit: 10 })).items;
  return { home, person: { text, found } };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { homes } = context.caller;
  const formData = await request.formData();
  const intent = formData.get('intent');
  formData.delete('intent');
  const done = () => ({ to: `/homes/${params.homeId}`, toast: { key: 'homes:people.saved' } });
  if (intent === 'leave') return submitTo(formData, endHomePersonInput, homes.endPerson, done);
  formData.set('homeId', params.homeId ?? '');
  if (intent === 'add') return submitTo(formData, addHomePersonInput, homes.addPerson, done);
  throw new Response(null, { status: 400 });
}

export default function HomePage() {
  const { t } = useTranslation('homes');
  const { home, person } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const can = useCan();
  const format = useFormat();
  const canWrite = can('homes.home.write');
  return (
    <>
      <PageHeader
        title={homeAddress(home)}
        breadcrumbs={[{ label: t('list.title'), href: '/homes' }]}
        actions={
          <>
            {can('service-records.record.write') && (
              <Link to={`/records/new?home=${home.id}`} className="btn btn-sm">
                {t('records:list.add')}
              </Link>
            )}
            {canWrite && (
              <Link to="edit" className="btn btn-primary btn-sm">
                {t('common:actions.edit')}
              </Link>
            )}
          </>
        }
      />
      <ReplyErrors reply={reply} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-4">
          <Card title={t('file.title')}>
            <DefinitionList
              columns={3}
              items={[
                { term: t('fields.site'), value: home.site.name },
                { term: t('fields.building'), value: home.building },
                { term: t('fields.unit'), value: home.unit },
                { term: t('fields.room'), value: home.room },
                { term: t('fields.zone'), value: home.zone },
                { term: t('fields.area'), value: home.areaSqm !== null && t('area', { area: format.number(home.areaSqm, 2) }) },
                { term: t('fields.occupancy'), value: t(`occupancy.${home.occupancy}`) },
              ]}
            />
          </Card>
          <Card title={t('records:list.title')} isFlush>
            <RecordTable rows={home.records} hides={['vehicle', 'home', 'unit', 'amount']} empty={<p className="px-4 pb-4 text-base-content/75">{t('file.no-records')}</p>} />
          </Card>
        </div>
        <PeopleCard people={home.people} canWrite={canWrite}>
          {canWrite && (
            <details className="mt-3 border-t border-base-content/12 pt-3 print:hidden" open={person.text !== ''}>
              <summary className="btn btn-sm">{t('people.add')}</summary>
              <div className="mt-3">
                <CustomerPicker parameter="person" text={person.text} found={person.found} intent="add" submitLabel={t('people.add')}>
                  <Select name="relation" label={t('fields.relation')} emptyLabel={null} defaultValue="homeowner" options={HOME_RELATIONS.map((value) => ({ value, label: t(`relations.${value}`) }))} />
                  <DateInput name="fromOn" label={t('people.from')} />
                </CustomerPicker>
              </div>
            </details>
          )}
        </PeopleCard>
      </div>
    </>
  );
}
