import type { SubmissionResult } from '@conform-to/react';
import { getFormProps } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { Checkbox, RadioGroup } from '#app/components/form/choice';
import { FormErrors } from '#app/components/form/form-errors';
import { Select } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextArea } from '#app/components/form/text-area';
import { TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import { createCustomerInput, CUSTOMER_KINDS, ID_DOCUMENT_KINDS, type CustomerFile } from '#app/modules/customers/customer/schema';
import type { Duplicate } from '#app/modules/customers/duplicate/schema';
import { BirthdayFields } from './birthday-fields';
import { DuplicateNotice } from './duplicate-notice';
import { PhoneFields } from './phone-fields';

export interface CustomerFormProps {
  /** Null for a new customer. */
  customer: CustomerFile | null;
  lastResult: SubmissionResult<string[]> | undefined;
  /** Found when the form was sent; the person decides. */
  duplicates: readonly Duplicate[];
  cancelHref: string;
  /** Name or phone that the person searched for in vain. */
  start?: { name?: string | undefined; phone?: string | undefined };
}

/** A customer's own data; consent and do-not-contact have places of their own. */
export function CustomerForm({ customer, lastResult, duplicates, cancelHref, start }: CustomerFormProps) {
  const { t } = useTranslation('customers');
  const [form, fields] = useAppForm({
    id: 'customer',
    schema: createCustomerInput,
    lastResult,
    defaultValue: customer === null ? { kind: 'person', name: start?.name, phones: [{ phone: start?.phone ?? '' }] } : toFormValue(customer),
  });
  const labels: Record<string, string> = {
    name: t('fields.name'),
    email: t('fields.email'),
    address: t('fields.address'),
    idDocumentKind: t('fields.id-document-kind'),
    idDocumentNumber: t('fields.id-document-number'),
    note: t('fields.note'),
    ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`phones[${index}].phone`, t('phone.nth', { n: index + 1 })])),
    ...Object.fromEntries(['calendar', 'year', 'month', 'day', 'leap'].map((part) => [`birthday.${part}`, t(`fields.birth-${part}`)])),
  };
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-4xl">
      {duplicates.length > 0 ? <DuplicateNotice duplicates={duplicates} /> : <FormErrors form={form} labels={labels} />}
      {/* the first button of a form is what Enter presses: it must save, not add a phone */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <div className="grid gap-4">
        <Card title={t('form.identity')}>
          <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
            <TextInput field={fields.name} label={t('fields.name')} isRequired className="sm:col-span-1" />
            <RadioGroup field={fields.kind} label={t('fields.kind')} isInline options={CUSTOMER_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
            <Select field={fields.idDocumentKind} label={t('fields.id-document-kind')} options={ID_DOCUMENT_KINDS.map((value) => ({ value, label: t(`id-documents.${value}`) }))} />
            <TextInput field={fields.idDocumentNumber} label={t('fields.id-document-number')} />
            <BirthdayFields field={fields.birthday} />
            <Checkbox field={fields.vip} label={t('form.vip')} className="sm:col-span-2" />
          </div>
        </Card>
        <Card title={t('form.reach')}>
          <PhoneFields form={form} field={fields.phones} />
          <div className="mt-3 grid gap-x-4 gap-y-3 sm:grid-cols-2">
            <TextInput field={fields.email} type="email" label={t('fields.email')} />
            <TextInput field={fields.address} label={t('fields.address')} />
            <TextArea field={fields.note} label={t('fields.note')} rows={3} className="sm:col-span-2" />
          </div>
        </Card>
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <SubmitButton>{t('common:actions.save')}</SubmitButton>
        {duplicates.length > 0 && (
          <SubmitButton tone="plain" name="sure" value="on">
            {t('duplicate.save-anyway')}
          </SubmitButton>
        )}
        <Link to={cancelHref} className="btn btn-ghost">
          {t('common:actions.cancel')}
        </Link>
      </div>
    </Form>
  );
}

function toFormValue(customer: CustomerFile) {
  const { kind, name, email, address, idDocumentNumber, vip, note, birthday, phones } = customer;
  const idDocumentKind = ID_DOCUMENT_KINDS.find((known) => known === customer.idDocumentKind) ?? null;
  return { kind, name, email, address, idDocumentKind, idDocumentNumber, vip, note, birthday, phones: phones.map(({ phone, label }) => ({ phone, label })) };
}
