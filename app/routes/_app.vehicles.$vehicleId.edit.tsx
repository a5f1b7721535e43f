import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { VehicleForm } from '#app/modules/vehicles/ui/vehicle-form';
import { createVehicleInput } from '#app/modules/vehicles/vehicle/schema';

export const handle: PageHandle = { title: 'vehicles:form.edit' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  return context.caller.vehicles.get({ vehicleId: params.vehicleId ?? '' });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const vehicleId = params.vehicleId ?? '';
  // The form shows every field: one that came back empty was emptied.
  const save = ({ vin = null, plate = null, brand = null, model = null, color = null, engineNo = null, warrantyEndsOn = null }: ReturnType<typeof createVehicleInput.parse>) =>
    context.caller.vehicles.update({ vehicleId, vin, plate, brand, model, color, engineNo, warrantyEndsOn });
  return submitTo(await request.formData(), createVehicleInput, save, () => ({ to: `/vehicles/${vehicleId}`, toast: { key: 'vehicles:form.saved' } }));
}

export default function EditVehiclePage() {
  const { t } = useTranslation('vehicles');
  const vehicle = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const href = `/vehicles/${vehicle.id}`;
  return (
    <>
      <PageHeader
        title={t('form.edit')}
        breadcrumbs={[
          { label: t('list.title'), href: '/vehicles' },
          { label: vehicle.plate ?? vehicle.vin ?? '', href },
        ]}
      />
      <VehicleForm vehicle={vehicle} lastResult={lastResult} cancelHref={href} />
    </>
  );
}
