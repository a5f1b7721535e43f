import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { SubmitButton } from '#app/components/form/submit-button';
import { Stat, StatRow } from '#app/components/stat';
import type { DryRun } from '../schema';
import { DryRunDays } from './dry-run-days';
import { DryRunExamples } from './dry-run-examples';

/** What the rule of the form would do to the tenant's real records: how many, when, who. Nothing is written. */
export function DryRunCard({ result, hasGoLive }: { result: DryRun | null; hasGoLive: boolean }) {
  const { t } = useTranslation('outreach');
  return (
    <Card
      title={t('dry-run.title')}
      description={t('dry-run.hint')}
      actions={
        <SubmitButton form="rule" name="intent" value="dry-run" tone="plain" size="sm">
          {t('dry-run.run')}
        </SubmitButton>
      }
    >
      {result === null ? <p className="text-base-content/75">{t('dry-run.empty')}</p> : <Result result={result} hasGoLive={hasGoLive} />}
    </Card>
  );
}

function Result({ result, hasGoLive }: { result: DryRun; hasGoLive: boolean }) {
  const { t } = useTranslation('outreach');
  const { change } = result;
  return (
    <div id="dry-run-result">
      {!hasGoLive && <p className="mb-2 font-medium text-warning">{t('dry-run.no-go-live')}</p>}
      <p className="mb-3">
        {t('dry-run.looked', { count: result.looked })} {!result.complete && <strong>{t('dry-run.incomplete')}</strong>} {t('dry-run.nothing-written')}
      </p>
      <StatRow>
        <Stat label={t('dry-run.planned')} value={result.planned} hint={t('dry-run.of-these', { open: result.openToday, overdue: result.overdue })} />
        <Stat label={t('dry-run.suppressed')} value={result.suppressed} hint={t('dry-run.suppressed-hint')} />
        <Stat label={t('dry-run.expired')} value={result.expired} hint={t('dry-run.expired-hint')} tone={result.expired > 0 ? 'warning' : undefined} />
        <Stat label={t('dry-run.gaps')} value={result.gaps} hint={t('dry-run.gaps-hint')} tone={result.gaps > 0 ? 'warning' : undefined} />
      </StatRow>
      {change !== null && (
        <p className="mb-3 rounded-box bg-base-200 px-3 py-2">
          {t('dry-run.change', { created: change.created, moved: change.moved, dropped: change.dropped, kept: change.kept })}
        </p>
      )}
      <div className="grid items-start gap-x-6 gap-y-4 2xl:grid-cols-[22rem_minmax(0,1fr)]">
        <DryRunDays days={result.byOpenDay} />
        <DryRunExamples examples={result.examples} />
      </div>
      {result.gaps > 0 && (
        <p className="mt-3">
          <Link to="/gaps" className="link">
            {t('dry-run.to-gaps')}
          </Link>
        </p>
      )}
    </div>
  );
}
