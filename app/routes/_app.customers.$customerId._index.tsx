import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor, useCan } from '#app/components/actor';
import { Card } from '#app/components/card';
import { ReplyErrors } from '#app/components/form/reply-errors';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { recordConsentInput } from '#app/modules/customers/consent/schema';
import type { CustomerFile } from '#app/modules/customers/customer/schema';
import { liftDoNotContactInput, setDoNotContactInput } from '#app/modules/customers/do-not-contact/schema';
import { markPhoneInput } from '#app/modules/customers/phone/schema';
import { ConsentCard } from '#app/modules/customers/ui/consent-card';
import { CustomerMarks } from '#app/modules/customers/ui/customer-marks';
import { DoNotContactBanner } from '#app/modules/customers/ui/do-not-contact';
import { DuplicateCard } from '#app/modules/customers/ui/duplicate-card';
import { IdentityCard } from '#app/modules/customers/ui/identity-card';
import { HomesCard, VehiclesCard } from '#app/modules/customers/ui/possessions';
import { ContactTable } from '#app/modules/outreach/contact/ui/contact-table';
import { RecordTable } from '#app/modules/service-records/ui/record-table';

export const handle: PageHandle = { title: (data) => (data as { customer: CustomerFile }).customer.name };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const file = await context.caller.customers.file({ customerId: params.customerId ?? '' });
  const { mergedInto } = file.customer;
  if (mergedInto !== null) throw redirect(`/customers/${mergedInto.id}`);
  const canSeeContacts = context.actor?.permissions.includes('outreach.contact.read') === true;
  return { ...file, contacts: canSeeContacts ? await context.caller.contacts.forCustomer({ customerId: file.customer.id }) : null };
}

/** The small changes of the file, by the form that was sent. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { customers } = context.caller;
  const formData = await request.formData();
  const intent = formData.get('intent');
  formData.delete('intent');
  formData.set('customerId', params.customerId ?? '');
  const done = (key: string) => () => ({ to: `/customers/${params.customerId}`, toast: { key } });
  if (intent === 'consent') return submitTo(formData, recordConsentInput, customers.recordConsent, done('customers:consent.saved'));
  if (intent === 'do-not-contact') return submitTo(formData, setDoNotContactInput, customers.setDoNotContact, done('customers:do-not-contact.saved'));
  if (intent === 'lift') return submitTo(formData, liftDoNotContactInput, customers.liftDoNotContact, done('customers:do-not-contact.lifted'));
  if (intent === 'phone') return submitTo(formData, markPhoneInput, customers.markPhone, done('customers:phone.saved'));
  throw new Response(null, { status: 400 });
}

export default function CustomerPage() {
  const { t } = useTranslation('customers');
  const { customer, duplicates, contacts } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { features } = useActor().tenant;
  const can = useCan();
  return (
    <>
      <PageHeader
        title={customer.name}
        breadcrumbs={[{ label: t('list.title'), href: '/customers' }]}
        aside={
          <>
            <span className="font-mono text-xs">{customer.number}</span>
            <CustomerMarks vip={customer.vip} doNotContact={customer.doNotContact !== null} kind={customer.kind} />
          </>
        }
        actions={
          <>
            {can('customers.customer.merge') && (
              <Link to="merge" className="btn btn-sm">
                {t('merge.open')}
              </Link>
            )}
            {can('customers.customer.write') && (
              <Link to="edit" className="btn btn-primary btn-sm">
                {t('common:actions.edit')}
              </Link>
            )}
          </>
        }
      />
      <DoNotContactBanner customer={customer} />
      <ReplyErrors reply={reply} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          <IdentityCard customer={customer} />
          {(features.includes('vehicles') || customer.vehicles.length > 0) && <VehiclesCard vehicles={customer.vehicles} actions={can('vehicles.vehicle.write') && <AddLink href={`/vehicles/new?owner=${customer.id}`} text={t('vehicles:list.add')} />} />}
          {(features.includes('homes') || customer.homes.length > 0) && <HomesCard homes={customer.homes} />}
          <Card title={t('records:list.title')} isFlush actions={can('service-records.record.write') && <AddLink href={`/records/new?customer=${customer.id}`} text={t('records:list.add')} />}>
            <RecordTable rows={customer.records} hides={['customer', 'home']} empty={<p className="px-4 pb-4 text-base-content/75">{t('file.no-records')}</p>} />
          </Card>
          {contacts !== null && (
            <Card title={t('file.contacts')} isFlush>
              <ContactTable rows={contacts} features={features} hidesCustomer empty={<p className="px-4 pb-4 text-base-content/75">{t('file.no-contacts')}</p>} />
            </Card>
          )}
        </div>
        <div className="grid min-w-0 gap-4">
          <DuplicateCard customerId={customer.id} duplicates={duplicates} />
          <ConsentCard customer={customer} />
          {customer.merged.length > 0 && (
            <Card title={t('merge.history')}>
              <ul className="space-y-1">
                {customer.merged.map((former) => (
                  <li key={former.id}>
                    {former.name} <span className="font-mono text-xs">{former.number}</span>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

function AddLink({ href, text }: { href: string; text: string }) {
  return (
    <Link to={href} className="btn btn-sm">
      {text}
    </Link>
  );
}
