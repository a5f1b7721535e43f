import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { createOrgUnitInput } from '#app/modules/tenancy/org-unit/schema';
import { OrgUnitForm } from '#app/modules/tenancy/ui/org-unit-form';

export const handle: PageHandle = { title: 'tenancy:units.add' };

export async function loader({ context }: LoaderFunctionArgs) {
  return { parents: await context.caller.tenancy.orgUnit.list({}) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  formData.delete('intent');
  return submitTo(
    formData,
    createOrgUnitInput,
    (input) => context.caller.tenancy.orgUnit.create(input),
    () => ({ to: '/admin/org-units', toast: { key: 'tenancy:units.saved' } }),
  );
}

export default function NewOrgUnitPage() {
  const { t } = useTranslation('tenancy');
  const { parents } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('units.add')} breadcrumbs={[{ label: t('units.title'), href: '/admin/org-units' }]} />
      <Card className="max-w-3xl">
        <OrgUnitForm unit={null} parents={parents} lastResult={useActionData<typeof action>()} />
      </Card>
    </>
  );
}
