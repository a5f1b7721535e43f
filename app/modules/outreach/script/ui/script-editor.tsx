import type { SubmissionResult } from '@conform-to/react';
import { Form, useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { FormErrors } from '#app/components/form/form-errors';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextArea } from '#app/components/form/text-area';
import { TextInput } from '#app/components/form/text-input';
import { useAppForm } from '#app/components/form/use-app-form';
import { SCRIPT_PLACEHOLDERS, scriptFormInput, type SampleRecord } from '../schema';
import { SampleRecordSelect, ScriptPreview, type ScriptPreviewProps } from './script-preview';

export interface ScriptEditorProps {
  /** Null for a new script, whose code is typed in. */
  code: string | null;
  title: string;
  body: string;
  /** Stamp of the draft that is being changed. */
  seenAt: string | null;
  records: readonly SampleRecord[];
  recordId: string | null;
  preview: ScriptPreviewProps;
  lastResult: SubmissionResult<string[]> | null | undefined;
}

const FORM_ID = 'script';
const PREVIEW_DELAY_MS = 350;

/** Editor and preview side by side. The preview button works without script; with it, typing is enough. */
export function ScriptEditor(props: ScriptEditorProps) {
  const { t } = useTranslation('outreach');
  const fetcher = useFetcher<{ preview: ScriptPreviewProps }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [form, fields] = useAppForm({
    id: FORM_ID,
    schema: scriptFormInput,
    lastResult: props.lastResult,
    defaultValue: { code: props.code ?? '', title: props.title, body: props.body, seenAt: props.seenAt ?? undefined },
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  function refresh(element: HTMLFormElement): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const data = new FormData(element);
      data.set('intent', 'preview');
      fetcher.submit(data, { method: 'post' });
    }, PREVIEW_DELAY_MS);
  }
  function insert(placeholder: string): void {
    const area = document.querySelector<HTMLTextAreaElement>(`#${FORM_ID} textarea[name="body"]`);
    if (area === null) return;
    area.setRangeText(`{{${placeholder}}}`, area.selectionStart, area.selectionEnd, 'end');
    area.focus();
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const preview = fetcher.data?.preview ?? props.preview;

  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title={t('script.text')}>
        <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} onInput={(event) => refresh(event.currentTarget)}>
          {/* Enter in the title saves; the first button of a form is the one that Enter presses. */}
          <button type="submit" name="intent" value="propose" className="hidden" tabIndex={-1} aria-hidden="true" />
          <FormErrors form={form} labels={{ code: t('script.code'), title: t('script.title'), body: t('script.body') }} />
          {props.seenAt !== null && <input type="hidden" name="seenAt" value={props.seenAt} />}
          <div className="space-y-3">
            {props.code === null ? (
              <TextInput field={fields.code} label={t('script.code')} hint={t('script.code-hint')} />
            ) : (
              <input type="hidden" name="code" value={props.code} />
            )}
            <TextInput field={fields.title} label={t('script.title')} />
            <TextArea field={fields.body} label={t('script.body')} rows={18} hint={t('script.body-hint')} />
          </div>
          <fieldset className="mt-3">
            <legend className="mb-1 text-xs font-medium">{t('script.placeholders')}</legend>
            <div className="flex flex-wrap gap-1.5">
              {SCRIPT_PLACEHOLDERS.map((placeholder) => (
                <button key={placeholder} type="button" className="btn btn-xs font-normal" title={`{{${placeholder}}}`} onClick={() => insert(placeholder)}>
                  {t(`script.placeholder.${placeholder.replace('.', '-')}`)}
                </button>
              ))}
            </div>
          </fieldset>
          <div className="mt-4 flex flex-wrap gap-2">
            <SubmitButton name="intent" value="propose">{t('script.save-draft')}</SubmitButton>
            <SubmitButton name="intent" value="preview" tone="plain" isPending={false}>{t('script.show-preview')}</SubmitButton>
          </div>
        </Form>
      </Card>
      <Card title={t('script.preview')} actions={<SampleRecordSelect form={FORM_ID} records={props.records} value={props.recordId} />} className="lg:sticky lg:top-16">
        <ScriptPreview {...preview} />
      </Card>
    </div>
  );
}
