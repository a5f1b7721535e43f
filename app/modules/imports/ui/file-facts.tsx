import { useTranslation } from 'react-i18next';
import { InstantText } from '#app/components/date-text';
import { useFormat } from '#app/components/format-context';
import type { ImportView } from '../job/schema';

const ENCODINGS: Record<string, string> = { 'utf-8': 'UTF-8', gb18030: 'GBK', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' };

/** What is known of the file itself. */
export function FileFacts({ view: { kind, format: fileFormat, fileBytes, createdAt } }: { view: ImportView }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const [type, encoding = ''] = fileFormat.split(':');
  const kilobytes = Math.max(1, Math.round(fileBytes / 1024));
  return (
    <span className="flex flex-wrap gap-x-3">
      <span>{t(`kind.${kind}`)}</span>
      <span>{type === 'csv' ? t('view.format-csv', { encoding: ENCODINGS[encoding] ?? encoding }) : t('view.format-xlsx')}</span>
      <span>{kilobytes < 1024 ? `${format.number(kilobytes)} KB` : `${format.number(kilobytes / 1024, 1)} MB`}</span>
      <InstantText value={createdAt} />
    </span>
  );
}
