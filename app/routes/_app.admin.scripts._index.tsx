import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor } from '#app/components/actor';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { DataTable } from '#app/components/data-table';
import { InstantText } from '#app/components/date-text';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Pager } from '#app/components/pager';
import { EmptyState } from '#app/components/states';
import { ScriptStatusBadge } from '#app/modules/outreach/script/ui/script-status';

export const handle: PageHandle = { title: 'outreach:script.list-title' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  return context.caller.scripts.list({ cursor });
}

export default function ScriptsPage() {
  const { t } = useTranslation('outreach');
  const page = useLoaderData<typeof loader>();
  const canPropose = useActor().permissions.includes('outreach.script.propose');
  const addLink = canPropose && (
    <Link to="new" className="btn btn-primary btn-sm">
      {t('script.add')}
    </Link>
  );
  return (
    <>
      <PageHeader title={t('script.list-title')} description={t('script.list-description')} actions={addLink} />
      <Card isFlush>
        <DataTable
          caption={t('script.list-title')}
          rows={page.items}
          rowKey={(script) => script.code}
          empty={<EmptyState icon="quote">{t('script.empty')}</EmptyState>}
          columns={[
            {
              key: 'title',
              header: t('script.title'),
              isPrimary: true,
              cell: (script) => (
                <Link to={script.code} className="link link-hover">
                  {script.title}
                </Link>
              ),
            },
            { key: 'code', header: t('script.code'), cell: (script) => <span className="font-mono text-xs">{script.code}</span> },
            {
              key: 'state',
              header: t('script.state'),
              cell: (script) => (
                <span className="flex flex-wrap gap-1.5">
                  {script.approvedVersion !== null && (
                    <Badge tone="success">
                      {t('script.status.approved')} · {t('script.version', { version: script.approvedVersion })}
                    </Badge>
                  )}
                  {script.draftVersion !== null && (
                    <Badge tone="warning">
                      {t('script.status.draft')} · {t('script.version', { version: script.draftVersion })}
                    </Badge>
                  )}
                  {script.approvedVersion === null && script.draftVersion === null && <ScriptStatusBadge status="retired" />}
                </span>
              ),
            },
            { key: 'updated', header: t('script.updated-at'), cell: (script) => <InstantText value={script.updatedAt} /> },
          ]}
        />
      </Card>
      <Pager nextCursor={page.nextCursor} count={page.items.length} />
    </>
  );
}
