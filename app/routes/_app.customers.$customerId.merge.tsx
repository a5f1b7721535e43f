import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { ReplyErrors } from '#app/components/form/reply-errors';
import { submitTo } from '#app/components/form/submit-to';
import { TextInput } from '#app/components/form/text-input';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { EmptyState } from '#app/components/states';
import { mergeCustomersInput } from '#app/modules/customers/merge/schema';
import { MergeChoices } from '#app/modules/customers/ui/merge-choices';
import { MergeCompare } from '#app/modules/customers/ui/merge-compare';

export const handle: PageHandle = { title: 'customers:merge.title' };

/** First the other record is chosen, by search or from the possible duplicates; then both are compared. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { customers } = context.caller;
  const customerId = params.customerId ?? '';
  const search = new URL(request.url).searchParams;
  const other = search.get('with');
  if (other !== null) return { pair: await customers.mergePair({ survivorId: customerId, mergedId: other }), file: null, found: [] };
  const q = search.get('q')?.trim() ?? '';
  const file = await customers.file({ customerId });
  if (file.customer.mergedInto !== null) throw redirect(`/customers/${file.customer.mergedInto.id}`);
  const found = q === '' ? [] : (await customers.list({ q, limit: 20 })).items.filter(({ id }) => id !== customerId);
  return { pair: null, file, found };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return submitTo(await request.formData(), mergeCustomersInput, context.caller.customers.merge, ({ customerId, mergedNumber }) => ({
    to: `/customers/${customerId}`,
    toast: { key: 'customers:merge.done', params: { number: mergedNumber } },
  }));
}

export default function MergePage() {
  const { t } = useTranslation('customers');
  const { pair, file, found } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [params] = useSearchParams();
  const q = params.get('q') ?? '';
  const customer = pair === null ? file.customer : { id: pair.survivor.id, name: pair.survivor.values.name };
  return (
    <>
      <PageHeader
        title={t('merge.title')}
        breadcrumbs={[
          { label: t('list.title'), href: '/customers' },
          { label: customer.name, href: `/customers/${customer.id}` },
        ]}
      />
      <ReplyErrors reply={reply} />
      {pair === null ? (
        <Card title={t('merge.choose')} description={t('merge.choose-hint')} className="max-w-3xl">
          {file.duplicates.length > 0 && <MergeChoices customerId={customer.id} choices={file.duplicates} label={t('duplicate.title')} />}
          <Form method="get" role="search" className="mt-3 flex flex-wrap items-end gap-2">
            <TextInput name="q" type="search" label={t('merge.find')} defaultValue={q} className="grow" />
            <button type="submit" className="btn">
              {t('common:search.submit')}
            </button>
          </Form>
          {found.length > 0 && <MergeChoices customerId={customer.id} choices={found.map((row) => ({ ...row, phone: row.phones[0]?.phone ?? null }))} label={t('merge.choose')} />}
          {q !== '' && found.length === 0 && <EmptyState isFiltered headingLevel={3} title={t('merge.none-found')} />}
        </Card>
      ) : (
        <MergeCompare survivor={pair.survivor} merged={pair.merged} />
      )}
    </>
  );
}
