import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { RadioGroup } from '#app/components/form/choice';
import { FormErrors } from '#app/components/form/form-errors';
import { SubmitButton } from '#app/components/form/submit-button';
import { useAppForm } from '#app/components/form/use-app-form';
import type { RuleChoices, RuleLoad } from '../../rule-board/schema';
import { callbackRuleSchema, NEVER, ROLLS, type RuleView } from '../../rule/schema';
import type { DescribedRule } from '../../sentence/domain';
import { mergeForm, toFormValue } from '../domain';
import { ruleFormSchema } from '../schema';
import { BasicFields, SurveyFields } from './basic-fields';
import { AssigneeFields, RetryFields } from './calling-fields';
import { FilterFields } from './filter-fields';
import type { RuleReply } from './rule-reply';
import { RuleSentence } from './rule-sentence';
import { Section } from './section';
import { SwitchFields } from './switch-fields';
import { useFieldLabels } from './use-field-labels';
import { VariantFields } from './variant-fields';

export const RULE_FORM_ID = 'rule';
const SENTENCE_DELAY_MS = 250;

export interface RuleEditorProps {
  rule: RuleView;
  choices: RuleChoices;
  /** Null for a new rule. */
  load: RuleLoad | null;
  reply: RuleReply | undefined;
}

/** All settings of a rule, with the sentence of what it does beside them. Every button is a plain post. */
export function RuleEditor({ rule, choices, load, reply }: RuleEditorProps) {
  const { t } = useTranslation('outreach');
  const labels = useFieldLabels();
  const isNew = rule.id === '';
  const [form, fields] = useAppForm({ id: RULE_FORM_ID, schema: ruleFormSchema, lastResult: reply?.lastResult, defaultValue: toFormValue(rule) });
  const { described, isStale, refresh } = useLiveRule(rule, reply?.rule ?? null);

  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
      <div className="min-w-0 space-y-4 lg:sticky lg:top-16 lg:order-2">
        <Card
          title={t('rules.sentence')}
          actions={
            <SubmitButton form={RULE_FORM_ID} name="intent" value="describe" tone="ghost" size="sm" isPending={false}>
              {t('rules.refresh')}
            </SubmitButton>
          }
        >
          <div aria-live="polite">
            <RuleSentence rule={described} choices={choices} />
          </div>
          {isStale && <p className="mt-2 text-xs font-medium text-warning">{t('rules.sentence-stale')}</p>}
        </Card>
        <SwitchFields rule={rule} field={fields.goLiveOn} load={load} reply={reply} />
      </div>
      <Card as="div" className="lg:order-1">
        <Form method="post" preventScrollReset id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} onInput={refresh} onChange={refresh} className="space-y-5">
          {/* Enter in a field saves; the first button of a form is the one that Enter presses. */}
          <button type="submit" name="intent" value="save" className="hidden" tabIndex={-1} aria-hidden="true" />
          {!isNew && <input type="hidden" name="seenVersion" value={rule.version} />}
          <FormErrors form={form} labels={labels} />
          <Section title={t('rules.section.basics')}>
            <BasicFields fields={fields} choices={choices} isNew={isNew} />
          </Section>
          <Section title={t('rules.section.window')} hint={t('rules.section.window-hint')}>
            <VariantFields form={form} variants={fields.variants} hasTiers={choices.orgUnits.some(({ tier }) => tier !== null)} />
            <div className="grid gap-3 sm:grid-cols-2">
              <RadioGroup field={fields.countBase} label={t('rules.count-base')} options={['1', '0'].map((base) => ({ value: base, label: t(`rules.count-base-of.${base}`) }))} />
              <RadioGroup field={fields.roll} label={t('rules.roll')} options={ROLLS.map((roll) => ({ value: roll, label: t(`rules.roll-of.${roll}`) }))} />
            </div>
          </Section>
          <Section title={t('rules.section.filter')} hint={t('rules.section.filter-hint')}>
            <FilterFields fields={fields} choices={choices} />
          </Section>
          <Section title={t('rules.section.assignee')}>
            <AssigneeFields fields={fields} choices={choices} />
          </Section>
          <Section title={t('rules.section.survey')}>
            <SurveyFields fields={fields} choices={choices} />
          </Section>
          <Section title={t('rules.section.retry')}>
            <RetryFields fields={fields} />
          </Section>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-base-content/12 pt-4">
            <SubmitButton name="intent" value="save">{t(isNew ? 'rules.create' : 'rules.save')}</SubmitButton>
            <p className="text-xs text-base-content/80">{isNew ? t('rules.create-effect') : <SaveEffect load={load} isActive={rule.active} />}</p>
          </div>
        </Form>
      </Card>
    </div>
  );
}

function SaveEffect({ load, isActive }: { load: RuleLoad | null; isActive: boolean }) {
  const { t } = useTranslation('outreach');
  if (!isActive || load === null) return <>{t('rules.save-effect.inactive')}</>;
  return (
    <>
      {t('rules.save-effect.untouched', { count: load.untouched })} {load.touched > 0 && t('rules.save-effect.touched', { count: load.touched })}
    </>
  );
}

/** The rule as it stands in the form; while it is no rule, the last one that was. */
function useLiveRule(saved: RuleView, replied: DescribedRule | null) {
  const [typed, setTyped] = useState<DescribedRule | null>(null);
  const [isStale, setIsStale] = useState(false);
  const [timer, setTimer] = useState<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer), [timer]);
  useEffect(() => setTyped(null), [saved, replied]);

  function refresh(event: FormEvent<HTMLFormElement>): void {
    const element = event.currentTarget;
    clearTimeout(timer);
    setTimer(
      setTimeout(() => {
        const submission = parseWithZod(new FormData(element), { schema: ruleFormSchema });
        setIsStale(submission.status !== 'success');
        if (submission.status !== 'success') return;
        const rule = callbackRuleSchema.parse(mergeForm(submission.value, saved));
        setTyped({ ...rule, goLiveOn: rule.goLiveOn === NEVER ? null : rule.goLiveOn });
      }, SENTENCE_DELAY_MS),
    );
  }
  return { described: typed ?? replied ?? saved, isStale, refresh };
}
