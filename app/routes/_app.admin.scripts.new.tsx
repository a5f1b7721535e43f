import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, replyInvalid, replyWithProblem } from '#app/components/form/form-reply';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { redirectWithToast } from '#app/lib/flash';
import { scriptFormInput } from '#app/modules/outreach/script/schema';
import { ScriptEditor } from '#app/modules/outreach/script/ui/script-editor';
import { previewReply } from '#app/modules/outreach/script/ui/preview-reply';

export const handle: PageHandle = { title: 'outreach:script.add' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  // From a call: the record at hand is the one to preview against.
  const recordId = new URL(request.url).searchParams.get('record');
  return { records: await context.caller.scripts.sampleRecords({}), recordId };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  if (formData.get('intent') === 'preview') return data(await previewReply(context.caller, formData));
  const submission = parseForm(formData, scriptFormInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  const { code, title, body } = submission.value;
  try {
    await context.caller.scripts.propose({ code, title, body });
  } catch (error) {
    return replyWithProblem(submission, error);
  }
  return redirectWithToast(`/admin/scripts/${code}`, { key: 'outreach:script.saved' });
}

export default function NewScriptPage() {
  const { t } = useTranslation('outreach');
  const { records, recordId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const previewed = reply !== undefined && 'preview' in reply ? reply : null;
  return (
    <>
      <PageHeader title={t('script.add')} breadcrumbs={[{ label: t('script.list-title'), href: '/admin/scripts' }]} description={t('script.add-description')} />
      <ScriptEditor
        code={null}
        title=""
        body={t('script.starter')}
        seenAt={null}
        records={records}
        recordId={previewed?.recordId ?? recordId}
        preview={previewed?.preview ?? { text: '', problems: [] }}
        lastResult={reply !== undefined && 'preview' in reply ? reply.lastResult : reply}
      />
    </>
  );
}
