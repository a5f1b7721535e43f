import type { FieldMetadata } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { Select } from '#app/components/form/select';
import { TextInput } from '#app/components/form/text-input';
import type { RuleChoices } from '../../rule-board/schema';
import { CONTACT_PURPOSES } from '../../rule/schema';
import type { RuleFormInput } from '../schema';

/** Fields of the rule's form by name. */
export type RuleFields = Required<{ [Key in keyof RuleFormInput]: FieldMetadata<RuleFormInput[Key], RuleFormInput, string[]> }>;

interface GroupProps {
  fields: RuleFields;
  choices: RuleChoices;
}

/** What the rule is called and which facts it takes. */
export function BasicFields({ fields, choices, isNew }: GroupProps & { isNew: boolean }) {
  const { t } = useTranslation('outreach');
  const kinds = choices.recordKinds.map((kind) => ({ value: kind, label: t(`records:kinds.${kind}`) }));
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {isNew ? <TextInput field={fields.code} label={t('rules.code')} hint={t('rules.code-hint')} /> : <input type="hidden" name={fields.code.name} value={fields.code.initialValue ?? ''} />}
      <TextInput field={fields.name} label={t('rules.name')} className={isNew ? '' : 'sm:col-span-2'} />
      <TextInput field={fields.kind} label={t('rules.kind')} hint={t('rules.kind-hint')} />
      <Select field={fields.recordKind} label={t('rules.record-kind-label')} isRequired={false} emptyLabel={null} options={kinds} hint={t('rules.record-kind-hint')} />
      <Select field={fields.level} label={t('rules.level')} emptyLabel={null} options={['1', '2', '3'].map((level) => ({ value: level, label: t(`rules.level-of.${level}`) }))} />
      <Select field={fields.purpose} label={t('rules.purpose')} emptyLabel={null} options={CONTACT_PURPOSES.map((purpose) => ({ value: purpose, label: t(`rules.purpose-of.${purpose}`) }))} />
    </div>
  );
}

/** What is asked and shown during the call. */
export function SurveyFields({ fields, choices }: GroupProps) {
  const { t } = useTranslation('outreach');
  const none = t('rules.none');
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Select field={fields.formCode} label={t('rules.form')} emptyLabel={none} options={choices.forms.map(({ code, title }) => ({ value: code, label: title }))} />
      <Select field={fields.scriptCode} label={t('rules.script')} emptyLabel={none} options={choices.scripts.map(({ code, title }) => ({ value: code, label: title }))} />
      <TextInput field={fields.lowScoreBelow} type="number" inputMode="numeric" label={t('rules.low-score')} hint={t('rules.low-score-hint')} input={{ step: 1 }} />
    </div>
  );
}
