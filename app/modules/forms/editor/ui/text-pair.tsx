import { useTranslation } from 'react-i18next';
import { cx } from '#app/components/class-names';
import type { EditorText } from '../domain';

export interface TextPairProps {
  /** What both inputs are for; each adds its language. */
  label: string;
  name: (language: keyof EditorText) => string;
  value: EditorText;
  onChange: (text: EditorText) => void;
  isLabelHidden?: boolean;
  describedBy?: string | undefined;
}

/** A text in Chinese and English; one that is left empty takes the other's words. */
export function TextPair({ label, name, value, onChange, isLabelHidden = false, describedBy }: TextPairProps) {
  const { t } = useTranslation('forms');
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      {(['zh', 'en'] as const).map((language) => (
        <label key={language} className="block min-w-0">
          <span className={cx('mb-0.5 block text-xs', isLabelHidden && 'sr-only')}>
            {label} · {t(`editor.${language}`)}
          </span>
          <input
            name={name(language)}
            value={value[language]}
            maxLength={300}
            lang={language === 'zh' ? 'zh-CN' : 'en'}
            placeholder={t(`editor.${language}`)}
            aria-invalid={describedBy !== undefined || undefined}
            aria-describedby={describedBy}
            onChange={(event) => onChange({ ...value, [language]: event.target.value })}
            className={cx('input input-sm w-full', describedBy !== undefined && 'input-error')}
          />
        </label>
      ))}
    </div>
  );
}
