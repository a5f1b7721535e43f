import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { redirectWithToast } from '#app/lib/flash';
import { CallScreen } from '#app/modules/outreach/call/ui/call-screen';
import type { CallView } from '#app/modules/outreach/call/schema';
import { DueText } from '#app/modules/outreach/queue/ui/due-text';
import { answerCallPost } from './call-post';

function nameOf(call: CallView, t: TFunction): string {
  return call.customer?.name ?? t('outreach:call.no-name');
}

export const handle: PageHandle = {
  title: (data, t) => {
    const { call } = data as { call: CallView };
    return t('outreach:call.title', { name: nameOf(call, t), rule: call.rule.name });
  },
};

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const isLooking = new URL(request.url).searchParams.has('look');
  return { call: await context.caller.contacts.forWork({ id: params.contactId ?? '', mode: isLooking ? 'look' : 'open' }) };
}

/** The call's outcome, or one of its small buttons: take, put back, keep the draft. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const id = params.contactId ?? '';
  const formData = await request.formData();
  const intent = formData.get('intent');
  const { contacts } = context.caller;
  if (intent === 'claim') {
    await contacts.claim({ id });
    return redirect(`/calls/${id}`, 303);
  }
  if (intent === 'release') {
    await contacts.release({ id });
    return redirectWithToast('/queue', { tone: 'info', key: 'outreach:call.released' });
  }
  return answerCallPost({ id, formData, context });
}

export default function CallPage() {
  const { t } = useTranslation('outreach');
  const { call } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const facts = [
    t('call.window', { open: call.openOn, close: call.closeOn, target: call.targetOn }),
    call.hands !== 'closed' && t('call.attempt-number', { count: call.attemptCount + 1 }),
    call.rolled && t('call.rolled'),
    call.provisional && t('call.provisional'),
  ];
  return (
    <>
      <PageHeader
        title={nameOf(call, t)}
        breadcrumbs={[{ label: t('queue.title'), href: '/queue' }]}
        aside={
          <>
            {call.customer?.vip === true && <Badge tone="primary">{t('customers:vip')}</Badge>}
            <Badge>{call.rule.name}</Badge>
            {call.hands === 'closed' ? (
              <Badge>{t(`contacts.status.${call.status}`)}</Badge>
            ) : (
              <DueText targetOn={call.targetOn} closeOn={call.closeOn} promisedAt={call.promisedAt} />
            )}
            <span className="text-xs text-base-content/75">{facts.filter(Boolean).join(' · ')}</span>
          </>
        }
        actions={
          call.hands === 'mine' && (
            <Form method="post">
              <button type="submit" name="intent" value="release" className="btn btn-sm btn-ghost">
                {t('call.hands.release')}
              </button>
            </Form>
          )
        }
      />
      {/* Another call, or another try of it, begins with clean fields. */}
      <CallScreen key={`${call.id} ${call.attemptCount} ${call.hands}`} call={call} problems={reply?.problems ?? NO_PROBLEMS} />
    </>
  );
}

const NO_PROBLEMS: never[] = [];
