import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PrintFrame } from '#app/components/print-frame';
import type { PageHandle } from '#app/components/page-title';
import { SurveySheet } from '#app/modules/forms/ui/survey-sheet';

export const handle: PageHandle = { title: (loaded) => (loaded as Awaited<ReturnType<typeof loader>>).form.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const version = new URL(request.url).searchParams.get('version') ?? undefined;
  const form = await context.caller.forms.get({ code: params.code ?? '', version });
  return { form, tenantName: context.actor?.tenant.name ?? '', features: context.actor?.tenant.features ?? [] };
}

/** A blank sheet for the days when the line is down (F-02, F-03). */
export default function BlankFormPage() {
  const { t } = useTranslation('forms');
  const { form, tenantName, features } = useLoaderData<typeof loader>();
  const about = features.includes('vehicles') ? ['plate', 'vin', 'model'] : ['home'];
  const facts = ['customer', 'phone', ...about, 'occurred-on', 'staff', 'agent', 'called-at'];
  return (
    <PrintFrame backHref={`/admin/forms/${form.code}`} backLabel={form.title}>
      <SurveySheet
        title={form.title}
        tenantName={tenantName}
        formCode={form.code}
        version={form.shown.version}
        definition={form.shown.definition}
        answers={null}
        facts={facts.map((fact) => ({ label: t(`sheet.fact.${fact}`), value: '' }))}
      />
    </PrintFrame>
  );
}
