import type { FieldMetadata, FormMetadata } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { FieldError } from '#app/components/form/field';
import { Select } from '#app/components/form/select';
import { TextInput } from '#app/components/form/text-input';
import { Icon } from '#app/components/icon';
import { ANCHORS, WINDOW_UNITS } from '../../rule/schema';
import { TIERS, type RuleFormInput, type VariantForm } from '../schema';

const OFFSETS = ['open', 'target', 'close', 'expire'] as const;
const NEW_LINE: VariantForm = { tier: '2', anchor: 'invoicedOn', unit: 'day', open: 10, target: 10, close: 13, expire: 30, leewayDays: 0 };

export interface VariantFieldsProps {
  form: FormMetadata<RuleFormInput, string[]>;
  variants: FieldMetadata<RuleFormInput['variants'], RuleFormInput, string[]>;
  /** Without units of different tiers, one line counts for all. */
  hasTiers: boolean;
}

/** Lines of the counting rule, one per tier of the record's unit. The buttons are Conform intents and work as plain posts. */
export function VariantFields({ form, variants, hasTiers }: VariantFieldsProps) {
  const { t } = useTranslation('outreach');
  const lines = variants.getFieldList();
  const asksTier = hasTiers || lines.length > 1;
  return (
    <div className="space-y-3">
      {lines.map((line, index) => {
        const fields = line.getFieldset();
        return (
          <fieldset key={line.key} className="rounded-box border border-base-content/15 bg-base-200/50 px-3 pt-2 pb-3">
            <legend className="sr-only">{t('rules.variant', { position: index + 1 })}</legend>
            <div className="mb-2 flex items-center justify-between gap-2">
              {asksTier && (
                <span className="text-xs font-medium text-base-content/80" aria-hidden="true">
                  {t('rules.variant', { position: index + 1 })}
                </span>
              )}
              {lines.length > 1 && (
                <button {...form.remove.getButtonProps({ name: variants.name, index })} className="btn btn-ghost btn-xs" aria-label={t('rules.remove-variant', { position: index + 1 })}>
                  <Icon name="close" />
                  {t('rules.remove')}
                </button>
              )}
            </div>
            <div className="grid grid-cols-2 gap-2 sm:flex sm:*:min-w-0 sm:*:flex-1">
              {asksTier ? (
                <Select field={fields.tier} label={t('rules.tier')} emptyLabel={null} options={['any', ...TIERS].map((tier) => ({ value: tier, label: t(`rules.tier-of.${tier}`) }))} />
              ) : (
                <input type="hidden" name={fields.tier.name} value={fields.tier.initialValue ?? 'any'} />
              )}
              <Select field={fields.anchor} label={t('rules.anchor')} emptyLabel={null} options={ANCHORS.map((anchor) => ({ value: anchor, label: t(`rules.anchor-of.${anchor}`) }))} />
              <Select field={fields.unit} label={t('rules.unit')} emptyLabel={null} options={WINDOW_UNITS.map((unit) => ({ value: unit, label: t(`rules.unit-of.${unit}`) }))} />
              <TextInput field={fields.leewayDays} type="number" inputMode="numeric" label={t('rules.leeway')} input={{ step: 1 }} />
            </div>
            <div className="mt-2 grid grid-cols-2 gap-2 sm:grid-cols-4">
              {OFFSETS.map((offset) => (
                <TextInput key={offset} field={fields[offset]} type="number" inputMode="numeric" label={t(`rules.offset.${offset}`)} input={{ step: 1 }} />
              ))}
            </div>
          </fieldset>
        );
      })}
      <FieldError id={variants.errorId} errors={variants.errors ?? []} />
      {hasTiers && (
        <>
          <button {...form.insert.getButtonProps({ name: variants.name, index: 0, defaultValue: NEW_LINE })} className="btn btn-sm">
            {t('rules.add-variant')}
          </button>
          <p className="text-xs text-base-content/75">{t('rules.variant-hint')}</p>
        </>
      )}
    </div>
  );
}
