import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/components/format-context';
import type { ScriptDetail } from '../schema';
import { ScriptStatusBadge } from './script-status';

/** Versions with who and when; each opens read-only, the draft for editing. */
export function ScriptHistory({ script }: { script: ScriptDetail }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  return (
    <ol className="divide-y divide-base-content/10">
      {script.versions.map((version) => (
        <li key={version.version} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 py-2">
          <Link
            to={`?version=${version.version}`}
            className="link font-medium"
            aria-current={version.version === script.shown.version ? 'true' : undefined}
          >
            {t('script.version', { version: version.version })}
          </Link>
          <ScriptStatusBadge status={version.status} />
          <span className="text-xs text-base-content/80">
            {t('script.proposed-by', { name: version.proposedBy ?? t('script.by-product'), at: format.instant(version.updatedAt) })}
            {version.approvedAt !== null &&
              ` · ${t('script.approved-by', { name: version.approvedBy ?? t('script.by-product'), at: format.instant(version.approvedAt) })}`}
            {version.retiredAt !== null && ` · ${t('script.retired-at', { at: format.instant(version.retiredAt) })}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
