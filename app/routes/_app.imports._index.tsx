import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor } from '#app/components/actor';
import { Card } from '#app/components/card';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { Pager } from '#app/components/pager';
import { EmptyState } from '#app/components/states';
import { listParams } from '#app/lib/list-params';
import { UPLOAD_MEGABYTES, kindsFor } from '#app/modules/imports/schema';
import { ImportTable } from '#app/modules/imports/ui/import-table';
import { UploadForm } from '#app/modules/imports/ui/upload-form';

export const handle: PageHandle = { title: 'imports:title' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  return context.caller.imports.list(listParams(request.url, ['cursor']));
}

export default function ImportsPage() {
  const { t } = useTranslation('imports');
  const page = useLoaderData<typeof loader>();
  const { features } = useActor().tenant;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <UploadForm kinds={kindsFor(features)} limitMegabytes={UPLOAD_MEGABYTES} />
      <Card title={t('list.title')} isFlush>
        <ImportTable
          rows={page.items}
          empty={
            <EmptyState icon="upload" headingLevel={3} title={t('list.empty')}>
              {t('list.empty-hint')}
            </EmptyState>
          }
        />
        <Pager nextCursor={page.nextCursor} count={page.items.length} />
      </Card>
    </>
  );
}
