import { getFormProps, type SubmissionResult } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { FormErrors } from '#app/components/form/form-errors';
import { Select } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import { EmptyState } from '#app/components/states';
import { createHomeInput, OCCUPANCIES, type HomeFile } from '#app/modules/homes/home/schema';

export interface HomeFormProps {
  /** Null for a new home. */
  home: HomeFile | null;
  sites: readonly { id: string; name: string }[];
  lastResult: SubmissionResult<string[]> | undefined;
  cancelHref: string;
}

export function HomeForm({ home, sites, lastResult, cancelHref }: HomeFormProps) {
  const { t } = useTranslation('homes');
  const [form, fields] = useAppForm({
    id: 'home',
    schema: createHomeInput,
    lastResult,
    defaultValue: home === null ? { siteId: sites.length === 1 ? sites[0]?.id : undefined, occupancy: 'occupied' } : { ...home, siteId: home.site.id },
  });
  if (sites.length === 0) return <EmptyState icon="home" title={t('form.no-site')}>{t('form.no-site-hint')}</EmptyState>;
  const labels: Record<string, string> = {
    siteId: t('fields.site'), building: t('fields.building'), unit: t('fields.unit'), room: t('fields.room'), zone: t('fields.zone'),
    areaSqm: t('fields.area-sqm'), occupancy: t('fields.occupancy'),
  };
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-4xl">
      <FormErrors form={form} labels={labels} />
      <Card>
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
          <Select field={fields.siteId} label={t('fields.site')} options={sites.map(({ id, name }) => ({ value: id, label: name }))} className="sm:col-span-3" />
          <TextInput field={fields.building} label={t('fields.building')} placeholder={t('form.building-example')} />
          <TextInput field={fields.unit} label={t('fields.unit')} placeholder={t('form.unit-example')} />
          <TextInput field={fields.room} label={t('fields.room')} placeholder="301" />
          <TextInput field={fields.zone} label={t('fields.zone')} hint={t('form.zone-hint')} />
          <TextInput field={fields.areaSqm} label={t('fields.area-sqm')} inputMode="decimal" />
          <Select field={fields.occupancy} label={t('fields.occupancy')} emptyLabel={null} options={OCCUPANCIES.map((value) => ({ value, label: t(`occupancy.${value}`) }))} />
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
