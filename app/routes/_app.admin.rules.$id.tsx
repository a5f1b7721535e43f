import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { InstantText } from '#app/components/date-text';
import { parseForm, replyInvalid, replyWithProblem } from '#app/components/form/form-reply';
import { useFormat } from '#app/components/format-context';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { redirectWithToast } from '#app/lib/flash';
import { DryRunCard } from '#app/modules/outreach/dry-run/ui/dry-run-card';
import { mergeForm } from '#app/modules/outreach/rule-form/domain';
import { ruleFormSchema } from '#app/modules/outreach/rule-form/schema';
import { RuleEditor } from '#app/modules/outreach/rule-form/ui/rule-editor';
import { asRuleReply, ruleReply, savedToast, weekFrom } from '#app/modules/outreach/rule-form/ui/rule-reply';
import { RuleSentence } from '#app/modules/outreach/rule-form/ui/rule-sentence';
import { WindowPreview } from '#app/modules/outreach/rule-form/ui/window-preview';
import { RuleHistory } from '#app/modules/outreach/rule-history/ui/rule-history';

export const handle: PageHandle = { title: (loaded) => (loaded as Awaited<ReturnType<typeof loader>>).rule.name };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const version = new URL(request.url).searchParams.get('version') ?? undefined;
  return context.caller.callbackRules.page({ id: params.id ?? '', version });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const { callbackRules } = context.caller;
  const id = params.id ?? '';
  const intent = String(formData.get('intent'));
  const saved = await callbackRules.get({ id });
  if (!['save', 'activate', 'deactivate'].includes(intent)) return data(await ruleReply(context.caller.callbackRules, formData, saved));
  const submission = parseForm(formData, ruleFormSchema);
  if (submission.status !== 'success') return replyInvalid(submission);
  const { code: _code, goLiveOn: _goLiveOn, ...changes } = mergeForm(submission.value, saved);
  try {
    const before = await callbackRules.load({ id });
    const after = await callbackRules.update({
      ...changes,
      id,
      goLiveOn: submission.value.goLiveOn ?? null,
      active: intent === 'save' ? saved.active : intent === 'activate',
      seenVersion: Number(formData.get('seenVersion')) || undefined,
    });
    return redirectWithToast(`/admin/rules/${id}`, savedToast({ saved, after, before }));
  } catch (error) {
    return replyWithProblem(submission, error);
  }
}

export default function RulePage() {
  const { t } = useTranslation('outreach');
  const { rule, choices, load, history, former } = useLoaderData<typeof loader>();
  const today = useFormat().today;
  const reply = asRuleReply(useActionData<typeof action>());
  const canManage = useCan()('outreach.rule.manage');
  const isFormer = former !== null;
  return (
    <>
      <PageHeader
        title={rule.name}
        breadcrumbs={[{ label: t('rules.title'), href: '/admin/rules' }]}
        aside={
          <>
            <span className="font-mono text-xs">{rule.code}</span>
            <span className="text-xs">{t('rules.version', { version: rule.version })}</span>
            <Badge tone={rule.active ? 'success' : 'neutral'}>{t(rule.active ? 'rules.active' : 'rules.inactive')}</Badge>
          </>
        }
      />
      {isFormer && (
        <Card
          className="mb-4"
          title={t('rules.history.shown', { version: former.version })}
          description={
            <>
              {former.by ?? t('rules.history.by-product')} · <InstantText value={former.createdAt} />
            </>
          }
          actions={
            <Link to="." className="btn btn-sm">
              {t('rules.history.back')}
            </Link>
          }
        >
          <RuleSentence rule={former.rule} choices={choices} />
        </Card>
      )}
      {!isFormer && canManage && (
        <>
          <RuleEditor key={`${rule.version} ${rule.goLiveOn} ${rule.active}`} rule={rule} choices={choices} load={load} reply={reply} />
          <div className="mt-4 space-y-4">
            <WindowPreview dates={reply?.previewDates || weekFrom(today)} preview={reply?.preview ?? null} problem={reply?.previewProblem ?? null} />
            <DryRunCard result={reply === undefined || reply.ask === 'deactivate' ? null : reply.dryRun} hasGoLive={(reply?.rule ?? rule).goLiveOn !== null} />
          </div>
        </>
      )}
      {!isFormer && !canManage && (
        <Card title={t('rules.sentence')} description={rule.goLiveOn === null ? t('rules.before-go-live-none') : t('rules.before-go-live', { date: rule.goLiveOn })}>
          <RuleSentence rule={rule} choices={choices} />
        </Card>
      )}
      <div className="mt-4">
        <RuleHistory events={history} currentVersion={rule.version} />
      </div>
    </>
  );
}
