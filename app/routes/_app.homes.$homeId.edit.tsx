import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { createHomeInput, type CreateHomeInput } from '#app/modules/homes/home/schema';
import { homeAddress } from '#app/modules/homes/ui/home-address';
import { HomeForm } from '#app/modules/homes/ui/home-form';

export const handle: PageHandle = { title: 'homes:form.edit' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { caller } = context;
  const [home, { sites }] = await Promise.all([caller.homes.get({ homeId: params.homeId ?? '' }), caller.homes.choices()]);
  return { home, sites };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const homeId = params.homeId ?? '';
  // The form shows every field: one that came back empty was emptied.
  const save = ({ unit = null, zone = null, areaSqm = null, ...rest }: CreateHomeInput) => context.caller.homes.update({ homeId, ...rest, unit, zone, areaSqm });
  return submitTo(await request.formData(), createHomeInput, save, () => ({ to: `/homes/${homeId}`, toast: { key: 'homes:form.saved' } }));
}

export default function EditHomePage() {
  const { t } = useTranslation('homes');
  const { home, sites } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const href = `/homes/${home.id}`;
  return (
    <>
      <PageHeader
        title={t('form.edit')}
        breadcrumbs={[
          { label: t('list.title'), href: '/homes' },
          { label: homeAddress(home), href },
        ]}
      />
      <HomeForm home={home} sites={sites} lastResult={lastResult} cancelHref={href} />
    </>
  );
}
