import { useTranslation } from 'react-i18next';
import { Icon } from '#app/components/icon';
import type { ImportView } from '../job/schema';

/** Why the work ended before the file did, and what of it is written. */
export function Failure({ view: { error, dryRun, counts } }: { view: ImportView }) {
  const { t } = useTranslation('imports');
  if (error === null) return null;
  const { field } = error.params;
  const reason = t(error.reason, typeof field === 'string' ? { ...error.params, field: t(`field.${field}`) } : error.params);
  const written = dryRun ? 0 : counts.created + counts.updated;
  return (
    <div role="alert" className="alert alert-error alert-soft mb-4 text-error">
      <Icon name="alert" />
      <div>
        <p className="font-medium">{t('view.failed')}</p>
        <p>{reason}</p>
        {written > 0 && <p className="mt-1">{t('view.failed-partly', { count: written })}</p>}
      </div>
    </div>
  );
}
