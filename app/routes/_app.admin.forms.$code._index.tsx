import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor } from '#app/components/actor';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { redirectWithToast } from '#app/lib/flash';
import { FormActions, RenameForm } from '#app/modules/forms/definition/ui/form-actions';
import { FormHistory } from '#app/modules/forms/definition/ui/form-history';
import { parseIntent, readModel, toDefinition, toEditorModel } from '#app/modules/forms/editor/domain';
import { FormEditor } from '#app/modules/forms/editor/ui/form-editor';
import { FormPreview } from '#app/modules/forms/editor/ui/form-preview';

export const handle: PageHandle = { title: (loaded) => (loaded as Awaited<ReturnType<typeof loader>>).title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const version = new URL(request.url).searchParams.get('version') ?? undefined;
  return context.caller.forms.get({ code: params.code ?? '', version });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const intent = String(formData.get('intent') ?? '');
  const seenAt = String(formData.get('seenAt') ?? '') || undefined;
  const code = params.code ?? '';
  const page = `/admin/forms/${code}`;
  const { forms } = context.caller;
  switch (intent) {
    case 'publish':
      await forms.publish({ code, seenAt });
      return redirectWithToast(page, { key: 'forms:toast.published' });
    case 'discard':
      await forms.discardDraft({ code });
      return redirectWithToast(page, { key: 'forms:toast.discarded' });
    case 'rename':
      await forms.rename({ code, title: String(formData.get('title') ?? '') });
      return redirectWithToast(page, { key: 'forms:toast.renamed' });
  }
  const model = readModel((name) => {
    const value = formData.get(name);
    return typeof value === 'string' ? value : null;
  });
  // A button of the editor pressed without script: the form comes back changed, nothing is saved.
  if (parseIntent(intent) !== null) return data({ model, pressed: intent, problems: [], sentAt: context.now.toISOString() });
  const { definition, problems } = toDefinition(model);
  if (definition === null) return data({ model, pressed: null, problems, sentAt: context.now.toISOString() }, { status: 422 });
  await forms.saveDraft({ code, definition, seenAt });
  return redirectWithToast(page, { key: 'forms:toast.saved' });
}

export default function FormPage() {
  const { t } = useTranslation('forms');
  const form = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const mayManage = useActor().permissions.includes('forms.form.manage');
  const { shown } = form;
  // What can be written is the draft, or the next version on top of the newest; older ones are history.
  const isNewest = shown.version === form.versions[0]?.version;

  return (
    <>
      <PageHeader
        title={form.title}
        breadcrumbs={[{ label: t('list-title'), href: '/admin/forms' }]}
        aside={
          <>
            <span className="font-mono text-xs">{form.code}</span>
            <span className="text-xs">{t('version', { version: shown.version })}</span>
            <Badge tone={shown.publishedAt === null ? 'warning' : 'success'}>{t(shown.publishedAt === null ? 'draft' : 'published')}</Badge>
          </>
        }
        description={shown.publishedAt === null ? t('publish-hint') : undefined}
        actions={<FormActions form={form} mayManage={mayManage} />}
      />
      {!isNewest && (
        <p className="alert alert-info alert-soft mb-4">
          {t('old-version', { version: shown.version })}{' '}
          <Link to="." className="link">
            {t('to-newest')}
          </Link>
        </p>
      )}
      {isNewest && mayManage ? (
        <FormEditor
          key={reply?.sentAt ?? `${shown.version} ${shown.updatedAt}`}
          title={form.title}
          model={reply?.model ?? toEditorModel(shown.definition)}
          pressed={reply?.pressed ?? null}
          problems={reply?.problems ?? []}
          seenAt={shown.publishedAt === null ? shown.updatedAt : null}
        />
      ) : (
        <div className="max-w-2xl">
          <FormPreview title={form.title} definition={shown.definition} isStale={false} />
        </div>
      )}
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        <Card title={t('history')}>
          <FormHistory form={form} />
        </Card>
        {mayManage && (
          <Card title={t('rename')}>
            <RenameForm title={form.title} />
          </Card>
        )}
      </div>
    </>
  );
}
