import { useTranslation } from 'react-i18next';
import { Stat } from '#app/components/stat';
import type { DailyFigures, LineFilter } from '../schema';

/** The figures of the day; each opens its lines on this page. */
export function ReportFigures({ figures, hrefOf }: { figures: DailyFigures; hrefOf: (show: LineFilter) => string }) {
  const { t } = useTranslation('insight');
  const { score } = figures;
  const failed = figures.failed.reduce((sum, { count }) => sum + count, 0);
  const reasons = figures.failed.map(({ outcome, count }) => `${t(`outreach:call.outcome.${outcome}`)} ${count}`).join(' · ');
  return (
    <div className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-4">
      <Stat label={t('daily.figure.score')} value={score.denominator === 0 ? undefined : (score.numerator / score.denominator).toFixed(2)} hint={score.denominator === 0 ? t('common:figures.no-data') : `${score.numerator}/${score.denominator}`} href={hrefOf('scored')} />
      <Stat label={t('daily.figure.due')} value={figures.due} href={hrefOf('due')} />
      <Stat label={t('daily.figure.called')} value={figures.called} hint={t('daily.dials', { count: figures.dials })} href={hrefOf('called')} />
      <Stat label={t('daily.figure.reached')} numerator={figures.reached} denominator={figures.called} href={hrefOf('reached')} />
      <Stat label={t('daily.figure.failed')} value={failed} hint={reasons} href={hrefOf('failed')} />
      <Stat label={t('daily.figure.opinions')} value={figures.opinions} href={hrefOf('opinions')} />
      <Stat label={t('daily.figure.issues')} value={figures.issues} tone={figures.issues > 0 ? 'error' : undefined} href={hrefOf('issues')} />
      <Stat label={t('daily.figure.left-over')} value={figures.leftOver} tone={figures.leftOver > 0 ? 'warning' : undefined} href={hrefOf('left-over')} />
    </div>
  );
}

/** What was handed in beside what is counted now, where the two differ. */
export function SubmittedFigures({ submitted, now }: { submitted: DailyFigures; now: DailyFigures }) {
  const { t } = useTranslation('insight');
  const mean = ({ score }: DailyFigures) => (score.denominator === 0 ? '—' : (score.numerator / score.denominator).toFixed(2));
  const rows = [
    ...(['due', 'called', 'dials', 'reached', 'opinions', 'issues'] as const).map((key) => [key, submitted[key], now[key]] as const),
    ['left-over', submitted.leftOver, now.leftOver] as const,
    ['score', mean(submitted), mean(now)] as const,
  ].filter(([, before, after]) => before !== after);
  if (rows.length === 0) return null;
  return (
    <div className="mb-4 rounded-box border border-warning/40 bg-warning/5 px-4 py-2.5">
      <p className="font-medium">{t('daily.changed-since')}</p>
      <table className="mt-1">
        <thead>
          <tr className="text-xs text-base-content/80">
            <th scope="col" className="pe-6 text-start font-normal">{t('daily.sheet.figure')}</th>
            <th scope="col" className="pe-6 text-end font-normal">{t('daily.handed-in')}</th>
            <th scope="col" className="text-end font-normal">{t('daily.counted-now')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, before, after]) => (
            <tr key={key}>
              <th scope="row" className="pe-6 text-start font-normal">{t(`daily.figure.${key}`)}</th>
              <td className="pe-6 text-end">{before}</td>
              <td className="text-end font-semibold">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
