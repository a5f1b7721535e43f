import { useTranslation } from 'react-i18next';
import { cx } from '#app/components/class-names';
import { intentValue, type EditorItem } from '../domain';
import { TextPair } from './text-pair';

export interface ItemSettingsProps {
  item: EditorItem;
  name: (field: string) => string;
  /** Whether a field has a problem. */
  has: (field: string) => boolean;
  onChange: (patch: Partial<EditorItem>) => void;
}

type TextKey = 'min' | 'max' | 'maxLength';
type TickKey = 'notApplicable' | 'multiple' | 'multiline';

/**
 * What only some types have. Settings of other types travel along hidden, so that trying another type loses
 * nothing. Without script the button at the end shows the settings of a type just chosen.
 */
export function ItemSettings({ item, name, has, onChange }: ItemSettingsProps) {
  const { t } = useTranslation('forms');
  const { type } = item;

  const line = (key: TextKey, label: string) => (
    <label key={key} className="text-xs">
      <span className="mb-0.5 block">{label}</span>
      <input
        name={name(key)}
        value={item[key]}
        inputMode="numeric"
        aria-invalid={has(key) || undefined}
        onChange={(event) => onChange({ [key]: event.target.value })}
        className={cx('input input-sm w-24', has(key) && 'input-error')}
      />
    </label>
  );
  const tick = (key: TickKey, label: string) => (
    <label key={key} className="flex items-center gap-1.5 pb-1.5 text-xs">
      <input type="checkbox" name={name(key)} checked={item[key]} onChange={(event) => onChange({ [key]: event.target.checked })} className="checkbox checkbox-xs" />
      {label}
    </label>
  );
  const kept = (key: TextKey | 'options' | 'weight', isShown: boolean) => !isShown && <input type="hidden" name={name(key)} value={item[key]} />;
  const keptTick = (key: TickKey, isShown: boolean) => !isShown && item[key] && <input type="hidden" name={name(key)} value="on" />;

  const isScore = type === 'score';
  const isYesNo = type === 'yes-no';
  return (
    <details className="mt-1.5" open={type === 'choice' || has('max') || has('min') || has('options') || undefined}>
      <summary className="min-h-6 cursor-pointer py-1 text-xs text-base-content/80">{t('editor.more')}</summary>
      <div className="mt-1.5 flex flex-wrap items-end gap-2">
        {isScore && [line('min', t('editor.min')), line('max', t('editor.max'))]}
        {type === 'number' && [line('min', t('editor.number-min')), line('max', t('editor.number-max'))]}
        {type === 'text' && [line('maxLength', t('editor.max-length')), tick('multiline', t('editor.multiline'))]}
        {(isScore || isYesNo) && tick('notApplicable', t('editor.not-applicable'))}
        {type === 'choice' && tick('multiple', t('editor.multiple'))}
        {isYesNo && (
          <label className="text-xs">
            <span className="mb-0.5 block">{t('editor.good')}</span>
            <select name={name('good')} value={item.good} onChange={(event) => onChange({ good: event.target.value === 'no' ? 'no' : 'yes' })} className="select select-sm w-auto">
              <option value="yes">{t('answer.yes')}</option>
              <option value="no">{t('answer.no')}</option>
            </select>
          </label>
        )}
        <noscript>
          <button name="intent" value={intentValue({ action: 'apply-type' })} className="btn btn-xs">{t('editor.apply-type')}</button>
        </noscript>
      </div>
      {type === 'choice' && (
        <label className="mt-1.5 block text-xs">
          <span className="mb-0.5 block">{t('editor.options')}</span>
          <textarea
            name={name('options')}
            value={item.options}
            rows={4}
            aria-invalid={has('options') || undefined}
            onChange={(event) => onChange({ options: event.target.value })}
            className={cx('textarea textarea-sm w-full font-mono', has('options') && 'textarea-error')}
          />
        </label>
      )}
      <div className="mt-1.5">
        <TextPair label={t('editor.hint')} name={(language) => name(`hint.${language}`)} value={item.hint} onChange={(hint) => onChange({ hint })} />
      </div>
      {kept('min', isScore || type === 'number')}
      {kept('max', isScore || type === 'number')}
      {kept('weight', isScore || isYesNo)}
      {kept('maxLength', type === 'text')}
      {kept('options', type === 'choice')}
      {keptTick('notApplicable', isScore || isYesNo)}
      {keptTick('multiple', type === 'choice')}
      {keptTick('multiline', type === 'text')}
      {!isYesNo && <input type="hidden" name={name('good')} value={item.good} />}
    </details>
  );
}
