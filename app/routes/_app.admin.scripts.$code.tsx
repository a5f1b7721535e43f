import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor } from '#app/components/actor';
import { Card } from '#app/components/card';
import { parseForm, replyInvalid, replyWithProblem } from '#app/components/form/form-reply';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { redirectWithToast } from '#app/lib/flash';
import { scriptFormInput } from '#app/modules/outreach/script/schema';
import { previewReply } from '#app/modules/outreach/script/ui/preview-reply';
import { ScriptActions } from '#app/modules/outreach/script/ui/script-actions';
import { ScriptEditor } from '#app/modules/outreach/script/ui/script-editor';
import { ScriptHistory } from '#app/modules/outreach/script/ui/script-history';
import { SampleRecordSelect, ScriptPreview } from '#app/modules/outreach/script/ui/script-preview';
import { ScriptStatusBadge } from '#app/modules/outreach/script/ui/script-status';

export const handle: PageHandle = {
  title: (loaded) => (loaded as Awaited<ReturnType<typeof loader>>).script.shown.title,
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const { scripts } = context.caller;
  const script = await scripts.get({ code: params.code ?? '', version: query.get('version') ?? undefined });
  const [records, preview] = await Promise.all([
    scripts.sampleRecords({ code: script.code }),
    scripts.preview({ body: script.shown.body, recordId: query.get('recordId') ?? undefined, code: script.code }),
  ]);
  return { script, records, preview };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const code = params.code ?? '';
  const { scripts } = context.caller;
  const page = `/admin/scripts/${code}`;
  const seenAt = String(formData.get('seenAt') ?? '') || undefined;
  switch (formData.get('intent')) {
    case 'preview':
      return data(await previewReply(context.caller, formData));
    case 'approve':
      await scripts.approve({ code, seenAt });
      return redirectWithToast(page, { key: 'outreach:script.approved' });
    case 'retire':
      await scripts.retire({ code });
      return redirectWithToast(page, { key: 'outreach:script.retired' });
    case 'discard': {
      const { isGone } = await scripts.discard({ code });
      return redirectWithToast(isGone ? '/admin/scripts' : page, { key: 'outreach:script.discarded' });
    }
    default:
      return propose(formData);
  }

  async function propose(posted: FormData) {
    posted.set('code', code);
    const submission = parseForm(posted, scriptFormInput);
    if (submission.status !== 'success') return replyInvalid(submission);
    const { title, body, seenAt: seen } = submission.value;
    try {
      await scripts.propose({ code, title, body, seenAt: seen });
    } catch (error) {
      return replyWithProblem(submission, error);
    }
    return redirectWithToast(page, { key: 'outreach:script.saved' });
  }
}

export default function ScriptPage() {
  const { t } = useTranslation('outreach');
  const { script, records, preview } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { permissions } = useActor();
  const { shown } = script;
  const previewed = reply !== undefined && 'preview' in reply ? reply : null;
  // Old versions are history; what can be written is the draft, or the next version on top of the newest.
  const isEditable = permissions.includes('outreach.script.propose') && shown.version === script.versions[0]?.version;

  return (
    <>
      <PageHeader
        title={shown.title}
        breadcrumbs={[{ label: t('script.list-title'), href: '/admin/scripts' }]}
        aside={
          <>
            <span className="font-mono text-xs">{script.code}</span>
            <span className="text-xs">{t('script.version', { version: shown.version })}</span>
            <ScriptStatusBadge status={shown.status} />
          </>
        }
        actions={<ScriptActions shown={shown} permissions={permissions} />}
      />
      {isEditable ? (
        <ScriptEditor
          key={`${shown.version} ${shown.updatedAt}`}
          code={script.code}
          title={shown.title}
          body={shown.body}
          seenAt={shown.status === 'draft' ? shown.updatedAt : null}
          records={records}
          recordId={previewed?.recordId ?? preview.recordId}
          preview={previewed?.preview ?? preview}
          lastResult={reply !== undefined && 'preview' in reply ? reply.lastResult : reply}
        />
      ) : (
        <Card title={t('script.preview')} actions={<RecordForm records={records} recordId={preview.recordId} version={shown.version} />}>
          <ScriptPreview {...preview} />
        </Card>
      )}
      <Card title={t('script.history')} className="mt-4">
        <ScriptHistory script={script} />
      </Card>
    </>
  );
}

function RecordForm({ records, recordId, version }: { records: React.ComponentProps<typeof SampleRecordSelect>['records']; recordId: string | null; version: number }) {
  const { t } = useTranslation('outreach');
  return (
    <form id="script-record" className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="version" value={version} />
      <SampleRecordSelect form="script-record" records={records} value={recordId} />
      <button className="btn btn-sm">{t('script.show-preview')}</button>
    </form>
  );
}
