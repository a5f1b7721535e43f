import { getFormProps, type DefaultValue, type FieldMetadata, type SubmissionResult } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Card } from '#app/components/card';
import { FormErrors } from '#app/components/form/form-errors';
import { Select } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { DateInput, TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import { recordFormSchema, type RecordFormData } from '#app/modules/service-records/form/schema';
import type { RecordKind } from '#app/modules/service-records/kind/schema';
import { DetailsFields } from './details-fields';
import { KnownSubject, SubjectGroup } from './subject-fields';

type FormValue = z.input<ReturnType<typeof recordFormSchema>>;

export interface RecordFormProps {
  kind: RecordKind;
  choices: RecordFormData;
  defaultValue: DefaultValue<FormValue>;
  lastResult: SubmissionResult<string[]> | undefined;
  cancelHref: string;
  /** The page without this known subject, so that it can be named anew. */
  changeHref: (subject: 'customer' | 'vehicle' | 'home') => string;
}

/** One fact of one kind. Customer and vehicle are found on file by phone, VIN and plate, or added. */
export function RecordForm({ kind, choices, defaultValue, lastResult, cancelHref, changeHref }: RecordFormProps) {
  const { t } = useTranslation('records');
  const schema = useMemo(() => recordFormSchema(kind, choices.currency), [kind, choices.currency]);
  const [form, fields] = useAppForm({ id: `record-${kind}`, schema, lastResult, defaultValue });
  const isHome = kind === 'service-request';
  const { externalNumber, orgUnitId, occurredOn, invoicedOn, receivedOn, staffName, amount } = fields;
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-4xl">
      <FormErrors form={form} labels={useLabels(kind)} />
      <div className="grid gap-4">
        <Card title={t(isHome ? 'form.subjects-home' : 'form.subjects-vehicle')}>
          <div className="grid gap-x-4 gap-y-4 sm:grid-cols-2">
            {choices.customer === null ? <CustomerFields field={fields.customer} /> : <KnownSubject name="customerId" label={t('fields.customer')} known={choices.customer} changeHref={changeHref('customer')} />}
            {!isHome && (choices.vehicle === null ? <VehicleFields field={fields.vehicle} /> : <KnownSubject name="vehicleId" label={t('fields.vehicle')} known={choices.vehicle} changeHref={changeHref('vehicle')} />)}
            {isHome && (choices.home === null ? <HomeFields field={fields.home} sites={choices.sites} /> : <KnownSubject name="homeId" label={t('fields.home')} known={choices.home} changeHref={changeHref('home')} />)}
          </div>
        </Card>
        <Card title={t(`kinds.${kind}`)}>
          <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
            <TextInput field={externalNumber} label={t(`number.${kind}`)} />
            <Select field={orgUnitId} label={t('fields.org-unit')} options={choices.orgUnits.map(({ id, name }) => ({ value: id, label: name }))} />
            <DateInput field={occurredOn} label={t(`occurred.${kind}`)} hint={t('form.anchor-hint')} />
            {kind === 'delivery' ? <DateInput field={invoicedOn} label={t('fields.invoiced-on')} /> : <DateInput field={receivedOn} label={t(`received.${kind}`)} />}
            <TextInput field={staffName} label={t(`staff.${kind}`)} />
            {!isHome && <TextInput field={amount} label={t('fields.amount-in', { currency: choices.currency })} inputMode="decimal" />}
            <DetailsFields kind={kind} field={fields.details} />
          </div>
        </Card>
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <SubmitButton>{t('common:actions.save')}</SubmitButton>
        <Link to={cancelHref} className="btn btn-ghost">
          {t('common:actions.cancel')}
        </Link>
      </div>
    </Form>
  );
}

function CustomerFields({ field }: { field: FieldMetadata<FormValue['customer'], FormValue> }) {
  const { t } = useTranslation('records');
  const { name, phone } = field.getFieldset();
  return (
    <SubjectGroup legend={t('fields.customer')} hint={t('form.customer-hint')}>
      <TextInput field={name} label={t('customers:fields.name')} />
      <TextInput field={phone} type="tel" inputMode="tel" label={t('customers:fields.phone')} />
    </SubjectGroup>
  );
}

function VehicleFields({ field }: { field: FieldMetadata<FormValue['vehicle'], FormValue> }) {
  const { t } = useTranslation('records');
  const { vin, plate, brand, model } = field.getFieldset();
  return (
    <SubjectGroup legend={t('fields.vehicle')} hint={t('form.vehicle-hint')}>
      <TextInput field={vin} label={t('vehicles:fields.vin')} />
      <TextInput field={plate} label={t('vehicles:fields.plate')} />
      <TextInput field={brand} label={t('vehicles:fields.brand')} />
      <TextInput field={model} label={t('vehicles:fields.model')} />
    </SubjectGroup>
  );
}

function HomeFields({ field, sites }: { field: FieldMetadata<FormValue['home'], FormValue>; sites: RecordFormData['sites'] }) {
  const { t } = useTranslation('records');
  const { siteId, building, unit, room } = field.getFieldset();
  return (
    <SubjectGroup legend={t('fields.home')} hint={t('form.home-hint')}>
      {sites.length > 1 && <Select field={siteId} label={t('homes:fields.site')} options={sites.map(({ id, name }) => ({ value: id, label: name }))} />}
      <TextInput field={building} label={t('homes:fields.building')} isRequired={false} />
      <TextInput field={unit} label={t('homes:fields.unit')} />
      <TextInput field={room} label={t('homes:fields.room')} isRequired={false} />
    </SubjectGroup>
  );
}

function useLabels(kind: RecordKind): Record<string, string> {
  const { t } = useTranslation('records');
  return {
    'customer.name': t('customers:fields.name'),
    'customer.phone': t('customers:fields.phone'),
    'vehicle.vin': t('vehicles:fields.vin'),
    'vehicle.plate': t('vehicles:fields.plate'),
    'home.siteId': t('homes:fields.site'),
    'home.room': t('homes:fields.room'),
    externalNumber: t(`number.${kind}`),
    orgUnitId: t('fields.org-unit'),
    occurredOn: t(`occurred.${kind}`),
    invoicedOn: t('fields.invoiced-on'),
    receivedOn: t('fields.received-on'),
    amount: t('fields.amount'),
    'details.mileage': t('details.mileage'),
  };
}
