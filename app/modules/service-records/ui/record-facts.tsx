import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { DateText } from '#app/components/date-text';
import { DefinitionList } from '#app/components/definition-list';
import { useFormat } from '#app/components/format-context';
import { Money } from '#app/components/money';
import { TelLink } from '#app/components/tel-link';
import { recordKindSchema } from '#app/modules/service-records/kind/schema';
import type { RecordFile } from '#app/modules/service-records/record/schema';
import { detailKeys } from './details-fields';

/** All that a record says: who, what, when, where, and the details of its kind. */
export function RecordFacts({ record }: { record: RecordFile }) {
  const { t } = useTranslation('records');
  const showDetail = useDetailText();
  const kind = recordKindSchema.parse(record.kind);
  const { customer, vehicle, home, orgUnit } = record;
  const link = (href: string, text: string): ReactNode => (
    <Link to={href} className="link">
      {text}
    </Link>
  );
  return (
    <Card title={t('file.title')}>
      <DefinitionList
        columns={3}
        items={[
          {
            term: t('fields.customer'),
            value: customer && (
              <>
                {link(`/customers/${customer.id}`, customer.name)} {customer.phone !== null && <TelLink value={customer.phone} />}
              </>
            ),
          },
          ...(kind === 'service-request'
            ? [{ term: t('fields.home'), value: home && link(`/homes/${home.id}`, home.address) }]
            : [{ term: t('fields.vehicle'), value: vehicle && link(`/vehicles/${vehicle.id}`, [vehicle.plate ?? vehicle.vin, vehicle.model].filter(Boolean).join(' ')) }]),
          { term: t('fields.org-unit'), value: orgUnit && [orgUnit.name, orgUnit.tier === 2 && t('file.second-tier')].filter(Boolean).join(' · ') },
          { term: t(`occurred.${kind}`), value: record.occurredOn === null ? <Badge tone="warning">{t(`no-day.${kind}`)}</Badge> : <DateText value={record.occurredOn} distance="relative" /> },
          ...(kind === 'delivery'
            ? [{ term: t('fields.invoiced-on'), value: record.invoicedOn && <DateText value={record.invoicedOn} /> }]
            : [{ term: t(`received.${kind}`), value: record.receivedOn && <DateText value={record.receivedOn} /> }]),
          { term: t(`number.${kind}`), value: record.externalNumber },
          { term: t(`staff.${kind}`), value: record.staffName },
          ...(kind === 'service-request' ? [] : [{ term: t('fields.amount'), value: record.amountMinor !== null && <Money amount={record.amountMinor} currency={record.currency ?? 'CNY'} /> }]),
          ...detailKeys(kind)
            .filter((key) => record.details[key] !== undefined)
            .map((key) => ({ term: t(`details.${key}`), value: showDetail(key, record.details[key]), isWide: ['note', 'work', 'summary'].includes(key) })),
        ]}
      />
    </Card>
  );
}

function useDetailText(): (key: string, value: string | number | boolean | undefined) => ReactNode {
  const { t } = useTranslation('records');
  const format = useFormat();
  return (key, value) => {
    if (typeof value === 'boolean') return value ? <Badge tone="warning">{t('common:form.yes')}</Badge> : t('common:form.no');
    if (typeof value === 'number') return key === 'mileage' ? t('mileage', { km: format.number(value) }) : format.number(value);
    if (value === undefined) return null;
    if (key === 'payment') return t(`payments.${value}`);
    return key.endsWith('On') ? <DateText value={value} /> : <span className="whitespace-pre-line">{value}</span>;
  };
}
