import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { FilterBar } from '#app/components/filter-bar';
import { Select } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Pager } from '#app/components/pager';
import { EmptyState } from '#app/components/states';
import { redirectWithToast } from '#app/lib/flash';
import { listParams } from '#app/lib/list-params';
import { listSignalsInput, markSignalsInput, SIGNAL_KINDS } from '#app/modules/outreach/signal/schema';
import { SignalList } from '#app/modules/outreach/signal/ui/signal-list';

export const handle: PageHandle = { title: 'outreach:signals.title' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const parsed = listSignalsInput.safeParse(listParams(request.url, ['kind', 'unseen', 'cursor']));
  return context.caller.contacts.signals(parsed.success ? parsed.data : {});
}

/** Marks one or all of the page as seen; also posted from the overview. */
export async function action({ request, context }: ActionFunctionArgs) {
  const input = markSignalsInput.parse({ ids: (await request.formData()).getAll('ids') });
  const { changed } = await context.caller.contacts.markSignalsSeen(input);
  return redirectWithToast('/signals', { key: 'outreach:signals.marked', params: { count: changed } });
}

export default function SignalsPage() {
  const { t } = useTranslation('outreach');
  const page = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const unseen = page.items.filter(({ seenAt }) => seenAt === null);
  const isFiltered = Boolean(params.get('kind') || params.get('unseen'));
  return (
    <>
      <PageHeader
        title={t('signals.title')}
        aside={page.unseen > 0 && <Badge tone="error">{t('signals.count', { count: page.unseen })}</Badge>}
        description={t('signals.description')}
        actions={
          unseen.length > 1 && (
            <Form method="post">
              {unseen.map(({ id }) => (
                <input key={id} type="hidden" name="ids" value={id} />
              ))}
              <SubmitButton tone="plain" size="sm">
                {t('signals.mark-all')}
              </SubmitButton>
            </Form>
          )
        }
      />
      <FilterBar label={t('signals.title')}>
        <Select
          name="kind"
          label={t('signals.kind-label')}
          defaultValue={params.get('kind') ?? ''}
          emptyLabel={t('signals.any')}
          options={SIGNAL_KINDS.map((kind) => ({ value: kind, label: t(`signals.kind.${kind}`) }))}
        />
        <Select
          name="unseen"
          label={t('contacts.status-label')}
          defaultValue={params.get('unseen') ?? ''}
          emptyLabel={t('signals.all')}
          options={[{ value: 'yes', label: t('signals.only-unseen') }]}
        />
      </FilterBar>
      <Card isFlush>
        {page.items.length === 0 ? (
          <EmptyState icon="check" isFiltered={isFiltered} {...(isFiltered ? {} : { title: t('signals.empty'), children: t('signals.empty-hint') })} />
        ) : (
          <SignalList signals={page.items} />
        )}
        <Pager nextCursor={page.nextCursor} count={page.items.length} />
      </Card>
    </>
  );
}
