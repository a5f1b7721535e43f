import { Form, Link, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/components/format-context';
import { Icon } from '#app/components/icon';
import type { DueReminder } from '../schema';

/** "1 agreed call is due: 15:00 王先生", on every page of the agent who agreed on it. Stays until opened or dismissed. */
export function ReminderBanner({ reminders }: { reminders: readonly DueReminder[] }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const { pathname } = useLocation();
  // The page of the call itself reminds enough.
  const due = reminders.filter(({ contactId }) => !pathname.endsWith(contactId));
  const [first] = due;
  if (first === undefined) return null;
  const nameOf = (reminder: DueReminder): string => reminder.customerName ?? t('reminder.no-name');
  const timeOf = ({ promisedAt }: DueReminder): string =>
    format.instant(promisedAt, 'date') === format.today ? format.instant(promisedAt, 'time') : format.instant(promisedAt).slice(5);
  return (
    <aside aria-label={t('reminder.label')} className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-box border border-warning/40 bg-warning/10 px-4 py-2 print:hidden">
      <Icon name="clock" className="size-5 text-warning" />
      <p className="min-w-0 flex-1" role="status">
        <strong className="font-semibold">{t('reminder.due', { count: due.length })}</strong>{' '}
        <span className="break-words">{due.map((reminder) => `${timeOf(reminder)} ${nameOf(reminder)}`).join(' · ')}</span>
      </p>
      <Link to={`/calls/${first.contactId}`} className="btn btn-sm btn-warning max-w-full">
        <span className="truncate">{t('reminder.open', { name: nameOf(first) })}</span>
      </Link>
      <Form method="post" action="/reminders/dismiss">
        <input type="hidden" name="id" value={first.id} />
        <button type="submit" className="btn btn-sm btn-ghost">
          {t('reminder.dismiss')}
        </button>
      </Form>
    </aside>
  );
}
