import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/components/format-context';
import { EmptyState } from '#app/components/states';
import type { QueuePage, QueueView } from '../schema';

/** Nothing left to dial: what was done today, and when it goes on. */
export function QueueEmpty({ view, page }: { view: QueueView; page: QueuePage }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const { day, counts } = page;
  const isMine = view === 'mine';
  const next = day.nextAt;
  return (
    <EmptyState
      icon="check"
      title={t(`queue.empty.${view}`)}
      actions={
        isMine &&
        counts.team > 0 && (
          <Link to="/queue?view=team" className="btn">
            {t('queue.empty.see-team')}
          </Link>
        )
      }
    >
      {isMine && (
        <>
          <dl className="my-3 flex justify-center gap-8">
            {(['attempts', 'reached', 'finished'] as const).map((key) => (
              <div key={key}>
                <dd className="text-2xl font-semibold text-base-content">{format.number(day[key])}</dd>
                <dt className="text-xs">{t(`queue.day.${key}`)}</dt>
              </div>
            ))}
          </dl>
          <p>{next === null ? t('queue.empty.mine-hint') : t('queue.empty.next-at', { at: format.instant(next) })}</p>
        </>
      )}
    </EmptyState>
  );
}
