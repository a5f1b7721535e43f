import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { ReplyErrors } from '#app/components/form/reply-errors';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { setOrgUnitActiveInput } from '#app/modules/tenancy/org-unit/schema';
import { OrgUnitTable } from '#app/modules/tenancy/ui/org-unit-table';

export const handle: PageHandle = { title: 'tenancy:units.title' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const includeInactive = new URL(request.url).searchParams.has('closed');
  return { units: await context.caller.tenancy.orgUnit.list({ includeInactive }) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  // A ticked box posts "on"; this button's form says it in words.
  const isOpening = formData.get('active') === 'true';
  if (isOpening) formData.set('active', 'on');
  else formData.delete('active');
  return submitTo(
    formData,
    setOrgUnitActiveInput,
    (input) => context.caller.tenancy.orgUnit.setActive(input),
    () => ({ to: '/admin/org-units?closed', toast: { key: isOpening ? 'tenancy:units.reopened' : 'tenancy:units.was-closed' } }),
  );
}

export default function OrgUnitsPage() {
  const { t } = useTranslation('tenancy');
  const { units } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const showsClosed = params.has('closed');
  return (
    <>
      <PageHeader
        title={t('units.title')}
        description={t('units.hint')}
        actions={
          <>
            <Link to={showsClosed ? '/admin/org-units' : '/admin/org-units?closed'} className="btn btn-ghost btn-sm">
              {t(showsClosed ? 'units.hide-closed' : 'units.show-closed')}
            </Link>
            <Link to="/admin/org-units/new" className="btn btn-primary btn-sm">
              {t('units.add')}
            </Link>
          </>
        }
      />
      <ReplyErrors reply={useActionData<typeof action>()} />
      <Card isFlush>
        <OrgUnitTable units={units} />
      </Card>
    </>
  );
}
