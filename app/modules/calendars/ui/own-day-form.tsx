import { getFormProps, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { RadioGroup } from '#app/components/form/choice';
import { FormErrors } from '#app/components/form/form-errors';
import { SubmitButton } from '#app/components/form/submit-button';
import { DateInput, TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import { DAY_KINDS, setOwnDayInput, type CalendarDayView } from '#app/modules/calendars/schema';

/** The tenant's own word on a day; a chosen day starts with the opposite of what it is. */
export function OwnDayForm({ day, lastResult }: { day: CalendarDayView | null; lastResult: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation('tenancy');
  const isOwn = day?.source === 'own';
  const kind = day === null || isOwn ? (day?.kind ?? 'off') : day.kind === 'work' ? 'off' : 'work';
  const [form, fields] = useAppForm({
    id: 'own-day',
    schema: setOwnDayInput,
    lastResult,
    defaultValue: { kind, ...(day ? { date: day.date } : {}), ...(isOwn ? { name: day.name ?? '' } : {}) },
  });
  const labels = { date: t('calendar.date'), kind: t('calendar.day-is'), name: t('calendar.reason') };
  return (
    <>
      <Form method="post" {...getFormProps(form)} className="space-y-3">
        <FormErrors form={form} labels={labels} />
        <DateInput field={fields.date} label={labels.date} />
        <RadioGroup field={fields.kind} label={labels.kind} isInline options={DAY_KINDS.map((value) => ({ value, label: t(`calendar.kind.${value}`) }))} />
        <TextInput field={fields.name} label={labels.name} placeholder={t('calendar.reason-example')} />
        <SubmitButton size="sm">{t('common:actions.save')}</SubmitButton>
      </Form>
      {isOwn && (
        <Form method="post" className="mt-3 border-t border-base-content/12 pt-3">
          <input type="hidden" name="date" value={day.date} />
          <SubmitButton name="intent" value="clear" tone="ghost" size="sm">
            {t('calendar.clear')}
          </SubmitButton>
        </Form>
      )}
    </>
  );
}
