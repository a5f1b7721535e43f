import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor } from '#app/components/actor';
import { Card } from '#app/components/card';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Pager } from '#app/components/pager';
import { EmptyState } from '#app/components/states';
import { Tabs } from '#app/components/tabs';
import { listParams } from '#app/lib/list-params';
import { listGapsInput } from '#app/modules/outreach/gap/schema';
import { GapTable } from '#app/modules/outreach/gap/ui/gap-table';

export const handle: PageHandle = { title: 'outreach:gaps.title' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const parsed = listGapsInput.safeParse(listParams(request.url, ['rule', 'cursor']));
  return context.caller.callbackRules.gapBoard(parsed.success ? parsed.data : {});
}

export default function GapsPage() {
  const { t } = useTranslation('outreach');
  const { items, nextCursor, rules } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { features } = useActor().tenant;
  const rule = params.get('rule');
  const total = rules.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <PageHeader title={t('gaps.title')} description={t('gaps.description')} />
      {rules.length > 1 && (
        <Tabs
          label={t('gaps.by-rule')}
          tabs={[
            { href: '/gaps', label: t('gaps.all'), count: total, isCurrent: rule === null },
            ...rules.map(({ code, name, count }) => ({ href: `/gaps?rule=${encodeURIComponent(code)}`, label: name, count, isCurrent: rule === code })),
          ]}
        />
      )}
      <Card isFlush>
        <GapTable
          gaps={items}
          hasVehicles={features.includes('vehicles')}
          empty={<EmptyState icon="check" title={t(rule === null ? 'gaps.empty' : 'gaps.empty-rule')}>{t('gaps.empty-hint')}</EmptyState>}
        />
        <Pager nextCursor={nextCursor} count={items.length} />
      </Card>
    </>
  );
}
