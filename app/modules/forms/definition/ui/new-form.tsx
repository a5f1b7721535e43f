import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '#app/components/form/form-errors';
import { Select } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import { createFormInput, FORM_KINDS } from '../schema';

export function NewForm({ lastResult }: { lastResult: SubmissionResult<string[]> | null | undefined }) {
  const { t } = useTranslation('forms');
  const [form, fields] = useAppForm({ id: 'new-form', schema: createFormInput, lastResult, defaultValue: { kind: 'survey' } });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate}>
      <FormErrors form={form} labels={{ title: t('title'), code: t('code'), kind: t('kind-label') }} />
      <div className="grid items-start gap-3 sm:grid-cols-3">
        <TextInput field={fields.title} label={t('title')} />
        <TextInput field={fields.code} label={t('code')} hint={t('code-hint')} />
        <Select field={fields.kind} label={t('kind-label')} emptyLabel={null} options={FORM_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
      </div>
      <SubmitButton className="mt-3">{t('create')}</SubmitButton>
    </Form>
  );
}
