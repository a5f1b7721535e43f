import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { Card } from '#app/components/card';
import { ReplyErrors } from '#app/components/form/reply-errors';
import { SubmitButton } from '#app/components/form/submit-button';
import { submitTo } from '#app/components/form/submit-to';
import { TextInput } from '#app/components/form/text-input';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { ROLES } from '#app/lib/permissions';
import { PermissionMatrix } from '#app/modules/access/ui/permission-matrix';
import { updateRoleNamesInput } from '#app/modules/tenancy/tenant/schema';

export const handle: PageHandle = { title: 'access:roles.title' };

export async function loader({ context }: LoaderFunctionArgs) {
  const { settings } = await context.caller.tenancy.tenant.get();
  return { roleNames: settings.roleNames };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return submitTo(
    await request.formData(),
    updateRoleNamesInput,
    (input) => context.caller.tenancy.tenant.updateRoleNames(input),
    () => ({ to: '/admin/roles', toast: { key: 'access:roles.saved' } }),
  );
}

export default function RolesPage() {
  const { t } = useTranslation('access');
  const { roleNames } = useLoaderData<typeof loader>();
  const canRename = useCan()('tenancy.settings.manage');
  return (
    <>
      <PageHeader title={t('roles.title')} description={t('roles.hint')} />
      <ReplyErrors reply={useActionData<typeof action>()} />
      {canRename && (
        <Card title={t('roles.names')} description={t('roles.names-hint')} className="mb-4">
          <Form method="post" className="grid gap-3 sm:grid-cols-3 xl:grid-cols-5">
            {ROLES.map((role) => (
              <TextInput
                key={role}
                name={`roleNames.${role}`}
                label={t(`common:roles.${role}`)}
                placeholder={t(`common:roles.${role}`)}
                defaultValue={roleNames[role] ?? ''}
                input={{ maxLength: 40 }}
              />
            ))}
            <div className="self-end">
              <SubmitButton>{t('common:actions.save')}</SubmitButton>
            </div>
          </Form>
        </Card>
      )}
      <Card title={t('roles.table')} description={t('roles.table-hint')} isFlush>
        <PermissionMatrix />
      </Card>
    </>
  );
}
