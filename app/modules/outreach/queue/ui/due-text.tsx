import { useTranslation } from 'react-i18next';
import { cx } from '#app/components/class-names';
import { useFormat } from '#app/components/format-context';

export interface DueTextProps {
  targetOn: string;
  closeOn: string;
  /** Agreed time, ISO; it stands above the window. */
  promisedAt?: string | null;
  /** Where the target day stands in a column of its own. */
  hidesTarget?: boolean;
}

/** How urgent a call is, in the words of the desk: "Closes today", "2 days late", "Agreed 15:00". */
export function DueText({ targetOn, closeOn, promisedAt = null, hidesTarget = false }: DueTextProps) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  if (promisedAt !== null) {
    const isDue = new Date(promisedAt) <= format.now;
    const isToday = format.instant(promisedAt, 'date') === format.today;
    return (
      <time dateTime={promisedAt} className={cx('font-medium whitespace-nowrap', isDue ? 'text-error' : 'text-info')}>
        {t('queue.promised-at', { at: isToday ? format.instant(promisedAt, 'time') : format.instant(promisedAt).slice(5) })}
      </time>
    );
  }
  const left = format.daysFromToday(closeOn);
  if (left < 0) return <span className="font-medium whitespace-nowrap text-error">{format.dueDay(closeOn)}</span>;
  if (left === 0) return <span className="font-medium whitespace-nowrap text-warning">{t('queue.closes-today')}</span>;
  const target = format.daysFromToday(targetOn) === 0 ? t('queue.target-today') : t('queue.target', { date: targetOn.slice(5) });
  return (
    <span className="whitespace-nowrap" title={`${targetOn} – ${closeOn}`}>
      {t('queue.closes-in', { count: left })}
      {!hidesTarget && <span className="ms-1.5 text-xs text-base-content/75">{target}</span>}
    </span>
  );
}
