import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, replyInvalid, replyWithProblem } from '#app/components/form/form-reply';
import { useFormat } from '#app/components/format-context';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { redirectWithToast } from '#app/lib/flash';
import { DryRunCard } from '#app/modules/outreach/dry-run/ui/dry-run-card';
import { mergeForm, starterRule } from '#app/modules/outreach/rule-form/domain';
import { ruleFormSchema } from '#app/modules/outreach/rule-form/schema';
import { RuleEditor } from '#app/modules/outreach/rule-form/ui/rule-editor';
import { asRuleReply, ruleReply, weekFrom } from '#app/modules/outreach/rule-form/ui/rule-reply';
import { WindowPreview } from '#app/modules/outreach/rule-form/ui/window-preview';

export const handle: PageHandle = { title: 'outreach:rules.add' };

export async function loader({ context }: LoaderFunctionArgs) {
  return { choices: await context.caller.callbackRules.choices({}) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const starter = starterRule('delivery');
  if (formData.get('intent') !== 'save') return data(await ruleReply(context.caller.callbackRules, formData, starter));
  const submission = parseForm(formData, ruleFormSchema);
  if (submission.status !== 'success') return replyInvalid(submission);
  try {
    const { goLiveOn } = submission.value;
    const { id } = await context.caller.callbackRules.create({ ...mergeForm(submission.value, starter), goLiveOn: goLiveOn ?? null });
    return redirectWithToast(`/admin/rules/${id}`, { key: 'outreach:rules.created' });
  } catch (error) {
    return replyWithProblem(submission, error);
  }
}

export default function NewRulePage() {
  const { t } = useTranslation('outreach');
  const { choices } = useLoaderData<typeof loader>();
  const today = useFormat().today;
  const reply = asRuleReply(useActionData<typeof action>());
  const [firstKind = 'service-request'] = choices.recordKinds;
  return (
    <>
      <PageHeader title={t('rules.add')} breadcrumbs={[{ label: t('rules.title'), href: '/admin/rules' }]} description={t('rules.add-description')} />
      <RuleEditor rule={starterRule(firstKind)} choices={choices} load={null} reply={reply} />
      <div className="mt-4 space-y-4">
        <WindowPreview dates={reply?.previewDates || weekFrom(today)} preview={reply?.preview ?? null} problem={reply?.previewProblem ?? null} />
        <DryRunCard result={reply === undefined || reply.ask === 'deactivate' ? null : reply.dryRun} hasGoLive={reply?.rule?.goLiveOn !== null} />
      </div>
    </>
  );
}
