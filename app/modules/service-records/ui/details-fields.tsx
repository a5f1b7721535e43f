import type { FieldMetadata } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#app/components/form/choice';
import { Select } from '#app/components/form/select';
import { TextArea } from '#app/components/form/text-area';
import { DateInput, TextInput } from '#app/components/form/text-input';
import type { RecordKind } from '#app/modules/service-records/kind/schema';

type Control = 'line' | 'text' | 'number' | 'date' | 'tick' | 'payment';

/** The control of each detail, in the order in which the form shows them. */
const CONTROLS: Record<RecordKind, Record<string, Control>> = {
  delivery: { contractNumber: 'line', invoiceNumber: 'line', payment: 'payment', insuranceEndsOn: 'date', manufacturedOn: 'date', note: 'text' },
  repair: { repairType: 'line', mileage: 'number', technician: 'line', nextServiceOn: 'date', accident: 'tick', work: 'text', note: 'text' },
  'service-request': { category: 'line', finishedBy: 'line', summary: 'text', note: 'text' },
};

export function DetailsFields({ kind, field }: { kind: RecordKind; field: FieldMetadata<Record<string, unknown> | undefined> }) {
  const { t } = useTranslation('records');
  const details = field.getFieldset();
  return Object.entries(CONTROLS[kind]).map(([key, control]) => {
    const detail = details[key];
    if (detail === undefined) return null;
    const props = { field: detail, label: t(`details.${key}`) };
    switch (control) {
      case 'line':
        return <TextInput key={key} {...props} />;
      case 'number':
        return <TextInput key={key} {...props} inputMode="numeric" />;
      case 'date':
        return <DateInput key={key} {...props} />;
      case 'tick':
        return <Checkbox key={key} {...props} className="self-end pb-1.5" />;
      case 'payment':
        return <Select key={key} {...props} options={['cash', 'loan', 'lease'].map((value) => ({ value, label: t(`payments.${value}`) }))} />;
      case 'text':
        return <TextArea key={key} {...props} rows={2} className="sm:col-span-2" />;
    }
  });
}

export function detailKeys(kind: RecordKind): string[] {
  return Object.keys(CONTROLS[kind]);
}
