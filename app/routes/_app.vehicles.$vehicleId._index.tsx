import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { Card } from '#app/components/card';
import { DateText } from '#app/components/date-text';
import { DefinitionList } from '#app/components/definition-list';
import { ReplyErrors } from '#app/components/form/reply-errors';
import { SubmitButton } from '#app/components/form/submit-button';
import { submitTo } from '#app/components/form/submit-to';
import { DateInput } from '#app/components/form/text-input';
import { useFormat } from '#app/components/format-context';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { CustomerPicker } from '#app/modules/customers/ui/customer-picker';
import { RecordTable } from '#app/modules/service-records/ui/record-table';
import { changeOwnerInput, endOwnershipInput } from '#app/modules/vehicles/ownership/schema';
import { OwnersCard } from '#app/modules/vehicles/ui/owners-card';
import { VinText } from '#app/modules/vehicles/ui/vin-text';
import type { VehicleFile } from '#app/modules/vehicles/vehicle/schema';

export const handle: PageHandle = {
  title: (data) => {
    const { vehicle } = data as { vehicle: VehicleFile };
    return vehicle.plate ?? vehicle.vin;
  },
};

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const text = new URL(request.url).searchParams.get('owner')?.trim() ?? '';
  const vehicle = await context.caller.vehicles.get({ vehicleId: params.vehicleId ?? '' });
  const found = text === '' ? [] : (await context.caller.customers.list({ q: text, limit: 10 })).items;
  return { vehicle, owner: { text, found } };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { vehicles } = context.caller;
  const formData = await request.formData();
  const intent = formData.get('intent');
  formData.delete('intent');
  formData.set('vehicleId', params.vehicleId ?? '');
  const done = () => ({ to: `/vehicles/${params.vehicleId}`, toast: { key: 'vehicles:owner.saved' } });
  if (intent === 'owner') return submitTo(formData, changeOwnerInput, vehicles.changeOwner, done);
  if (intent === 'end-owner') return submitTo(formData, endOwnershipInput, vehicles.endOwnership, done);
  throw new Response(null, { status: 400 });
}

export default function VehiclePage() {
  const { t } = useTranslation('vehicles');
  const { vehicle, owner } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const can = useCan();
  const { today } = useFormat();
  const canWrite = can('vehicles.vehicle.write');
  return (
    <>
      <PageHeader
        title={vehicle.plate ?? vehicle.vin}
        breadcrumbs={[{ label: t('list.title'), href: '/vehicles' }]}
        aside={<span>{[vehicle.brand, vehicle.model].filter(Boolean).join(' ')}</span>}
        actions={
          <>
            {can('service-records.record.write') && (
              <Link to={`/records/new?vehicle=${vehicle.id}`} className="btn btn-sm">
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
                { term: t('fields.vin'), value: <VinText vin={vehicle.vin} isOk={vehicle.vinCheckOk} /> },
                { term: t('fields.plate'), value: vehicle.plate },
                { term: t('fields.brand'), value: vehicle.brand },
                { term: t('fields.model'), value: vehicle.model },
                { term: t('fields.color'), value: vehicle.color },
                { term: t('fields.engine-no'), value: vehicle.engineNo },
                { term: t('fields.warranty-ends-on'), value: vehicle.warrantyEndsOn && <DateText value={vehicle.warrantyEndsOn} distance="relative" /> },
              ]}
            />
          </Card>
          <Card title={t('records:list.title')} isFlush>
            <RecordTable rows={vehicle.records} hides={['vehicle', 'home']} empty={<p className="px-4 pb-4 text-base-content/75">{t('file.no-records')}</p>} />
          </Card>
        </div>
        <OwnersCard owners={vehicle.owners}>
          {canWrite && (
            <div className="mt-3 grid gap-2 border-t border-base-content/12 pt-3 print:hidden">
              <details open={owner.text !== '' || reply !== undefined}>
                <summary className="btn btn-sm">{t('owner.change')}</summary>
                <div className="mt-3">
                  <CustomerPicker parameter="owner" text={owner.text} found={owner.found} intent="owner" submitLabel={t('owner.change')}>
                    <DateInput name="fromOn" label={t('owner.from')} isRequired defaultValue={today} input={{ max: today }} />
                  </CustomerPicker>
                </div>
              </details>
              {vehicle.owners[0]?.toOn === null && (
                <details>
                  <summary className="btn btn-sm">{t('owner.end')}</summary>
                  <Form method="post" className="mt-3 flex flex-wrap items-end gap-2">
                    <input type="hidden" name="intent" value="end-owner" />
                    <DateInput name="toOn" label={t('owner.to')} isRequired defaultValue={today} input={{ max: today }} />
                    <SubmitButton size="sm" tone="plain">
                      {t('owner.end')}
                    </SubmitButton>
                  </Form>
                </details>
              )}
            </div>
          )}
        </OwnersCard>
      </div>
    </>
  );
}
