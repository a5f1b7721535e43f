import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { FilterBar } from '#app/components/filter-bar';
import { Select } from '#app/components/form/select';
import { DateInput } from '#app/components/form/text-input';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Pager } from '#app/components/pager';
import { EmptyState } from '#app/components/states';
import { listParams } from '#app/lib/list-params';
import { listAuditInput } from '#app/modules/audit/schema';
import { AuditTable } from '#app/modules/audit/ui/audit-table';

export const handle: PageHandle = { title: 'access:audit.title' };

const FILTERS = ['actorMembershipId', 'entity', 'entityId', 'from', 'to'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const parsed = listAuditInput.safeParse(listParams(request.url, [...FILTERS, 'cursor']));
  const { audit, access } = context.caller;
  return {
    entries: await audit.list(parsed.success ? parsed.data : {}),
    entities: await audit.entities(),
    members: await access.member.options(),
  };
}

export default function AuditPage() {
  const { t } = useTranslation('access');
  const { entries, entities, members } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const isFiltered = FILTERS.some((name) => (params.get(name) ?? '') !== '');
  return (
    <>
      <PageHeader title={t('audit.title')} description={t('audit.hint')} />
      <FilterBar label={t('audit.filter')} keep={['entityId']}>
        <Select
          name="actorMembershipId"
          label={t('audit.actor')}
          emptyLabel={t('audit.anybody')}
          defaultValue={params.get('actorMembershipId') ?? ''}
          options={members.map((member) => ({ value: member.membershipId, label: member.displayName }))}
        />
        <Select
          name="entity"
          label={t('audit.entity')}
          emptyLabel={t('audit.anything')}
          defaultValue={params.get('entity') ?? ''}
          options={entities.map((entity) => ({ value: entity, label: t(`audit.entities.${entity}`, { defaultValue: entity }) }))}
        />
        <DateInput name="from" label={t('audit.from')} defaultValue={params.get('from') ?? ''} />
        <DateInput name="to" label={t('audit.to')} defaultValue={params.get('to') ?? ''} />
      </FilterBar>
      <Card isFlush>
        <AuditTable entries={entries.items} empty={<EmptyState icon="list" isFiltered={isFiltered} />} />
        <Pager nextCursor={entries.nextCursor} count={entries.items.length} />
      </Card>
    </>
  );
}
