import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { redirectWithToast } from '#app/lib/flash';
import { CustomerForm } from '#app/modules/customers/ui/customer-form';
import { saveCustomerForm } from '#app/modules/customers/ui/customer-reply';

export const handle: PageHandle = { title: 'customers:form.edit' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const customer = await context.caller.customers.get({ customerId: params.customerId ?? '' });
  if (customer.mergedInto !== null) throw redirect(`/customers/${customer.mergedInto.id}/edit`);
  return customer;
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { customers } = context.caller;
  const customerId = params.customerId ?? '';
  return saveCustomerForm(await request.formData(), {
    findDuplicates: (customer) => customers.duplicates({ customer, exceptId: customerId }),
    save: async (customer) => {
      // The form shows every field: one that came back empty was emptied.
      const { email = null, address = null, idDocumentKind = null, idDocumentNumber = null, birthday = null, note = null, ...rest } = customer;
      await customers.update({ customerId, ...rest, email, address, idDocumentKind, idDocumentNumber, birthday, note });
      return redirectWithToast(`/customers/${customerId}`, { key: 'customers:form.saved' });
    },
  });
}

export default function EditCustomerPage() {
  const { t } = useTranslation('customers');
  const customer = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const href = `/customers/${customer.id}`;
  return (
    <>
      <PageHeader
        title={t('form.edit')}
        breadcrumbs={[
          { label: t('list.title'), href: '/customers' },
          { label: customer.name, href },
        ]}
      />
      <CustomerForm customer={customer} lastResult={reply?.lastResult} duplicates={reply?.duplicates ?? []} cancelHref={href} />
    </>
  );
}
