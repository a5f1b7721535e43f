import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/components/format-context';
import type { FieldProblem } from '#app/lib/app-error';
import type { SampleRecord } from '../schema';
import { ScriptText } from './script-text';

export interface ScriptPreviewProps {
  text: string;
  problems: readonly FieldProblem[];
}

/** The script as the caller will read it, or the lines that cannot be read. */
export function ScriptPreview({ text, problems }: ScriptPreviewProps) {
  const { t } = useTranslation('outreach');
  if (problems.length > 0) {
    return (
      <ul className="list-disc space-y-1 ps-5 text-error" role="status">
        {problems.map((problem, index) => (
          <li key={index}>{t(problem.reason, problem.params)}</li>
        ))}
      </ul>
    );
  }
  if (text.trim() === '') return <p className="text-base-content/75">{t('script.preview-empty')}</p>;
  return <ScriptText text={text} />;
}

/** Chooses the real record against which the preview is made; posts with the editor's form. */
export function SampleRecordSelect({ form, records, value }: { form: string; records: readonly SampleRecord[]; value: string | null }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  if (records.length === 0) return <p className="text-xs text-base-content/80">{t('script.no-records')}</p>;
  return (
    <label className="flex min-w-0 flex-wrap items-center gap-2 text-xs">
      {t('script.preview-record')}
      <select name="recordId" form={form} defaultValue={value ?? undefined} className="select select-sm w-auto max-w-full">
        {records.map((record) => (
          <option key={record.recordId} value={record.recordId}>
            {[record.customerName, record.about, record.occurredOn && format.civilDate(record.occurredOn)].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
    </label>
  );
}
