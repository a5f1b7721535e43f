import type { FieldMetadata } from '@conform-to/react';
import type { z } from 'zod';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#app/components/form/choice';
import { Select } from '#app/components/form/select';
import { TextInput } from '#app/components/form/text-input';
import type { createCustomerInput } from '#app/modules/customers/customer/schema';

type FormValue = z.input<typeof createCustomerInput>;

/** Calendar, year if known, month and day; all empty means unknown. */
export function BirthdayFields({ field }: { field: FieldMetadata<FormValue['birthday'], FormValue> }) {
  const { t } = useTranslation('customers');
  const { calendar, year, month, day, leap } = field.getFieldset();
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }));
  return (
    <fieldset className="sm:col-span-2">
      <legend className="mb-1 text-[0.8125rem] font-medium">{t('fields.birthday')}</legend>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <Select
          field={calendar}
          label={t('fields.birth-calendar')}
          isRequired={false}
          emptyLabel={t('birthday.unknown')}
          options={[
            { value: 'solar', label: t('birthday.solar-name') },
            { value: 'lunar', label: t('birthday.lunar-name') },
          ]}
          className="w-28"
        />
        <TextInput field={year} type="number" inputMode="numeric" label={t('fields.birth-year')} placeholder={t('birthday.year-hint')} className="w-28" />
        <Select field={month} label={t('fields.birth-month')} isRequired={false} emptyLabel="—" options={numbers(12)} className="w-20" />
        <Select field={day} label={t('fields.birth-day')} isRequired={false} emptyLabel="—" options={numbers(31)} className="w-20" />
        <Checkbox field={leap} label={t('fields.birth-leap')} className="sm:mt-7" />
      </div>
    </fieldset>
  );
}
