import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Tabs } from '#app/components/tabs';
import { listParams } from '#app/lib/list-params';
import { fromRecordForm, recordFormSchema } from '#app/modules/service-records/form/schema';
import { recordKindSchema } from '#app/modules/service-records/kind/schema';
import { RecordForm } from '#app/modules/service-records/ui/record-form';

export const handle: PageHandle = { title: 'records:form.new' };

/** Kind and known subjects stand in the address, so that a file can link to a form that is half filled in. */
function opening(url: string) {
  const { kind, customer, vehicle, home } = listParams(url, ['kind', 'customer', 'vehicle', 'home']);
  return { kind: recordKindSchema.safeParse(kind).data, subjects: { customerId: customer, vehicleId: vehicle, homeId: home } };
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { kind, subjects } = opening(request.url);
  const choices = await context.caller.serviceRecords.formData(subjects);
  // From a home's file the first thing to add is a request, from a car's a delivery or repair.
  const usual = subjects.homeId === undefined ? choices.kinds[0] : 'service-request';
  return { choices, kind: kind ?? usual ?? 'service-request' };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { serviceRecords } = context.caller;
  const { kind, subjects } = opening(request.url);
  const choices = await serviceRecords.formData(subjects);
  const chosen = kind ?? (subjects.homeId === undefined ? choices.kinds[0] : 'service-request') ?? 'service-request';
  const schema = recordFormSchema(chosen, choices.currency);
  return submitTo(
    await request.formData(),
    schema,
    (value) => serviceRecords.create({ kind: chosen, ...fromRecordForm(value, choices.currency) }),
    ({ serviceRecordId }) => ({ to: `/records/${serviceRecordId}`, toast: { key: 'records:form.created' } }),
  );
}

export default function NewRecordPage() {
  const { t } = useTranslation('records');
  const { choices, kind } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { search } = useLocation();
  const hrefWith = (name: string, value: string | null): string => {
    const params = new URLSearchParams(search);
    if (value === null) params.delete(name);
    else params.set(name, value);
    return `/records/new?${params.toString()}`;
  };
  const { customer, vehicle, home } = choices;
  return (
    <>
      <PageHeader title={t(`add.${kind}`)} breadcrumbs={[{ label: t('list.title'), href: '/records' }]} />
      {choices.kinds.length > 1 && (
        <Tabs label={t('fields.kind')} tabs={choices.kinds.map((each) => ({ href: hrefWith('kind', each), label: t(`kinds.${each}`), isCurrent: each === kind }))} />
      )}
      <RecordForm
        key={kind}
        kind={kind}
        choices={choices}
        defaultValue={{ customerId: customer?.id, vehicleId: vehicle?.id, homeId: home?.id }}
        lastResult={lastResult}
        cancelHref="/records"
        changeHref={(subject) => hrefWith(subject, null)}
      />
    </>
  );
}
