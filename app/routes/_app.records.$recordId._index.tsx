import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor, useCan } from '#app/components/actor';
import { Card } from '#app/components/card';
import { InstantText } from '#app/components/date-text';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { ContactTable } from '#app/modules/outreach/contact/ui/contact-table';
import type { RecordFile } from '#app/modules/service-records/record/schema';
import { RecordFacts } from '#app/modules/service-records/ui/record-facts';

export const handle: PageHandle = {
  title: (data, t) => {
    const { record } = data as { record: RecordFile };
    return [t(`records:kinds.${record.kind}`), record.externalNumber].filter(Boolean).join(' ');
  },
};

export async function loader({ params, context }: LoaderFunctionArgs) {
  const record = await context.caller.serviceRecords.get({ serviceRecordId: params.recordId ?? '' });
  const canSeeContacts = context.actor?.permissions.includes('outreach.contact.read') === true;
  return { record, contacts: canSeeContacts ? await context.caller.contacts.forRecord({ serviceRecordId: record.id }) : null };
}

export default function RecordPage() {
  const { t } = useTranslation('records');
  const { record, contacts } = useLoaderData<typeof loader>();
  const { features } = useActor().tenant;
  const can = useCan();
  return (
    <>
      <PageHeader
        title={[t(`kinds.${record.kind}`), record.externalNumber].filter(Boolean).join(' ')}
        breadcrumbs={[{ label: t('list.title'), href: '/records' }]}
        description={
          <>
            {t(`customers:sources.${record.source}`)} · {t('file.updated')} <InstantText value={record.updatedAt} />
          </>
        }
        actions={
          can('service-records.record.write') && (
            <Link to="edit" className="btn btn-primary btn-sm">
              {t('common:actions.edit')}
            </Link>
          )
        }
      />
      <div className="grid gap-4">
        <RecordFacts record={record} />
        {contacts !== null && (
          <Card title={t('file.contacts')} isFlush>
            <ContactTable rows={contacts} features={features} hidesCustomer empty={<p className="px-4 pb-4 text-base-content/75">{t('file.no-contacts')}</p>} />
          </Card>
        )}
      </div>
    </>
  );
}
