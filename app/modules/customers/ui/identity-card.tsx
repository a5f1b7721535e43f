import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { Card } from '#app/components/card';
import { DateText, InstantText } from '#app/components/date-text';
import { DefinitionList } from '#app/components/definition-list';
import { SubmitButton } from '#app/components/form/submit-button';
import { TelLink } from '#app/components/tel-link';
import type { CustomerFile } from '#app/modules/customers/customer/schema';
import { useBirthdayText } from './birthday-text';

/** Who this is and how to reach them. */
export function IdentityCard({ customer }: { customer: CustomerFile }) {
  const { t } = useTranslation('customers');
  const birthdayText = useBirthdayText();
  const { birthday, idDocumentNumber } = customer;
  return (
    <Card title={t('file.identity')}>
      <PhoneList customer={customer} />
      <DefinitionList
        columns={3}
        items={[
          { term: t('fields.kind'), value: t(`kinds.${customer.kind}`) },
          {
            term: t('fields.id-document'),
            value: idDocumentNumber && [customer.idDocumentKind && t(`id-documents.${customer.idDocumentKind}`), idDocumentNumber].filter(Boolean).join(' '),
          },
          {
            term: t('fields.birthday'),
            value: birthday && (
              <>
                {birthdayText(birthday)}
                {customer.nextBirthday !== null && (
                  <span className="block text-xs text-base-content/75">
                    {t('birthday.next')} <DateText value={customer.nextBirthday} distance="relative" />
                  </span>
                )}
              </>
            ),
          },
          { term: t('fields.email'), value: customer.email && <a href={`mailto:${customer.email}`} className="link link-hover">{customer.email}</a> },
          { term: t('fields.address'), value: customer.address },
          { term: t('fields.created'), value: <><InstantText value={customer.createdAt} style="date" /> · {t(`sources.${customer.source}`)}</> },
          ...(customer.note ? [{ term: t('fields.note'), value: <span className="whitespace-pre-line">{customer.note}</span>, isWide: true }] : []),
        ]}
      />
    </Card>
  );
}

function PhoneList({ customer }: { customer: CustomerFile }) {
  const { t } = useTranslation('customers');
  const canWrite = useCan()('customers.customer.write');
  if (customer.phones.length === 0) return <p className="mb-3 text-base-content/75">{t('phone.none')}</p>;
  return (
    <ul className="mb-3 flex flex-wrap gap-x-6 gap-y-2" aria-label={t('fields.phones')}>
      {customer.phones.map(({ phone, label, invalidAt }) => (
        <li key={phone} className="flex min-h-8 items-center gap-2 text-base">
          {invalidAt === null ? <TelLink value={phone} /> : <s><TelLink value={phone} /></s>}
          {label && <span className="text-xs text-base-content/75">{label}</span>}
          {invalidAt !== null && <span className="text-xs font-medium text-error">{t('phone.invalid')}</span>}
          {canWrite && (
            <Form method="post" className="print:hidden">
              <input type="hidden" name="intent" value="phone" />
              <input type="hidden" name="phone" value={phone} />
              {invalidAt === null && <input type="hidden" name="invalid" value="on" />}
              <SubmitButton tone="ghost" size="sm">
                {t(invalidAt === null ? 'phone.mark-invalid' : 'phone.mark-valid')}
              </SubmitButton>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
