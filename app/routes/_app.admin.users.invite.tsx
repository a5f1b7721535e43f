import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { createInvitationInput } from '#app/modules/access/invitation/schema';
import { InviteForm } from '#app/modules/access/ui/invite-form';
import { MailNotice } from '#app/modules/access/ui/mail-notice';

export const handle: PageHandle = { title: 'access:users.invite' };

export async function loader({ context }: LoaderFunctionArgs) {
  return {
    units: await context.caller.tenancy.orgUnit.list({}),
    locale: context.actor?.tenant.locale ?? 'zh-CN',
    mailMode: context.auth.mailMode(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return submitTo(
    await request.formData(),
    createInvitationInput,
    (input) => context.caller.access.invitation.create(input),
    () => ({ to: '/admin/users', toast: { key: 'access:invitations.created' } }),
  );
}

export default function InviteUserPage() {
  const { t } = useTranslation('access');
  const { units, locale, mailMode } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('users.invite')} breadcrumbs={[{ label: t('users.title'), href: '/admin/users' }]} description={t('users.invite-hint')} />
      <MailNotice mode={mailMode} />
      <Card className="max-w-2xl">
        <InviteForm units={units} locale={locale} lastResult={useActionData<typeof action>()} />
      </Card>
    </>
  );
}
