import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { InstantText } from '#app/components/date-text';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import { Icon } from '#app/components/icon';
import type { CustomerFile } from '#app/modules/customers/customer/schema';

/** Stands above everything else on the file: nobody may overlook it. */
export function DoNotContactBanner({ customer }: { customer: CustomerFile }) {
  const { t } = useTranslation('customers');
  const canWrite = useCan()('customers.customer.write');
  if (customer.doNotContact === null) return null;
  return (
    <div role="note" className="alert alert-error alert-soft mb-4 items-start text-error">
      <Icon name="alert" className="mt-0.5" />
      <div className="w-full">
        <p className="font-semibold">{t('do-not-contact.banner')}</p>
        <p>
          {customer.doNotContact.reason} · <InstantText value={customer.doNotContact.at} />
        </p>
        {canWrite && <ReasonForm intent="lift" open={t('do-not-contact.lift')} label={t('do-not-contact.lift-reason')} submit={t('do-not-contact.lift')} />}
      </div>
    </div>
  );
}

/** Folded away among the file's actions. */
export function DoNotContactForm({ customer }: { customer: CustomerFile }) {
  const { t } = useTranslation('customers');
  const canWrite = useCan()('customers.customer.write');
  if (!canWrite || customer.doNotContact !== null || customer.mergedInto !== null) return null;
  return <ReasonForm intent="do-not-contact" open={t('do-not-contact.set')} label={t('do-not-contact.reason')} submit={t('do-not-contact.set')} />;
}

function ReasonForm({ intent, open, label, submit }: { intent: string; open: string; label: string; submit: string }) {
  return (
    <details className="mt-2 print:hidden">
      <summary className="btn btn-sm">{open}</summary>
      <Form method="post" className="mt-2 flex max-w-lg flex-wrap items-end gap-2">
        <input type="hidden" name="intent" value={intent} />
        <TextInput name="reason" label={label} isRequired input={{ maxLength: 200 }} className="grow text-base-content" />
        <SubmitButton tone="plain">{submit}</SubmitButton>
      </Form>
    </details>
  );
}
