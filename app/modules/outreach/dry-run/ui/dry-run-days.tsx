import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/components/format-context';
import { addDays } from '#app/lib/civil-date';
import type { DryRun } from '../schema';

/** Days ahead with a line of their own. */
const SHOWN_DAYS = 14;

interface Line {
  key: string;
  label: string;
  count: number;
}

/** How many calls open on which day: native meters, each with its number. */
export function DryRunDays({ days }: { days: DryRun['byOpenDay'] }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  if (days.length === 0) return <p className="text-base-content/75">{t('dry-run.no-days')}</p>;
  const until = addDays(format.today, SHOWN_DAYS);
  const sum = (fits: (date: string) => boolean) => days.filter(({ date }) => fits(date)).reduce((total, { count }) => total + count, 0);
  const lines: Line[] = [
    { key: 'open', label: t('dry-run.open-now'), count: sum((date) => date <= format.today) },
    ...days.filter(({ date }) => date > format.today && date <= until).map(({ date, count }) => ({ key: date, label: format.civilDate(date, 'weekday').replace(/^\d+年/, ''), count })),
    { key: 'later', label: t('dry-run.later'), count: sum((date) => date > until) },
  ].filter(({ count }) => count > 0);
  const max = Math.max(...lines.map(({ count }) => count));
  return (
    <section>
      <h3 className="mb-1.5 text-[0.8125rem] font-semibold">{t('dry-run.by-day')}</h3>
      <table className="w-full max-w-xl">
        <caption className="sr-only">{t('dry-run.by-day')}</caption>
        <tbody>
          {lines.map(({ key, label, count }) => (
            <tr key={key}>
              <th scope="row" className="py-0.5 pe-3 text-start text-xs font-normal whitespace-nowrap">
                {label}
              </th>
              <td className="w-full py-0.5">
                <progress className="progress progress-primary block" value={count} max={max} aria-label={label} />
              </td>
              <td className="py-0.5 ps-3 text-end font-medium">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
