import { useTranslation } from 'react-i18next';
import { Checkbox, CheckboxGroup, RadioGroup } from '#app/components/form/choice';
import { Select } from '#app/components/form/select';
import { TextInput } from '#app/components/form/text-input';
import { useRoleName } from '#app/components/role-name';
import type { RuleChoices } from '../../rule-board/schema';
import { ASSIGNEE_STRATEGIES } from '../schema';
import type { RuleFields } from './basic-fields';

/** Who calls. Only the part that the choice needs is shown, by style alone. */
export function AssigneeFields({ fields, choices }: { fields: RuleFields; choices: RuleChoices }) {
  const { t } = useTranslation('outreach');
  const roleName = useRoleName();
  const assignee = fields.assignee.getFieldset();
  const people = choices.members.map(({ id, name, role }) => ({ value: id, label: `${name} · ${roleName(role)}` }));
  return (
    <div className="group/assignee grid gap-3 sm:grid-cols-2">
      <RadioGroup field={assignee.strategy} label={t('rules.assignee')} options={ASSIGNEE_STRATEGIES.map((strategy) => ({ value: strategy, label: t(`rules.strategy.${strategy}`) }))} />
      <div className="space-y-3">
        <div className="hidden group-has-[[value=round-robin]:checked]/assignee:block group-has-[[value=least-open]:checked]/assignee:block">
          <CheckboxGroup field={assignee.membershipIds} label={t('rules.members')} hint={t('rules.members-hint')} options={people} />
        </div>
        <div className="hidden group-has-[[value=fixed]:checked]/assignee:block">
          <Select field={assignee.membershipId} label={t('rules.member')} options={people} />
        </div>
        <Checkbox field={fields.excludeServingStaff} label={t('rules.exclude-serving-staff')} />
      </div>
    </div>
  );
}

/** What happens after an attempt in vain, and how often a customer is called at all. */
export function RetryFields({ fields }: { fields: RuleFields }) {
  const { t } = useTranslation('outreach');
  const retry = fields.retry.getFieldset();
  const hours = fields.callingHours.getFieldset();
  return (
    <div className="space-y-3">
      {(['no-answer', 'busy'] as const).map((outcome) => {
        const step = retry[outcome].getFieldset();
        return (
          <fieldset key={outcome} className="grid grid-cols-2 gap-2 sm:grid-cols-3">
            <legend className="mb-1 text-[0.8125rem] font-medium">{t(`rules.retry-after.${outcome}`)}</legend>
            <Select field={step.wait} label={t('rules.wait')} isRequired={false} emptyLabel={null} options={(['next-day', 'minutes'] as const).map((wait) => ({ value: wait, label: t(`rules.wait-of.${wait}`) }))} className="col-span-2 sm:col-span-1" />
            <TextInput field={step.minutes} type="number" inputMode="numeric" label={t('rules.minutes')} input={{ step: 1 }} />
            <TextInput field={step.maxAttempts} type="number" inputMode="numeric" label={t('rules.max-attempts')} input={{ step: 1 }} />
          </fieldset>
        );
      })}
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        <TextInput field={hours.from} type="time" label={t('rules.hours-from')} />
        <TextInput field={hours.to} type="time" label={t('rules.hours-to')} />
        <TextInput field={fields.minDaysBetweenCalls} type="number" inputMode="numeric" label={t('rules.min-days')} hint={t('rules.min-days-hint')} input={{ step: 1 }} className="col-span-2 sm:col-span-1" />
      </div>
    </div>
  );
}
