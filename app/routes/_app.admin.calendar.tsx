import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { civilToday } from '#app/lib/civil-date';
import { clearOwnDayInput, monthInput, setOwnDayInput } from '#app/modules/calendars/schema';
import { MonthView } from '#app/modules/calendars/ui/month-view';
import { OwnDayForm } from '#app/modules/calendars/ui/own-day-form';

export const handle: PageHandle = { title: 'tenancy:calendar.title' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const today = civilToday(context.now, context.actor?.tenant.timeZone ?? 'UTC');
  const asked = monthInput.safeParse({ month: params.get('month') });
  const month = asked.success ? asked.data.month : today.slice(0, 7);
  return { month, today, chosen: params.get('day'), ...(await context.caller.calendar.month({ month })) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const isClearing = formData.get('intent') === 'clear';
  formData.delete('intent');
  const { setOwnDay, clearOwnDay } = context.caller.calendar;
  const to = (date: string): string => `/admin/calendar?month=${date.slice(0, 7)}`;
  if (isClearing) {
    const date = String(formData.get('date'));
    return submitTo(formData, clearOwnDayInput, (input) => clearOwnDay(input), () => ({ to: to(date), toast: { key: 'tenancy:calendar.cleared' } }));
  }
  const date = String(formData.get('date'));
  return submitTo(formData, setOwnDayInput, (input) => setOwnDay(input), () => ({ to: to(date), toast: { key: 'tenancy:calendar.saved' } }));
}

export default function CalendarPage() {
  const { t } = useTranslation('tenancy');
  const { month, today, chosen, days, publishedThrough } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const day = days.find(({ date }) => date === chosen) ?? null;
  return (
    <>
      <PageHeader title={t('calendar.title')} description={t('calendar.hint', { year: publishedThrough })} />
      <div className="grid items-start gap-4 xl:grid-cols-[1fr_20rem]">
        <Card>
          <MonthView month={month} today={today} days={days} chosen={chosen} />
        </Card>
        <Card title={t('calendar.own-day')} description={t('calendar.own-day-hint')}>
          <OwnDayForm key={chosen} day={day} lastResult={lastResult} />
        </Card>
      </div>
    </>
  );
}
