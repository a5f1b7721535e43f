import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { submitTo } from '#app/components/form/submit-to';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { createHomeInput } from '#app/modules/homes/home/schema';
import { HomeForm } from '#app/modules/homes/ui/home-form';

export const handle: PageHandle = { title: 'homes:form.new' };

export async function loader({ context }: LoaderFunctionArgs) {
  return context.caller.homes.choices();
}

export async function action({ request, context }: ActionFunctionArgs) {
  return submitTo(await request.formData(), createHomeInput, context.caller.homes.create, ({ homeId }) => ({ to: `/homes/${homeId}`, toast: { key: 'homes:form.created' } }));
}

export default function NewHomePage() {
  const { t } = useTranslation('homes');
  const { sites } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('form.new')} breadcrumbs={[{ label: t('list.title'), href: '/homes' }]} />
      <HomeForm home={null} sites={sites} lastResult={lastResult} cancelHref="/homes" />
    </>
  );
}
