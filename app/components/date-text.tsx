import type { CivilStyle, InstantStyle } from '#app/i18n/format';
import { cx } from './class-names';
import { useFormat } from './format-context';

export interface DateTextProps {
  /** Civil date 'YYYY-MM-DD'; null shows a dash. */
  value: string | null | undefined;
  style?: CivilStyle;
  /** Adds the distance from today: `relative` ("3 days ago") or `due` ("2 days late"). */
  distance?: 'relative' | 'due';
  /** Shows the distance alone, with the date as tooltip. */
  isDistanceOnly?: boolean;
}

/** A civil date. A due date that has passed is red and says so in words. */
export function DateText({ value, style = 'short', distance, isDistanceOnly = false }: DateTextProps) {
  const format = useFormat();
  if (value === null || value === undefined || value === '') return <>—</>;
  const date = format.civilDate(value, style);
  if (distance === undefined) {
    return (
      <time dateTime={value} className="whitespace-nowrap">
        {date}
      </time>
    );
  }
  const isLate = distance === 'due' && format.daysFromToday(value) < 0;
  const words = distance === 'due' ? format.dueDay(value) : format.relativeDay(value);
  return (
    <time dateTime={value} title={date} className="whitespace-nowrap">
      {!isDistanceOnly && `${date} · `}
      <span className={cx(isLate && 'font-medium text-error')}>{words}</span>
    </time>
  );
}

/** An instant (ISO) in the tenant's zone. */
export function InstantText({ value, style = 'date-time' }: { value: string | null | undefined; style?: InstantStyle }) {
  const format = useFormat();
  if (value === null || value === undefined) return <>—</>;
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {format.instant(value, style)}
    </time>
  );
}
