import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor } from '#app/components/actor';
import { Card } from '#app/components/card';
import { parseForm, replyInvalid, replyWithProblem } from '#app/components/form/form-reply';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Pager } from '#app/components/pager';
import { redirectWithToast } from '#app/lib/flash';
import { createFormInput } from '#app/modules/forms/definition/schema';
import { FormTable } from '#app/modules/forms/definition/ui/form-table';
import { NewForm } from '#app/modules/forms/definition/ui/new-form';

export const handle: PageHandle = { title: 'forms:list-title' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  return context.caller.forms.list({ cursor });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseForm(await request.formData(), createFormInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  try {
    const { code } = await context.caller.forms.create(submission.value);
    return redirectWithToast(`/admin/forms/${code}`, { key: 'forms:toast.created' });
  } catch (error) {
    return replyWithProblem(submission, error);
  }
}

export default function FormsPage() {
  const { t } = useTranslation('forms');
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const mayManage = useActor().permissions.includes('forms.form.manage');
  return (
    <>
      <PageHeader title={t('list-title')} description={t('list-description')} />
      <Card isFlush>
        <FormTable forms={page.items} />
      </Card>
      <Pager nextCursor={page.nextCursor} count={page.items.length} />
      {mayManage && (
        <Card title={t('add')} className="mt-4">
          <NewForm lastResult={lastResult} />
        </Card>
      )}
    </>
  );
}
