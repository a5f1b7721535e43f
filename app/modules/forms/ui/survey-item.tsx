import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, CheckboxGroup } from '#app/components/form/choice';
import { FieldError, Hint, RequiredMark } from '#app/components/form/field';
import { cx } from '#app/components/class-names';
import { toLanguage } from '#app/i18n/namespaces';
import { formText } from '../domain';
import { NOT_APPLICABLE, type AnswerValue, type FormItem } from '../schema';
import { answerField } from './answer-fields';
import { SurveyScale, type ScaleOption } from './survey-scale';

export interface SurveyItemProps {
  item: FormItem;
  value: AnswerValue;
  /** Encoded messages, see `encodeProblem`. */
  errors: string[];
  formId?: string | undefined;
}

/** Most scale steps that stand side by side; longer scales are typed as a number. */
const MAX_STEPS = 11;

/** One question of a sheet. Fields are never natively required: other ways to end a call must stay open. */
export function SurveyItem(props: SurveyItemProps) {
  const { t, i18n } = useTranslation('forms');
  const language = toLanguage(i18n.language);
  const { item, value, errors, formId } = props;
  const label = formText(item.label, language);
  const hint = item.hint === null ? undefined : formText(item.hint, language);
  const name = answerField(item.code);
  const scale = { name, formId, label, hint, isRequired: item.required, errors };
  const notApplicable = { value: NOT_APPLICABLE, label: t('answer.not-applicable') };

  switch (item.type) {
    case 'score': {
      if (item.max - item.min >= MAX_STEPS) return <LineField {...props} label={label} hint={hint} inputMode="numeric" />;
      const options: ScaleOption[] = Array.from({ length: item.max - item.min + 1 }, (_, index) => {
        const score = item.min + index;
        return { value: String(score), label: String(score), digit: score };
      });
      if (item.notApplicable) options.push(notApplicable);
      return <SurveyScale {...scale} options={options} value={value === null ? null : String(value)} />;
    }
    case 'yes-no': {
      const options: ScaleOption[] = [
        { value: 'yes', label: t('answer.yes'), digit: 1 },
        { value: 'no', label: t('answer.no'), digit: 2 },
      ];
      if (item.notApplicable) options.push({ ...notApplicable, digit: 3 });
      const chosen = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
      return <SurveyScale {...scale} options={options} value={typeof chosen === 'string' ? chosen : null} />;
    }
    case 'choice': {
      const options = item.options.map((option, index) => ({ value: option.code, label: formText(option.label, language), digit: index + 1 }));
      if (!item.multiple) return <SurveyScale {...scale} options={options} value={typeof value === 'string' ? value : null} />;
      const chosen = Array.isArray(value) ? value : [];
      return <CheckboxGroup name={name} label={label} hint={hint} isInline options={options} defaultValues={chosen} className="py-1.5" />;
    }
    case 'complaint':
      return (
        <div className="my-1.5 rounded-field bg-error/8 px-3 py-2 font-medium has-checked:bg-error/20">
          <Checkbox name={name} value="true" label={label} hint={hint} defaultChecked={value === true} />
        </div>
      );
    case 'text':
      return <LineField {...props} label={label} hint={hint} maxLength={item.maxLength} isMultiline={item.multiline} />;
    case 'number':
      return <LineField {...props} label={label} hint={hint} inputMode="decimal" />;
    case 'date':
      return <LineField {...props} label={label} hint={hint} type="date" />;
  }
}

interface LineFieldProps extends SurveyItemProps {
  label: string;
  hint: string | undefined;
  inputMode?: 'numeric' | 'decimal';
  type?: 'text' | 'date';
  maxLength?: number;
  isMultiline?: boolean;
}

/** A typed answer. Numbers are text fields too, so that what cannot be read yet is kept as it was typed. */
function LineField({ item, value, errors, formId, label, hint, inputMode, type = 'text', maxLength, isMultiline = false }: LineFieldProps) {
  const id = useId();
  const described = cx(hint !== undefined && `${id}-hint`, errors.length > 0 && `${id}-error`);
  const attributes = {
    id,
    name: answerField(item.code),
    form: formId,
    defaultValue: value === null || typeof value === 'object' ? '' : String(value),
    maxLength,
    'aria-required': item.required || undefined,
    'aria-invalid': errors.length > 0 || undefined,
    'aria-describedby': described === '' ? undefined : described,
  };
  return (
    <div className="py-1.5">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
        {item.required && <RequiredMark />}
      </label>
      {isMultiline ? (
        <textarea {...attributes} rows={2} className={cx('textarea min-h-0 w-full', errors.length > 0 && 'textarea-error')} />
      ) : (
        <input {...attributes} type={type} inputMode={inputMode} autoComplete="off" className={cx('input w-full', errors.length > 0 && 'input-error')} />
      )}
      <Hint id={`${id}-hint`}>{hint}</Hint>
      <FieldError id={`${id}-error`} errors={errors} />
    </div>
  );
}
