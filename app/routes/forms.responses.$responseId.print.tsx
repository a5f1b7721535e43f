import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/components/format-context';
import { PrintFrame } from '#app/components/print-frame';
import type { PageHandle } from '#app/components/page-title';
import { SurveySheet, type SheetFact } from '#app/modules/forms/ui/survey-sheet';

export const handle: PageHandle = { title: (loaded) => (loaded as Awaited<ReturnType<typeof loader>>).sheet.title };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { forms, contacts } = context.caller;
  const sheet = await forms.sheet({ responseId: params.responseId ?? '' });
  const call = sheet.subjectKind === 'contact' ? await contacts.forWork({ id: sheet.subjectId, mode: 'look' }) : null;
  return { sheet, call, tenantName: context.actor?.tenant.name ?? '' };
}

/** A sheet as it was filled in, with the questions of its own version. */
export default function FilledFormPage() {
  const { t } = useTranslation('forms');
  const format = useFormat();
  const { sheet, call, tenantName } = useLoaderData<typeof loader>();
  const reached = call?.attempts.find((attempt) => attempt.outcome === 'reached' && !attempt.undone);
  const fact = (key: string, value: string | null | undefined): SheetFact[] => (value ? [{ label: t(`sheet.fact.${key}`), value }] : []);
  const { customer, vehicle, home, record } = call ?? {};
  const phone = customer?.phones[0]?.phone;
  const facts = [
    ...fact('customer', customer && `${customer.name} (${customer.number})`),
    ...fact('phone', phone && format.phone(phone)),
    ...fact('plate', vehicle?.plate),
    ...fact('vin', vehicle?.vin),
    ...fact('model', vehicle && [vehicle.brand, vehicle.model].filter(Boolean).join(' ')),
    ...fact('home', home?.address),
    ...fact('number', record?.externalNumber),
    ...fact('occurred-on', record?.occurredOn && format.civilDate(record.occurredOn)),
    ...fact('staff', record?.staffName),
    ...fact('amount', record?.amountMinor && record.currency ? format.money(record.amountMinor, record.currency) : null),
    ...fact('agent', reached?.by),
    ...fact('called-at', reached && format.instant(reached.at)),
  ];
  return (
    <PrintFrame backHref={call === null ? '/' : `/calls/${call.id}`} backLabel={sheet.title}>
      <SurveySheet
        title={sheet.title}
        tenantName={tenantName}
        formCode={sheet.formCode}
        version={sheet.version}
        definition={sheet.definition}
        answers={sheet.answers}
        facts={facts}
      />
    </PrintFrame>
  );
}
