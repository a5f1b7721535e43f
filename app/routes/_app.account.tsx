import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { parseForm, replyInvalid, replyWithProblem } from '#app/components/form/form-reply';
import { hidingFields } from '#app/components/form/secret-reply';
import { submitTo } from '#app/components/form/submit-to';
import { LanguageSwitch } from '#app/components/language-switch';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { redirectWithCookies } from '#app/lib/redirect-with-cookies';
import { updateProfileInput } from '#app/modules/access/account/schema';
import { changePasswordInput } from '#app/modules/access/password/schema';
import { revokeSessionInput, switchTenantInput } from '#app/modules/access/session/schema';
import { PasswordForm, ProfileForm } from '#app/modules/access/ui/account-forms';
import { OwnSessions } from '#app/modules/access/ui/own-sessions';
import { PlaceList } from '#app/modules/access/ui/place-list';

export const handle: PageHandle = { title: 'access:account.title' };

export async function loader({ context }: LoaderFunctionArgs) {
  const { auth, caller, actor } = context;
  return {
    name: actor?.displayName ?? '',
    membershipId: actor?.membershipId ?? '',
    places: await auth.places(),
    sessions: await caller.access.account.sessions(),
    currentSession: auth.currentSession(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { auth, caller } = context;
  const formData = await request.formData();
  const intent = formData.get('intent');
  formData.delete('intent');
  const here = (key: string) => () => ({ to: '/account', toast: { key } });
  switch (intent) {
    case 'profile':
      return submitTo(formData, updateProfileInput, (input) => caller.access.account.updateProfile(input), here('access:account.saved'));
    case 'revoke-session':
      return submitTo(formData, revokeSessionInput, (input) => caller.access.account.revokeSession(input), here('access:sessions.revoked'));
    case 'switch-tenant': {
      const { cookies } = await auth.switchTenant(switchTenantInput.parse(Object.fromEntries(formData)).membershipId);
      return redirectWithCookies('/', cookies);
    }
    default: {
      const submission = parseForm(formData, changePasswordInput);
      const answer = hidingFields(submission, ['currentPassword', 'newPassword']);
      if (submission.status !== 'success') return replyInvalid(answer);
      try {
        return redirectWithCookies('/account', (await auth.changePassword(submission.value)).cookies, { key: 'access:password.changed' });
      } catch (error) {
        return replyWithProblem(answer, error);
      }
    }
  }
}

export default function AccountPage() {
  const { t } = useTranslation('access');
  const { name, membershipId, places, sessions, currentSession } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('account.title')} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={t('account.profile')}>
          <ProfileForm name={name} lastResult={lastResult} />
          <div className="mt-5 flex items-center gap-3 border-t border-base-content/12 pt-3">
            <span className="text-[0.8125rem] font-medium">{t('account.language')}</span>
            <LanguageSwitch className="btn btn-sm" />
          </div>
        </Card>
        <Card title={t('password.change')} description={t('password.change-hint')}>
          <PasswordForm lastResult={lastResult} />
        </Card>
        {places.length > 1 && (
          <Card title={t('places.title')} description={t('places.hint')}>
            <PlaceList places={places} currentMembershipId={membershipId} />
          </Card>
        )}
        <Card title={t('sessions.title')} description={t('sessions.hint')} isFlush className="lg:col-span-2">
          <OwnSessions sessions={sessions} current={currentSession} />
        </Card>
      </div>
    </>
  );
}
