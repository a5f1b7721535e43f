import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { InstantText } from '#app/components/date-text';
import { Select } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { CONSENT_PURPOSES, CONSENT_SOURCES } from '#app/modules/customers/consent/schema';
import type { CustomerFile } from '#app/modules/customers/customer/schema';
import { DoNotContactForm } from './do-not-contact';

/** What the customer agreed to, by purpose, with its proof and its history. */
export function ConsentCard({ customer }: { customer: CustomerFile }) {
  const { t } = useTranslation('customers');
  const canWrite = useCan()('customers.customer.write') && customer.mergedInto === null;
  return (
    <Card title={t('consent.title')}>
      <ul className="space-y-2">
        {customer.consents.map(({ purpose, granted, given }) => (
          <li key={purpose}>
            <div className="flex items-center justify-between gap-3">
              <span>{t(`consent.purposes.${purpose}`)}</span>
              <Badge tone={granted ? 'success' : 'error'}>{t(granted ? 'consent.granted' : 'consent.refused')}</Badge>
            </div>
            <p className="text-xs text-base-content/75">
              {given === null ? t('consent.default') : <>{t(`consent.sources.${given.source}`)} · <InstantText value={given.at} /></>}
            </p>
          </li>
        ))}
      </ul>
      {customer.consentHistory.length > 1 && (
        <details className="mt-3 text-xs">
          <summary className="min-h-6 cursor-pointer">{t('consent.history', { count: customer.consentHistory.length })}</summary>
          <ul className="mt-1 space-y-1">
            {customer.consentHistory.map((entry) => (
              <li key={`${entry.purpose}${entry.at}`}>
                <InstantText value={entry.at} /> · {t(`consent.purposes.${entry.purpose}`)} · {t(entry.granted ? 'consent.granted' : 'consent.refused')} ·{' '}
                {t(`consent.sources.${entry.source}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {canWrite && <ConsentForm />}
      <DoNotContactForm customer={customer} />
    </Card>
  );
}

function ConsentForm() {
  const { t } = useTranslation('customers');
  return (
    <details className="mt-3 print:hidden">
      <summary className="btn btn-sm">{t('consent.record')}</summary>
      <Form method="post" className="mt-3 grid gap-3">
        <input type="hidden" name="intent" value="consent" />
        <Select name="purpose" label={t('consent.purpose')} isRequired options={CONSENT_PURPOSES.map((value) => ({ value, label: t(`consent.purposes.${value}`) }))} />
        <Select
          name="granted"
          label={t('consent.answer')}
          isRequired
          options={[
            { value: 'yes', label: t('consent.granted') },
            { value: 'no', label: t('consent.refused') },
          ]}
        />
        <Select name="source" label={t('consent.source')} isRequired options={CONSENT_SOURCES.map((value) => ({ value, label: t(`consent.sources.${value}`) }))} />
        <SubmitButton size="sm">{t('common:actions.save')}</SubmitButton>
      </Form>
    </details>
  );
}
