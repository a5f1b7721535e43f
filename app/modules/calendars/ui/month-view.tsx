import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { cx } from '#app/components/class-names';
import { useFormat } from '#app/components/format-context';
import { addMonths, civilDate, weekday } from '#app/lib/civil-date';
import type { CalendarDayView } from '#app/modules/calendars/schema';

interface MonthViewProps {
  /** 'YYYY-MM' */
  month: string;
  today: string;
  days: readonly CalendarDayView[];
  chosen: string | null;
}

/** A month as a table of weeks; each day says in words what it is, and a press chooses it. */
export function MonthView({ month, today, days, chosen }: MonthViewProps) {
  const { t } = useTranslation('tenancy');
  const format = useFormat();
  const first = civilDate(`${month}-01`);
  const blanks = Array.from({ length: weekday(first) - 1 }, () => null);
  const cells: (CalendarDayView | null)[] = [...blanks, ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, index) => cells.slice(index * 7, index * 7 + 7));
  const hrefOf = (months: number): string => `?month=${addMonths(first, months).slice(0, 7)}`;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-base font-semibold">{t('calendar.month', { year: month.slice(0, 4), month: t(`common:months.${Number(month.slice(5))}`) })}</h2>
        <nav aria-label={t('calendar.months')} className="flex flex-wrap gap-1">
          <Link to={hrefOf(-1)} className="btn btn-sm" preventScrollReset>
            {t('calendar.previous')}
          </Link>
          <Link to={`?month=${today.slice(0, 7)}`} className="btn btn-ghost btn-sm" preventScrollReset>
            {t('calendar.today')}
          </Link>
          <Link to={hrefOf(1)} className="btn btn-sm" preventScrollReset>
            {t('calendar.next')}
          </Link>
        </nav>
      </div>
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">{format.civilDate(first, 'long').slice(0, 8)}</caption>
        <thead>
          <tr>
            {[1, 2, 3, 4, 5, 6, 7].map((day) => (
              <th key={day} scope="col" className="pb-1 text-xs font-medium text-base-content/75">
                {t(`common:weekdays.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, index) => (
            <tr key={index}>
              {Array.from({ length: 7 }, (_, position) => {
                const day = week[position] ?? null;
                return day === null ? (
                  <td key={position} />
                ) : (
                  <td key={position} className="p-0.5 align-top">
                    <DayLink day={day} month={month} isToday={day.date === today} isChosen={day.date === chosen} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3 text-xs text-base-content/75">{t('calendar.legend')}</p>
    </>
  );
}

function DayLink({ day, month, isToday, isChosen }: { day: CalendarDayView; month: string; isToday: boolean; isChosen: boolean }) {
  const { t } = useTranslation('tenancy');
  const isOff = day.kind === 'off';
  return (
    <Link
      to={`?month=${month}&day=${day.date}`}
      preventScrollReset
      aria-current={isChosen ? 'date' : undefined}
      className={cx(
        'flex min-h-14 flex-col rounded-field border px-1 py-0.5 text-sm hover:border-primary sm:min-h-16 sm:px-2 sm:py-1',
        isOff ? 'border-transparent bg-base-200 text-base-content/80' : 'border-base-content/15 bg-base-100',
        day.source === 'own' && 'border-primary',
        isChosen && 'outline-2 outline-primary',
      )}
    >
      <span className={cx('flex items-center gap-1', isToday && 'font-bold text-primary')}>
        {Number(day.date.slice(8))}
        {isToday && <span className="sr-only">{t('calendar.today')}</span>}
      </span>
      <span className={cx('text-xs leading-tight break-words', isOff ? 'text-error' : 'text-success')}>
        {day.source !== 'week' && t(`calendar.kind.${day.kind}`)}
        {day.source === 'week' && <span className="sr-only">{t(`calendar.kind.${day.kind}`)}</span>}
      </span>
      {day.name !== null && <span className="hidden truncate text-xs text-base-content/75 sm:block">{day.name}</span>}
      {day.provisional && <span className="sr-only">{t('calendar.provisional')}</span>}
    </Link>
  );
}
