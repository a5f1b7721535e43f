import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { SubmitButton } from '#app/components/form/submit-button';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Pager } from '#app/components/pager';
import { Tabs } from '#app/components/tabs';
import { redirectWithToast } from '#app/lib/flash';
import { PageError } from '#app/lib/page-error';
import { DEAD_LETTER_STATES } from '#app/modules/integrations/dead-letter/schema';
import { BacklogFigures } from '#app/modules/integrations/dead-letter/ui/backlog-figures';
import { DeadLetterTable } from '#app/modules/integrations/dead-letter/ui/dead-letter-table';

export const handle: PageHandle = { title: 'jobs:title' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const state = DEAD_LETTER_STATES.find((each) => each === query.get('state')) ?? 'open';
  const { jobs } = context.caller;
  const [backlog, letters] = await Promise.all([jobs.backlog(), jobs.list({ state, cursor: query.get('cursor') ?? undefined })]);
  return { state, backlog, letters };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const { jobs } = context.caller;
  if (formData.get('intent') === 'replay-all') {
    const { replayed } = await jobs.replayAll();
    return redirectWithToast('/admin/jobs', { key: 'jobs:toast.replayed', params: { count: replayed } });
  }
  try {
    await jobs.replay({ deadLetterId: String(formData.get('deadLetterId') ?? '') });
  } catch (error) {
    // Two admins, or an old page: the work is on its way already, which is nothing to stop at.
    if (!(error instanceof PageError) || error.problem.code !== 'conflict') throw error;
    return redirectWithToast('/admin/jobs', { tone: 'info', key: error.problem.reason });
  }
  return redirectWithToast('/admin/jobs', { key: 'jobs:toast.replayed', params: { count: 1 } });
}

export default function JobsPage() {
  const { t } = useTranslation('jobs');
  const { state, backlog, letters } = useLoaderData<typeof loader>();
  const replayAll = state === 'open' && letters.items.length > 1 && (
    <Form method="post">
      <SubmitButton name="intent" value="replay-all" size="sm" tone="plain">
        {t('letter.replay-all')}
      </SubmitButton>
    </Form>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <BacklogFigures backlog={backlog} />
      <Tabs
        label={t('letter.title')}
        tabs={DEAD_LETTER_STATES.map((each) => ({
          label: t(`letter.state-${each}`),
          href: each === 'open' ? '/admin/jobs' : `/admin/jobs?state=${each}`,
          isCurrent: each === state,
        }))}
      />
      <Card title={t('letter.title')} description={t('letter.description')} actions={replayAll} isFlush>
        <DeadLetterTable rows={letters.items} state={state} />
      </Card>
      <Pager nextCursor={letters.nextCursor} count={letters.items.length} />
    </>
  );
}
