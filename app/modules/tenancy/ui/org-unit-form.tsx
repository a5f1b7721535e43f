import { getFormProps, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '#app/components/form/form-errors';
import { Select } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextArea } from '#app/components/form/text-area';
import { TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import { createOrgUnitInput, ORG_UNIT_KINDS, type OrgUnitRow } from '#app/modules/tenancy/org-unit/schema';
import { unitOptions } from './unit-options';

interface OrgUnitFormProps {
  /** Null for a new unit. */
  unit: OrgUnitRow | null;
  /** Choices of the parent, for a new unit only; moving has its own form. */
  parents: readonly OrgUnitRow[];
  lastResult: SubmissionResult<string[]> | undefined;
}

export function OrgUnitForm({ unit, parents, lastResult }: OrgUnitFormProps) {
  const { t } = useTranslation('tenancy');
  const [form, fields] = useAppForm({
    id: 'org-unit',
    schema: createOrgUnitInput,
    lastResult,
    defaultValue: unit
      ? { kind: unit.kind, code: unit.code, name: unit.name, tier: unit.tier?.toString(), aliases: [unit.aliases.join('\n')] }
      : { kind: 'department' },
  });
  const labels = { kind: t('units.kind'), code: t('units.code'), name: t('units.name'), tier: t('units.tier'), aliases: t('units.aliases'), parentId: t('units.parent') };
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2 empty:hidden">
        <FormErrors form={form} labels={labels} />
      </div>
      <TextInput field={fields.name} label={labels.name} />
      <TextInput field={fields.code} label={labels.code} hint={t('units.code-hint')} />
      <Select field={fields.kind} label={labels.kind} emptyLabel={null} options={ORG_UNIT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
      <Select
        field={fields.tier}
        label={labels.tier}
        hint={t('units.tier-hint')}
        emptyLabel={t('units.no-tier')}
        options={['1', '2'].map((tier) => ({ value: tier, label: t(`kind.outlet-${tier}`) }))}
      />
      {unit === null && <Select field={fields.parentId} label={labels.parentId} emptyLabel={t('units.top')} options={unitOptions(parents)} />}
      <TextArea
        field={fields.aliases}
        label={labels.aliases}
        // an empty list is a list
        isRequired={false}
        hint={t('units.aliases-hint')}
        className="sm:col-span-2"
        {...(unit ? { defaultValue: unit.aliases.join('\n') } : {})}
      />
      <div className="sm:col-span-2">
        <SubmitButton name="intent" value="facts">
          {t('common:actions.save')}
        </SubmitButton>
      </div>
    </Form>
  );
}
