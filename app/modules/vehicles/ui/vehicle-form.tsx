import { getFormProps, type SubmissionResult } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { FormErrors } from '#app/components/form/form-errors';
import { SubmitButton } from '#app/components/form/submit-button';
import { DateInput, TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import { createVehicleInput, type VehicleFile } from '#app/modules/vehicles/vehicle/schema';

export interface VehicleFormProps {
  /** Null for a new vehicle. */
  vehicle: VehicleFile | null;
  /** Who is to own the new vehicle, when it is added from a customer's file. */
  owner?: { id: string; name: string } | null;
  lastResult: SubmissionResult<string[]> | undefined;
  cancelHref: string;
}

export function VehicleForm({ vehicle, owner = null, lastResult, cancelHref }: VehicleFormProps) {
  const { t } = useTranslation('vehicles');
  const [form, fields] = useAppForm({ id: 'vehicle', schema: createVehicleInput, lastResult, defaultValue: vehicle ?? (owner === null ? {} : { ownerId: owner.id }) });
  const labels: Record<string, string> = {
    vin: t('fields.vin'), plate: t('fields.plate'), brand: t('fields.brand'), model: t('fields.model'), color: t('fields.color'),
    engineNo: t('fields.engine-no'), warrantyEndsOn: t('fields.warranty-ends-on'), ownedFrom: t('owner.from'),
  };
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-4xl">
      <FormErrors form={form} labels={labels} />
      <Card>
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
          <TextInput field={fields.vin} label={t('fields.vin')} hint={t('vin.hint')} input={{ className: 'font-mono' }} />
          <TextInput field={fields.plate} label={t('fields.plate')} />
          <TextInput field={fields.brand} label={t('fields.brand')} />
          <TextInput field={fields.model} label={t('fields.model')} />
          <TextInput field={fields.color} label={t('fields.color')} />
          <TextInput field={fields.engineNo} label={t('fields.engine-no')} />
          <DateInput field={fields.warrantyEndsOn} label={t('fields.warranty-ends-on')} />
          {vehicle === null && owner !== null && (
            <>
              <input type="hidden" name={fields.ownerId.name} value={owner.id} />
              <DateInput field={fields.ownedFrom} label={t('owner.from-named', { name: owner.name })} />
            </>
          )}
        </div>
      </Card>
      <div className="mt-4 flex flex-wrap gap-2">
        <SubmitButton>{t('common:actions.save')}</SubmitButton>
        <Link to={cancelHref} className="btn btn-ghost">
          {t('common:actions.cancel')}
        </Link>
      </div>
    </Form>
  );
}
