import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from '#app/lib/app-error';
import { controlName, intentValue, ITEM_TYPES, type EditorItem } from '../domain';
import { ItemSettings } from './item-settings';
import { TextPair } from './text-pair';

export interface EditorItemRowProps {
  item: EditorItem;
  section: number;
  position: number;
  problems: readonly FieldProblem[];
  onChange: (patch: Partial<EditorItem>) => void;
}

/** One question: words and type at hand, the rest folded away. */
export function EditorItemRow({ item, section, position, problems, onChange }: EditorItemRowProps) {
  const { t } = useTranslation('forms');
  const id = useId();
  const prefix = `sections.${section}.items.${position}`;
  const own = problems.filter((problem) => problem.field === prefix || problem.field.startsWith(`${prefix}.`));
  const has = (field: string): boolean => own.some((problem) => problem.field === `${prefix}.${field}`);
  const name = (field: string): string => controlName.item(section, position, field);
  const number = t('editor.item', { number: position + 1 });
  const isScored = item.type === 'score' || item.type === 'yes-no';

  return (
    <li className="py-3">
      <fieldset aria-describedby={own.length > 0 ? `${id}-errors` : undefined}>
        <legend className="sr-only">{number}</legend>
        <div className="mb-1.5 flex flex-wrap items-end gap-2">
          <span className="w-6 pb-1 text-xs font-semibold" aria-hidden="true">{position + 1}</span>
          <label className="text-xs">
            <span className="mb-0.5 block">{t('editor.type')}</span>
            <select
              name={name('type')}
              value={item.type}
              onChange={(event) => onChange({ type: ITEM_TYPES.find((type) => type === event.target.value) ?? item.type })}
              className="select select-sm w-auto"
            >
              {ITEM_TYPES.map((type) => (
                <option key={type} value={type}>{t(`type.${type}`)}</option>
              ))}
            </select>
          </label>
          <label className="text-xs">
            <span className="mb-0.5 block">{t('editor.item-code')}</span>
            <input
              name={name('code')}
              value={item.code}
              maxLength={40}
              aria-invalid={has('code') || undefined}
              onChange={(event) => onChange({ code: event.target.value })}
              className={`input input-sm w-36 font-mono ${has('code') ? 'input-error' : ''}`}
            />
          </label>
          {isScored && (
            <label className="text-xs" title={t('editor.weight-hint')}>
              <span className="mb-0.5 block">{t('editor.weight')}</span>
              <input
                name={name('weight')}
                value={item.weight}
                inputMode="numeric"
                aria-invalid={has('weight') || undefined}
                onChange={(event) => onChange({ weight: event.target.value })}
                className={`input input-sm w-16 ${has('weight') ? 'input-error' : ''}`}
              />
            </label>
          )}
          <label className="flex items-center gap-1.5 pb-1.5 text-xs">
            <input type="checkbox" name={name('required')} checked={item.required} onChange={(event) => onChange({ required: event.target.checked })} className="checkbox checkbox-xs" />
            {t('editor.required')}
          </label>
          <span className="ms-auto flex gap-1">
            <button name="intent" value={intentValue({ action: 'up', section, item: position })} className="btn btn-ghost btn-xs" aria-label={`${number}: ${t('editor.up')}`} title={t('editor.up')}>↑</button>
            <button name="intent" value={intentValue({ action: 'down', section, item: position })} className="btn btn-ghost btn-xs" aria-label={`${number}: ${t('editor.down')}`} title={t('editor.down')}>↓</button>
            <button name="intent" value={intentValue({ action: 'remove-item', section, item: position })} className="btn btn-ghost btn-xs" aria-label={`${number}: ${t('editor.remove')}`} title={t('editor.remove')}>✕</button>
          </span>
        </div>
        <TextPair
          label={t('editor.label')}
          name={(language) => name(`label.${language}`)}
          value={item.label}
          onChange={(label) => onChange({ label })}
          isLabelHidden
          describedBy={has('label') ? `${id}-errors` : undefined}
        />
        <ItemSettings item={item} name={name} has={has} onChange={onChange} />
        {own.length > 0 && (
          <ul id={`${id}-errors`} className="mt-1 text-xs font-medium text-error">
            {own.map((problem, index) => (
              <li key={index}>{t(problem.reason, problem.params)}</li>
            ))}
          </ul>
        )}
      </fieldset>
    </li>
  );
}
