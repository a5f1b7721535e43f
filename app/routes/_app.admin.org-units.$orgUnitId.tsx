import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { ReplyErrors } from '#app/components/form/reply-errors';
import { Select } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { PageError } from '#app/lib/page-error';
import { notFound } from '#app/lib/app-error';
import { moveOrgUnitInput, updateOrgUnitInput } from '#app/modules/tenancy/org-unit/schema';
import { OrgUnitForm } from '#app/modules/tenancy/ui/org-unit-form';
import { unitOptions } from '#app/modules/tenancy/ui/unit-options';

export const handle: PageHandle = { title: 'tenancy:units.title' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const units = await context.caller.tenancy.orgUnit.list({ includeInactive: true });
  const unit = units.find(({ orgUnitId }) => orgUnitId === params.orgUnitId);
  if (!unit) throw new PageError(notFound(), context.requestId);
  return { unit, others: units.filter((other) => other.active && other !== unit) };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const isMove = formData.get('intent') === 'move';
  formData.delete('intent');
  formData.set('orgUnitId', params.orgUnitId ?? '');
  const { move, update } = context.caller.tenancy.orgUnit;
  if (isMove) {
    return submitTo(formData, moveOrgUnitInput, (input) => move(input), () => ({ to: '/admin/org-units', toast: { key: 'tenancy:units.moved' } }));
  }
  return submitTo(formData, updateOrgUnitInput, (input) => update(input), () => ({ to: '/admin/org-units', toast: { key: 'tenancy:units.saved' } }));
}

export default function OrgUnitPage() {
  const { t } = useTranslation('tenancy');
  const { unit, others } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isMoveReply = reply?.initialValue !== undefined && 'parentId' in reply.initialValue && !('name' in reply.initialValue);
  return (
    <>
      <PageHeader title={unit.name} breadcrumbs={[{ label: t('units.title'), href: '/admin/org-units' }]} />
      {isMoveReply && <ReplyErrors reply={reply} />}
      <div className="grid items-start gap-4 lg:grid-cols-3">
        <Card title={t('units.facts')} className="lg:col-span-2">
          <OrgUnitForm unit={unit} parents={[]} lastResult={isMoveReply ? undefined : reply} />
        </Card>
        <Card title={t('units.move')} description={t('units.move-hint')}>
          <Form method="post" className="space-y-3">
            <Select name="parentId" label={t('units.parent')} emptyLabel={t('units.top')} defaultValue={unit.parentId ?? ''} options={unitOptions(others)} />
            <SubmitButton name="intent" value="move" tone="plain" size="sm">
              {t('units.move')}
            </SubmitButton>
          </Form>
        </Card>
      </div>
    </>
  );
}
