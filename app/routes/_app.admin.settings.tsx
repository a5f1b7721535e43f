import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { updateTenantInput } from '#app/modules/tenancy/tenant/schema';
import { SettingsForm } from '#app/modules/tenancy/ui/settings-form';

export const handle: PageHandle = { title: 'tenancy:settings.title' };

export async function loader({ context }: LoaderFunctionArgs) {
  return { tenant: await context.caller.tenancy.tenant.get() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return submitTo(
    await request.formData(),
    updateTenantInput,
    (input) => context.caller.tenancy.tenant.update(input),
    () => ({ to: '/admin/settings', toast: { key: 'tenancy:settings.saved' } }),
  );
}

export default function SettingsPage() {
  const { t } = useTranslation('tenancy');
  const { tenant } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('settings.title')} description={t('settings.hint')} />
      <Card className="max-w-3xl">
        <SettingsForm tenant={tenant} lastResult={useActionData<typeof action>()} />
      </Card>
    </>
  );
}
