import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { useFormat } from '#app/components/format-context';
import type { FormDetail } from '../schema';

/** Versions with who and when; old ones open read-only. */
export function FormHistory({ form }: { form: FormDetail }) {
  const { t } = useTranslation('forms');
  const format = useFormat();
  return (
    <ol className="divide-y divide-base-content/10">
      {form.versions.map((version) => (
        <li key={version.version} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 py-2">
          <Link to={`?version=${version.version}`} className="link font-medium" aria-current={version.version === form.shown.version ? 'true' : undefined}>
            {t('version', { version: version.version })}
          </Link>
          {version.publishedAt === null && <Badge tone="warning">{t('draft')}</Badge>}
          {version.version === form.publishedVersion && <Badge tone="success">{t('current')}</Badge>}
          <span className="text-xs text-base-content/80">
            {t('edited-by', { name: version.editedBy ?? t('by-product'), at: format.instant(version.updatedAt) })}
            {version.publishedAt !== null &&
              ` · ${t('published-by', { name: version.publishedBy ?? t('by-product'), at: format.instant(version.publishedAt) })}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
