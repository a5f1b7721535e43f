import { useTranslation } from 'react-i18next';

interface Birthday {
  calendar: 'solar' | 'lunar';
  year: number | null;
  month: number;
  day: number;
  leap: boolean;
}

/** A birthday in words: "1966年 农历闰四月初八" or "4 May 1980". Lunar days have names of their own in Chinese. */
export function useBirthdayText(): (birthday: Birthday) => string {
  const { t } = useTranslation(['customers', 'common']);
  return ({ calendar, year, month, day, leap }) => {
    const date =
      calendar === 'solar'
        ? t('common:dates.month-day', { month, day, monthName: t(`common:months.${month}`) })
        : t(leap ? 'customers:birthday.lunar-leap' : 'customers:birthday.lunar', {
            month: t(`customers:birthday.lunar-months.${month}`),
            day: t(`customers:birthday.lunar-days.${day}`),
          });
    return year === null ? date : t('customers:birthday.with-year', { year, date });
  };
}
