import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { useHotkeys } from '#app/components/hotkeys';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Pager } from '#app/components/pager';
import { Refresh } from '#app/components/refresh';
import { Tabs } from '#app/components/tabs';
import { redirectWithToast } from '#app/lib/flash';
import { listParams } from '#app/lib/list-params';
import { QUEUE_VIEWS, queueInput } from '#app/modules/outreach/queue/schema';
import { cappedCount, DayFigures } from '#app/modules/outreach/queue/ui/day-figures';
import { NextCallButton } from '#app/modules/outreach/queue/ui/next-call';
import { QueueEmpty } from '#app/modules/outreach/queue/ui/queue-empty';
import { QueueList } from '#app/modules/outreach/queue/ui/queue-list';

export const handle: PageHandle = { title: 'outreach:queue.title' };

const REFRESH_SECONDS = 60;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const parsed = queueInput.safeParse(listParams(request.url, ['view', 'cursor']));
  const input = parsed.success ? parsed.data : queueInput.parse({});
  return { view: input.view, page: await context.caller.contacts.queue(input) };
}

/** "Next call": takes one in hand and opens it. */
export async function action({ context }: ActionFunctionArgs) {
  const { id } = await context.caller.contacts.claimNext({});
  return id === null ? redirectWithToast('/queue', { tone: 'info', key: 'outreach:call.queue-done' }) : redirect(`/calls/${id}`, 303);
}

export default function QueuePage() {
  const { t } = useTranslation('outreach');
  const { view, page } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const tabs = QUEUE_VIEWS.map((key) => ({
    href: key === 'mine' ? '/queue' : `/queue?view=${key}`,
    label: t(`queue.views.${key}`),
    count: cappedCount(page.counts[key]),
    isCurrent: key === view,
  }));
  useHotkeys(
    tabs.map(({ href, label }, index) => ({
      keys: String(index + 1),
      label: t('queue.keys.view', { view: label }),
      run: () => navigate(href),
    })),
  );
  return (
    <>
      <PageHeader title={t('queue.title')} aside={<DayFigures day={page.day} counts={page.counts} />} actions={<NextCallButton />} />
      <Tabs label={t('queue.views-label')} tabs={tabs} />
      <Card isFlush>
        {page.items.length === 0 ? <QueueEmpty view={view} page={page} /> : <QueueList lines={page.items} />}
        <Pager nextCursor={page.nextCursor} count={page.items.length} />
      </Card>
      <Refresh everySeconds={REFRESH_SECONDS} />
    </>
  );
}
