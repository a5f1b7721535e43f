import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/components/format-context';

/** When it goes on, as short as an agent says it: "14:35", "tomorrow 09:00", "11-26 09:00". */
export function useWhen(): (instant: string) => string {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  return (instant) => {
    const time = format.instant(instant, 'time');
    const days = format.daysFromToday(format.instant(instant, 'date'));
    if (days === 0) return time;
    return days === 1 ? t('call.tomorrow-at', { time }) : `${format.instant(instant, 'date').slice(5)} ${time}`;
  };
}
