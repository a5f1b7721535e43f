import type { FieldMetadata, FormMetadata } from '@conform-to/react';
import type { z } from 'zod';
import { useTranslation } from 'react-i18next';
import { TextInput } from '#app/components/form/text-input';
import type { createCustomerInput } from '#app/modules/customers/customer/schema';

type FormValue = z.input<typeof createCustomerInput>;

/** The phones in the order in which they are called. Adding and removing a line works without script, too. */
export function PhoneFields({ form, field }: { form: FormMetadata<FormValue>; field: FieldMetadata<FormValue['phones'], FormValue> }) {
  const { t } = useTranslation('customers');
  const rows = field.getFieldList();
  return (
    <fieldset>
      <legend className="sr-only">{t('fields.phones')}</legend>
      <ul className="grid gap-3">
        {rows.map((row, index) => {
          const { phone, label } = row.getFieldset();
          return (
            <li key={row.key} className="flex flex-wrap items-start gap-x-3 gap-y-2 sm:flex-nowrap">
              <TextInput field={phone} type="tel" inputMode="tel" label={t('phone.nth', { n: index + 1 })} className="grow basis-48" />
              <TextInput field={label} label={t('phone.label')} placeholder={t('phone.label-hint')} className="grow basis-40" />
              <button {...form.remove.getButtonProps({ name: field.name, index })} className="btn btn-ghost mt-6" aria-label={`${t('phone.remove')} ${t('phone.nth', { n: index + 1 })}`}>
                {t('phone.remove')}
              </button>
            </li>
          );
        })}
      </ul>
      <button {...form.insert.getButtonProps({ name: field.name, defaultValue: { phone: '' } })} className="btn btn-sm mt-3">
        {t('phone.add')}
      </button>
    </fieldset>
  );
}
