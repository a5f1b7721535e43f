import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { VehicleForm } from '#app/modules/vehicles/ui/vehicle-form';
import { createVehicleInput } from '#app/modules/vehicles/vehicle/schema';

export const handle: PageHandle = { title: 'vehicles:form.new' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customerId = new URL(request.url).searchParams.get('owner');
  if (customerId === null) return { owner: null };
  const { id, name } = await context.caller.customers.get({ customerId });
  return { owner: { id, name } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return submitTo(await request.formData(), createVehicleInput, context.caller.vehicles.create, ({ vehicleId }) => ({ to: `/vehicles/${vehicleId}`, toast: { key: 'vehicles:form.created' } }));
}

export default function NewVehiclePage() {
  const { t } = useTranslation('vehicles');
  const { owner } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('form.new')} breadcrumbs={[{ label: t('list.title'), href: '/vehicles' }]} />
      <VehicleForm vehicle={null} owner={owner} lastResult={lastResult} cancelHref={owner === null ? '/vehicles' : `/customers/${owner.id}`} />
    </>
  );
}
