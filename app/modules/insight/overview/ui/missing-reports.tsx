import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { DateText } from '#app/components/date-text';
import type { Overview } from '../schema';

/** Daily reports that were not handed in (TR-16). */
export function MissingReports({ reports }: { reports: Overview['reportsMissing'] }) {
  const { t } = useTranslation('insight');
  return (
    <Card title={t('overview.reports-missing')} description={t('overview.reports-missing-hint')}>
      {reports.length === 0 ? (
        <p className="text-base-content/80">{t('overview.reports-complete')}</p>
      ) : (
        <ul className="divide-y divide-base-content/10">
          {reports.map(({ date, code, membershipId, name }) => (
            <li key={`${date} ${code} ${membershipId}`} className="flex flex-wrap items-center justify-between gap-x-3 py-1">
              <Link to={`/reports/daily?${new URLSearchParams({ date, rule: code, member: membershipId }).toString()}`} className="link inline-flex min-h-6 items-center break-words">
                {t('overview.report-of', { name, rule: code })}
              </Link>
              <DateText value={date} distance="relative" />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
