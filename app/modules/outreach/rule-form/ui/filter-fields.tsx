import { useTranslation } from 'react-i18next';
import { CheckboxGroup } from '#app/components/form/choice';
import { TextInput } from '#app/components/form/text-input';
import type { RuleChoices } from '../../rule-board/schema';
import { TIERS } from '../schema';
import type { RuleFields } from './basic-fields';

/** Which of the facts the rule takes: every line that is filled in must hold. */
export function FilterFields({ fields, choices }: { fields: RuleFields; choices: RuleChoices }) {
  const { t } = useTranslation('outreach');
  const filter = fields.filter.getFieldset();
  const flags = choices.flags.map((flag) => ({ value: flag, label: t(`rules.flag.${flag}`, { defaultValue: flag }) }));
  const hasTiers = choices.orgUnits.some(({ tier }) => tier !== null);
  const money = { type: 'number', inputMode: 'decimal', input: { step: '0.01', min: 0 } } as const;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {hasTiers && <CheckboxGroup field={filter.tiers} label={t('rules.filter.tiers')} isInline options={TIERS.map((tier) => ({ value: tier, label: t(`rules.tier-of.${tier}`) }))} />}
      {choices.orgUnits.length > 0 && (
        <details className="sm:col-span-2">
          <summary className="min-h-6 cursor-pointer text-[0.8125rem] font-medium">{t('rules.filter.org-units')}</summary>
          <div className="mt-2 max-h-56 overflow-y-auto rounded-field border border-base-content/20 p-2">
            <CheckboxGroup field={filter.orgUnitIds} label={t('rules.filter.org-units')} isLabelHidden options={choices.orgUnits.map(({ id, name }) => ({ value: id, label: name }))} />
          </div>
        </details>
      )}
      {flags.length > 0 && (
        <>
          <CheckboxGroup field={filter.flags} label={t('rules.filter.flags')} isInline options={flags} />
          <CheckboxGroup field={filter.withoutFlags} label={t('rules.filter.without-flags')} isInline options={flags} />
        </>
      )}
      <TextInput field={filter.minAmount} label={t('rules.filter.min-amount')} {...money} />
      <TextInput field={filter.maxAmount} label={t('rules.filter.max-amount')} {...money} />
    </div>
  );
}
