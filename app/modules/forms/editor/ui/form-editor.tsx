import { Form } from '@remix-run/react';
import { useCallback, useMemo, useRef, useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { SubmitButton } from '#app/components/form/submit-button';
import { toLanguage } from '#app/i18n/namespaces';
import type { FieldProblem } from '#app/lib/app-error';
import type { FormItemType } from '../../schema';
import { applyIntent, controlName, intentValue, parseIntent, toDefinition, type EditorItem, type EditorModel, type EditorText } from '../domain';
import { EditorSectionCard } from './editor-section';
import { FormPreview } from './form-preview';
import { TextPair } from './text-pair';

export interface FormEditorProps {
  title: string;
  model: EditorModel;
  /** A button that was pressed without script; its effect is shown, nothing is saved yet. */
  pressed: string | null;
  problems: readonly FieldProblem[];
  /** Stamp of the draft that is being changed. */
  seenAt: string | null;
}

/**
 * Editor and live preview side by side. Every button is a plain post that gives the whole form back changed; with
 * script the same change happens in the page. Only "save" writes.
 */
export function FormEditor({ title, model: given, pressed, problems, seenAt }: FormEditorProps) {
  const { t, i18n } = useTranslation('forms');
  const isChinese = toLanguage(i18n.language) === 'zh-CN';
  const labels = useCallback(
    (type: FormItemType): EditorText => {
      const label = t(`new-item.${type}`);
      return isChinese ? { zh: label, en: '' } : { zh: '', en: label };
    },
    [t, isChinese],
  );
  const [model, setModel] = useState(() => {
    const intent = pressed === null ? null : parseIntent(pressed);
    return intent === null ? given : applyIntent(given, intent, labels);
  });
  const [wasTouched, setWasTouched] = useState(pressed !== null);
  const current = useMemo(() => toDefinition(model), [model]);
  const shown = useRef(current.definition);
  if (current.definition !== null) shown.current = current.definition;

  function change(next: EditorModel): void {
    setModel(next);
    setWasTouched(true);
  }
  function press(event: MouseEvent<HTMLElement>): void {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[name=intent]');
    const intent = button === null ? null : parseIntent(button.value);
    if (intent === null) return;
    event.preventDefault();
    change(applyIntent(model, intent, labels));
  }
  const setItem = (section: number, item: number, patch: Partial<EditorItem>): void =>
    change({
      ...model,
      sections: model.sections.map((one, s) => (s !== section ? one : { ...one, items: one.items.map((old, i) => (i === item ? { ...old, ...patch } : old)) })),
    });
  const setTitle = (section: number, text: EditorText): void =>
    change({ ...model, sections: model.sections.map((one, s) => (s === section ? { ...one, title: text } : one)) });
  // What the server refused stands until the form is right again; what the page sees itself stands at once.
  const visible = wasTouched ? current.problems : problems;

  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Form method="post" onClick={press} preventScrollReset className="min-w-0 space-y-3">
        {/* Enter saves: the first button of a form is the one that Enter presses. */}
        <button type="submit" name="intent" value="save" className="hidden" tabIndex={-1} aria-hidden="true" />
        {seenAt !== null && <input type="hidden" name="seenAt" value={seenAt} />}
        {visible.length > 0 && (
          <p role="alert" className="alert alert-error alert-soft text-error">
            {t('editor.problems')}
          </p>
        )}
        <Card title={t('editor.intro')}>
          <TextPair label={t('editor.intro')} name={controlName.intro} value={model.intro} onChange={(intro) => change({ ...model, intro })} isLabelHidden />
        </Card>
        {model.sections.map((section, index) => (
          <EditorSectionCard
            key={index}
            section={section}
            index={index}
            isOnly={model.sections.length === 1}
            problems={visible}
            onItem={(item, patch) => setItem(index, item, patch)}
            onTitle={(text) => setTitle(index, text)}
          />
        ))}
        <div className="sticky bottom-14 z-10 flex flex-wrap items-center gap-2 border-t border-base-content/12 bg-base-200 py-3 lg:bottom-0">
          <SubmitButton name="intent" value="save">{t('save-draft')}</SubmitButton>
          <button name="intent" value={intentValue({ action: 'add-section' })} className="btn">
            {t('editor.add-section')}
          </button>
        </div>
      </Form>
      <div className="min-w-0 xl:sticky xl:top-16">
        <FormPreview title={title} definition={shown.current} isStale={current.definition === null} />
      </div>
    </div>
  );
}
