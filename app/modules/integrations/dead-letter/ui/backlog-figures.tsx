import { useTranslation } from 'react-i18next';
import { InstantText } from '#app/components/date-text';
import { useFormat } from '#app/components/format-context';
import { Stat, StatRow } from '#app/components/stat';
import { BACKLOG_COUNT_MAX, type Backlog } from '../schema';
import { JobName } from './job-name';

export function BacklogFigures({ backlog }: { backlog: Backlog }) {
  const { t } = useTranslation('jobs');
  const format = useFormat();
  const count = (value: number) => (value >= BACKLOG_COUNT_MAX ? t('figures.at-least', { count: format.number(value) }) : format.number(value));
  const { waiting, waitingSince, running, later, turns, dead } = backlog;
  return (
    <StatRow>
      <Stat
        label={t('figures.waiting')}
        value={count(waiting)}
        hint={waitingSince !== null && <>{t('figures.since')} <InstantText value={waitingSince} /></>}
      />
      <Stat label={t('figures.running')} value={count(running + turns.length)} hint={turns.map((kind) => <JobName key={kind} name={kind} />)} />
      <Stat label={t('figures.later')} value={count(later)} hint={t('figures.later-hint')} />
      <Stat label={t('figures.dead')} value={count(dead)} tone={dead > 0 ? 'error' : undefined} />
    </StatRow>
  );
}
