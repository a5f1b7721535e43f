import { Form, Link, useNavigate } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Select } from '#app/components/form/select';
import { DateInput } from '#app/components/form/text-input';
import { useHotkeys } from '#app/components/hotkeys';
import { Kbd } from '#app/components/kbd';
import { addDays, type CivilDate } from '#app/lib/civil-date';
import type { DailyReport } from '../schema';

export interface ReportBarProps {
  report: DailyReport;
  /** The same report on another day. */
  dayHref: (date: CivilDate) => string;
}

/** Day and agent of the report; "[" and "]" go a day back and forth. */
export function ReportBar({ report, dayHref }: ReportBarProps) {
  const { t } = useTranslation('insight');
  const navigate = useNavigate();
  const { date, today, members, member } = report;
  const before = dayHref(addDays(date, -1));
  const after = date < today ? dayHref(addDays(date, 1)) : null;
  useHotkeys([
    { keys: '[', label: t('daily.day-before'), group: 'page', run: () => navigate(before) },
    { keys: ']', label: t('daily.day-after'), group: 'page', run: () => after !== null && navigate(after) },
  ]);
  return (
    <div className="mb-4 flex flex-wrap items-end gap-x-3 gap-y-2 print:hidden">
      <nav aria-label={t('daily.days')} className="flex gap-1.5">
        <Link to={before} className="btn" rel="prev">
          {t('daily.day-before')} <Kbd keys="[" />
        </Link>
        {after !== null && (
          <Link to={after} className="btn" rel="next">
            {t('daily.day-after')} <Kbd keys="]" />
          </Link>
        )}
        {date !== today && (
          <Link to={dayHref(today)} className="btn btn-ghost">
            {t('common:relative.today')}
          </Link>
        )}
      </nav>
      <Form key={`${date} ${member?.id ?? ''}`} method="get" className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <input type="hidden" name="rule" value={report.rule} />
        <DateInput name="date" label={t('daily.date')} defaultValue={date} input={{ max: today }} />
        {members.length > 1 && (
          <Select name="member" label={t('daily.member')} defaultValue={member?.id ?? ''} emptyLabel={t('daily.team')} options={members.map(({ id, name }) => ({ value: id, label: name }))} />
        )}
        <button type="submit" className="btn">
          {t('daily.go')}
        </button>
      </Form>
    </div>
  );
}
