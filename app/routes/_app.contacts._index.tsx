import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useLocation, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor, useCan } from '#app/components/actor';
import { Card } from '#app/components/card';
import { ReplyErrors } from '#app/components/form/reply-errors';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Pager } from '#app/components/pager';
import { EmptyState } from '#app/components/states';
import { redirectWithToast } from '#app/lib/flash';
import { listParams } from '#app/lib/list-params';
import { assignContactsInput, cancelContactsInput, CONTACT_FILTERS, isUnfinished, listContactsInput } from '#app/modules/outreach/contact/schema';
import { ContactFilters } from '#app/modules/outreach/contact/ui/contact-filters';
import { ContactTable } from '#app/modules/outreach/contact/ui/contact-table';
import { ManageBar } from '#app/modules/outreach/contact/ui/manage-bar';

export const handle: PageHandle = { title: 'outreach:contacts.title' };

const FORM_ID = 'manage-contacts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  // An address that somebody edited shows the whole list instead of an error page.
  const parsed = listContactsInput.safeParse(listParams(request.url, [...CONTACT_FILTERS, 'cursor']));
  return context.caller.contacts.sheet(parsed.success ? parsed.data : {});
}

/** What a manager does with the ticked calls. */
export async function action({ request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const here = new URL(request.url);
  here.searchParams.delete('index');
  const to = here.pathname + here.search;
  if (!formData.has('ids')) return redirectWithToast(to, { tone: 'warning', key: 'outreach:contacts.none-chosen' });
  const isCancelling = formData.get('intent') === 'cancel';
  formData.delete('intent');
  const { contacts } = context.caller;
  if (isCancelling) {
    formData.delete('membershipId');
    return submitTo(formData, cancelContactsInput, contacts.cancel, ({ changed }) => ({ to, toast: { key: 'outreach:contacts.cancelled', params: { count: changed } } }));
  }
  const ids = formData.getAll('ids').map(String);
  const input = assignContactsInput.parse({ ids, membershipId: formData.get('membershipId') || null });
  const { changed } = await contacts.assign(input);
  return redirectWithToast(to, { key: 'outreach:contacts.assigned', params: { count: changed } });
}

export default function ContactsPage() {
  const { t } = useTranslation('outreach');
  const { page, choices } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { search } = useLocation();
  const { features } = useActor().tenant;
  const canManage = useCan()('outreach.contact.manage');
  const isFiltered = CONTACT_FILTERS.some((name) => (params.get(name) ?? '') !== '');
  const hasOpenRows = page.items.some(({ status }) => isUnfinished(status));
  return (
    <>
      <PageHeader title={t('contacts.title')} />
      <ContactFilters choices={choices} exportHref={`/contacts.xlsx${search}`} />
      <ReplyErrors reply={reply} />
      <Card isFlush>
        {canManage && hasOpenRows && <ManageBar formId={FORM_ID} colleagues={choices.colleagues} />}
        <ContactTable
          rows={page.items}
          features={features}
          choiceFormId={canManage && hasOpenRows ? FORM_ID : undefined}
          empty={<EmptyState icon="phone" isFiltered={isFiltered} {...(isFiltered ? {} : { title: t('contacts.empty'), children: t('contacts.empty-hint') })} />}
        />
        <Pager nextCursor={page.nextCursor} count={page.items.length} />
      </Card>
    </>
  );
}
