import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import type { FieldProblem } from '#app/lib/app-error';
import { controlName, intentValue, ITEM_TYPES, type EditorItem, type EditorSection, type EditorText } from '../domain';
import { EditorItemRow } from './editor-item';
import { TextPair } from './text-pair';

export interface EditorSectionCardProps {
  section: EditorSection;
  index: number;
  isOnly: boolean;
  problems: readonly FieldProblem[];
  onItem: (item: number, patch: Partial<EditorItem>) => void;
  onTitle: (text: EditorText) => void;
}

export function EditorSectionCard({ section, index, isOnly, problems, onItem, onTitle }: EditorSectionCardProps) {
  const { t } = useTranslation('forms');
  const own = problems.filter((problem) => problem.field === `sections.${index}.items`);
  return (
    <Card
      title={t('editor.section', { number: index + 1 })}
      actions={
        !isOnly && (
          <button name="intent" value={intentValue({ action: 'remove-section', section: index })} className="btn btn-ghost btn-xs">
            {t('editor.remove-section')}
          </button>
        )
      }
    >
      <TextPair label={t('editor.section-title')} name={(language) => controlName.section(index, language)} value={section.title} onChange={onTitle} />
      <ol className="mt-3 divide-y divide-base-content/10 border-y border-base-content/10">
        {section.items.map((item, position) => (
          <EditorItemRow
            key={position}
            item={item}
            section={index}
            position={position}
            problems={problems}
            onChange={(patch) => onItem(position, patch)}
          />
        ))}
      </ol>
      {own.map((problem) => (
        <p key={problem.reason} className="mt-2 text-xs font-medium text-error">
          {t(problem.reason, problem.params)}
        </p>
      ))}
      <div className="mt-3 flex flex-wrap items-center gap-1.5">
        <span className="text-xs">{t('editor.add-item')}</span>
        {ITEM_TYPES.map((type) => (
          <button key={type} name="intent" value={intentValue({ action: 'add-item', section: index, type })} className="btn btn-xs">
            {t(`type.${type}`)}
          </button>
        ))}
      </div>
    </Card>
  );
}
