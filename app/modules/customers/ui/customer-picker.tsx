import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useActor } from '#app/components/actor';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import { phone } from '#app/i18n/format';
import type { CustomerListItem } from '#app/modules/customers/customer/schema';
import { searchHint } from './search-hint';

export interface CustomerPickerProps {
  /** Search parameter of the page that holds the text. */
  parameter: string;
  text: string;
  found: readonly CustomerListItem[];
  /** Value of the posted `intent`. */
  intent: string;
  /** Further controls of the form, e.g. the date from which. */
  children: ReactNode;
  submitLabel: string;
}

/** Finds a customer and does something with them: a search and a form, both without script. */
export function CustomerPicker({ parameter, text, found, intent, children, submitLabel }: CustomerPickerProps) {
  const { t } = useTranslation('customers');
  return (
    <div className="grid gap-3">
      <Form method="get" role="search" preventScrollReset className="flex flex-wrap items-end gap-2">
        <TextInput name={parameter} type="search" label={t('picker.find')} defaultValue={text} placeholder={t(searchHint(useActor().tenant.features))} className="grow basis-48" />
        <button type="submit" className="btn">
          {t('common:search.submit')}
        </button>
      </Form>
      {text !== '' && found.length === 0 && <p>{t('picker.none')}</p>}
      {found.length > 0 && (
        <Form method="post" className="grid gap-3">
          <input type="hidden" name="intent" value={intent} />
          <fieldset>
            <legend className="mb-1 text-[0.8125rem] font-medium">{t('picker.choose')}</legend>
            <div className="grid gap-1">
              {found.map((customer, index) => (
                <label key={customer.id} className="flex min-h-6 items-start gap-2">
                  <input type="radio" name="customerId" value={customer.id} required defaultChecked={index === 0 && found.length === 1} className="radio radio-sm mt-px" />
                  <span>
                    {customer.name} <span className="font-mono text-xs">{customer.number}</span> {customer.phones[0] && phone(customer.phones[0].phone)}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          {children}
          <div>
            <SubmitButton size="sm">{submitLabel}</SubmitButton>
          </div>
        </Form>
      )}
    </div>
  );
}
