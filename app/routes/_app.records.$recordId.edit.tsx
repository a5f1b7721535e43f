import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { fromRecordForm, recordFormSchema, toRecordForm } from '#app/modules/service-records/form/schema';
import { recordKindSchema } from '#app/modules/service-records/kind/schema';
import { RecordForm } from '#app/modules/service-records/ui/record-form';

export const handle: PageHandle = { title: 'records:form.edit' };

/** The record, and the form's choices without the subjects that are to be named anew (`?change=vehicle`). */
async function open({ params, request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const { serviceRecords } = context.caller;
  const record = await serviceRecords.get({ serviceRecordId: params.recordId ?? '' });
  const changed = new URL(request.url).searchParams.getAll('change');
  const idOf = (subject: 'customer' | 'vehicle' | 'home') => (changed.includes(subject) ? undefined : record[subject]?.id);
  const choices = await serviceRecords.formData({ customerId: idOf('customer'), vehicleId: idOf('vehicle'), homeId: idOf('home') });
  return { record, choices, changed, kind: recordKindSchema.parse(record.kind) };
}

export async function loader(args: LoaderFunctionArgs) {
  return open(args);
}

export async function action(args: ActionFunctionArgs) {
  const { record, choices, kind } = await open(args);
  const serviceRecordId = record.id;
  return submitTo(
    await args.request.formData(),
    recordFormSchema(kind, choices.currency),
    (value) => args.context.caller.serviceRecords.update({ serviceRecordId, ...fromRecordForm(value, choices.currency) }),
    () => ({ to: `/records/${serviceRecordId}`, toast: { key: 'records:form.saved' } }),
  );
}

export default function EditRecordPage() {
  const { t } = useTranslation('records');
  const { record, choices, changed, kind } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const href = `/records/${record.id}`;
  const { customer, vehicle, home } = choices;
  return (
    <>
      <PageHeader
        title={t('form.edit')}
        breadcrumbs={[
          { label: t('list.title'), href: '/records' },
          { label: [t(`kinds.${kind}`), record.externalNumber].filter(Boolean).join(' '), href },
        ]}
      />
      <RecordForm
        key={changed.join()}
        kind={kind}
        choices={choices}
        defaultValue={{ ...toRecordForm(record, choices.currency), customerId: customer?.id, vehicleId: vehicle?.id, homeId: home?.id }}
        lastResult={lastResult}
        cancelHref={href}
        changeHref={(subject) => `${href}/edit?${new URLSearchParams([...new Set([...changed, subject])].map((name) => ['change', name])).toString()}`}
      />
    </>
  );
}
