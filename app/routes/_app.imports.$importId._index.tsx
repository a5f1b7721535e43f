import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { redirectWithToast } from '#app/lib/flash';
import { PageError } from '#app/lib/page-error';
import { redirect } from '@remix-run/node';
import type { ImportView } from '#app/modules/imports/job/schema';
import { postedMapping } from '#app/modules/imports/mapping/schema';
import { Failure } from '#app/modules/imports/ui/failure';
import { FileFacts } from '#app/modules/imports/ui/file-facts';
import { ImportStatusBadge } from '#app/modules/imports/ui/import-status';
import { MappingForm } from '#app/modules/imports/ui/mapping-form';
import { MappingProblems } from '#app/modules/imports/ui/mapping-problems';
import { NextSteps } from '#app/modules/imports/ui/next-steps';
import { ProgressCard } from '#app/modules/imports/ui/progress-card';
import { RejectTable } from '#app/modules/imports/ui/reject-table';
import { ResultFigures } from '#app/modules/imports/ui/result-figures';
import { RunCard } from '#app/modules/imports/ui/run-card';
import { UnknownUnits } from '#app/modules/imports/ui/unknown-units';
import { WarningTable } from '#app/modules/imports/ui/warning-table';

export const handle: PageHandle = { title: (loaded) => (loaded as { view: ImportView }).view.fileName };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const importId = params.importId ?? '';
  const { imports, tenancy } = context.caller;
  const view = await imports.get({ importId });
  const rejects = view.counts.rejected > 0 ? await imports.rejects({ importId, limit: 200 }) : [];
  const mayName = view.unknownUnits.length > 0 && (context.actor?.permissions.includes('tenancy.org-unit.manage') ?? false);
  const units = mayName ? await tenancy.orgUnit.list({}) : null;
  return { view, rejects, units: units?.map(({ orgUnitId, name }) => ({ value: orgUnitId, label: name })) ?? null };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const importId = params.importId ?? '';
  const here = `/imports/${importId}`;
  const { imports, tenancy } = context.caller;
  const mapping = postedMapping(formData);
  try {
    switch (formData.get('intent')) {
      case 'alias': {
        const alias = String(formData.get('alias') ?? '');
        await tenancy.orgUnit.addAlias({ orgUnitId: String(formData.get('orgUnitId') ?? ''), alias });
        return redirectWithToast(here, { key: 'imports:toast.alias', params: { name: alias } });
      }
      case 'run':
        await imports.run({ importId });
        return redirect(here, 303);
      case 'cancel':
        await imports.cancel({ importId });
        return redirectWithToast(here, { key: 'imports:toast.cancelled', tone: 'info' });
      default:
        await imports.test({ importId, mapping });
        return redirect(here, 303);
    }
  } catch (error) {
    if (!(error instanceof PageError) || !['invalid-input', 'conflict'].includes(error.problem.code)) throw error;
    const { fields, reason, params: words } = error.problem;
    return data({ mapping, problems: fields.length > 0 ? fields.map((field) => ({ reason: field.reason, params: field.params ?? {} })) : [{ reason, params: words }] }, { status: error.status });
  }
}

export default function ImportPage() {
  const { t } = useTranslation('imports');
  const { view, rejects, units } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { status, counts, headerRow, isFileKept } = view;
  const isWorking = status === 'testing' || status === 'running';
  const isOver = status === 'tested' || status === 'done' || (status === 'failed' && counts.rows > 0);
  const mappingForm = <MappingForm view={view} posted={reply?.mapping ?? null} />;
  return (
    <>
      <PageHeader
        title={<span className="break-all">{view.fileName}</span>}
        breadcrumbs={[{ label: t('title'), href: '/imports' }]}
        aside={<ImportStatusBadge status={status} />}
        description={<FileFacts view={view} />}
      />
      <MappingProblems problems={reply?.problems ?? []} />
      <Failure view={view} />
      {isWorking && <ProgressCard view={view} />}
      {isOver && <h2 className="mb-2 text-[0.9375rem] font-semibold">{t(view.dryRun ? 'view.result-test' : 'view.result')}</h2>}
      {(isOver || isWorking) && <ResultFigures view={view} />}
      {status === 'tested' && <RunCard view={view} />}
      {status === 'done' && <NextSteps view={view} />}
      {isOver && (
        <>
          <UnknownUnits units={view.unknownUnits} choices={units} />
          <RejectTable view={view} rows={rejects} />
          <WarningTable view={view} />
        </>
      )}
      {!isWorking && isFileKept && (
        <Card title={t('view.columns')} description={t('view.columns-description', { row: headerRow })} isFlush>
          {isOver ? (
            <details className="border-t border-base-content/12" open={reply !== undefined}>
              <summary className="cursor-pointer px-4 py-2 text-sm font-medium">{t('view.columns-show', { count: view.columns.length })}</summary>
              {mappingForm}
            </details>
          ) : (
            mappingForm
          )}
        </Card>
      )}
      {!isFileKept && <p className="text-base-content/80">{t('view.file-deleted')}</p>}
    </>
  );
}
