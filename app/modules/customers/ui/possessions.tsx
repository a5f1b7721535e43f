import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { DataTable } from '#app/components/data-table';
import { DateText } from '#app/components/date-text';
import type { CustomerFile } from '#app/modules/customers/customer/schema';

/** The customer's cars, former ones included. */
export function VehiclesCard({ vehicles, actions }: { vehicles: CustomerFile['vehicles']; actions: ReactNode }) {
  const { t } = useTranslation('customers');
  return (
    <Card title={t('fields.vehicles')} isFlush actions={actions}>
      <DataTable
        caption={t('fields.vehicles')}
        rows={vehicles}
        rowKey={(vehicle) => `${vehicle.id}${vehicle.fromOn ?? ''}${vehicle.toOn ?? ''}`}
        empty={<p className="px-4 pb-4 text-base-content/75">{t('file.no-vehicles')}</p>}
        columns={[
          {
            key: 'plate',
            header: t('vehicles:fields.plate'),
            isPrimary: true,
            cell: (vehicle) => (
              <Link to={`/vehicles/${vehicle.id}`} className="link link-hover">
                {vehicle.plate ?? vehicle.vin}
              </Link>
            ),
          },
          { key: 'vin', header: t('vehicles:fields.vin'), cell: (vehicle) => <span className="font-mono text-xs">{vehicle.vin ?? '—'}</span> },
          { key: 'model', header: t('vehicles:fields.model'), cell: (vehicle) => [vehicle.brand, vehicle.model, vehicle.color].filter(Boolean).join(' ') || '—' },
          { key: 'warranty', header: t('vehicles:fields.warranty-ends-on'), cell: (vehicle) => <DateText value={vehicle.warrantyEndsOn} /> },
          { key: 'period', header: t('vehicles:owner.period'), cell: (vehicle) => <Period from={vehicle.fromOn} to={vehicle.toOn} /> },
        ]}
      />
    </Card>
  );
}

/** Where the customer lives or owns. */
export function HomesCard({ homes }: { homes: CustomerFile['homes'] }) {
  const { t } = useTranslation('customers');
  return (
    <Card title={t('fields.homes')} isFlush>
      <DataTable
        caption={t('fields.homes')}
        rows={homes}
        rowKey={(home) => `${home.id}${home.relation}`}
        empty={<p className="px-4 pb-4 text-base-content/75">{t('file.no-homes')}</p>}
        columns={[
          {
            key: 'address',
            header: t('homes:fields.address'),
            isPrimary: true,
            cell: (home) => (
              <Link to={`/homes/${home.id}`} className="link link-hover">
                {home.address}
              </Link>
            ),
          },
          { key: 'zone', header: t('homes:fields.zone'), cell: (home) => home.zone ?? '—' },
          { key: 'relation', header: t('homes:fields.relation'), cell: (home) => t(`homes:relations.${home.relation}`) },
          { key: 'period', header: t('homes:people.period'), cell: (home) => <Period from={home.fromOn} to={home.toOn} /> },
        ]}
      />
    </Card>
  );
}

function Period({ from, to }: { from: string | null; to: string | null }) {
  const { t } = useTranslation('customers');
  return (
    <span className="flex flex-wrap items-center gap-x-1.5">
      {from !== null && <DateText value={from} />}
      {to === null ? <Badge tone="success">{t('file.current')}</Badge> : <>– <DateText value={to} /></>}
    </span>
  );
}
