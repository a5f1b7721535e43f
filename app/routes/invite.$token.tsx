import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, replyInvalid } from '#app/components/form/form-reply';
import { hidingFields, replyToRefusal } from '#app/components/form/secret-reply';
import type { PageHandle } from '#app/components/page-title';
import { PlainShell } from '#app/components/shell';
import { EmptyState } from '#app/components/states';
import { redirectWithCookies } from '#app/lib/redirect-with-cookies';
import { acceptInvitationForm } from '#app/modules/access/invitation/schema';
import { AcceptInvitationForm } from '#app/modules/access/ui/accept-invitation-form';

export const handle: PageHandle = { title: 'access:invite.title' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  return { invitation: await context.auth.readInvitation(params.token ?? '') };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const submission = parseForm(await request.formData(), acceptInvitationForm);
  const answer = hidingFields(submission, ['password']);
  if (submission.status !== 'success') return replyInvalid(answer);
  try {
    const { cookies } = await context.auth.acceptInvitation({ token: params.token ?? '', ...submission.value });
    return redirectWithCookies('/', cookies, { key: 'access:invite.done' });
  } catch (error) {
    return replyToRefusal(answer, error, ['not-found']);
  }
}

export default function InvitePage() {
  const { t } = useTranslation('access');
  const { invitation } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <PlainShell>
      {invitation === null ? (
        <EmptyState
          icon="lock"
          headingLevel={1}
          title={t('invite.dead-title')}
          actions={
            <Link to="/sign-in" className="btn btn-primary">
              {t('sign-in.title')}
            </Link>
          }
        >
          {t('error.dead-invitation')}
        </EmptyState>
      ) : (
        <AcceptInvitationForm invitation={invitation} lastResult={lastResult} />
      )}
    </PlainShell>
  );
}
