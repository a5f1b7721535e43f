import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/components/format-context';
import type { AgentDay, QueueCounts } from '../schema';

/** Largest count shown as a number. */
const CAP = 99;

export function cappedCount(count: number): number | string {
  return count > CAP ? `${CAP}+` : count;
}

/** What I did today and what is left (C-23), in one quiet line. */
export function DayFigures({ day, counts }: { day: AgentDay; counts: QueueCounts }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const figures = [
    { key: 'attempts', value: format.number(day.attempts) },
    { key: 'reached', value: format.number(day.reached) },
    { key: 'finished', value: format.number(day.finished) },
    { key: 'left', value: cappedCount(counts.mine) },
  ];
  return (
    <dl className="flex flex-wrap items-baseline gap-x-4 gap-y-1" aria-label={t('queue.day.title')}>
      {figures.map(({ key, value }) => (
        <div key={key} className="flex items-baseline gap-1.5">
          <dt className="text-xs text-base-content/75">{t(`queue.day.${key}`)}</dt>
          <dd className="text-base font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
