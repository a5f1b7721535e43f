import { getFormProps, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CheckboxGroup } from '#app/components/form/choice';
import { FormErrors } from '#app/components/form/form-errors';
import { Select } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import { toLanguage } from '#app/i18n/namespaces';
import { CALENDARS, calendarCodeSchema } from '#app/modules/calendars/schema';
import { FEATURES, LOCALES, updateTenantInput } from '#app/modules/tenancy/tenant/schema';
import type { TenantProfile } from '#app/modules/tenancy/tenant/service.server';

/** Zones that tenants are in; any other IANA name can be typed. */
const ZONES = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Macau', 'Asia/Taipei', 'Asia/Singapore', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'UTC'];

export function SettingsForm({ tenant, lastResult }: { tenant: TenantProfile; lastResult: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation('tenancy');
  const { name, locale, timeZone, calendar, settings } = tenant;
  const { callingHours, features } = settings;
  const [form, fields] = useAppForm({
    schema: updateTenantInput,
    lastResult,
    defaultValue: { name, locale: toLanguage(locale), timeZone, calendar: calendarCodeSchema.catch('CN').parse(calendar), callingHours, features },
  });
  const hours = fields.callingHours.getFieldset();
  const labels = {
    name: t('settings.name'),
    locale: t('settings.locale'),
    timeZone: t('settings.time-zone'),
    calendar: t('settings.calendar'),
    'callingHours.from': t('settings.calls-from'),
    'callingHours.to': t('settings.calls-to'),
    features: t('settings.features'),
  };
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2 empty:hidden">
        <FormErrors form={form} labels={labels} />
      </div>
      <TextInput field={fields.name} label={labels.name} className="sm:col-span-2" />
      <Select
        field={fields.locale}
        label={labels.locale}
        hint={t('settings.locale-hint')}
        emptyLabel={null}
        options={LOCALES.map((value) => ({ value, label: t(`common:language.${value}`) }))}
      />
      <div>
        <TextInput field={fields.timeZone} label={labels.timeZone} hint={t('settings.time-zone-hint')} input={{ list: 'time-zones' }} />
        <datalist id="time-zones">
          {ZONES.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      <TextInput field={hours.from} type="time" label={labels['callingHours.from']} hint={t('settings.calls-hint')} />
      <TextInput field={hours.to} type="time" label={labels['callingHours.to']} />
      <Select field={fields.calendar} label={labels.calendar} emptyLabel={null} options={CALENDARS.map((code) => ({ value: code, label: t(`calendars.${code}`) }))} />
      <CheckboxGroup field={fields.features} label={labels.features} hint={t('settings.features-hint')} isInline options={FEATURES.map((feature) => ({ value: feature, label: t(`feature.${feature}`) }))} />
      <div className="sm:col-span-2">
        <SubmitButton>{t('common:actions.save')}</SubmitButton>
      </div>
    </Form>
  );
}
