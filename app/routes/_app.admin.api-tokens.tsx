import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { parseForm, replyInvalid, replyWithProblem } from '#app/components/form/form-reply';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Pager } from '#app/components/pager';
import { listParams } from '#app/lib/list-params';
import { createApiTokenInput, revokeApiTokenInput } from '#app/modules/access/api-token/schema';
import { ApiTokenTable } from '#app/modules/access/ui/api-token-table';
import { CreateTokenForm, NewToken } from '#app/modules/access/ui/create-token-form';

export const handle: PageHandle = { title: 'access:tokens.title' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { apiToken, member } = context.caller.access;
  return { tokens: await apiToken.list(listParams(request.url, ['cursor'])), members: await member.options() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { apiToken } = context.caller.access;
  const formData = await request.formData();
  const isRevoking = formData.get('intent') === 'revoke';
  formData.delete('intent');
  if (isRevoking) {
    return submitTo(formData, revokeApiTokenInput, (input) => apiToken.revoke(input), () => ({ to: '/admin/api-tokens', toast: { key: 'access:tokens.revoked' } }));
  }
  const submission = parseForm(formData, createApiTokenInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  try {
    const { token } = await apiToken.create(submission.value);
    // Shown on this page and nowhere else: no redirect, which would have to carry it.
    return data({ ...submission.reply({ resetForm: true }), token }, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    return replyWithProblem(submission, error);
  }
}

export default function ApiTokensPage() {
  const { t } = useTranslation('access');
  const { tokens, members } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const newToken = reply !== undefined && 'token' in reply ? reply.token : null;
  return (
    <>
      <PageHeader
        title={t('tokens.title')}
        description={t('tokens.hint')}
        actions={
          <a href="/api/v1/openapi.json" className="btn btn-ghost btn-sm">
            {t('tokens.description')}
          </a>
        }
      />
      {newToken !== null && <NewToken token={newToken} />}
      <Card title={t('tokens.create')} className="mb-4">
        <CreateTokenForm members={members} lastResult={reply} />
      </Card>
      <Card isFlush>
        <ApiTokenTable tokens={tokens.items} />
        <Pager nextCursor={tokens.nextCursor} count={tokens.items.length} />
      </Card>
    </>
  );
}
