import type { ActionFunctionArgs } from '@remix-run/node';
import { useActionData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { redirectWithToast } from '#app/lib/flash';
import { CustomerForm } from '#app/modules/customers/ui/customer-form';
import { saveCustomerForm } from '#app/modules/customers/ui/customer-reply';

export const handle: PageHandle = { title: 'customers:form.new' };

export async function action({ request, context }: ActionFunctionArgs) {
  const { customers } = context.caller;
  return saveCustomerForm(await request.formData(), {
    findDuplicates: (customer) => customers.duplicates({ customer }),
    save: async (customer) => {
      const { customerId, number } = await customers.create(customer);
      return redirectWithToast(`/customers/${customerId}`, { key: 'customers:form.created', params: { number } });
    },
  });
}

export default function NewCustomerPage() {
  const { t } = useTranslation('customers');
  const reply = useActionData<typeof action>();
  const [params] = useSearchParams();
  return (
    <>
      <PageHeader title={t('form.new')} breadcrumbs={[{ label: t('list.title'), href: '/customers' }]} />
      <CustomerForm
        customer={null}
        lastResult={reply?.lastResult}
        duplicates={reply?.duplicates ?? []}
        cancelHref="/customers"
        start={{ name: params.get('name') ?? undefined, phone: params.get('phone') ?? undefined }}
      />
    </>
  );
}
